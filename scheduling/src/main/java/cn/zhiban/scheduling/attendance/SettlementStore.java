package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.roster.CellKey;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what leads decided about days. */
@Component
class SettlementStore {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    SettlementStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Map<CellKey, Settlement> between(Collection<Long> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                SELECT employee_id, day, kind, from_minute, to_minute, reason, differences, settled_by
                                  FROM sched_settlement
                                 WHERE employee_id IN (:employees) AND day BETWEEN :first AND :last""")
                        .param("employees", employees)
                        .param("first", first)
                        .param("last", last)
                        .query(Settlement.class)
                        .list()
                        .stream()
                        .collect(
                                Collectors.toMap(one -> new CellKey(one.employeeId(), one.day()), Function.identity()));
    }

    void write(Settlement one) {
        jdbc.sql("""
                        REPLACE INTO sched_settlement (employee_id, day, kind, from_minute, to_minute, reason, differences,
                               settled_by, settled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(one.employeeId())
                .param(one.day())
                .param(one.kind().name())
                .param(one.fromMinute())
                .param(one.toMinute())
                .param(one.reason())
                .param(one.differences())
                .param(one.settledBy())
                .param(Timestamp.from(time.now()))
                .update();
    }

    int delete(long employee, LocalDate day) {
        return jdbc.sql("DELETE FROM sched_settlement WHERE employee_id = ? AND day = ?")
                .params(employee, day)
                .update();
    }
}
