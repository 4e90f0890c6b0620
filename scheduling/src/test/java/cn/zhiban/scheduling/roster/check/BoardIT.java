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
