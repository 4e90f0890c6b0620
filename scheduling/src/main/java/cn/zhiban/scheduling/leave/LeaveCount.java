package cn.zhiban.scheduling.leave;

import cn.zhiban.scheduling.contract.Contract;
import cn.zhiban.scheduling.contract.Contracts;
import cn.zhiban.scheduling.contract.WorkingTime;
import cn.zhiban.scheduling.holiday.DayKind;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What leave takes, in half days. Statutory holidays never count. Under standard working time only working days count;
 * whoever works shifts rests on other days, so of each seven days five count, the first ones. Sick, parental and similar
 * leave runs through all days.
 */
@Component
class LeaveCount {
    private static final int WEEK = 7;
    private static final int WORKED = 5;
    private static final int HALF = 1;
    private static final int WHOLE = 2;

    private final HolidayCalendar calendar;
    private final Contracts contracts;

    LeaveCount(HolidayCalendar calendar, Contracts contracts) {
        this.calendar = calendar;
        this.contracts = contracts;
    }

    /** Half days by day, in order. */
    TreeMap<LocalDate, Integer> of(LeaveDraft draft) {
        boolean shifts = worksShifts(draft.employeeId(), draft.firstDay());
        TreeMap<LocalDate, Integer> counted = new TreeMap<>();
        int number = 0;
        for (LocalDate day :
                draft.firstDay().datesUntil(draft.lastDay().plusDays(1)).toList()) {
            boolean counts = draft.type().countsCalendarDays()
                    || calendar.dayKind(day) != DayKind.STATUTORY
                            && (shifts ? number % WEEK < WORKED : calendar.isWorkday(day));
            int taken = draft.part(day) == DayPart.WHOLE ? WHOLE : HALF;
            counted.put(day, counts ? taken : 0);
            number++;
        }
        return counted;
    }

    private boolean worksShifts(long employee, LocalDate day) {
        Contract contract = contracts.on(Set.copyOf(List.of(employee)), day).get(employee);
        return contract != null && contract.terms().workingTime() != WorkingTime.STANDARD;
    }
}
