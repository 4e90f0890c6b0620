package cn.zhiban.scheduling.wish;

import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.shift.ShiftBand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wishes for the other features of scheduling. Asks for no permission: callers limit the people to their reach and show
 * reasons to nobody without the permission for people.
 */
@Component
public class Wishes {
    private static final String COLUMNS = """
            SELECT id, employee_id, first_day, last_day, weekdays, term_only, direction, target, band, shift_type_id,
                   from_minute, to_minute, level, state, reason, answer, version FROM sched_wish WHERE\s""";

    private final JdbcClient jdbc;
    private final HolidayCalendar calendar;

    Wishes(JdbcClient jdbc, HolidayCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** Every day from the first to the last, both inclusive, with each wish that holds on it and was not refused. */
    public List<WishDay> days(Collection<Long> employees, LocalDate first, LocalDate last) {
        return between(employees, first, last).stream()
                .filter(wish -> wish.state() != WishState.REFUSED)
                .flatMap(wish -> days(wish, first, last))
                .toList();
    }

    /** As {@link #days}, but only wishes that count: what somebody cannot do only after the lead agreed. */
    public List<WishDay> counting(Collection<Long> employees, LocalDate first, LocalDate last) {
        return days(employees, first, last).stream()
                .filter(day -> day.wish().state() == WishState.COUNTS)
                .toList();
    }

    /** Whom these people want to work with or not. */
    public List<Companion> companions(Collection<Long> employees) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                SELECT c.employee_id, c.other_id, e.name AS other_name, c.together
                                  FROM sched_companion c JOIN core_employee e ON e.id = c.other_id
                                 WHERE c.employee_id IN (:employees) ORDER BY c.employee_id, e.name""")
                        .param("employees", employees)
                        .query(Companion.class)
                        .list();
    }

    List<Wish> between(Collection<Long> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "employee_id IN (:employees) AND first_day <= :last"
                                + " AND (weekdays = 0 AND first_day >= :first"
                                + "      OR weekdays > 0 AND (last_day IS NULL OR last_day >= :first))"
                                + " ORDER BY employee_id, weekdays, first_day, id")
                        .param("employees", employees)
                        .param("first", first)
                        .param("last", last)
                        .query(Wishes::map)
                        .list();
    }

    List<Wish> recurring(long employee) {
        return jdbc.sql(COLUMNS + "employee_id = ? AND weekdays > 0 ORDER BY first_day, id")
                .param(employee)
                .query(Wishes::map)
                .list();
    }

    List<Wish> open(Collection<Long> employees) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "employee_id IN (:employees) AND state = 'OPEN' ORDER BY first_day, id")
                        .param("employees", employees)
                        .query(Wishes::map)
                        .list();
    }

    Optional<Wish> find(long id) {
        return jdbc.sql(COLUMNS + "id = ?").param(id).query(Wishes::map).optional();
    }

    private Stream<WishDay> days(Wish wish, LocalDate first, LocalDate last) {
        WishDraft content = wish.content();
        if (!content.recurs()) {
            return Stream.of(new WishDay(content.firstDay(), wish));
        }
        LocalDate from = content.firstDay().isAfter(first) ? content.firstDay() : first;
        LocalDate ends = content.lastDay();
        LocalDate to = ends != null && ends.isBefore(last) ? ends : last;
        return from.isAfter(to)
                ? Stream.empty()
                : from.datesUntil(to.plusDays(1))
                        .filter(day -> content.weekdays().contains(day.getDayOfWeek()))
                        .filter(day -> !content.termOnly() || calendar.isTermTime(day))
                        .map(day -> new WishDay(day, wish));
    }

    static int mask(Set<DayOfWeek> weekdays) {
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

    private static Wish map(ResultSet row, int number) throws SQLException {
        String band = row.getString("band");
        return new Wish(
                row.getLong("id"),
                row.getLong("employee_id"),
                new WishDraft(
                        Objects.requireNonNull(row.getObject("first_day", LocalDate.class)),
                        row.getObject("last_day", LocalDate.class),
                        weekdays(row.getInt("weekdays")),
                        row.getBoolean("term_only"),
                        WishDirection.valueOf(row.getString("direction")),
                        WishTarget.valueOf(row.getString("target")),
                        band == null ? null : ShiftBand.valueOf(band),
                        row.getObject("shift_type_id", Long.class),
                        row.getObject("from_minute", Integer.class),
                        row.getObject("to_minute", Integer.class),
                        WishLevel.valueOf(row.getString("level")),
                        row.getString("reason")),
                WishState.valueOf(row.getString("state")),
                row.getString("answer"),
                row.getInt("version"));
    }
}
