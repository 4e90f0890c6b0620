package cn.zhiban.scheduling.leave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.ContractService;
import cn.zhiban.scheduling.contract.PayPeriod;
import cn.zhiban.scheduling.contract.WorkingTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class LeaveServiceIT {
    @Autowired
    LeaveService service;

    @Autowired
    BalanceService balances;

    @Autowired
    Absences absences;

    @Autowired
    ContractService contracts;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SchedulingFixtures fixtures;

    private long lead;
    private long person;
    private Actor self;
    private Actor leader;
    private Actor otherLeader;

    @BeforeEach
    void people() {
        lead = fixtures.employee(null);
        person = fixtures.employee(fixtures.team(lead));
        self = fixtures.actor(person, Scope.NOTHING, SchedulingPermissions.OWN);
        leader = fixtures.actor(lead, Scope.NOTHING, SchedulingPermissions.OWN, SchedulingPermissions.PEOPLE);
        long other = fixtures.employee(null);
        fixtures.team(other);
        otherLeader = fixtures.actor(other, Scope.NOTHING, SchedulingPermissions.OWN, SchedulingPermissions.PEOPLE);
    }

    @Test
    void aRequestIsApprovedByTheOwnLeadAndBothAreTold() {
        LocalDate day = time.today().plusDays(10);
        long id = ask(sick(day, day));
        assertThat(notices(leader)).isEqualTo(1);
        assertThat(fixtures.as(otherLeader, service::inbox)).isEmpty();
        assertThatThrownBy(() -> approve(otherLeader, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> approve(self, id)).isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(leader, service::inbox)).extracting(Leave::id).containsExactly(id);
        assertThat(absences.approved(List.of(person), day, day)).isEmpty();
        approve(leader, id);
        assertThat(absences.approved(List.of(person), day, day)).hasSize(1);
        assertThat(notices(self)).isEqualTo(1);
        assertThatThrownBy(() -> approve(leader, id)).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void nobodyDecidesAboutTheirOwnOrAsksForSomebodyElse() {
        LocalDate day = time.today().plusDays(3);
        LeaveDraft own = new LeaveDraft(lead, LeaveType.SICK, day, false, day, false, "");
        long id = fixtures.as(leader, () -> service.ask(own));
        assertThatThrownBy(() -> approve(leader, id)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(leader, () -> service.ask(sick(day, day))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(self, () -> service.of(lead))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(self, () -> service.enter(sick(day, day))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(otherLeader, () -> service.enter(sick(day, day))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(self, service::inbox)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void refusesLeaveThatOverlapsButNotTheOtherHalfOfADay() {
        LocalDate day = time.today().plusDays(20);
        ask(new LeaveDraft(person, LeaveType.SICK, day, true, day.plusDays(1), false, ""));
        assertThatThrownBy(() -> ask(sick(day, day))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ask(sick(day.plusDays(1), day.plusDays(3)))).isInstanceOf(InvalidInput.class);
        assertThat(ask(new LeaveDraft(person, LeaveType.SICK, day, false, day, true, "")))
                .isPositive();
        long second = ask(sick(day.plusDays(2), day.plusDays(2)));
        fixtures.as(self, () -> {
            service.withdraw(second, 0, "");
            return true;
        });
        assertThat(ask(sick(day.plusDays(2), day.plusDays(2)))).isPositive();
    }

    @Test
    void leaveOverTheTurnOfTheYearIsTakenFromBothYears() {
        fixtures.asSystem(() -> {
            balances.grant(person, LeaveType.ANNUAL, 2026, 4, "");
            balances.grant(person, LeaveType.ANNUAL, 2027, 2, "");
            return true;
        });
        // 2026-12-30 is a Wednesday; 2027 has no holidays yet, so 1 January is a Friday like others
        enter(LeaveType.ANNUAL, LocalDate.of(2026, 12, 30), LocalDate.of(2027, 1, 3));
        assertThat(left(2026)).isZero();
        assertThat(left(2027)).isZero();
        assertThatThrownBy(() -> enter(LeaveType.ANNUAL, LocalDate.of(2026, 12, 28), LocalDate.of(2026, 12, 28)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void statutoryHolidaysAndWeekendsAreNotTaken() {
        grant(LeaveType.ANNUAL, 2026, 40);
        // National Day 2026: 1 to 7 October free, 10 October worked
        assertThat(halfDays(LeaveType.ANNUAL, LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 11)))
                .isEqualTo(2 * 4);
        assertThat(halfDays(LeaveType.SICK, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 7)))
                .isEqualTo(14);
        assertThatThrownBy(() -> enter(LeaveType.ANNUAL, LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 22)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoWorksShiftsIsChargedFiveOfSevenDaysAndNoStatutoryHoliday() {
        ContractDraft usual = ContractDraft.usual(person, LocalDate.of(2024, 1, 1));
        fixtures.asSystem(() -> contracts.add(new ContractDraft(
                person,
                usual.validFrom(),
                null,
                WorkingTime.COMPREHENSIVE,
                PayPeriod.QUARTER,
                false,
                2400,
                9998,
                0,
                300,
                false,
                null,
                Set.of(),
                List.of())));
        assertThat(halfDays(LeaveType.ANNUAL, LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 22)))
                .isEqualTo(4);
        assertThat(halfDays(LeaveType.ANNUAL, LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 15)))
                .isEqualTo(20);
    }

    @Test
    void aLeapDayIsADay() {
        enter(LeaveType.SICK, LocalDate.of(2028, 2, 28), LocalDate.of(2028, 3, 1));
        assertThat(absences.approved(List.of(person), LocalDate.of(2028, 2, 1), LocalDate.of(2028, 2, 29)))
                .extracting(LeaveDay::day)
                .containsExactly(LocalDate.of(2028, 2, 28), LocalDate.of(2028, 2, 29));
    }

    @Test
    void overtimeIsTurnedIntoTimeOffOnce() {
        assertThat(fixtures.asSystem(() -> balances.earn(person, 2026, 1000, "overtime 2026-10")))
                .isEqualTo(4);
        assertThat(fixtures.asSystem(() -> balances.earn(person, 2026, 1000, "overtime 2026-10")))
                .isZero();
        assertThat(fixtures.asSystem(() -> balances.of(person, 2026)))
                .filteredOn(one -> one.type() == LeaveType.TIME_OFF)
                .extracting(Balance::left)
                .containsExactly(4);
        assertThatThrownBy(() -> fixtures.as(self, () -> balances.earn(person, 2026, 1000, "x")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(otherLeader, () -> balances.of(person, 2026)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void leaveThatHasBegunIsTakenBackByTheLeadWithAReasonOnly() {
        enter(LeaveType.SICK, time.today(), time.today().plusDays(1));
        Leave leave = fixtures.as(self, () -> service.of(person)).getFirst();
        assertThatThrownBy(() -> withdraw(self, leave, "")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> withdraw(leader, leave, " ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> withdraw(otherLeader, leave, "x")).isInstanceOf(NotFound.class);
        withdraw(leader, leave, "back earlier");
        assertThat(absences.between(List.of(person), time.today(), time.today()))
                .isEmpty();
    }

    @Test
    void refusesDaysThatMakeNoSense() {
        LocalDate day = time.today().plusDays(40);
        assertThatThrownBy(() -> ask(sick(day, day.minusDays(1)))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ask(new LeaveDraft(person, LeaveType.SICK, day, true, day, true, "")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ask(sick(day, day.plusDays(300)))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ask(sick(time.today().minusDays(40), time.today())))
                .isInstanceOf(InvalidInput.class);
    }

    private LeaveDraft sick(LocalDate first, LocalDate last) {
        return new LeaveDraft(person, LeaveType.SICK, first, false, last, false, "reason");
    }

    private long ask(LeaveDraft draft) {
        return fixtures.as(self, () -> service.ask(draft));
    }

    private void enter(LeaveType type, LocalDate first, LocalDate last) {
        fixtures.as(leader, () -> service.enter(new LeaveDraft(person, type, first, false, last, false, "")));
    }

    private int halfDays(LeaveType type, LocalDate first, LocalDate last) {
        return fixtures.as(self, () -> service.halfDays(new LeaveDraft(person, type, first, false, last, false, "")));
    }

    private void grant(LeaveType type, int year, int halfDays) {
        fixtures.asSystem(() -> {
            balances.grant(person, type, year, halfDays, "");
            return true;
        });
    }

    private int left(int year) {
        return fixtures.as(self, () -> balances.of(person, year)).stream()
                .filter(one -> one.type() == LeaveType.ANNUAL)
                .mapToInt(Balance::left)
                .sum();
    }

    private void approve(Actor actor, long id) {
        fixtures.as(actor, () -> {
            service.approve(id, 0, "");
            return true;
        });
    }

    private void withdraw(Actor actor, Leave leave, String answer) {
        fixtures.as(actor, () -> {
            service.withdraw(leave.id(), leave.version(), answer);
            return true;
        });
    }

    private int notices(Actor actor) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM core_notice WHERE account_id = ?", Integer.class, actor.accountId());
    }
}
