package cn.zhiban.scheduling.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The fairness ledger (公平账本) for the other features of scheduling: months are written when they are closed, and read
 * when the next ones are planned. Asks for no permission.
 */
@Component
public class Ledger {
    private static final String SUMS = """
            SELECT employee_id, SUM(nights) AS nights, SUM(lates) AS lates, SUM(weekends) AS weekends,
                   SUM(holidays) AS holidays, SUM(wishes_asked) AS wishes_asked, SUM(wishes_granted) AS wishes_granted,
                   SUM(minutes) AS minutes, SUM(overtime_minutes) AS overtime_minutes FROM sched_ledger
            """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long employeeId, LedgerFigures figures) {}

    /** Writes a month; what was there of these people for that month is replaced, so closing it again changes nothing. */
    @Transactional
    public void close(YearMonth month, Map<Long, LedgerFigures> figures) {
        figures.forEach((employee, of) -> jdbc.sql("""
                        REPLACE INTO sched_ledger (employee_id, month, nights, lates, weekends, holidays, wishes_asked,
                               wishes_granted, minutes, overtime_minutes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(employee)
                .param(month.atDay(1))
                .param(of.nights())
                .param(of.lates())
                .param(of.weekends())
                .param(of.holidays())
                .param(of.wishesAsked())
                .param(of.wishesGranted())
                .param(of.minutes())
                .param(of.overtimeMinutes())
                .update());
    }

    /**
     * What people carry into a month: the sum of the months before it. Who has none is left out.
     *
     * @param months how many months before, 0 for nothing
     */
    public Map<Long, LedgerFigures> carried(Collection<Long> employees, YearMonth month, int months) {
        return employees.isEmpty() || months <= 0
                ? Map.of()
                : sums(
                        employees,
                        month.minusMonths(months).atDay(1),
                        month.minusMonths(1).atDay(1));
    }

    Map<Long, LedgerFigures> sums(Collection<Long> employees, LocalDate first, LocalDate last) {
        return jdbc
                .sql(SUMS + "WHERE employee_id IN (:employees) AND month BETWEEN :first AND :last GROUP BY employee_id")
                .param("employees", employees)
                .param("first", first)
                .param("last", last)
                .query((row, _) -> new Row(
                        row.getLong("employee_id"),
                        new LedgerFigures(
                                row.getInt("nights"),
                                row.getInt("lates"),
                                row.getInt("weekends"),
                                row.getInt("holidays"),
                                row.getInt("wishes_asked"),
                                row.getInt("wishes_granted"),
                                row.getInt("minutes"),
                                row.getInt("overtime_minutes"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::employeeId, Row::figures));
    }
}
