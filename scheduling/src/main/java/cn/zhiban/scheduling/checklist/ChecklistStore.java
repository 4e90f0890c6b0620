package cn.zhiban.scheduling.checklist;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps lists and ticks. */
@Component
class ChecklistStore {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    ChecklistStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A tick as it is kept. */
    record Tick(
            long itemId,
            long employeeId,
            LocalDate day,
            boolean handed,
            boolean late,
            String note,
            @Nullable Integer number,
            Instant at) {}

    /** All lists in use with their tasks. */
    List<Checklist> lists() {
        Map<Long, List<ChecklistItem>> items = jdbc
                .sql("SELECT id, checklist_id, text, anchor, from_minute, to_minute, weekdays, evidence"
                        + " FROM sched_checklist_item WHERE active ORDER BY anchor, from_minute, id")
                .query((row, _) -> new ChecklistItem(
                        row.getLong("id"),
                        row.getLong("checklist_id"),
                        row.getString("text"),
                        Anchor.valueOf(row.getString("anchor")),
                        row.getInt("from_minute"),
                        row.getInt("to_minute"),
                        weekdays(row.getInt("weekdays")),
                        Evidence.valueOf(row.getString("evidence"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(ChecklistItem::checklistId));
        return jdbc.sql("SELECT id, name, team_id, post FROM sched_checklist WHERE active ORDER BY name, id")
                .query((row, _) -> {
                    String post = row.getString("post");
                    return new Checklist(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getObject("team_id", Long.class),
                            post == null ? null : Post.valueOf(post),
                            items.getOrDefault(row.getLong("id"), List.of()));
                })
                .list();
    }

    Optional<Checklist> list(long id) {
        return lists().stream().filter(one -> one.id() == id).findFirst();
    }

    long insert(Checklist list) {
        return jdbc.sql("INSERT INTO sched_checklist (name, team_id, post) VALUES (?, ?, ?) RETURNING id")
                .param(list.name())
                .param(list.teamId())
                .param(list.post() == null ? null : list.post().name())
                .query(Long.class)
                .single();
    }

    void update(Checklist list) {
        jdbc.sql("UPDATE sched_checklist SET name = ?, team_id = ?, post = ? WHERE id = ?")
                .param(list.name())
                .param(list.teamId())
                .param(list.post() == null ? null : list.post().name())
                .param(list.id())
                .update();
    }

    void removeList(long id) {
        jdbc.sql("UPDATE sched_checklist SET active = FALSE WHERE id = ?")
                .param(id)
                .update();
    }

    long insert(ChecklistItem item) {
        return jdbc.sql(
                        "INSERT INTO sched_checklist_item (checklist_id, text, anchor, from_minute, to_minute, weekdays,"
                                + " evidence) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id")
                .params(
                        item.checklistId(),
                        item.text(),
                        item.anchor().name(),
                        item.fromMinute(),
                        item.toMinute(),
                        mask(item.weekdays()),
                        item.evidence().name())
                .query(Long.class)
                .single();
    }

    void update(ChecklistItem item) {
        jdbc.sql("UPDATE sched_checklist_item SET text = ?, anchor = ?, from_minute = ?, to_minute = ?, weekdays = ?,"
                        + " evidence = ? WHERE id = ?")
                .params(
                        item.text(),
                        item.anchor().name(),
                        item.fromMinute(),
                        item.toMinute(),
                        mask(item.weekdays()),
                        item.evidence().name(),
                        item.id())
                .update();
    }

    void removeItem(long id) {
        jdbc.sql("UPDATE sched_checklist_item SET active = FALSE WHERE id = ?")
                .param(id)
                .update();
    }

    List<Tick> ticks(Collection<Long> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT item_id, employee_id, day, handed, late, note, number, at FROM sched_tick"
                                + " WHERE employee_id IN (:employees) AND day BETWEEN :first AND :last")
                        .param("employees", employees)
                        .param("first", first)
                        .param("last", last)
                        .query((row, _) -> new Tick(
                                row.getLong("item_id"),
                                row.getLong("employee_id"),
                                java.util.Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                                row.getBoolean("handed"),
                                row.getBoolean("late"),
                                row.getString("note"),
                                row.getObject("number", Integer.class),
                                row.getTimestamp("at").toInstant()))
                        .list();
    }

    /** Keeps a tick. @return whether it was not ticked before */
    boolean insert(Tick tick) {
        return jdbc.sql("INSERT IGNORE INTO sched_tick (item_id, employee_id, day, handed, late, note, number, at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                        .param(tick.itemId())
                        .param(tick.employeeId())
                        .param(tick.day())
                        .param(tick.handed())
                        .param(tick.late())
                        .param(tick.note())
                        .param(tick.number())
                        .param(Timestamp.from(tick.at()))
                        .update()
                > 0;
    }

    /** Takes a tick back, unless the next shift has done what was handed over. */
    boolean delete(long item, long employee, LocalDate day) {
        return jdbc.sql("DELETE FROM sched_tick WHERE item_id = ? AND employee_id = ? AND day = ? AND taken_at IS NULL")
                        .params(item, employee, day)
                        .update()
                > 0;
    }

    /** What people of a team handed over since a moment and nobody has done. */
    List<Handover> handovers(@Nullable Long team, Instant since) {
        return jdbc.sql("""
                        SELECT t.item_id, i.text, t.employee_id, e.name, t.day, t.note
                          FROM sched_tick t JOIN sched_checklist_item i ON i.id = t.item_id
                          JOIN core_employee e ON e.id = t.employee_id
                         WHERE t.handed AND t.taken_at IS NULL AND t.at >= ? AND e.team_id <=> ? ORDER BY t.at""")
                .param(Timestamp.from(since))
                .param(team)
                .query(Handover.class)
                .list();
    }

    /** Somebody of the next shift did it. @return whether nobody was faster */
    boolean take(Handover handover, long by, String note) {
        return jdbc.sql("UPDATE sched_tick SET taken_by = ?, taken_at = ?, taken_note = ? WHERE item_id = ?"
                                + " AND employee_id = ? AND day = ? AND handed AND taken_at IS NULL")
                        .params(
                                by,
                                Timestamp.from(time.now()),
                                note,
                                handover.itemId(),
                                handover.employeeId(),
                                handover.day())
                        .update()
                > 0;
    }

    /** Takes the turn to remind. @return whether nobody was reminded of it before */
    boolean claimReminder(Task task) {
        return jdbc.sql("INSERT IGNORE INTO sched_tick_reminder (item_id, employee_id, day, sent_at)"
                                + " VALUES (?, ?, ?, ?)")
                        .params(task.item().id(), task.employeeId(), task.day(), Timestamp.from(time.now()))
                        .update()
                > 0;
    }

    private static int mask(Set<DayOfWeek> weekdays) {
        return weekdays.stream().mapToInt(day -> 1 << day.ordinal()).sum();
    }

    private static Set<DayOfWeek> weekdays(int mask) {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((mask & 1 << day.ordinal()) != 0) {
                weekdays.add(day);
            }
        }
        return weekdays;
    }
}
