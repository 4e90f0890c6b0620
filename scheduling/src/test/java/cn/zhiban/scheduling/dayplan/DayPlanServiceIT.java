package cn.zhiban.scheduling.dayplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.requirement.GroupDraft;
import cn.zhiban.scheduling.requirement.GroupService;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterWorld;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class DayPlanServiceIT {
    @Autowired
    DayPlanService service;

    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    PublicationService publications;

    @Autowired
    GroupService groups;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private RosterWorld world;
    private Actor planner;
    private long shop;
    private LocalDate day;

    @BeforeEach
    void month() {
        world = new RosterWorld(fixtures, jdbc, rosters);
        planner = fixtures.actor(
                null,
                Scope.EVERYTHING,
                SchedulingPermissions.PLAN,
                SchedulingPermissions.PUBLISH,
                SchedulingPermissions.DEMAND);
        shop = fixtures.shop(fixtures.client(), Platform.TAOBAO);
        world.people.forEach(person -> fixtures.serves(person, shop));
        day = world.day(9);
        long group = fixtures.as(
                planner,
                () -> groups.add(new GroupDraft("Group " + shop, null, Set.of(shop), 1, StaffingRule.USUAL, 0, 48)));
        for (int slot = 17; slot < 48; slot++) {
            jdbc.update(
                    "INSERT INTO sched_requirement (group_id, day, slot, typed) VALUES (?, ?, ?, ?)",
                    group,
                    day,
                    slot,
                    2);
        }
        for (int person = 0; person < 4; person++) {
            edit(person, 9, world.early);
        }
        edit(4, 9, world.night);
        edit(5, 8, world.night);
        publish();
    }

    private void edit(int person, int number, String code) {
        fixtures.as(
                planner,
                () -> cells.edit(
                        world.roster,
                        rosters.get(world.roster).revision(),
                        List.of(CellEdit.of(world.people.get(person), world.day(number), code))));
    }

    private void publish() {
        fixtures.as(planner, () -> publications.publish(world.roster, ""));
    }

    private DayPlan look(Actor actor, @Nullable Long roster) {
        return fixtures.as(actor, () -> service.day(day, roster, Locale.ENGLISH));
    }

    private DayPlan look() {
        return look(world.lead, null);
    }

    private static DayPlan.Row row(DayPlan plan, long person) {
        return plan.rows().stream()
                .filter(one -> one.id() == person)
                .findFirst()
                .orElseThrow();
    }

    private DayPlan move(Actor actor, int person, LocalDate shiftDay, int start) {
        return fixtures.as(
                actor,
                () -> service.move(
                        day,
                        null,
                        new DayPlanService.Move(world.people.get(person), shiftDay, 0, start, true),
                        Locale.ENGLISH));
    }

    @Test
    void everybodyOnDutyHasABreakAndNotAllAtOnce() {
        DayPlan plan = look();
        assertThat(plan.rows()).hasSize(6);
        List<DayPlan.Break> breaks = plan.rows().stream()
                .filter(row -> row.start() == 510)
                .map(row -> row.breaks().getFirst())
                .toList();
        assertThat(breaks)
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.minutes()).isEqualTo(60));
        // at most 34 % of four at once is one
        assertThat(breaks)
                .allSatisfy(one -> assertThat(breaks.stream()
                                .filter(other -> other.start() < one.start() + 60 && one.start() < other.start() + 60))
                        .hasSize(1));
    }

    @Test
    void theStripSaysWhatIsNeededPlannedAndLeftAfterBreaks() {
        DayPlan plan = look(planner, null);
        DayPlan.Strip strip = plan.strips().stream()
                .filter(one -> one.name().equals("Group " + shop))
                .findFirst()
                .orElseThrow();
        assertThat(strip.need().get(24)).isEqualTo(2);
        assertThat(strip.planned().get(24)).isEqualTo(4);
        assertThat(strip.need().get(0)).isEqualTo(-1);
        // yesterday's night shift
        assertThat(strip.planned().get(2)).isEqualTo(1);
        for (int half = 17; half < 35; half++) {
            assertThat(strip.present().get(half)).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void yesterdaysNightShiftIsThereUntilItEndsAndTonightsRunsIntoTheNextMorning() {
        DayPlan plan = look();
        DayPlan.Row before = row(plan, world.people.get(5));
        assertThat(before.day()).isEqualTo(day.minusDays(1));
        assertThat(before.start()).isEqualTo(-60);
        assertThat(before.end()).isEqualTo(480);
        assertThat(before.breaks().getFirst().start()).isBetween(0, 400);
        DayPlan.Row tonight = row(plan, world.people.get(4));
        assertThat(tonight.end()).isEqualTo(1920);
        assertThat(tonight.breaks().getFirst().start()).isGreaterThan(1440);
        assertThat(plan.to()).isEqualTo(1920);
        // the same break, seen from the day on which it began
        DayPlan other = fixtures.as(world.lead, () -> service.day(day.minusDays(1), null, Locale.ENGLISH));
        assertThat(row(other, world.people.get(5)).breaks().getFirst().start())
                .isEqualTo(before.breaks().getFirst().start() + 1440);
    }

    @Test
    void aDayIsPlannedOnceAndLaterOnlyWhatIsNew() {
        DayPlan first = look();
        edit(3, 9, world.late);
        publish();
        DayPlan second = look();
        for (int person = 0; person < 3; person++) {
            assertThat(row(second, world.people.get(person)).breaks())
                    .isEqualTo(row(first, world.people.get(person)).breaks());
        }
        assertThat(row(second, world.people.get(3)).breaks().getFirst().start()).isGreaterThan(900);
    }

    @Test
    void aBreakThatWasMovedStaysWhenTheDayIsPlannedAgain() {
        DayPlan moved = move(world.lead, 0, day, 900);
        assertThat(row(moved, world.people.getFirst()).breaks()).containsExactly(new DayPlan.Break(0, 900, 60, true));
        DayPlan again = fixtures.as(world.lead, () -> service.again(day, null, Locale.ENGLISH));
        assertThat(row(again, world.people.getFirst()).breaks()).containsExactly(new DayPlan.Break(0, 900, 60, true));
        assertThat(row(again, world.people.get(1)).breaks().getFirst().locked()).isFalse();
    }

    @Test
    void aBreakOfTheNightShiftIsMovedOnTheMorningAfter() {
        DayPlan moved = move(world.lead, 5, day.minusDays(1), 1440 + 180);
        assertThat(row(moved, world.people.get(5)).breaks()).containsExactly(new DayPlan.Break(0, 180, 60, true));
    }

    @Test
    void aBreakOutsideTheShiftIsRefused() {
        assertThatThrownBy(() -> move(world.lead, 0, day, 1000)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> move(world.lead, 0, day, 500)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoIsOnLeaveAllDayIsNotOnDuty() {
        long person = world.people.getFirst();
        jdbc.update(
                "INSERT INTO sched_leave (employee_id, type, state, first_day, last_day, from_noon, to_noon, half_days, requested_at)"
                        + " VALUES (?, 'ANNUAL', 'APPROVED', ?, ?, FALSE, FALSE, 2, NOW(6))",
                person,
                day,
                day);
        Long leave = jdbc.queryForObject("SELECT MAX(id) FROM sched_leave", Long.class);
        jdbc.update(
                "INSERT INTO sched_leave_day (leave_id, day, part, half_days) VALUES (?, ?, 'WHOLE', 2)", leave, day);
        assertThat(look().rows()).noneMatch(row -> row.id() == person);
    }

    @Test
    void shopsChosenByHandStayAndAreExplained() {
        long second = fixtures.shop(fixtures.client(), Platform.TAOBAO);
        fixtures.serves(world.people.getFirst(), second);
        DayPlanService.Give give = new DayPlanService.Give(world.people.getFirst(), day, Set.of(second), true);
        fixtures.as(world.lead, () -> service.give(day, null, give, Locale.ENGLISH));
        DayPlan again = fixtures.as(world.lead, () -> service.again(day, null, Locale.ENGLISH));
        DayPlan.Row row = row(again, world.people.getFirst());
        assertThat(row.shops().stream().filter(DayPlan.Shop::chosen).map(DayPlan.Shop::id))
                .containsExactly(second);
        assertThat(row.shopsLocked()).isTrue();
        assertThat(row.why()).anySatisfy(text -> assertThat(text).contains("+ 1 × 20 ="));
    }

    @Test
    void aShopThatSomebodyDoesNotServeIsRefused() {
        long foreign = fixtures.shop(fixtures.client(), Platform.TAOBAO);
        DayPlanService.Give give = new DayPlanService.Give(world.people.getFirst(), day, Set.of(foreign), true);
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> service.give(day, null, give, Locale.ENGLISH)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void everyShopOnDutyHasSomebody() {
        assertThat(look().rows())
                .allSatisfy(row ->
                        assertThat(row.shops()).extracting(DayPlan.Shop::id).contains(shop))
                .anySatisfy(row -> assertThat(row.shops()).anyMatch(DayPlan.Shop::chosen));
    }

    @Test
    void agentsSeeThemselvesAndNobodyElse() {
        DayPlan plan = look(world.agent, null);
        assertThat(plan.rows()).extracting(DayPlan.Row::id).containsExactly(world.people.getFirst());
        assertThat(plan.strips()).isEmpty();
        assertThat(plan.editable()).isFalse();
        assertThat(plan.notes()).allMatch(note -> world.people.getFirst().equals(note.employeeId()));
        assertThat(plan.rows().getFirst().breaks())
                .isEqualTo(row(look(), world.people.getFirst()).breaks());
    }

    @Test
    void agentsNeitherChangeAnythingNorSeeDrafts() {
        assertThatThrownBy(() -> move(world.agent, 0, day, 900)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> look(world.agent, world.roster)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(world.agent, () -> service.again(day, null, Locale.ENGLISH)))
                .isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(world.agent, () -> service.rosters(day))).isEmpty();
    }

    @Test
    void theLeadOfAnotherTeamSeesAndChangesNothing() {
        assertThat(look(world.otherLead, null).rows()).noneMatch(row -> world.people.contains(row.id()));
        assertThatThrownBy(() -> move(world.otherLead, 0, day, 900)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> look(world.otherLead, world.roster)).isInstanceOf(NotFound.class);
        DayPlan before = look();
        move(world.lead, 1, day, 720);
        fixtures.as(world.otherLead, () -> service.again(day, null, Locale.ENGLISH));
        assertThat(row(look(), world.people.getFirst()).breaks())
                .isEqualTo(row(before, world.people.getFirst()).breaks());
    }

    @Test
    void whoOnlyViewsChangesNothing() {
        Actor viewer = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.VIEW);
        DayPlan plan = look(viewer, null);
        assertThat(plan.rows()).anyMatch(row -> row.id() == world.people.getFirst());
        assertThat(plan.editable()).isFalse();
        assertThatThrownBy(() -> move(viewer, 0, day, 900)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> look(viewer, world.roster)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void whoHasNoPermissionSeesNothing() {
        Actor nobody = fixtures.actor(world.people.get(1), Scope.EVERYTHING);
        assertThatThrownBy(() -> look(nobody, null)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(nobody, () -> service.own(day, Locale.ENGLISH)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aDraftIsLookedAtByWhoPlansItAndAgentsDoNotSeeIt() {
        edit(0, 9, world.late);
        DayPlan draft = look(world.lead, world.roster);
        assertThat(row(draft, world.people.getFirst()).code()).isEqualTo(world.late);
        assertThat(row(draft, world.people.getFirst()).breaks().getFirst().start())
                .isGreaterThan(900);
        assertThat(row(look(world.agent, null), world.people.getFirst()).code()).isEqualTo(world.early);
    }

    @Test
    void ofADayThatIsOverNothingIsChanged() {
        DayPlanService.Move move =
                new DayPlanService.Move(world.people.getFirst(), LocalDate.of(2020, 1, 1), 0, 700, true);
        assertThatThrownBy(() -> fixtures.as(
                        world.lead, () -> service.move(LocalDate.of(2020, 1, 1), null, move, Locale.ENGLISH)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() ->
                        fixtures.as(world.lead, () -> service.again(LocalDate.of(2020, 1, 1), null, Locale.ENGLISH)))
                .isInstanceOf(InvalidInput.class);
    }
}
