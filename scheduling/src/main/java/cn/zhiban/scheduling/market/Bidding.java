package cn.zhiban.scheduling.market;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open shift that goes to the highest bid.
 *
 * @param tradeId the open shift
 * @param closesAt bids are taken until then
 * @param closed whether it was decided
 * @param own points that whoever asks has bid, null none
 * @param bids for who plans the roster all bids, the highest first; until they are decided only how many
 */
public record Bidding(
        long tradeId,
        Instant closesAt,
        boolean closed,
        @Nullable Integer own,
        List<Bid> bids) {
    public Bidding {
        bids = List.copyOf(bids);
    }

    /** What became of a bid. Translated as {@code sched.market.bid.outcome.<NAME>}. */
    public enum Outcome {
        WON,
        LOST,
        /** a rule spoke against it when it was decided */
        BARRED
    }

    /**
     * A bid.
     *
     * @param employeeId whose
     * @param name their name
     * @param points what it is worth to them
     * @param placedAt when they said so
     * @param outcome what became of it, null not decided yet
     * @param paid points the winner paid
     */
    public record Bid(
            long employeeId,
            String name,
            int points,
            Instant placedAt,
            @Nullable Outcome outcome,
            int paid) {}

    /**
     * Points of a person for shifts of a month.
     *
     * @param points what everybody has
     * @param spent paid for shifts that were won
     * @param reserved in bids that are not decided yet
     */
    public record Budget(int points, int spent, int reserved) {
        /** What can still be bid. */
        public int left() {
            return points - spent - reserved;
        }
    }
}
