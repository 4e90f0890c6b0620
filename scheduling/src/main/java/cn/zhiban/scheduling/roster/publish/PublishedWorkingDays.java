package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.core.org.WorkingDays;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says on which days somebody works by the rosters that are published now. */
@Component
class PublishedWorkingDays implements WorkingDays {
    private final JdbcClient jdbc;

    PublishedWorkingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<LocalDate, Boolean> known(long employeeId, LocalDate from, LocalDate to) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        jdbc.sql("SELECT day, shift_type_id IS NOT NULL FROM sched_shift"
                        + " WHERE employee_id = ? AND day BETWEEN ? AND ?")
                .params(employeeId, from, to)
                .query(row -> {
                    days.put(row.getObject(1, LocalDate.class), row.getBoolean(2));
                });
        return days;
    }
}
