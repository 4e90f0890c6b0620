package cn.zhiban.scheduling.attendance.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.scheduling.attendance.AttendanceRow;
import cn.zhiban.scheduling.attendance.AttendanceService;
import cn.zhiban.scheduling.attendance.ClosingMonth;
import cn.zhiban.scheduling.attendance.ClosingService;
import cn.zhiban.scheduling.attendance.Difference;
import cn.zhiban.scheduling.attendance.MonthFigures;
import cn.zhiban.scheduling.attendance.PaidPart;
import cn.zhiban.scheduling.attendance.PersonDay;
import cn.zhiban.scheduling.attendance.Settlement;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Adherence and closed months, for payroll and reports. */
@RestController
@RequestMapping("/api/v1/scheduling")
@Tag(name = "Attendance")
class AttendanceController {
    private final AttendanceService attendance;
    private final ClosingService closings;

    AttendanceController(AttendanceService attendance, ClosingService closings) {
        this.attendance = attendance;
        this.closings = closings;
    }

    /** Somebody's day; minutes. */
    record Day(
            String staffNumber,
            String name,
            LocalDate day,
            String shift,
            int plannedMinutes,
            int keptMinutes,
            int countedMinutes,
            List<Difference> differences,
            boolean open,
            String settlement,
            String reason) {}

    /** Somebody's month; minutes by pay factor, and each part with its reason. */
    record Person(
            String staffNumber,
            String name,
            int countedMinutes,
            int minutes150,
            int minutes200,
            int minutes300,
            int timeOffMinutes,
            int lates,
            int absences,
            List<PaidPart> parts) {}

    /** A team's month. */
    record Month(boolean closed, int openDifferences, List<Person> people) {}

    @GetMapping("/attendance")
    @Operation(summary = "Days of people within reach against the published roster, at most 62 days")
    List<Day> days(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
            @RequestParam(required = false) @Nullable Long team) {
        return attendance.days(team, first, last).stream()
                .map(AttendanceController::day)
                .toList();
    }

    @GetMapping("/closings/{team}/{month}")
    @Operation(summary = "A team's month as it was closed, or as it would be closed now; month as 2026-10")
    Month month(@PathVariable long team, @PathVariable String month) {
        ClosingMonth of = closings.month(team, parsed(month));
        return new Month(
                of.closed(),
                of.open(),
                of.people().stream().map(AttendanceController::person).toList());
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new InvalidInput("month", "sched.closing.problem.month");
        }
    }

    private static Day day(AttendanceRow row) {
        PersonDay day = row.day();
        Settlement settlement = day.settlement();
        return new Day(
                row.person().staffNumber(),
                row.person().name(),
                day.day(),
                day.shift() == null ? "" : day.shift().code(),
                day.plannedMinutes(),
                day.keptMinutes(),
                day.countedMinutes(),
                day.differences(),
                day.open(),
                settlement == null ? "" : settlement.kind().name(),
                settlement == null ? "" : settlement.reason());
    }

    private static Person person(ClosingMonth.Line line) {
        MonthFigures figures = line.figures();
        return new Person(
                line.person().staffNumber(),
                line.person().name(),
                figures.countedMinutes(),
                figures.overtime150(),
                figures.overtime200(),
                figures.overtime300(),
                figures.compensatedMinutes(),
                figures.lates(),
                figures.absences(),
                figures.parts());
    }
}
