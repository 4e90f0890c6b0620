package cn.zhiban.scheduling.dayplan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day on which people on duty are given shops. Time is counted in quarters of an hour as in {@link BreakDay}.
 *
 * @param workers people on duty
 * @param desks what has to be served: a shop in a post
 * @param factor what each shop served counts, in receptions
 */
record ShopDay(List<Worker> workers, List<Desk> desks, double factor) {
    ShopDay {
        workers = List.copyOf(workers);
        desks = List.copyOf(desks);
    }

    /**
     * Somebody on duty.
     *
     * @param duty per quarter whether on duty
     * @param present per quarter whether at the desk, which is on duty and not on a break
     * @param options shops that can be served
     * @param maximum load that is not too much
     * @param fixed shops that are served whatever may be better, null if that is open
     */
    record Worker(
            boolean[] duty,
            boolean[] present,
            List<Option> options,
            int maximum,
            @Nullable Set<Long> fixed) {
        Worker {
            options = List.copyOf(options);
        }
    }

    /**
     * A shop somebody can serve.
     *
     * @param shopId the shop
     * @param desks which of its desks, by their place in the day
     */
    record Option(long shopId, List<Integer> desks) {
        Option {
            desks = List.copyOf(desks);
        }
    }

    /**
     * A shop in a post.
     *
     * @param shopId the shop
     * @param wanted per quarter whether somebody has to be there
     * @param receptions per quarter how many are expected
     */
    record Desk(long shopId, boolean[] wanted, double[] receptions) {}
}
