package cn.zhiban.scheduling.dayplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class BreakRuleServiceIT {
    private static int number;

    @Autowired
    BreakRuleService service;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private Actor keeper;
    private long type;

    @BeforeEach
    void type() {
        keeper = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.RULES);
        String code = "BR" + ++number;
        jdbc.update(
                "INSERT INTO sched_shift_type (code, name, kind, band, start_minute, end_minute, break_minutes)"
                        + " VALUES (?, ?, 'WORK', 'EARLY', 510, 1050, 90)",
                code,
                code);
        Long id = jdbc.queryForObject("SELECT id FROM sched_shift_type WHERE code = ?", Long.class, code);
        type = java.util.Objects.requireNonNull(id);
    }

    private void save(Actor actor, List<Integer> parts, int longest, int version) {
        fixtures.as(actor, () -> {
            service.save(new BreakRule(type, parts, 90, 90, longest, version));
            return null;
        });
    }

    private ShiftType shift() {
        return new ShiftType(type, "X", "X", ShiftKind.WORK, ShiftBand.EARLY, 510, 1050, 90, 0, null, true, 0);
    }

    private BreakRule holding() {
        return BreakRules.of(fixtures.as(keeper, service::list), shift());
    }

    @Test
    void withoutARuleOfItsOwnATypeFollowsTheGeneralOneWithItsOwnBreakInPartsOfAnHour() {
        assertThat(holding().shiftTypeId()).isNull();
        assertThat(holding().partsOf(shift())).containsExactly(60, 30);
    }

    @Test
    void aRuleOfATypeGoesBeforeTheGeneralOneUntilItIsRemoved() {
        save(keeper, List.of(60, 15), 240, 0);
        assertThat(holding().partsOf(shift())).containsExactly(60, 15);
        fixtures.as(keeper, () -> {
            service.remove(type);
            return null;
        });
        assertThat(holding().shiftTypeId()).isNull();
    }

    @Test
    void twoPeopleDoNotOverwriteEachOther() {
        save(keeper, List.of(60), 240, 0);
        save(keeper, List.of(45), 240, 0);
        assertThatThrownBy(() -> save(keeper, List.of(30), 240, 0)).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> save(keeper, List.of(60, 15, 15, 15), 240, 0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> save(keeper, List.of(2), 240, 0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> save(keeper, List.of(60), 30, 0)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void onlyWhoKeepsRulesReadsAndChangesThem() {
        Actor planner = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.PLAN, SchedulingPermissions.OWN);
        assertThatThrownBy(() -> save(planner, List.of(60), 240, 0)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(planner, service::list)).isInstanceOf(NotAllowed.class);
    }
}
