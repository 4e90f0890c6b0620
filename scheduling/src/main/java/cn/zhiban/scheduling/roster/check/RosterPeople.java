package cn.zhiban.scheduling.roster.check;

import cn.zhiban.core.org.Post;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People of rosters and what is published of them. Asks for no permission: callers have checked. */
@Component
public class RosterPeople {
    private final JdbcClient jdbc;

    RosterPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who serves which shop in which post at some time of a period. */
    record Serving(long employeeId, long shopId, Post post) {}

    /** A shift of somebody who is not in the roster. */
    record Elsewhere(long employeeId, LocalDate day, long typeId) {}

    private record Published(
            long employeeId, LocalDate day, @Nullable Long typeId) {}

    /** The people in the order of the ids. */
    public List<Person> of(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Person> found = jdbc.sql("""
                        SELECT e.id, e.staff_number, e.name, e.post, e.team_id, COALESCE(t.name, '') AS team_name
                          FROM core_employee e LEFT JOIN core_team t ON t.id = e.team_id WHERE e.id IN (:ids)""").param("ids", ids).query(Person.class).list().stream()
                .collect(Collectors.toMap(Person::id, one -> one));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** What is published of people from the first to the last day: shift type, null for a day off. */
    public Map<CellKey, Long> published(Collection<Long> employees, LocalDate first, LocalDate last) {
        Map<CellKey, Long> published = new HashMap<>();
        if (!employees.isEmpty()) {
            jdbc.sql("SELECT employee_id, day, shift_type_id AS type_id FROM sched_shift"
                            + " WHERE employee_id IN (:employees) AND day BETWEEN :first AND :last")
                    .param("employees", employees)
                    .param("first", first)
                    .param("last", last)
                    .query(Published.class)
                    .list()
                    .forEach(one -> published.put(new CellKey(one.employeeId(), one.day()), one.typeId()));
        }
        return published;
    }

    List<Serving> serving(Collection<Long> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "SELECT DISTINCT employee_id, shop_id, post FROM core_assignment WHERE employee_id IN (:employees)"
                                        + " AND valid_from <= :last AND (valid_to IS NULL OR valid_to >= :first)")
                        .param("employees", employees)
                        .param("first", first)
                        .param("last", last)
                        .query(Serving.class)
                        .list();
    }

    /** Shifts of everybody else: published, or where nothing is published, in a roster in preparation. */
    List<Elsewhere> elsewhere(Collection<Long> employees, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        SELECT employee_id, day, shift_type_id AS type_id FROM sched_shift
                         WHERE shift_type_id IS NOT NULL AND employee_id NOT IN (:employees)
                           AND day BETWEEN :first AND :last
                        UNION ALL
                        SELECT c.employee_id, c.day, MAX(c.shift_type_id)
                          FROM sched_roster_cell c JOIN sched_roster r ON r.id = c.roster_id
                         WHERE c.shift_type_id IS NOT NULL AND c.employee_id NOT IN (:employees)
                           AND c.day BETWEEN :first AND :last
                           AND r.base_id IS NULL AND r.published_revision IS NULL
                           AND NOT EXISTS (SELECT 1 FROM sched_shift s
                                            WHERE s.employee_id = c.employee_id AND s.day = c.day)
                         GROUP BY c.employee_id, c.day""")
                .param("employees", employees.isEmpty() ? List.of(-1L) : employees)
                .param("first", first)
                .param("last", last)
                .query(Elsewhere.class)
                .list();
    }

    /** By id. */
    static Map<Long, ShiftType> byId(List<ShiftType> types) {
        return types.stream().collect(Collectors.toMap(ShiftType::id, one -> one));
    }
}
