package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterReach;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.WishCheck;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.Wishes;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The month of one person for whoever leads them. Needs {@link SchedulingPermissions#VIEW} or
 * {@link SchedulingPermissions#PLAN} within reach; drafts are shown only to who plans them, wishes only with
 * {@link SchedulingPermissions#PEOPLE}.
 */
@Service
@Transactional(readOnly = true)
public class PersonMonthService {
    private final OwnShiftService shifts;
    private final RosterService rosters;
    private final RosterReach reach;
    private final ShiftTypes types;
    private final Wishes wishes;
    private final Staff staff;
    private final Access access;

    PersonMonthService(
            OwnShiftService shifts,
            RosterService rosters,
            RosterReach reach,
            ShiftTypes types,
            Wishes wishes,
            Staff staff,
            Access access) {
        this.shifts = shifts;
        this.rosters = rosters;
        this.reach = reach;
        this.types = types;
        this.wishes = wishes;
        this.staff = staff;
        this.access = access;
    }

    /** Whose months can be looked at. */
    public List<Person> people() {
        return staff.within(access.requireAny(SchedulingPermissions.VIEW, SchedulingPermissions.PLAN));
    }

    /** The month of somebody. @throws NotAllowed they are not within reach */
    public PersonMonth month(long employeeId, YearMonth month) {
        Actor actor = access.requireAny(SchedulingPermissions.VIEW, SchedulingPermissions.PLAN);
        if (!staff.reaches(actor, employeeId)) {
            throw new NotAllowed(SchedulingPermissions.VIEW);
        }
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        Map<LocalDate, Long> drafted = new HashMap<>();
        if (actor.may(SchedulingPermissions.PLAN)) {
            for (Roster roster : reach.all()) {
                if (roster.baseId() == null
                        && !roster.last().isBefore(first)
                        && !roster.first().isAfter(last)) {
                    rosters.cells(roster.id()).forEach((key, mark) -> take(employeeId, key, mark, drafted));
                }
            }
        }
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        List<OwnDay> days = new ArrayList<>();
        Set<LocalDate> drafts = new HashSet<>();
        for (OwnDay day : shifts.daysOf(employeeId, first, last)) {
            ShiftType shift = known.get(drafted.getOrDefault(day.day(), 0L));
            boolean draft = !day.published() && drafted.containsKey(day.day());
            days.add(draft ? new OwnDay(day.day(), false, shift, day.leave()) : day);
            if (draft) {
                drafts.add(day.day());
            }
        }
        Map<LocalDate, List<PersonMonth.Answer>> asked =
                actor.may(SchedulingPermissions.PEOPLE) ? asked(employeeId, days, drafts) : Map.of();
        return new PersonMonth(staff.get(employeeId), days, drafts, asked);
    }

    /** 0 stands for a day off. */
    private static void take(long employee, CellKey key, Mark mark, Map<LocalDate, Long> drafted) {
        if (key.employeeId() == employee) {
            Long type = mark.typeId();
            drafted.put(key.day(), type == null ? 0L : type);
        }
    }

    private Map<LocalDate, List<PersonMonth.Answer>> asked(long employee, List<OwnDay> days, Set<LocalDate> drafts) {
        Map<LocalDate, OwnDay> byDay = days.stream().collect(Collectors.toMap(OwnDay::day, Function.identity()));
        Map<LocalDate, List<PersonMonth.Answer>> asked = new HashMap<>();
        for (WishDay wish : wishes.counting(
                List.of(employee), days.getFirst().day(), days.getLast().day())) {
            OwnDay day = byDay.get(wish.day());
            if (day != null) {
                asked.computeIfAbsent(wish.day(), _ -> new ArrayList<>())
                        .add(new PersonMonth.Answer(
                                wish.wish().content(),
                                day.published() || drafts.contains(wish.day()),
                                WishCheck.isGranted(wish.wish().content(), day.shift())));
            }
        }
        return asked;
    }
}
