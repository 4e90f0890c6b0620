package cn.zhiban.training.path;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who is to learn which path. */
@Component
class AssignmentStore {
    private static final String ASSIGNED = "SELECT id, path_id, employee_id, start_on, extra_days, by_rule, ended_at,"
            + " completed_at, completed_number, progressed_at FROM train_path_assignment";
    private final JdbcClient jdbc;
    private final CompanyTime time;

    AssignmentStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Optional<Assigned> find(long id) {
        return jdbc.sql(ASSIGNED + " WHERE id = ?")
                .param(id)
                .query(Assigned.class)
                .optional();
    }

    /** Everything that somebody was asked to learn, also what has ended. */
    List<Assigned> of(long employee) {
        return jdbc.sql(ASSIGNED + " WHERE employee_id = ? ORDER BY start_on, id")
                .param(employee)
                .query(Assigned.class)
                .list();
    }

    /** What has not ended, of these people. */
    List<Assigned> running(Collection<Long> employees) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql(ASSIGNED
                                + " WHERE employee_id IN (:employees) AND ended_at IS NULL ORDER BY employee_id, id")
                        .param("employees", employees)
                        .query(Assigned.class)
                        .list();
    }

    /** What has not ended, of a path. */
    List<Assigned> ofPath(long path) {
        return jdbc.sql(ASSIGNED + " WHERE path_id = ? AND ended_at IS NULL ORDER BY employee_id")
                .param(path)
                .query(Assigned.class)
                .list();
    }

    /** Not ended and not completed, of people who have not left. */
    List<Assigned> unfinished() {
        return jdbc.sql(ASSIGNED + " WHERE ended_at IS NULL AND completed_at IS NULL AND employee_id IN"
                        + " (SELECT id FROM core_employee WHERE state <> 'LEFT') ORDER BY id")
                .query(Assigned.class)
                .list();
    }

    /**
     * Asks somebody to learn a path; what had ended goes on where it was. What a person asked for is not taken over by a
     * rule.
     *
     * @return whether something changed
     */
    boolean assign(long path, long employee, LocalDate start, boolean byRule, String by) {
        Timestamp now = Timestamp.from(time.now());
        return jdbc.sql("INSERT INTO train_path_assignment"
                                + " (path_id, employee_id, start_on, by_rule, assigned_at, assigned_by, progressed_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
                                + " start_on = IF(ended_at IS NULL, start_on, VALUES(start_on)),"
                                + " by_rule = by_rule AND VALUES(by_rule), ended_at = NULL, exempt = FALSE")
                        .params(path, employee, start, byRule, now, by, now)
                        .update()
                > 0;
    }

    /** @param exempt a person ends it, rules shall leave it so */
    void end(long id, boolean exempt) {
        jdbc.sql("UPDATE train_path_assignment SET ended_at = ?, exempt = ? WHERE id = ? AND ended_at IS NULL")
                .params(Timestamp.from(time.now()), exempt, id)
                .update();
    }

    /** Employees whom rules shall leave alone. */
    List<Long> exempt(long path) {
        return jdbc.sql("SELECT employee_id FROM train_path_assignment WHERE path_id = ? AND exempt")
                .param(path)
                .query(Long.class)
                .list();
    }

    void extend(long id, int days) {
        jdbc.sql("UPDATE train_path_assignment SET extra_days = ? WHERE id = ?")
                .params(days, id)
                .update();
    }

    void progressed(long id) {
        jdbc.sql("UPDATE train_path_assignment SET progressed_at = ? WHERE id = ?")
                .params(Timestamp.from(time.now()), id)
                .update();
    }

    /** @return whether it had not been completed before */
    boolean completed(long id, int number) {
        return jdbc.sql("UPDATE train_path_assignment SET completed_at = ?, completed_number = ?"
                                + " WHERE id = ? AND completed_at IS NULL")
                        .params(Timestamp.from(time.now()), number, id)
                        .update()
                > 0;
    }

    /** Completed paths of these people. */
    List<Assigned> completed(Collection<Long> employees, Collection<Long> paths) {
        return employees.isEmpty() || paths.isEmpty()
                ? List.of()
                : jdbc.sql(ASSIGNED + " WHERE employee_id IN (:employees) AND path_id IN (:paths)"
                                + " AND completed_at IS NOT NULL")
                        .param("employees", employees)
                        .param("paths", paths)
                        .query(Assigned.class)
                        .list();
    }

    /** @return whether nobody was told of this before */
    boolean told(long assignment, int block, String kind, LocalDate due) {
        return jdbc.sql("INSERT IGNORE INTO train_path_notice (assignment_id, block_no, kind, due_on, at)"
                                + " VALUES (?, ?, ?, ?, ?)")
                        .params(assignment, block, kind, due, Timestamp.from(time.now()))
                        .update()
                > 0;
    }
}
