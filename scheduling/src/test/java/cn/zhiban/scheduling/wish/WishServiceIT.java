package cn.zhiban.scheduling.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.holiday.HolidayService;
import cn.zhiban.scheduling.shift.ShiftBand;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingTest
class WishServiceIT {
    @Autowired
    WishService service;

    @Autowired
    WishDesk desk;

    @Autowired
    Wishes wishes;

    @Autowired
    HolidayService holidays;

    @Autowired
    CompanyTime time;

    @Autowired
    SchedulingFixtures fixtures;

    private long person;
    private long colleague;
    private Actor self;
    private Actor leader;
    private Actor otherLeader;
    private YearMonth month;

    @BeforeEach
    void people() {
        long lead = fixtures.employee(null);
        long team = fixtures.team(lead);
        person = fixtures.employee(team);
        colleague = fixtures.employee(team);
        self = fixtures.actor(person, Scope.NOTHING, SchedulingPermissions.OWN);
        leader = fixtures.actor(lead, Scope.NOTHING, SchedulingPermissions.OWN, SchedulingPermissions.PEOPLE);
        long other = fixtures.employee(null);
        fixtures.team(other);
        otherLeader = fixtures.actor(other, Scope.NOTHING, SchedulingPermissions.PEOPLE);
        month = YearMonth.from(time.today()).plusMonths(3);
    }

    @Test
    void aTapGoesThroughTheLevelsAndBackToNothing() {
        LocalDate day = month.atEndOfMonth();
        assertThat(tap(day, null)).isEqualTo(WishLevel.MILD);
        assertThat(budget().spent()).isEqualTo(1);
        assertThat(tap(day, null)).isEqualTo(WishLevel.STRONG);
        assertThat(budget().spent()).isEqualTo(3);
        assertThat(tap(day, null)).isEqualTo(WishLevel.CANNOT);
        assertThat(budget().spent()).isZero();
        assertThat(fixtures.as(self, () -> service.tap(day, null))).isEmpty();
        assertThat(fixtures.as(self, () -> service.month(month))).isEmpty();
    }

    @Test
    void tapsOnOneDayAboutDifferentBandsStandBesideEachOther() {
        LocalDate day = month.atDay(1);
        tap(day, null);
        tap(day, ShiftBand.LATE);
        assertThat(fixtures.as(self, () -> service.month(month))).hasSize(2);
    }

    @Test
    void pointsAreSpentOncePerMonth() {
        for (int day = 1; day <= 4; day++) {
            add(WishDraft.ofDay(month.atDay(day), null, WishLevel.STRONG));
        }
        assertThat(budget().left()).isZero();
        assertThatThrownBy(() -> add(WishDraft.ofDay(month.atDay(9), null, WishLevel.MILD)))
                .isInstanceOf(InvalidInput.class);
        assertThat(tap(month.atDay(9), null)).isEqualTo(WishLevel.CANNOT);
        assertThat(add(WishDraft.ofDay(month.plusMonths(1).atDay(1), null, WishLevel.STRONG)))
                .isPositive();
    }

    @Test
    void monthsCloseAtTheirDeadline() {
        YearMonth past = YearMonth.from(time.today());
        assertThatThrownBy(() -> tap(past.atEndOfMonth(), null)).isInstanceOf(InvalidInput.class);
        WishSettings settings = new WishSettings(12, 3, 1, 31);
        assertThat(settings.deadline(YearMonth.of(2028, 3))).isEqualTo(LocalDate.of(2028, 2, 28));
        assertThat(settings.deadline(YearMonth.of(2027, 1))).isEqualTo(LocalDate.of(2026, 12, 28));
    }

