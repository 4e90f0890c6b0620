package cn.zhiban.core.org.assignment;

import cn.zhiban.core.audit.AuditLog;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of assignments and nicks when somebody leaves. The caller has made sure that the actor may change the
 * employee; whatever shop they concern, they end.
 */
@Service
public class Leaving {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    Leaving(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * How much ends when an employee leaves.
     *
     * @param assignments shops that would be served after the day
     * @param nicks nicks that would be used after the day
     */
    public record Open(int assignments, int nicks) {}

    /** What would go on after this day. */
    @Transactional(readOnly = true)
    public Open open(long employeeId, LocalDate lastDay) {
        return new Open(
                count("core_assignment", employeeId, lastDay), count("core_platform_account", employeeId, lastDay));
    }

    /** Ends everything that would go on after this day, and takes back what would begin after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAll(long employeeId, String name, LocalDate lastDay) {
        Open open = open(employeeId, lastDay);
        end("core_assignment", employeeId, lastDay);
        end("core_platform_account", employeeId, lastDay);
        if (open.assignments() + open.nicks() > 0) {
            audit.record("ended", "core.assignment", employeeId, name, open, lastDay);
        }
    }

    private int count(String table, long employeeId, LocalDate lastDay) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table
                        + " WHERE employee_id = ? AND (valid_to IS NULL OR valid_to > ?)")
                .params(employeeId, lastDay)
                .query(Integer.class)
                .single();
    }

    private void end(String table, long employeeId, LocalDate lastDay) {
        jdbc.sql("DELETE FROM " + table + " WHERE employee_id = ? AND valid_from > ?")
                .params(employeeId, lastDay)
                .update();
        jdbc.sql("UPDATE " + table + " SET valid_to = ?, version = version + 1"
                        + " WHERE employee_id = ? AND (valid_to IS NULL OR valid_to > ?)")
                .params(lastDay, employeeId, lastDay)
                .update();
    }
}
