package cn.zhiban.scheduling.requirement;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.job.JobService;
import cn.zhiban.scheduling.arrival.HalfHours;
import cn.zhiban.scheduling.demand.ForecastService;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staffing.Staffing;
import cn.zhiban.scheduling.staffing.StaffingNeed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Needs of groups within the scope: computed from the forecast by what is promised to buyers, or typed. What was typed
 * stays when needs are computed again.
 */
@Service
@Transactional(readOnly = true)
public class RequirementService {
    static final String JOB = "sched.requirements";
    private static final String TYPE = "sched.requirement";
    private static final int MOST_DAYS = 400;
    private static final int MOST = 1_000;

    private final GroupService groups;
    private final Needs needs;
    private final ForecastService forecasts;
    private final ShiftTypes types;
    private final JobService jobs;
    private final AuditLog audit;

    RequirementService(
            GroupService groups,
            Needs needs,
            ForecastService forecasts,
            ShiftTypes types,
            JobService jobs,
            AuditLog audit) {
        this.groups = groups;
        this.needs = needs;
        this.forecasts = forecasts;
        this.types = types;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** What was typed, for the audit log. */
    private record Typed(
            LocalDate from,
            LocalDate to,
            String hours,
            @Nullable Integer need,
            @Nullable String shiftType) {}

    /** Starts a job that computes the needs of groups, and returns its id. @param title what the job is called */
    @Transactional
    public long submit(RequirementOrder order, String title) {
        period(order.from(), order.to());
        if (order.groupIds().isEmpty()) {
            throw new InvalidInput("groupIds", "sched.demand.problem.no-group");
        }
        order.groupIds().forEach(groups::toEdit);
        return jobs.submit(JOB, title, order);
    }

    /** Computes the needs of a group now; days without a forecast are left as they are. Returns the days computed. */
    @Transactional
    public int compute(long groupId, LocalDate from, LocalDate to) {
        period(from, to);
        DemandGroup group = groups.toEdit(groupId);
        GroupDraft draft = group.draft();
        TreeMap<LocalDate, double[]> arrivals = forecasts.together(draft.shopIds(), from, to);
        Map<Long, Integer> known = new HashMap<>();
        List<Needs.Cell> cells = new ArrayList<>();
        arrivals.forEach((day, counts) -> {
            for (int slot = 0; slot < counts.length; slot++) {
                boolean open = slot >= draft.openSlot() && slot < draft.closeSlot();
                // a hundredth of a buyer changes nothing, and equal half hours are computed once
                long hundredths = Math.round(counts[slot] * draft.share() * 100);
                Integer need = open
                        ? known.computeIfAbsent(
                                hundredths,
                                of -> Staffing.need(of / 100.0, HalfHours.SECONDS, draft.rule())
                                        .scheduled())
                        : null;
                cells.add(new Needs.Cell(groupId, day, slot, need));
            }
        });
        needs.keepComputed(cells);
        return arrivals.size();
    }

    /** The needs of a group on the days, both included; days of which nothing is said are left out. */
    public List<NeedDay> days(long groupId, LocalDate from, LocalDate to) {
        groups.get(groupId);
        return needs.days(groupId, from, to);
    }

    /** Why a half hour needs what it needs, from the forecast as it is now; null if there is no forecast. */
    public @Nullable StaffingNeed explain(long groupId, LocalDate day, int slot) {
        GroupDraft draft = groups.get(groupId).draft();
        double[] counts = forecasts.together(draft.shopIds(), day, day).get(day);
        return counts == null ? null : Staffing.need(counts[slot] * draft.share(), HalfHours.SECONDS, draft.rule());
    }

    /** Arrivals of the group by day and half hour, from the forecast as it is now. */
    public TreeMap<LocalDate, double[]> arrivals(long groupId, LocalDate from, LocalDate to) {
        GroupDraft draft = groups.get(groupId).draft();
        TreeMap<LocalDate, double[]> counts = forecasts.together(draft.shopIds(), from, to);
        counts.values().forEach(day -> {
            for (int slot = 0; slot < day.length; slot++) {
                day[slot] *= draft.share();
            }
        });
        return counts;
    }

    /** What is needed by types of shift on the days, both included. */
    public List<ShiftNeed> shifts(long groupId, LocalDate from, LocalDate to) {
        groups.get(groupId);
        return needs.shifts(List.of(groupId), from, to);
    }

    /**
     * Types the need of half hours.
     *
     * @param need people; null takes back what was typed
     * @throws InvalidInput the days, half hours or number cannot be
     */
    @Transactional
    public void type(
            long groupId,
            LocalDate from,
            LocalDate to,
            Set<DayOfWeek> weekdays,
            int fromSlot,
            int toSlot,
            @Nullable Integer need) {
        period(from, to);
        DemandGroup group = groups.toEdit(groupId);
        if (fromSlot < 0 || toSlot > HalfHours.OF_DAY || fromSlot >= toSlot) {
            throw new InvalidInput("toSlot", "sched.demand.problem.hours");
        }
        number(need);
        List<Needs.Cell> cells = new ArrayList<>();
        Needs.days(from, to)
                .filter(day -> weekdays.contains(day.getDayOfWeek()))
                .forEach(day -> {
                    for (int slot = fromSlot; slot < toSlot; slot++) {
                        cells.add(new Needs.Cell(groupId, day, slot, need));
                    }
                });
        needs.keepTyped(cells);
        String hours = HalfHours.label(fromSlot) + "-" + HalfHours.label(toSlot);
        audit.record("changed", TYPE, groupId, group.name(), null, new Typed(from, to, hours, need, null));
    }

    /** Types how many people are needed in a type of shift; 0 takes it back. @throws InvalidInput as {@link #type} */
    @Transactional
    public void typeShift(
            long groupId, LocalDate from, LocalDate to, Set<DayOfWeek> weekdays, long shiftTypeId, int need) {
        period(from, to);
        DemandGroup group = groups.toEdit(groupId);
        number(need);
        String type = types.all().stream()
                .filter(one -> one.id() == shiftTypeId && one.active())
                .findFirst()
                .orElseThrow(() -> new NotFound("sched.shift-type", shiftTypeId))
                .name();
        Needs.days(from, to)
                .filter(day -> weekdays.contains(day.getDayOfWeek()))
                .forEach(day -> needs.keepShift(new ShiftNeed(day, shiftTypeId, groupId, need)));
        audit.record("changed", TYPE, groupId, group.name(), null, new Typed(from, to, "", need, type));
    }

    private static void period(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
            throw new InvalidInput("to", "sched.demand.problem.period");
        }
    }

    static void number(@Nullable Integer need) {
        if (need != null && (need < 0 || need > MOST)) {
            throw new InvalidInput("need", "sched.demand.problem.need", MOST);
        }
    }
}
