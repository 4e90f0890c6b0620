package cn.zhiban.scheduling.attendance;

import cn.zhiban.scheduling.contract.Contract;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.Contracts;
import cn.zhiban.scheduling.contract.PayPeriod;
import cn.zhiban.scheduling.contract.WorkingTime;
import cn.zhiban.scheduling.holiday.DayKind;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.leave.Absences;
import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.ledger.LedgerFigures;
import cn.zhiban.scheduling.roster.check.WishCheck;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.Wishes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Months of people in figures: hours by pay factor, and what fairness counts. Asks for no permission. */
@Component
class PayMonths {
    private static final int WEEK = 5;

    private final Attendances attendances;
    private final Contracts contracts;
    private final HolidayCalendar calendar;
    private final Absences absences;
    private final Wishes wishes;
    private final AttendanceSettings settings;

    PayMonths(
            Attendances attendances,
            Contracts contracts,
            HolidayCalendar calendar,
            Absences absences,
            Wishes wishes,
            AttendanceSettings settings) {
        this.attendances = attendances;
        this.contracts = contracts;
        this.calendar = calendar;
        this.absences = absences;
        this.wishes = wishes;
        this.settings = settings;
    }

    /** Figures of each person; the contract at the end of the month counts. */
    Map<Long, MonthFigures> of(Collection<Long> employees, YearMonth month) {
        Map<Long, MonthFigures> figures = new HashMap<>();
        Map<Long, ContractDraft> terms = new HashMap<>();
        contracts
                .between(employees, month.atDay(1), month.atEndOfMonth())
                .forEach((Contract one) -> terms.put(one.terms().employeeId(), one.terms()));
        Map<LocalDate, List<Long>> byStart =
                employees.stream().collect(Collectors.groupingBy(employee -> start(terms(terms, employee), month)));
        byStart.forEach((start, people) -> {
            // whole weeks: whether a weekend was moved is told by the rest of its week
            LocalDate first = monday(start);
            LocalDate last = monday(month.atEndOfMonth()).plusDays(6);
            Map<Long, List<PersonDay>> days = attendances.days(people, first, last).stream()
                    .collect(Collectors.groupingBy(PersonDay::employeeId));
            Map<Long, List<LeaveDay>> leave = absences.approved(people, start, end(people, terms, month)).stream()
                    .collect(Collectors.groupingBy(LeaveDay::employeeId));
            Map<Long, List<WishDay>> asked = wishes.counting(people, month.atDay(1), month.atEndOfMonth()).stream()
                    .filter(one -> YearMonth.from(one.day()).equals(month))
                    .collect(Collectors.groupingBy(one -> one.wish().employeeId()));
            for (long employee : people) {
                figures.put(
                        employee,
                        figures(
                                terms(terms, employee),
                                month,
                                days.getOrDefault(employee, List.of()),
                                leave.getOrDefault(employee, List.of()),
                                asked.getOrDefault(employee, List.of())));
            }
        });
        return figures;
    }

    private static ContractDraft terms(Map<Long, ContractDraft> terms, long employee) {
        return terms.computeIfAbsent(employee, id -> ContractDraft.usual(id, LocalDate.of(2000, 1, 1)));
    }

    private MonthFigures figures(
            ContractDraft terms, YearMonth month, List<PersonDay> days, List<LeaveDay> leave, List<WishDay> asked) {
        LocalDate start = start(terms, month);
        Set<LocalDate> rest = restDays(days);
        List<PayFactors.Work> works = days.stream()
                .filter(day -> !day.day().isBefore(start) && !day.day().isAfter(month.atEndOfMonth()))
                .map(day -> new PayFactors.Work(day.day(), rest.contains(day.day()), day.counted()))
                .toList();
        ToIntFunction<LocalDate> target = period -> target(terms, period, leave);
        List<PaidPart> parts = PayFactors.parts(
                        works,
                        new PayFactors.Terms(
                                terms.workingTime(),
                                calendar::dayKind,
                                day -> period(terms, day),
                                target,
                                settings.flexibleHolidayPay()))
                .stream()
                .filter(part -> YearMonth.from(part.day()).equals(month))
                .toList();
        List<PersonDay> own = days.stream()
                .filter(day -> YearMonth.from(day.day()).equals(month))
                .toList();
        int overtime = parts.stream()
                .filter(part -> part.reason() != PayReason.ORDINARY)
                .mapToInt(PaidPart::minutes)
                .sum();
        return new MonthFigures(
                terms.workingTime(),
                target.applyAsInt(period(terms, month.atDay(1))),
                own.stream().mapToInt(PersonDay::plannedMinutes).sum(),
                parts,
                (int) own.stream().filter(day -> day.has(DifferenceKind.LATE)).count(),
                own.stream().mapToInt(day -> day.minutes(DifferenceKind.LATE)).sum(),
                (int) own.stream().filter(day -> day.has(DifferenceKind.ABSENT)).count(),
                (int) leave.stream()
                        .filter(one -> YearMonth.from(one.day()).equals(month) && one.part() == DayPart.WHOLE)
                        .count(),
                false,
                0,
                fairness(own, asked, overtime));
    }

