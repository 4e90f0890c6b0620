package cn.zhiban.training.path;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one is to learn oneself. Everybody with {@link TrainingPermissions#LEARN}. */
@Service
@Transactional(readOnly = true)
public class MyLearning {
    private final Paths paths;
    private final AssignmentStore assignments;
    private final Access access;
    private final CompanyTime time;

    MyLearning(Paths paths, AssignmentStore assignments, Access access, CompanyTime time) {
        this.paths = paths;
        this.assignments = assignments;
        this.access = access;
        this.time = time;
    }

    /**
     * A path that one is to learn.
     *
     * @param late days since the earliest day missed, 0 for none
     */
    public record Mine(
            String title,
            String summary,
            LocalDate startOn,
            int extraDays,
            boolean completed,
            int late,
            PathStand stand) {}

    /** Own paths: late ones first, then by what is due next, completed ones last. */
    public List<Mine> mine() {
        Actor actor = access.require(TrainingPermissions.LEARN);
        Long employee = actor.employeeId();
        if (employee == null) {
            return List.of();
        }
        LocalDate today = time.today();
        return paths.standings(assignments.running(List.of(employee))).stream()
                .map(one -> new Mine(
                        one.path().content().title(),
                        one.path().content().summary(),
                        one.assigned().startOn(),
                        one.assigned().extraDays(),
                        one.assigned().completedAt() != null,
                        lateDays(one.stand(), today),
                        one.stand()))
                .sorted(Comparator.comparing((Mine one) -> one.stand().isDone())
                        .thenComparing(one -> one.stand().due().orElse(LocalDate.MAX)))
                .toList();
    }

    static int lateDays(PathStand stand, LocalDate today) {
        return (int) stand.due()
                .filter(due -> due.isBefore(today))
                .map(due -> java.time.temporal.ChronoUnit.DAYS.between(due, today))
                .orElse(0L)
                .longValue();
    }
}
