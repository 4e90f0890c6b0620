package cn.zhiban.scheduling.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
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
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class BoardIT {
    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    Boards boards;

    @Autowired
    MatrixService matrix;

    @Autowired
    ExplainService explain;

    @Autowired
    GroupService groups;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private RosterWorld world;
    private Actor planner;

    @BeforeEach
    void demand() {
        world = new RosterWorld(fixtures, jdbc, rosters);
        planner = fixtures.actor(
                null,
                Scope.EVERYTHING,
                SchedulingPermissions.PLAN,
                SchedulingPermissions.PEOPLE,
                SchedulingPermissions.DEMAND);
        long shop = fixtures.shop(fixtures.client(), Platform.TAOBAO);
        world.people.forEach(person -> fixtures.serves(person, shop));
        long group = fixtures.as(
                planner,
                () -> groups.add(new GroupDraft("Group " + shop, null, Set.of(shop), 1, StaffingRule.USUAL, 0, 48)));
        for (int day = 0; day < 31; day++) {
            for (int slot = 0; slot < 48; slot++) {
                jdbc.update(
                        "INSERT INTO sched_requirement (group_id, day, slot, typed) VALUES (?, ?, ?, ?)",
                        group,
                        world.day(day),
                        slot,
                        slot < 16 ? 1 : 2);
            }
        }
    }

    private void edit(int person, int day, String code) {
        fixtures.as(
                planner,
                () -> matrix.edit(
                        world.roster,
                        rosters.get(world.roster).revision(),
                        List.of(CellEdit.of(world.people.get(person), world.day(day), code)),
                        Locale.ENGLISH));
    }

    @Test
    void whatIsKeptUpToDateIsWhatAFullCheckSays() {
        Random random = new Random(5);
        List<String> codes = List.of(world.early, world.late, world.night, "-", "");
        for (int step = 0; step < 150; step++) {
            edit(random.nextInt(6), random.nextInt(31), codes.get(random.nextInt(5)));
            if (step % 10 == 0) {
                fixtures.as(
                        planner,
                        () -> boards.with(world.roster, board -> {
                            Board fresh = new Board(board.model(), board.rows());
                            assertThat(board.cost()).isEqualTo(fresh.cost());
                            // the engine's own evaluation of the same problem
                            assertThat(board.cost())
                                    .isEqualTo(board.model().problem().cost(board.rows()));
                            long told = board.byRule().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum();
                            assertThat(told).isEqualTo(board.cost());
                            for (int person = 0; person < 6; person++) {
                                assertThat(board.violations(person)).isEqualTo(fresh.violations(person));
                            }
                            return null;
                        }));
            }
        }
    }

    private void rule(String kind, String numbers, String words, int weight) {
        jdbc.update(
                "INSERT INTO sched_rule (kind, parameters, hard, weight, active, team_id) VALUES (?, ?, FALSE, ?, TRUE, ?)",
                kind,
                "{\"numbers\":" + numbers + ",\"words\":" + words + "}",
                weight,
                world.team);
    }

    private String staffNumber(int person) {
        return jdbc.queryForObject(
                "SELECT staff_number FROM core_employee WHERE id = ?", String.class, world.people.get(person));
    }

    private List<String> told(int person) {
        return fixtures.as(planner, () -> matrix.get(world.roster, Locale.ENGLISH)).rows().stream()
                .filter(row -> row.id() == world.people.get(person))
                .flatMap(row -> row.found().stream())
                .map(Matrix.Found::text)
                .toList();
    }

    @Test
    void peopleWhoAreKeptApartAreNamedToEachOther() {
        rule("PAIR_APART", "{}", "{\"staff\":[\"" + staffNumber(0) + "\",\"" + staffNumber(1) + "\"]}", 30);
        edit(0, 3, world.early);
        assertThat(told(0)).noneMatch(text -> text.startsWith("Together with"));
        edit(1, 3, world.early);
        assertThat(told(0)).anyMatch(text -> text.startsWith("Together with"));
        assertThat(told(1)).anyMatch(text -> text.startsWith("Together with"));
        Matrix.Score score = fixtures.as(planner, () -> matrix.score(world.roster, Locale.ENGLISH));
        assertThat(score.rules())
                .filteredOn(share -> share.rule().equals("pair-apart"))
                .singleElement()
                .satisfies(share -> assertThat(share.penalty()).isEqualTo(30));
    }

    @Test
    void onlyTheOneWhoWishesHearsOfACompanionAvoided() {
        jdbc.update(
                "INSERT INTO sched_companion (employee_id, other_id, together) VALUES (?, ?, FALSE)",
                world.people.get(2),
                world.people.get(3));
        edit(2, 4, world.early);
        edit(3, 4, world.early);
        assertThat(told(2)).anyMatch(text -> text.startsWith("Wished to avoid"));
        assertThat(told(3)).noneMatch(text -> text.startsWith("Wished to avoid"));
    }

    @Test
    void aTraineeWithoutTheMentorIsSaidToBoth() {
        jdbc.update(
                "INSERT INTO sched_contract (employee_id, valid_from, working_time, pay_period, part_time, weekly_minutes,"
                        + " monthly_minutes, max_overtime_minutes, load_maximum, experienced, mentor_id)"
                        + " VALUES (?, '2027-01-01', 'STANDARD', 'MONTH', FALSE, 2400, 9998, 2160, 300, FALSE, ?)",
                world.people.get(4),
                world.people.get(5));
        edit(4, 1, world.early);
        edit(4, 2, world.early);
        edit(5, 2, world.early);
        assertThat(told(4)).anyMatch(text -> text.startsWith("Only 1 of 2 shifts beside the mentor"));
        assertThat(told(5)).anyMatch(text -> text.contains("only 1 of 2 shifts together"));
        edit(5, 1, world.early);
        assertThat(told(4)).noneMatch(text -> text.contains("mentor"));
    }

    @Test
    void whoDidTooManyNightsBeforeIsToldEarlierThanOthers() {
        for (int person = 0; person < 6; person++) {
            jdbc.update(
                    "INSERT INTO sched_ledger (employee_id, month, nights, lates, weekends, holidays, wishes_asked,"
                            + " wishes_granted, minutes, overtime_minutes) VALUES (?, '2027-02-01', ?, 0, 0, 0, 0, 0, 0, 0)",
                    world.people.get(person),
                    person == 0 ? 20 : 0);
        }
        List<Integer> possible = new java.util.ArrayList<>();
        for (int person : List.of(0, 1)) {
            int nights = 0;
            while (told(person).stream().noneMatch(text -> text.contains("nights, more than"))) {
                edit(person, nights++, world.night);
            }
            possible.add(nights);
        }
        // of 31 nights 5.2 are the part of each; of the 20 in February 3.3 were, so the others may do 8.5 now; the one
        // who did
        // all of them does 4 fewer, the most that is carried
        assertThat(possible).containsExactly(2, 9);
    }

    @Test
    void whatHasBeenTriedOutLeavesNoTrace() {
        edit(0, 0, world.early);
        fixtures.as(
                planner,
                () -> boards.with(world.roster, board -> {
                    long before = board.cost();
                    int[][] rows = board.rows();
                    board.priceOf(0, board.model().horizon().first(), 2);
                    assertThat(board.cost()).isEqualTo(before);
                    assertThat(board.rows()).isDeepEqualTo(rows);
                    return null;
                }));
        fixtures.as(planner, () -> explain.of(world.roster, world.people.getFirst(), world.day(0), Locale.ENGLISH));
        fixtures.as(
                planner,
                () -> boards.with(world.roster, board -> {
                    assertThat(board.cost()).isEqualTo(board.model().problem().cost(board.rows()));
                    return null;
                }));
    }

    @Test
    void aNightShiftCoversTheMorningOfTheNextDay() {
        int missing = missing(1);
        edit(0, 0, world.night);
        // from midnight to 8:00
        assertThat(missing(1)).isEqualTo(missing - 16);
    }

    @Test
    void theLastNightOfTheMonthAndAShiftOnTheFirstMorningCountForRest() {
        jdbc.update(
                "INSERT INTO sched_shift (employee_id, day, roster_id, shift_type_id) SELECT ?, ?, ?, id FROM sched_shift_type WHERE code = ?",
                world.people.getFirst(),
                RosterWorld.FIRST.minusDays(1),
                world.roster,
                world.night);
        fixtures.as(planner, () -> {
            boards.forget(world.roster);
            return null;
        });
        edit(0, 0, world.early);
        Matrix.Row row = fixtures.as(planner, () -> matrix.get(world.roster, Locale.ENGLISH))
                .rows()
                .getFirst();
        assertThat(row.found()).anySatisfy(one -> {
            assertThat(one.hard()).isTrue();
            assertThat(one.days()).containsExactly(0);
            assertThat(one.text()).contains(world.night, world.early);
        });
    }

    @Test
    void explainsWhoElseCouldDoAShift() {
        edit(0, 3, world.early);
        Explanation why = fixtures.as(
                planner, () -> explain.of(world.roster, world.people.getFirst(), world.day(3), Locale.ENGLISH));
        assertThat(why.code()).isEqualTo(world.early);
        assertThat(why.others()).hasSize(5);
        assertThat(why.choices()).extracting(Explanation.Choice::code).contains("", world.late, world.night);
    }

    @Test
    void theShareOfEachRuleAddsUpToTheScore() {
        edit(0, 0, world.night);
        edit(0, 1, world.early);
        Matrix.Score score = fixtures.as(planner, () -> matrix.score(world.roster, Locale.ENGLISH));
        assertThat(score.hard()).isPositive();
        assertThat(score.rules().stream().mapToLong(Matrix.Share::hard).sum()).isEqualTo(score.hard());
        assertThat(score.rules().stream().mapToLong(Matrix.Share::penalty).sum())
                .isEqualTo(score.penalty())
                .isLessThan(RowRule.HARD);
    }

    private int missing(int day) {
        return fixtures.as(planner, () -> matrix.get(world.roster, Locale.ENGLISH))
                .coverage()
                .get(day)
                .groups()
                .getFirst()
                .missing();
    }
}
