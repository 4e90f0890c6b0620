package cn.zhiban.scheduling.dayplan;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.requirement.DemandGroup;
import cn.zhiban.scheduling.requirement.Requirements;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterReach;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day plan (当日班): who is on duty when, away for a break when, and serves which shops. Who has
 * {@link SchedulingPermissions#VIEW} or {@link SchedulingPermissions#PLAN} sees people within reach, who has
 * {@link SchedulingPermissions#OWN} sees themselves; drafts are seen, and anything is changed, only by who plans them.
 */
@Service
@Transactional
public class DayPlanService {
    private static final String TYPE = "sched.day-plan";

    private final DayPlanner planner;
    private final DayPlans plans;
    private final Requirements requirements;
    private final RosterReach reach;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    DayPlanService(
            DayPlanner planner,
            DayPlans plans,
            Requirements requirements,
            RosterReach reach,
            Staff staff,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.planner = planner;
        this.plans = plans;
        this.requirements = requirements;
        this.reach = reach;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A day with those the reader sees.
     *
     * @param rosterId a roster that the reader plans, null for what is published
     * @throws NotFound there is no such roster within reach
     */
    public DayPlan day(LocalDate day, @Nullable Long rosterId, Locale locale) {
        Actor actor =
                access.requireAny(SchedulingPermissions.OWN, SchedulingPermissions.VIEW, SchedulingPermissions.PLAN);
        Roster roster = rosterId == null ? null : reach.toPlan(rosterId);
        return show(actor, planner.look(day, roster), roster, locale);
    }

    /** Shifts of one's own that run on a day, with breaks and shops; only what is published. */
    public List<DayPlan.Row> own(LocalDate day, Locale locale) {
        long self = staff.self();
        return plans.of(planner.look(day, null), null, Set.of(self), _ -> false, null, locale)
                .rows();
    }

    /** Rosters that can be looked at instead of what is published: those that the reader plans and that hold the day. */
    @Transactional(readOnly = true)
    public List<Roster> rosters(LocalDate day) {
        return access.current().may(SchedulingPermissions.PLAN)
                ? reach.all().stream().filter(one -> one.contains(day)).toList()
                : List.of();
    }

    /** Plans the breaks and shops of a day anew for everybody within reach; what is locked stays. */
    public DayPlan again(LocalDate day, @Nullable Long rosterId, Locale locale) {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        Roster roster = rosterId == null ? null : reach.toPlan(rosterId);
        notPast(day);
        Set<Long> people = within(actor);
        DayFacts facts = planner.again(
                day,
                roster,
                one -> roster != null || people.contains(one.person().id()));
        audit.record("changed", TYPE, day, day.toString(), null, null);
        return show(actor, facts, roster, locale);
    }

    /**
     * A break to be moved or locked.
     *
     * @param employeeId whose
     * @param shiftDay the day on which the shift starts
     * @param part which of the breaks of the shift, from 0
     * @param start minutes after midnight of that day
     * @param locked whether it stays when the day is planned again
     */
    public record Move(long employeeId, LocalDate shiftDay, int part, int start, boolean locked) {}

    /**
     * Moves a break, or locks or unlocks it.
     *
     * @throws InvalidInput it would lie outside the shift or in another break, or the day is past
     * @throws NotFound there is no such shift within reach
     */
    public DayPlan move(LocalDate day, @Nullable Long rosterId, Move move, Locale locale) {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        Roster roster = rosterId == null ? null : reach.toPlan(rosterId);
        notPast(move.shiftDay());
        DayFacts facts = planner.look(day, roster);
        Duty duty = duty(actor, facts, roster, move.employeeId(), move.shiftDay());
        Planned plan = facts.plans().getOrDefault(duty.key(), new Planned(List.of(), Set.of(), false));
        if (move.part() < 0 || move.part() >= plan.breaks().size()) {
            throw new InvalidInput("part", "sched.dayplan.problem.part");
        }
        int minutes = plan.breaks().get(move.part()).minutes();
        Planned.Break moved = new Planned.Break(move.start(), minutes, move.locked());
        if (moved.start() < duty.shift().startMinute()
                || moved.start() + minutes > duty.shift().endMinute()) {
            throw new InvalidInput("start", "sched.dayplan.problem.outside");
        }
        List<Planned.Break> breaks = new ArrayList<>(plan.breaks());
        breaks.remove(move.part());
        if (breaks.stream()
                .anyMatch(
                        one -> one.start() < moved.start() + minutes && moved.start() < one.start() + one.minutes())) {
            throw new InvalidInput("start", "sched.dayplan.problem.overlap");
        }
        breaks.add(move.part(), moved);
        return keep(actor, facts, duty, roster, plan, new Planned(breaks, plan.shops(), plan.shopsLocked()), locale);
    }

    /**
     * Shops somebody is given.
     *
     * @param employeeId who
     * @param shiftDay the day on which the shift starts
     * @param shopIds the shops
     * @param locked whether they stay when the day is planned again
     */
    public record Give(long employeeId, LocalDate shiftDay, Set<Long> shopIds, boolean locked) {
        public Give {
            shopIds = Set.copyOf(shopIds);
        }
    }

    /**
     * Gives somebody shops for a shift.
     *
     * @throws InvalidInput a shop that the person does not serve on the day, or the day is past
     * @throws NotFound there is no such shift within reach
     */
    public DayPlan give(LocalDate day, @Nullable Long rosterId, Give give, Locale locale) {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        Roster roster = rosterId == null ? null : reach.toPlan(rosterId);
        notPast(give.shiftDay());
        DayFacts facts = planner.look(day, roster);
        Duty duty = duty(actor, facts, roster, give.employeeId(), give.shiftDay());
        Set<Long> can = facts.serving(duty).stream().map(Duties.Serving::shopId).collect(Collectors.toSet());
        if (!can.containsAll(give.shopIds())) {
            throw new InvalidInput("shopIds", "sched.dayplan.problem.shop");
        }
        Planned plan = facts.plans().getOrDefault(duty.key(), new Planned(List.of(), Set.of(), false));
        return keep(
                actor, facts, duty, roster, plan, new Planned(plan.breaks(), give.shopIds(), give.locked()), locale);
    }

    private DayPlan keep(
            Actor actor,
            DayFacts facts,
            Duty duty,
            @Nullable Roster roster,
            Planned before,
            Planned after,
            Locale locale) {
        planner.keep(duty.key(), after);
        facts.plans().put(duty.key(), after);
        audit.record("changed", TYPE, duty.person().id(), duty.person().name() + " " + duty.day(), before, after);
        return show(actor, facts, roster, locale);
    }

    private Duty duty(Actor actor, DayFacts facts, @Nullable Roster roster, long employee, LocalDate shiftDay) {
        boolean within = roster == null
                ? staff.reaches(actor, employee)
                : planner.isMember(roster, employee) && roster.contains(shiftDay);
        return facts.duties().stream()
                .filter(one ->
                        within && one.person().id() == employee && one.day().equals(shiftDay))
                .findFirst()
                .orElseThrow(() -> new NotFound(TYPE, employee));
    }

    private DayPlan show(Actor actor, DayFacts facts, @Nullable Roster roster, Locale locale) {
        boolean leads = actor.may(SchedulingPermissions.VIEW) || actor.may(SchedulingPermissions.PLAN);
        Set<Long> reached = leads ? within(actor) : Set.of();
        Set<Long> seen = new HashSet<>(roster == null ? reached : planner.members(roster));
        Long self = actor.employeeId();
        if (self != null && roster == null && actor.may(SchedulingPermissions.OWN)) {
            seen.add(self);
        }
        boolean plans = actor.may(SchedulingPermissions.PLAN);
        @Nullable
        List<Long> groups = leads
                ? requirements.groups(facts.shops()).stream()
                        .map(DemandGroup::id)
                        .toList()
                : null;
        return this.plans.of(
                facts,
                roster,
                seen,
                one -> plans
                        && !one.day().isBefore(earliest())
                        && (roster != null || reached.contains(one.person().id())),
                groups,
                locale);
    }

    private Set<Long> within(Actor actor) {
        return staff.within(actor).stream().map(Person::id).collect(Collectors.toSet());
    }

    private void notPast(LocalDate day) {
        if (day.isBefore(earliest())) {
            throw new InvalidInput("day", "sched.dayplan.problem.past");
        }
    }

    /** Yesterday's night shift still runs in the morning. */
    private LocalDate earliest() {
        return time.today().minusDays(1);
    }
}