    private LedgerFigures fairness(List<PersonDay> days, List<WishDay> asked, int overtime) {
        List<PersonDay> worked =
                days.stream().filter(day -> day.countedMinutes() > 0).toList();
        Map<LocalDate, PersonDay> byDay = days.stream().collect(Collectors.toMap(PersonDay::day, day -> day));
        int granted = (int) asked.stream()
                .filter(one -> {
                    PersonDay day = byDay.get(one.day());
                    return WishCheck.isGranted(one.wish().content(), day == null ? null : day.shift());
                })
                .count();
        return new LedgerFigures(
                band(worked, ShiftBand.NIGHT),
                band(worked, ShiftBand.LATE),
                (int) worked.stream()
                        .filter(day -> day.day().getDayOfWeek().getValue() > WEEK)
                        .count(),
                (int) worked.stream()
                        .filter(day -> day.counted().stream()
                                .flatMap(one -> List.of(one.from(), one.to() - 1).stream())
                                .anyMatch(minute -> calendar.dayKind(Stretch.day(minute)) == DayKind.STATUTORY))
                        .count(),
                asked.size(),
                granted,
                worked.stream().mapToInt(PersonDay::countedMinutes).sum(),
                overtime);
    }

    private static int band(List<PersonDay> worked, ShiftBand band) {
        return (int) worked.stream()
                .filter(day -> day.shift() != null && day.shift().band() == band)
                .count();
    }

    /**
     * Days on which the person should have rested: free in the roster, or free by the calendar without another day of the
     * same week free instead.
     */
    private Set<LocalDate> restDays(List<PersonDay> days) {
        Set<LocalDate> rest = new HashSet<>();
        days.stream()
                .collect(Collectors.groupingBy(day -> monday(day.day())))
                .values()
                .forEach(week -> {
                    List<LocalDate> weekends = new ArrayList<>();
                    int instead = 0;
                    for (PersonDay day : week) {
                        DayKind kind = calendar.dayKind(day.day());
                        boolean free = day.published() && day.shift() == null;
                        if (free) {
                            rest.add(day.day());
                            instead += kind.isWorkday() && day.countedMinutes() == 0 && day.leave() == null ? 1 : 0;
                        } else if (!kind.isWorkday() && kind != DayKind.STATUTORY && day.countedMinutes() > 0) {
                            weekends.add(day.day());
                        }
                    }
                    weekends.stream().sorted().skip(instead).forEach(rest::add);
                });
        return rest;
    }

    /** Working days of the period times the daily share of the week, less leave. */
    private int target(ContractDraft terms, LocalDate period, List<LeaveDay> leave) {
        LocalDate last = last(terms, period);
        int daily = terms.weeklyMinutes() / WEEK;
        LocalDate first = terms.validFrom().isAfter(period) ? terms.validFrom() : period;
        int minutes = calendar.workdays(first, last) * daily;
        for (LeaveDay one : leave) {
            if (!one.day().isBefore(first) && !one.day().isAfter(last) && calendar.isWorkday(one.day())) {
                minutes -= one.part() == DayPart.WHOLE ? daily : daily / 2;
            }
        }
        return Math.max(0, minutes);
    }

    private LocalDate end(List<Long> people, Map<Long, ContractDraft> terms, YearMonth month) {
        return people.stream()
                .map(employee -> {
                    ContractDraft of = terms(terms, employee);
                    return last(of, period(of, month.atEndOfMonth()));
                })
                .max(LocalDate::compareTo)
                .orElse(month.atEndOfMonth());
    }

    /** The first day that matters for the month: of the period in which the month begins. */
    private static LocalDate start(ContractDraft terms, YearMonth month) {
        return period(terms, month.atDay(1));
    }

    static LocalDate period(ContractDraft terms, LocalDate day) {
        return switch (length(terms)) {
            case WEEK -> monday(day);
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private static LocalDate last(ContractDraft terms, LocalDate period) {
        return switch (length(terms)) {
            case WEEK -> period.plusDays(6);
            case MONTH -> YearMonth.from(period).atEndOfMonth();
            case QUARTER -> YearMonth.from(period).plusMonths(2).atEndOfMonth();
            case YEAR -> period.with(TemporalAdjusters.lastDayOfYear());
        };
    }

    /** Only comprehensive working time is settled over other periods than a month. */
    private static PayPeriod length(ContractDraft terms) {
        return terms.workingTime() == WorkingTime.COMPREHENSIVE ? terms.payPeriod() : PayPeriod.MONTH;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
