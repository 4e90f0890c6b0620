package cn.zhiban.training.change;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.deck.Audience;
import cn.zhiban.training.deck.Demands;
import cn.zhiban.training.deck.Demands.Demand;
import cn.zhiban.training.deck.Demands.Pair;
import cn.zhiban.training.people.Learner;
import cn.zhiban.training.people.LearnerReach;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which knowledge changed and who has not yet answered it, for who has {@link TrainingPermissions#PROGRESS}: changes
 * within the scope, people within reach.
 */
@Service
@Transactional(readOnly = true)
public class ChangeService {
    private static final Duration BACK = Duration.ofDays(60);

    private final ChangeStore changes;
    private final Demands demands;
    private final LearnerReach reach;
    private final Access access;
    private final CompanyTime time;

    ChangeService(ChangeStore changes, Demands demands, LearnerReach reach, Access access, CompanyTime time) {
        this.changes = changes;
        this.demands = demands;
        this.reach = reach;
        this.access = access;
        this.time = time;
    }

    /**
     * A changed statement and who has answered it.
     *
     * @param id its id
     * @param source what changed
     * @param title the article or the rule
     * @param before what it said, empty if it is new
     * @param after what it says, empty if it is gone
     * @param at when it changed
     * @param asked a question asks about it; false when too much changed that day
     * @param concerned how many people within reach it concerns
     * @param missing those of them who have not yet answered rightly, by team and name
     */
    public record Change(
            long id,
            Source source,
            String title,
            String before,
            String after,
            Instant at,
            boolean asked,
            int concerned,
            List<Learner> missing) {
        public Change {
            missing = List.copyOf(missing);
        }
    }

    /** Changes of the last 60 days; those that somebody has not answered first, then the newest. */
    public List<Change> list() {
        Actor actor = access.require(TrainingPermissions.PROGRESS);
        Map<Long, Demand> asked =
                demands.all().stream().collect(Collectors.toMap(Demand::questionId, Function.identity()));
        List<Learner> people = reach.within(actor);
        Map<Long, List<Audience.Served>> served = demands.served();
        Map<Pair, Integer> proven =
                demands.proven(people.stream().map(Learner::id).toList());
        Set<Long> newer = new HashSet<>();
        return changes.since(time.now().minus(BACK)).stream()
                .filter(row -> sees(actor.scope(), row))
                // of several changes of one statement only the newest has to be answered
                .filter(row ->
                        row.questionId() == null || asked.containsKey(row.questionId()) && newer.add(row.questionId()))
                .map(row -> change(row, asked, people, served, proven))
                .sorted(Comparator.comparing((Change one) -> one.missing().isEmpty())
                        .thenComparing(Comparator.comparing(Change::at).reversed()))
                .toList();
    }

    private static boolean sees(Scope scope, ChangeStore.Row row) {
        return row.shopIds().isEmpty()
                ? row.clientId() == null || scope.seesClient(row.clientId())
                : row.shopIds().stream().anyMatch(scope::seesShop);
    }

    private static Change change(
            ChangeStore.Row row,
            Map<Long, Demand> asked,
            List<Learner> people,
            Map<Long, List<Audience.Served>> served,
            Map<Pair, Integer> proven) {
        Demand demand = row.questionId() == null ? null : asked.get(row.questionId());
        List<Learner> concerned = demand == null
                ? List.of()
                : people.stream()
                        .filter(one -> demand.audience().concerns(served.getOrDefault(one.id(), List.of())))
                        .toList();
        List<Learner> missing = concerned.stream()
                .filter(one -> demand != null
                        && proven.getOrDefault(new Pair(one.id(), demand.questionId()), 0) < row.version())
                .sorted(Comparator.comparing(Learner::teamName).thenComparing(Learner::name))
                .toList();
        return new Change(
                row.id(),
                row.source(),
                row.title(),
                row.before(),
                row.after(),
                row.at(),
                demand != null,
                concerned.size(),
                missing);
    }
}