    @Test
    void whatSomebodyCannotDoCountsOnlyAfterTheOwnLeadAgreed() {
        long id = add(weekly(false));
        LocalDate first = month.atDay(1);
        assertThat(wishes.counting(List.of(person), first, month.atEndOfMonth()))
                .isEmpty();
        assertThatThrownBy(() -> decide(otherLeader, id, true)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> decide(self, id, true)).isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(leader, desk::open))
                .extracting(wish -> wish.content().reason())
                .containsExactly("child");
        assertThat(fixtures.as(otherLeader, desk::open)).isEmpty();
        assertThatThrownBy(() -> decide(leader, id, false)).isInstanceOf(InvalidInput.class);
        decide(leader, id, true);
        assertThat(wishes.counting(List.of(person), first, month.atEndOfMonth()))
                .allMatch(day -> day.day().getDayOfWeek() == DayOfWeek.WEDNESDAY)
                .hasSizeBetween(4, 5);
    }

    @Test
    void termTimeWishesHoldInTermTimeOnlyAlsoOverTheTurnOfTheYear() {
        fixtures.asSystem(() -> holidays.addTerm("Autumn 2035", LocalDate.of(2035, 12, 1), LocalDate.of(2036, 1, 9)));
        WishDraft draft = new WishDraft(
                LocalDate.of(2035, 11, 1),
                LocalDate.of(2036, 1, 31),
                Set.of(DayOfWeek.WEDNESDAY),
                true,
                WishDirection.AVOID,
                WishTarget.BAND,
                ShiftBand.LATE,
                null,
                null,
                null,
                WishLevel.STRONG,
                "");
        add(draft);
        assertThat(wishes.days(List.of(person), LocalDate.of(2035, 12, 20), LocalDate.of(2036, 2, 28)))
                .extracting(WishDay::day)
                .containsExactly(LocalDate.of(2035, 12, 26), LocalDate.of(2036, 1, 2), LocalDate.of(2036, 1, 9));
    }

    @Test
    void nobodySeesOrRemovesSomebodyElsesWishes() {
        long id = add(weekly(false));
        Actor mate = fixtures.actor(colleague, Scope.NOTHING, SchedulingPermissions.OWN);
        assertThat(fixtures.as(mate, () -> service.month(month))).isEmpty();
        assertThatThrownBy(() -> fixtures.as(mate, () -> {
                    service.remove(id);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(mate, () -> desk.month(month))).isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(leader, () -> desk.month(month))).isNotEmpty();
        assertThat(fixtures.as(otherLeader, () -> desk.month(month))).isEmpty();
    }

    @Test
    void refusesWishesThatSayNothing() {
        assertThatThrownBy(() -> add(new WishDraft(
                        month.atDay(1),
                        null,
                        Set.of(),
                        false,
                        WishDirection.AVOID,
                        WishTarget.HOURS,
                        null,
                        null,
                        600,
                        600,
                        WishLevel.MILD,
                        "")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> add(WishDraft.ofDay(month.atDay(1), null, WishLevel.CANNOT)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void companionsAreOfTheOwnTeam() {
        fixtures.as(self, () -> {
            service.companion(colleague, true);
            return true;
        });
        assertThat(fixtures.as(leader, desk::companions))
                .extracting(Companion::otherId)
                .containsExactly(colleague);
        long stranger = fixtures.employee(fixtures.team(null));
        assertThatThrownBy(() -> fixtures.as(self, () -> {
                    service.companion(stranger, false);
                    return true;
                }))
                .isInstanceOf(InvalidInput.class);
    }

    private WishDraft weekly(boolean termOnly) {
        return new WishDraft(
                time.today(),
                null,
                Set.of(DayOfWeek.WEDNESDAY),
                termOnly,
                WishDirection.AVOID,
                WishTarget.BAND,
                ShiftBand.LATE,
                null,
                null,
                null,
                WishLevel.CANNOT,
                "child");
    }

    private WishLevel tap(LocalDate day, @org.jspecify.annotations.Nullable ShiftBand without) {
        return fixtures.as(self, () -> service.tap(day, without)).orElseThrow();
    }

    private long add(WishDraft draft) {
        return fixtures.as(self, () -> service.add(draft));
    }

    private WishBudget budget() {
        return fixtures.as(self, () -> service.budget(month));
    }

    private void decide(Actor actor, long id, boolean agrees) {
        fixtures.as(actor, () -> {
            desk.decide(id, 0, agrees, "");
            return true;
        });
    }
}
