package cn.zhiban.scheduling.shift;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingTest
class ShiftTypeServiceIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    ShiftTypeService service;

    @Autowired
    ShiftTypes types;

    @Autowired
    SchedulingFixtures fixtures;

    @Test
    void aNightShiftEndsOnTheNextDayAndCountsItsPaidMinutes() {
        long id = fixtures.asSystem(() -> service.create(draft(1380, 1920, 60, null)));
        ShiftType night = find(id);
        assertThat(night.overMidnight()).isTrue();
        assertThat(night.minutes()).isEqualTo(480);
    }

    @Test
    void aShiftThatEndsAtMidnightStaysOnItsDay() {
        long id = fixtures.asSystem(() -> service.create(draft(900, 1440, 60, null)));
        assertThat(find(id).overMidnight()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1,100,0", "1440,1500,0", "600,600,0", "600,500,0", "600,2041,0", "600,660,60", "600,660,-1"})
    void refusesTimesThatMakeNoSense(int start, int end, int pause) {
        assertThatThrownBy(() -> fixtures.asSystem(() -> service.create(draft(start, end, pause, null))))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "ABCDEFGHIJKLM", "A B", "'A,B'"})
    void refusesCodesThatCannotStandInACell(String code) {
        ShiftTypeDraft draft = new ShiftTypeDraft(code, "x", ShiftKind.WORK, ShiftBand.EARLY, 0, 60, 0, 0, null);
        assertThatThrownBy(() -> fixtures.asSystem(() -> service.create(draft)))
                .isInstanceOf(InvalidInput.class)
                .extracting(e -> ((InvalidInput) e).field())
                .isEqualTo("code");
    }

    @Test
    void refusesACodeThatIsTakenAlsoWhenChanging() {
        long first = fixtures.asSystem(() -> service.create(draft(0, 60, 0, null)));
        long second = fixtures.asSystem(() -> service.create(draft(0, 60, 0, null)));
        ShiftTypeDraft same = ShiftTypeDraft.of(find(first));
        assertThatThrownBy(() -> fixtures.asSystem(() -> service.create(same))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixtures.asSystem(() -> {
                    service.change(second, 0, same);
                    return true;
                }))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void doesNotLoseWhatSomebodyElseChangedMeanwhile() {
        long id = fixtures.asSystem(() -> service.create(draft(0, 60, 0, null)));
        fixtures.asSystem(() -> {
            service.activate(id, 0, false);
            return true;
        });
        assertThat(find(id).active()).isFalse();
        assertThatThrownBy(() -> fixtures.asSystem(() -> {
                    service.change(id, 0, draft(0, 60, 0, null));
                    return true;
                }))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void isKeptOnlyByWhoKeepsRulesAndLeadsTheTeam() {
        Actor agent = fixtures.actor(null, Scope.NOTHING, SchedulingPermissions.OWN);
        long lead = fixtures.employee(null);
        long team = fixtures.team(lead);
        long other = fixtures.team(null);
        Actor keeper = fixtures.actor(lead, Scope.NOTHING, SchedulingPermissions.RULES);
        assertThatThrownBy(() -> fixtures.as(agent, () -> service.create(draft(0, 60, 0, null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(agent, service::list)).isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(keeper, () -> service.create(draft(0, 60, 0, team))))
                .isPositive();
        assertThatThrownBy(() -> fixtures.as(keeper, () -> service.create(draft(0, 60, 0, other))))
                .isInstanceOf(NotAllowed.class);
    }

    private ShiftType find(long id) {
        return types.all().stream().filter(type -> type.id() == id).findFirst().orElseThrow();
    }

    private static ShiftTypeDraft draft(int start, int end, int pause, @Nullable Long team) {
        return new ShiftTypeDraft(
                "T" + NUMBER.incrementAndGet(), "Type", ShiftKind.WORK, ShiftBand.EARLY, start, end, pause, 0, team);
    }
}
