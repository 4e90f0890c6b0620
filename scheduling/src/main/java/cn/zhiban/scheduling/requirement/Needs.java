package cn.zhiban.scheduling.requirement;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where needs are kept. Asks nobody for permission: callers do. */
@Component
class Needs {
    private static final int SLOTS = 48;
    private static final int ROWS = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Needs(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A number of one half hour; null = nothing is said. */
    record Cell(
            long group, LocalDate day, int slot, @Nullable Integer need) {}

    List<NeedDay> days(long group, LocalDate from, LocalDate to) {
        TreeMap<LocalDate, NeedDay> days = new TreeMap<>();
        TreeMap<LocalDate, List<@Nullable Integer>> computed = new TreeMap<>();
        TreeMap<LocalDate, List<@Nullable Integer>> typed = new TreeMap<>();
        jdbc.sql("SELECT day, slot, computed, typed FROM sched_requirement WHERE group_id = ? AND day BETWEEN ? AND ?")
                .params(group, from, to)
                .query(row -> {
                    LocalDate day = row.getDate("day").toLocalDate();
                    int slot = row.getInt("slot");
                    computed.computeIfAbsent(day, _ -> nothing()).set(slot, row.getObject("computed", Integer.class));
                    typed.computeIfAbsent(day, _ -> nothing()).set(slot, row.getObject("typed", Integer.class));
                });
        computed.forEach(
                (day, numbers) -> days.put(day, new NeedDay(day, numbers, typed.getOrDefault(day, nothing()))));
        return List.copyOf(days.values());
    }

    List<HalfHourNeed> halfHours(Collection<Long> groups, LocalDate from, LocalDate to) {
        if (groups.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT group_id, day, slot, COALESCE(typed, computed) AS need, typed IS NOT NULL AS by_hand
                          FROM sched_requirement
                         WHERE group_id IN (:groups) AND day BETWEEN :from AND :to
                           AND COALESCE(typed, computed) IS NOT NULL
                         ORDER BY day, slot, group_id""")
                .param("groups", groups)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new HalfHourNeed(
                        row.getDate("day").toLocalDate(),
                        row.getInt("slot"),
                        row.getLong("group_id"),
                        row.getInt("need"),
                        row.getBoolean("by_hand") ? NeedSource.TYPED : NeedSource.FORECAST))
                .list();
    }

    List<ShiftNeed> shifts(Collection<Long> groups, LocalDate from, LocalDate to) {
        if (groups.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT group_id, day, shift_type_id, need FROM sched_requirement_shift
                         WHERE group_id IN (:groups) AND day BETWEEN :from AND :to
                         ORDER BY day, shift_type_id, group_id""")
                .param("groups", groups)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new ShiftNeed(
                        row.getDate("day").toLocalDate(),
                        row.getLong("shift_type_id"),
                        row.getLong("group_id"),
                        row.getInt("need")))
                .list();
    }

    void keepComputed(List<Cell> cells) {
        keep(cells, "computed");
    }

    void keepTyped(List<Cell> cells) {
        keep(cells, "typed");
    }

    /** @param column one of the two names above, never anything typed */
    private void keep(List<Cell> cells, String column) {
        for (int from = 0; from < cells.size(); from += ROWS) {
            List<Cell> part = cells.subList(from, Math.min(from + ROWS, cells.size()));
            List<@Nullable Object> values = new ArrayList<>();
            part.forEach(cell ->
                    Collections.addAll(values, cell.group(), Date.valueOf(cell.day()), cell.slot(), cell.need()));
            batches.update(
                    "INSERT INTO sched_requirement (group_id, day, slot, " + column + ") VALUES "
                            + part.stream().map(_ -> "(?, ?, ?, ?)").collect(Collectors.joining(", "))
                            + " ON DUPLICATE KEY UPDATE " + column + " = VALUES(" + column + ")",
                    values.toArray());
        }
    }

    void keepShift(ShiftNeed need) {
        if (need.need() == 0) {
            jdbc.sql("DELETE FROM sched_requirement_shift WHERE group_id = ? AND day = ? AND shift_type_id = ?")
                    .params(need.groupId(), need.day(), need.shiftTypeId())
                    .update();
        } else {
            jdbc.sql("INSERT INTO sched_requirement_shift (group_id, day, shift_type_id, need) VALUES (?, ?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE need = VALUES(need)")
                    .params(need.groupId(), need.day(), need.shiftTypeId(), need.need())
                    .update();
        }
    }

    static List<@Nullable Integer> nothing() {
        return new ArrayList<>(Collections.<@Nullable Integer>nCopies(SLOTS, null));
    }

    static Stream<LocalDate> days(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1));
    }
}
