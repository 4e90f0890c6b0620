package cn.zhiban.scheduling.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingTest
class RuleServiceIT {
    private static final LocalDate DAY = LocalDate.of(2028, 2, 29);

    @Autowired
    RuleService service;

    @Autowired
    RuleSettings settings;

    @Autowired
    SchedulingFixtures fixtures;

    @Test
    void chinasRulesComeAlong() {
        assertThat(settings.holding(-1, null, DAY))
                .filteredOn(one -> one.rule().hard())
                .extracting(one -> one.rule().kind())
                .contains(
                        RuleKind.MAX_OVERTIME_MONTH,
                        RuleKind.REST_DAY_PER_WEEK,
                        RuleKind.NURSING,
                        RuleKind.MINOR,
                        RuleKind.MIN_REST,
                        RuleKind.FORBIDDEN_SUCCESSION,
                        RuleKind.LEAVE);
        assertThat(settings.holding(-1, null, DAY))
                .filteredOn(one -> one.rule().kind() == RuleKind.MIN_REST)
                .extracting(one -> one.rule().number("hours"))
                .containsExactly(11);
    }

    @Test
    void theMostSpecificRuleHoldsWhileItIsValid() {
        long team = fixtures.team(null);
        long person = fixtures.employee(team);
        long everybody = add(nights(4, null, null, null));
        add(nights(6, team, null, null));
        add(nights(2, null, person, DAY));
        assertThat(number(person, team, DAY)).isEqualTo(2);
        assertThat(number(person, team, DAY.plusDays(1))).isEqualTo(6);
        assertThat(number(-1, team, DAY)).isEqualTo(6);
        assertThat(number(-1, null, DAY)).isEqualTo(4);
        fixtures.asSystem(() -> {
            service.remove(everybody);
            return true;
        });
    }

    @Test
    void isKeptWithinReachOnly() {
        long lead = fixtures.employee(null);
        long team = fixtures.team(lead);
        long member = fixtures.employee(team);
        long stranger = fixtures.employee(fixtures.team(null));
        Actor keeper = fixtures.actor(lead, Scope.NOTHING, SchedulingPermissions.RULES);
        Actor agent = fixtures.actor(member, Scope.NOTHING, SchedulingPermissions.OWN);
        assertThat(fixtures.as(keeper, () -> service.add(nights(1, team, null, null))))
                .isPositive();
        assertThat(fixtures.as(keeper, () -> service.add(nights(1, null, member, null))))
                .isPositive();
        assertThatThrownBy(() -> fixtures.as(keeper, () -> service.add(nights(1, null, stranger, null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(keeper, () -> service.add(nights(1, fixtures.team(null), null, null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(agent, service::list)).isInstanceOf(NotAllowed.class);
        long foreign = add(nights(1, null, stranger, null));
        assertThat(fixtures.as(keeper, service::list))
                .extracting(RuleSetting::id)
                .doesNotContain(foreign);
        assertThatThrownBy(() -> fixtures.as(keeper, () -> {
                    service.remove(foreign);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void switchedOffRulesDoNotHoldAndNoChangeIsLost() {
        long team = fixtures.team(null);
        long id = add(nights(6, team, null, null));
        fixtures.asSystem(() -> {
            service.change(id, 0, nights(6, team, null, null).with(false));
            return true;
        });
        assertThat(settings.holding(-1, team, DAY)).extracting(RuleSetting::id).doesNotContain(id);
        assertThatThrownBy(() -> fixtures.asSystem(() -> {
                    service.change(id, 0, nights(6, team, null, null));
                    return true;
                }))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 15})
    void refusesNumbersOutOfBounds(int nights) {
        assertThatThrownBy(() -> add(nights(nights, null, null, null))).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NIGHT", "NIGHT>", "NIGHT>NOON", "NIGHT>EARLY>LATE", ""})
    void refusesWordsThatItsKindDoesNotKnow(String word) {
        RuleDraft draft = new RuleDraft(
                RuleKind.FORBIDDEN_SUCCESSION,
                Map.of(),
                Map.of("successions", List.of(word)),
                true,
                1,
                null,
                null,
                true,
                null,
                null);
        assertThatThrownBy(() -> add(draft)).isInstanceOf(InvalidInput.class);
    }

    private int number(long person, @Nullable Long team, LocalDate day) {
        return settings.holding(person, team, day).stream()
                .filter(one -> one.rule().kind() == RuleKind.MAX_NIGHTS_IN_ROW)
                .map(one -> one.rule().number("nights"))
                .findFirst()
                .orElseThrow();
    }

    private long add(RuleDraft draft) {
        return fixtures.asSystem(() -> service.add(draft));
    }

    private static RuleDraft nights(int nights, @Nullable Long team, @Nullable Long person, @Nullable LocalDate to) {
        return new RuleDraft(
                RuleKind.MAX_NIGHTS_IN_ROW,
                Map.of("nights", nights),
                Map.of(),
                true,
                100,
                team,
                person,
                true,
                null,
                to);
    }
}
