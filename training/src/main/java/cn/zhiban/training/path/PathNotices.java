package cn.zhiban.training.path;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.people.LearnerReach;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what they are to learn, what is soon due and what is late, each once. */
@Component
class PathNotices {
    private static final int SOON_DAYS = 2;
    private static final String LINK = "train/learn";

    private final Paths paths;
    private final AssignmentStore assignments;
    private final LearnerReach people;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final CompanyTime time;

    PathNotices(
            Paths paths,
            AssignmentStore assignments,
            LearnerReach people,
            Notices notices,
            JdbcClient jdbc,
            CompanyTime time) {
        this.paths = paths;
        this.assignments = assignments;
        this.people = people;
        this.notices = notices;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** These people were asked to learn a path. */
    void assigned(String path, Collection<Long> employees) {
        List<Long> accounts = people.accounts(employees);
        if (!accounts.isEmpty()) {
            notices.send(accounts, "training.path.notice.assigned", LINK, path);
        }
    }

    /** Somebody got more time. */
    void extended(String path, long employee, int days) {
        List<Long> accounts = people.accounts(List.of(employee));
        if (!accounts.isEmpty()) {
            notices.send(accounts, "training.path.notice.extended", LINK, path, String.valueOf(days));
        }
    }

    /** What is due within two days or late since today; leads hear of what is late. */
    @Transactional
    public void sendDue() {
        LocalDate today = time.today();
        List<Paths.Standing> standings = paths.standings(assignments.unfinished());
        Map<Long, String> names = standings.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("SELECT id, name FROM core_employee WHERE id IN (:ids)")
                        .param(
                                "ids",
                                standings.stream()
                                        .map(one -> one.assigned().employeeId())
                                        .distinct()
                                        .toList())
                        .query((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        for (Paths.Standing one : standings) {
            for (PathStand.Step step : one.stand().steps()) {
                LocalDate due = step.due();
                if (due == null || step.state() == PathStand.State.DONE || today.isBefore(due.minusDays(SOON_DAYS))) {
                    continue;
                }
                boolean late = today.isAfter(due);
                if (assignments.told(one.assigned().id(), step.block().no(), late ? "LATE" : "SOON", due)) {
                    tell(one, step, due, late, names.getOrDefault(one.assigned().employeeId(), ""));
                }
            }
        }
    }

    private void tell(Paths.Standing one, PathStand.Step step, LocalDate due, boolean late, String name) {
        List<Long> self = List.of(one.assigned().employeeId());
        String title = one.path().content().title();
        List<Long> accounts = people.accounts(self);
        if (!accounts.isEmpty()) {
            notices.send(
                    accounts,
                    late ? "training.path.notice.late" : "training.path.notice.soon",
                    LINK,
                    title,
                    step.block().title(),
                    due.toString());
        }
        List<Long> leads = late ? people.accounts(people.leads(self)) : List.of();
        if (!leads.isEmpty()) {
            notices.send(
                    leads,
                    "training.path.notice.late.lead",
                    "train/progress",
                    name,
                    title,
                    step.block().title());
        }
    }
}
