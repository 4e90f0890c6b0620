package cn.zhiban.scheduling.dayplan;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.Qualification;
import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.leave.Absences;
import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is on duty, and what they may serve. Reads everybody, as the system: callers show no more than may be seen. */
@Component
class Duties {
    private final Access access;
    private final Staff staff;
    private final RosterPeople published;
    private final RosterService rosters;
    private final Absences absences;
    private final ShiftTypes types;
    private final List<Qualification> qualifications;
    private final JdbcClient jdbc;

    Duties(
            Access access,
            Staff staff,
            RosterPeople published,
            RosterService rosters,
            Absences absences,
            ShiftTypes types,
            List<Qualification> qualifications,
            JdbcClient jdbc) {
        this.access = access;
        this.staff = staff;
        this.published = published;
        this.rosters = rosters;
        this.absences = absences;
        this.types = types;
        this.qualifications = qualifications;
        this.jdbc = jdbc;
    }

    /**
     * Who serves which shop in which post.
     *
     * @param employeeId who
     * @param shopId the shop
     * @param shopName its name
     * @param post in which post
     */
    record Serving(long employeeId, long shopId, String shopName, Post post) {
        /** Whether a desk for a post takes it: who does both counts for either, and desks for both take either. */
        boolean fits(@Nullable Post wanted) {
            return wanted == null
                    || wanted == post
                    || post == Post.PRE_AND_AFTER_SALES
                    || wanted == Post.PRE_AND_AFTER_SALES && (post == Post.PRE_SALES || post == Post.AFTER_SALES);
        }
    }

    /**
     * People on duty by team, start and number; who is on leave the whole day is not.
     *
     * @param roster what stands in it goes before what is published, null for what is published only
     */
    List<Duty> between(@Nullable Roster roster, LocalDate first, LocalDate last) {
        List<Person> people = staff.within(access.system());
        List<Long> ids = people.stream().map(Person::id).toList();
        Map<CellKey, Long> cells = new HashMap<>(published.published(ids, first, last));
        if (roster != null) {
            Set<Long> planned = members(roster);
            cells.keySet().removeIf(key -> planned.contains(key.employeeId()) && roster.contains(key.day()));
            rosters.cells(roster.id()).forEach((key, mark) -> cells.put(key, mark.typeId()));
        }
        Set<CellKey> away = absences.approved(ids, first, last).stream()
                .filter(one -> one.part() == DayPart.WHOLE)
                .map(one -> new CellKey(one.employeeId(), one.day()))
                .collect(Collectors.toSet());
        Map<Long, Person> byId = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        List<Duty> duties = new ArrayList<>();
        cells.forEach((key, type) -> {
            Person person = byId.get(key.employeeId());
            ShiftType shift = type == null ? null : known.get(type);
            boolean within = !key.day().isBefore(first) && !key.day().isAfter(last);
            if (person != null && shift != null && within && !away.contains(key)) {
                duties.add(new Duty(person, key.day(), shift));
            }
        });
        duties.sort(Comparator.comparing(Duty::day)
                .thenComparing(one -> one.person().teamName().isEmpty())
                .thenComparing(one -> one.person().teamName())
                .thenComparing(one -> one.shift().startMinute())
                .thenComparing(one -> one.shift().endMinute())
                .thenComparing(one -> one.person().staffNumber()));
        return duties;
    }

    /** Who is in a roster. */
    Set<Long> members(Roster roster) {
        return new HashSet<>(rosters.people(roster.id()));
    }

    /** What people may serve on a day: assigned, and qualified where training has a say. */
    Map<Long, List<Serving>> serving(Collection<Long> employees, LocalDate day) {
        if (employees.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT DISTINCT a.employee_id, a.shop_id, s.name AS shop_name, a.post FROM core_assignment a"
                        + " JOIN core_shop s ON s.id = a.shop_id WHERE a.employee_id IN (:employees)"
                        + " AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to >= :day)"
                        + " ORDER BY a.employee_id, s.name, a.shop_id")
                .param("employees", employees)
                .param("day", day)
                .query(Serving.class)
                .list()
                .stream()
                .filter(one ->
                        qualifications.stream().allMatch(port -> port.mayServe(one.employeeId(), one.shopId(), day)))
                .collect(Collectors.groupingBy(Serving::employeeId));
    }

    /** What people can carry who have a maximum of their own. */
    Map<Long, Integer> maxima() {
        Map<Long, Integer> maxima = new HashMap<>();
        jdbc.sql("SELECT employee_id, maximum FROM sched_load_limit").query(row -> {
            maxima.put(row.getLong("employee_id"), row.getInt("maximum"));
        });
        return maxima;
    }
}
