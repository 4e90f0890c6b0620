package cn.zhiban.scheduling.roster.solve;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.requirement.GroupDraft;
import cn.zhiban.scheduling.requirement.GroupService;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterWorld;
import cn.zhiban.scheduling.roster.check.RosterModel;
import cn.zhiban.scheduling.roster.check.RosterModels;
import cn.zhiban.scheduling.solver.Engine;
import cn.zhiban.scheduling.solver.HybridEngine;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the engine makes of the rules about fairness, from the settings to the roster. */
@SchedulingTest
class FairnessIT {
    private static final int NIGHT = 3;

    @Autowired
    RosterService rosters;

    @Autowired
    RosterModels models;

    @Autowired
    GroupService groups;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    /** Nights of each of six people whom nothing distinguishes but what they did in the month before. */
    private long[] nights(int... before) {
        RosterWorld world = new RosterWorld(fixtures, jdbc, rosters);
        Actor planner = fixtures.actor(
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
            for (int slot = 0; slot < 16; slot++) {
                jdbc.update(
                        "INSERT INTO sched_requirement (group_id, day, slot, typed) VALUES (?, ?, ?, 1)",
                        group,
                        world.day(day),
                        slot);
            }
        }
        for (int person = 0; person < before.length; person++) {
            jdbc.update(
                    "INSERT INTO sched_ledger (employee_id, month, nights, lates, weekends, holidays, wishes_asked,"
                            + " wishes_granted, minutes, overtime_minutes) VALUES (?, '2027-02-01', ?, 0, 0, 0, 0, 0, 0, 0)",
                    world.people.get(person),
                    before[person]);
        }
        RosterModel model = fixtures.as(planner, () -> models.make(rosters.get(world.roster), world.people, Map.of()));
        Problem problem = model.toSolve(Map.of(), LocalDate.of(2027, 2, 1), Map.of());
        Engine.Result result = new HybridEngine()
                .solve(problem, model.start(problem, Map.of()), new Engine.Budget(6, 2, 1, () -> false, at -> {}));
        assertThat(result.hard()).isZero();
        return Arrays.stream(result.rows())
                .mapToLong(row -> Arrays.stream(row)
                        .skip(problem.horizon().first())
                        .filter(type -> type == NIGHT)
                        .count())
                .toArray();
    }

    @Test
    void nightsAreSpreadEvenlyAmongEqualPeople() {
        long[] nights = nights();
        assertThat(Arrays.stream(nights).sum()).isGreaterThanOrEqualTo(24);
        assertThat(Arrays.stream(nights).max().orElse(0)
                        - Arrays.stream(nights).min().orElse(0))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whoDidMoreBeforeDoesFewerNow() {
        long[] nights = nights(8, 8, 2, 2, 2, 2);
        assertThat(Math.max(nights[0], nights[1]))
                .isLessThan(Arrays.stream(nights).skip(2).min().orElse(0));
    }
}
