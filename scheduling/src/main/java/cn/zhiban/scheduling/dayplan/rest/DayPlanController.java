package cn.zhiban.scheduling.dayplan.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.scheduling.dayplan.DayPlan;
import cn.zhiban.scheduling.dayplan.DayPlanService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Day plans for the timeline in the browser and for other programs. */
@RestController
@RequestMapping("/api/v1/scheduling/days/{day}")
@Tag(name = "Day plan")
class DayPlanController {
    private final DayPlanService service;

    DayPlanController(DayPlanService service) {
        this.service = service;
    }

    /** A break to be moved or locked. */
    record Move(
            @Nullable Long employeeId,
            @Nullable LocalDate shiftDay,
            int part,
            @Nullable Integer start,
            boolean locked) {}

    /** Shops for somebody's shift. */
    record Give(
            @Nullable Long employeeId,
            @Nullable LocalDate shiftDay,
            @Nullable Set<Long> shopIds,
            boolean locked) {}

    @GetMapping
    @Operation(summary = "People on duty with breaks and shops, needs by half hours; as far as the caller sees people")
    DayPlan get(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable Long roster,
            Locale locale) {
        return service.day(day, roster, locale);
    }

    @PostMapping("/plan")
    @Operation(summary = "Plans breaks and shops anew; what is locked stays")
    DayPlan again(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable Long roster,
            Locale locale) {
        return service.again(day, roster, locale);
    }

    @PostMapping("/breaks")
    @Operation(summary = "Moves, locks or unlocks a break")
    DayPlan move(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable Long roster,
            @RequestBody Move move,
            Locale locale) {
        Long employee = move.employeeId();
        LocalDate shiftDay = move.shiftDay();
        Integer start = move.start();
        if (employee == null || shiftDay == null || start == null) {
            throw new InvalidInput("start", "sched.dayplan.problem.part");
        }
        return service.move(
                day, roster, new DayPlanService.Move(employee, shiftDay, move.part(), start, move.locked()), locale);
    }

    @PostMapping("/shops")
    @Operation(summary = "Chooses the shops somebody serves during a shift")
    DayPlan give(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable Long roster,
            @RequestBody Give give,
            Locale locale) {
        Long employee = give.employeeId();
        LocalDate shiftDay = give.shiftDay();
        Set<Long> shops = give.shopIds();
        if (employee == null || shiftDay == null || shops == null || shops.contains(null)) {
            throw new InvalidInput("shopIds", "sched.dayplan.problem.shop");
        }
        return service.give(day, roster, new DayPlanService.Give(employee, shiftDay, shops, give.locked()), locale);
    }
}
