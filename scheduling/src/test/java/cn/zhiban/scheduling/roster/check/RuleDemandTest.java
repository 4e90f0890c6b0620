package cn.zhiban.scheduling.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Post;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rulebook.RuleDraft;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleDemandTest {
    private static final Horizon HORIZON = Horizon.of(LocalDate.of(2027, 3, 1), 7);
    private static final List<ShiftType> TYPES = List.of(shift("A"), shift("L"));

    private static ShiftType shift(String code) {
        return new ShiftType(1, code, code, ShiftKind.WORK, ShiftBand.EARLY, 510, 1050, 60, 0, null, true, 0);
    }

    private static Facts person(long id, boolean experienced, RuleDraft... rules) {
        ContractDraft usual = ContractDraft.usual(id, LocalDate.EPOCH);
        ContractDraft terms = new ContractDraft(
                id,
                usual.validFrom(),
                null,
                usual.workingTime(),
                usual.payPeriod(),
                false,
                usual.weeklyMinutes(),
                usual.monthlyMinutes(),
                usual.maxOvertimeMinutes(),
                usual.loadMaximum(),
                experienced,
                null,
                Set.of(),
                List.of());
        List<RuleSetting> settings =
                List.of(rules).stream().map(rule -> new RuleSetting(1, rule, 0)).toList();
        return new Facts(
                new Person(id, "E" + id, "Person", Post.PRE_SALES, null, ""),
                terms,
                List.of(),
                List.of(),
                List.of(),
                100,
                settings);
    }

    private static RuleDraft rule(RuleKind kind, int people, boolean hard, String... codes) {
        return new RuleDraft(
                kind,
                Map.of("people", people),
                codes.length == 0 ? Map.of() : Map.of("shift_types", List.of(codes)),
                hard,
                48,
                null,
                null,
                true,
                null,
                null);
    }

    private static RosterDemand.Covered covered() {
        return new RosterDemand.Covered(
                List.of(),
                List.of(
                        Demand.ofTime(0, 540, 570, "g1", 2, 12, 1),
                        Demand.ofTime(0, 540, 570, "g2", 1, 12, 1),
                        Demand.ofTime(3, 600, 630, "g1", 2, 12, 1)),
                List.of(Set.of("g1"), Set.of("g2")));
    }

    @Test
    void somebodyExperiencedIsAskedForOnceWheneverAnybodyIsNeeded() {
        RuleDraft rule = rule(RuleKind.MIN_EXPERIENCED, 1, false);
        RosterDemand.Covered with =
                RuleDemand.add(covered(), List.of(person(1, true, rule), person(2, false, rule)), HORIZON, TYPES);
        assertThat(with.demands().subList(3, with.demands().size()))
                .containsExactly(
                        Demand.ofTime(0, 540, 570, RuleDemand.EXPERIENCED, 1, 3, 0),
                        Demand.ofTime(3, 600, 630, RuleDemand.EXPERIENCED, 1, 3, 0));
        assertThat(with.served()).containsExactly(Set.of("g1", RuleDemand.EXPERIENCED), Set.of("g2"));
        assertThat(with.groups()).extracting(CoverGroup::key).containsExactly(RuleDemand.EXPERIENCED);
    }

    @Test
    void whereNobodyIsMarkedAsExperiencedNobodyIsMissed() {
        RuleDraft rule = rule(RuleKind.MIN_EXPERIENCED, 1, true);
        assertThat(RuleDemand.add(covered(), List.of(person(1, false, rule), person(2, false)), HORIZON, TYPES))
                .isEqualTo(covered());
    }

    @Test
    void offlineMessagesAreSomebodysEveryDayAndAHardRuleIsDearNotImpossible() {
        RuleDraft rule = rule(RuleKind.OFFLINE_DUTY, 2, true, "L", "X");
        RosterDemand.Covered with =
                RuleDemand.add(covered(), List.of(person(1, false, rule), person(2, false, rule)), HORIZON, TYPES);
        assertThat(with.demands().subList(3, with.demands().size())).hasSize(7).allSatisfy(one -> {
            assertThat(one.type()).isEqualTo(2);
            assertThat(one.need()).isEqualTo(2);
            assertThat(one.under()).isGreaterThan(1000);
        });
        assertThat(with.served()).allSatisfy(one -> assertThat(one).contains(RuleDemand.OFFLINE));
    }
}
