package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.leave.Absences;
import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened day by day, for the other classes here. Asks for no permission: callers limit the people. */
@Component
class Attendances {
    /** So long after a shift its logout may still come. */
    private static final int LATEST = 120;

    private final RosterPeople rosters;
    private final ShiftTypes types;
    private final Absences absences;
    private final LoginStore logins;
    private final SettlementStore settlements;
    private final DayJudge judge;
    private final CompanyTime time;

    Attendances(
            RosterPeople rosters,
            ShiftTypes types,
            Absences absences,
            LoginStore logins,
            SettlementStore settlements,
            AttendanceSettings settings,
            CompanyTime time) {
        this.rosters = rosters;
        this.types = types;
        this.absences = absences;
        this.logins = logins;
        this.settlements = settlements;
        this.judge = new DayJudge(settings);
        this.time = time;
    }

    /** Days of people from the first to the last, without those on which nothing was planned or done; by person and day. */
    List<PersonDay> days(Collection<Long> employees, LocalDate first, LocalDate last) {
        // a day more on both sides: a night shift before reaches into the first day, the last one into the day after
        LocalDate from = first.minusDays(1);
        LocalDate to = last.plusDays(1);
        Map<CellKey, Long> published = rosters.published(employees, from, to);
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        Map<CellKey, LeaveDay> leave = new HashMap<>();
        absences.approved(employees, from, to)
                .forEach(one -> leave.merge(new CellKey(one.employeeId(), one.day()), one, Attendances::both));
        Map<Long, List<Login>> logs = logins.between(employees, from, to.plusDays(1));
        Map<CellKey, Settlement> settled = settlements.between(employees, first, last);
        Set<LocalDate> withData = logins.days(from, to);
        LocalDate importedBefore = time.today().minusDays(1);
        int now = Stretch.minute(time.local(time.now()));
        List<PersonDay> days = new ArrayList<>();
        for (long employee : employees) {
            Map<LocalDate, Stretch> plans = new HashMap<>();
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                Stretch plan = plan(new CellKey(employee, day), published, known, leave);
                if (plan != null) {
                    plans.put(day, plan);
                }
            }
            Map<LocalDate, Presence> present = Presence.byDay(logs.getOrDefault(employee, List.of()), plans);
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                CellKey key = new CellKey(employee, day);
                Presence presence = present.getOrDefault(day, Presence.NONE);
                Long type = published.get(key);
                if (type == null && presence.isEmpty() && !published.containsKey(key)) {
                    continue;
                }
                LeaveDay away = leave.get(key);
                Stretch plan = plans.get(day);
                int end = plan == null ? Stretch.midnight(day.plusDays(1)) : plan.to();
                days.add(judge.judge(new DayJudge.Known(
                        employee,
                        day,
                        published.containsKey(key),
                        type == null ? null : known.get(type),
                        away == null ? null : away.type(),
                        away == null ? null : away.part(),
                        presence,
                        withData.contains(day),
                        // where nobody has data yet it may still be imported
                        end + LATEST <= now
                                && (withData.contains(day) || !presence.isEmpty() || day.isBefore(importedBefore)),
                        settled.get(key))));
            }
        }
        return days;
    }

    private static @Nullable Stretch plan(
            CellKey key, Map<CellKey, Long> published, Map<Long, ShiftType> known, Map<CellKey, LeaveDay> leave) {
        Long type = published.get(key);
        LeaveDay away = leave.get(key);
        return DayJudge.plan(key.day(), type == null ? null : known.get(type), away == null ? null : away.part());
    }

    /** Two halves are a whole day. */
    private static LeaveDay both(LeaveDay one, LeaveDay two) {
        return one.part() == two.part()
                ? one
                : new LeaveDay(one.employeeId(), one.day(), DayPart.WHOLE, one.type(), one.state());
    }
}
