package cn.zhiban.scheduling.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingTest
class LedgerServiceIT {
    @Autowired
    Ledger ledger;

    @Autowired
    LedgerService service;

    @Autowired
    CompanyTime time;

    @Autowired
    SchedulingFixtures fixtures;

    @Test
    void carriesTheMonthsBeforeAlsoOverTheTurnOfTheYear() {
        long person = fixtures.employee(null);
        ledger.close(YearMonth.of(2026, 11), Map.of(person, nights(1)));
        ledger.close(YearMonth.of(2026, 12), Map.of(person, nights(2)));
        ledger.close(YearMonth.of(2027, 1), Map.of(person, nights(4)));
        assertThat(carried(person, YearMonth.of(2027, 1), 1)).isEqualTo(2);
        assertThat(carried(person, YearMonth.of(2027, 2), 3)).isEqualTo(7);
        assertThat(ledger.carried(List.of(person), YearMonth.of(2027, 2), 0)).isEmpty();
    }

    @Test
    void closingAMonthAgainReplacesItsFigures() {
        long person = fixtures.employee(null);
        ledger.close(YearMonth.of(2026, 11), Map.of(person, nights(1)));
        ledger.close(YearMonth.of(2026, 11), Map.of(person, nights(5)));
        assertThat(carried(person, YearMonth.of(2026, 12), 1)).isEqualTo(5);
    }

    @Test
    void everybodySeesTheirOwnAndNobodyAColleagues() {
        long lead = fixtures.employee(null);
        long team = fixtures.team(lead);
        long person = fixtures.employee(team);
        long colleague = fixtures.employee(team);
        YearMonth month = YearMonth.from(time.today()).minusMonths(1);
        ledger.close(month, Map.of(person, nights(3), colleague, nights(9)));
        Actor self = fixtures.actor(person, Scope.NOTHING, SchedulingPermissions.OWN);
        Actor leader = fixtures.actor(lead, Scope.NOTHING, SchedulingPermissions.PEOPLE);
        assertThat(fixtures.as(self, service::own)).singleElement().satisfies(one -> {
            assertThat(one.own().nights()).isEqualTo(3);
            assertThat(one.teamSize())
                    .as("two people are too few for an average")
                    .isZero();
        });
        assertThatThrownBy(() -> fixtures.as(self, () -> service.of(colleague))).isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(leader, () -> service.of(colleague))).hasSize(1);
        assertThatThrownBy(() -> fixtures.as(leader, () -> service.of(fixtures.employee(null))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theAverageOfATeamIsShownFromFourPeopleOn() {
        long team = fixtures.team(null);
        long person = fixtures.employee(team);
        YearMonth month = YearMonth.from(time.today()).minusMonths(1);
        ledger.close(
                month,
                Map.of(
                        person,
                        nights(3),
                        fixtures.employee(team),
                        nights(1),
                        fixtures.employee(team),
                        nights(2),
                        fixtures.employee(team),
                        nights(2)));
        Actor self = fixtures.actor(person, Scope.NOTHING, SchedulingPermissions.OWN);
        LedgerMonth shown = fixtures.as(self, service::own).getFirst();
        assertThat(shown.teamSize()).isEqualTo(4);
        assertThat(shown.team().nights()).isEqualTo(8);
    }

    private int carried(long person, YearMonth month, int months) {
        return ledger.carried(List.of(person), month, months)
                .getOrDefault(person, LedgerFigures.NONE)
                .nights();
    }

    private static LedgerFigures nights(int nights) {
        return new LedgerFigures(nights, 0, 0, 0, 0, 0, 0, 0);
    }
}
