package cn.zhiban.scheduling.dayplan;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Planned breaks and shops in the database. Asks for no permission. */
@Component
class DayStore {
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final CompanyTime time;

    DayStore(JdbcClient jdbc, JdbcTemplate batches, CompanyTime time) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.time = time;
    }

    private record BreakRow(Duty.Key key, Planned.Break found) {}

    /** Everything kept for shifts that start on the days, both included. */
    Map<Duty.Key, Planned> between(LocalDate first, LocalDate last) {
        Map<Duty.Key, List<Planned.Break>> breaks = new HashMap<>();
        jdbc.sql("SELECT employee_id, day, shift_type_id, start_minute, minutes, locked FROM sched_day_break"
                        + " WHERE day BETWEEN ? AND ? ORDER BY employee_id, day, shift_type_id, part")
                .params(first, last)
                .query((row, _) -> new BreakRow(
                        key(row),
                        new Planned.Break(row.getInt("start_minute"), row.getInt("minutes"), row.getBoolean("locked"))))
                .list()
                .forEach(one -> breaks.computeIfAbsent(one.key(), _ -> new ArrayList<>())
                        .add(one.found()));
        Map<Duty.Key, Set<Long>> shops = new HashMap<>();
        jdbc.sql("SELECT employee_id, day, shift_type_id, shop_id FROM sched_day_shop WHERE day BETWEEN ? AND ?")
                .params(first, last)
                .query(row -> {
                    shops.computeIfAbsent(key(row), _ -> new HashSet<>()).add(row.getLong("shop_id"));
                });
        Map<Duty.Key, Planned> found = new HashMap<>();
        jdbc.sql("SELECT employee_id, day, shift_type_id, shops_locked FROM sched_day_duty WHERE day BETWEEN ? AND ?")
                .params(first, last)
                .query(row -> {
                    Duty.Key key = key(row);
                    found.put(
                            key,
                            new Planned(
                                    breaks.getOrDefault(key, List.of()),
                                    shops.getOrDefault(key, Set.of()),
                                    row.getBoolean("shops_locked")));
                });
        return found;
    }

    /** Keeps the plans in place of what was kept for the same shifts. */
    void keep(Map<Duty.Key, Planned> plans) {
        List<Duty.Key> keys = plans.keySet().stream()
                .sorted(java.util.Comparator.comparing(Duty.Key::day)
                        .thenComparing(Duty.Key::employeeId)
                        .thenComparing(Duty.Key::shiftTypeId))
                .toList();
        Timestamp now = Timestamp.from(time.now());
        batch(
                "INSERT INTO sched_day_duty (employee_id, day, shift_type_id, shops_locked, planned_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE shops_locked = VALUES(shops_locked), planned_at = VALUES(planned_at)",
                keys.stream()
                        .map(key ->
                                row(key, Objects.requireNonNull(plans.get(key)).shopsLocked(), now))
                        .toList());
        for (String table : List.of("sched_day_break", "sched_day_shop")) {
            batch(
                    "DELETE FROM " + table + " WHERE employee_id = ? AND day = ? AND shift_type_id = ?",
                    keys.stream().map(DayStore::row).toList());
        }
        List<Object[]> breaks = new ArrayList<>();
        List<Object[]> shops = new ArrayList<>();
        for (Duty.Key key : keys) {
            Planned plan = Objects.requireNonNull(plans.get(key));
            for (int part = 0; part < plan.breaks().size(); part++) {
                Planned.Break one = plan.breaks().get(part);
                breaks.add(row(key, part, one.start(), one.minutes(), one.locked()));
            }
            plan.shops().stream().sorted().forEach(shop -> shops.add(row(key, shop)));
        }
        batch(
                "INSERT INTO sched_day_break (employee_id, day, shift_type_id, part, start_minute, minutes, locked)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                breaks);
        batch("INSERT INTO sched_day_shop (employee_id, day, shift_type_id, shop_id) VALUES (?, ?, ?, ?)", shops);
    }

    private void batch(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            batches.batchUpdate(sql, rows.subList(from, Math.min(from + BATCH, rows.size())));
        }
    }

    private static Object[] row(Duty.Key key, Object... more) {
        Object[] row = new Object[3 + more.length];
        row[0] = key.employeeId();
        row[1] = key.day();
        row[2] = key.shiftTypeId();
        System.arraycopy(more, 0, row, 3, more.length);
        return row;
    }

    private static Duty.Key key(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Duty.Key(
                row.getLong("employee_id"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                row.getLong("shift_type_id"));
    }
}
