package cn.zhiban.scheduling.market;

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
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterWorld;
import cn.zhiban.scheduling.roster.publish.OwnShiftService;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import cn.zhiban.scheduling.roster.publish.Receipt;
import cn.zhiban.scheduling.staff.Person;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class MarketServiceIT {
    @Autowired
    MarketService market;

    @Autowired
    ChoiceService choices;

    @Autowired
    CoverService cover;

    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    PublicationService publications;

    @Autowired
    OwnShiftService shifts;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private MarketWorld world;

    @BeforeEach
    void published() {
        world = new MarketWorld(fixtures, jdbc, rosters, cells, publications);
        // 2027-03-01 is a Monday
        world.shift(0, 1, world.rosters.early);
        world.shift(1, 3, world.rosters.early);
        world.shift(2, 2, world.rosters.early);
        world.shift(3, 4, world.rosters.night);
        world.publish();
    }

    private long give(int person, int day, Integer... to) {
        Set<Long> asked = new java.util.HashSet<>();
        for (int one : to) {
            asked.add(world.person(one));
        }
        return world.as(
                person, () -> market.make(TradeDraft.give(world.person(person), world.day(day), asked, "thanks")));
    }

    private TradeState accept(int person, long trade) {
        return world.as(person, () -> market.accept(trade, world.person(person), Locale.ENGLISH));
    }

    private void approve(long trade) {
        Trade waiting = world.lead(cover::trades).stream()
                .filter(one -> one.id() == trade)
                .findFirst()
                .orElseThrow();
        world.lead(() -> {
            cover.approve(trade, waiting.version(), "", Locale.ENGLISH);
            return null;
        });
    }

    private TradeState state(long trade) {
        return TradeState.valueOf(
                String.valueOf(jdbc.queryForObject("SELECT state FROM sched_trade WHERE id = ?", String.class, trade)));
    }

    @Test
    void aShiftGivenAwayIsInTheRosterAfterTheLeadApproved() {
        long id = give(0, 1);
        assertThat(world.as(5, market::page).open()).extracting(Trade::id).contains(id);
        assertThat(accept(5, id)).isEqualTo(TradeState.ACCEPTED);
        assertThat(world.published(0, 1)).isEqualTo(world.rosters.early);
        assertThat(world.notices(world.rosters.lead, "sched.market.notice.decide"))
                .singleElement()
                .asString()
                .contains("2027-03-02", "Tue", "08:30", "17:30");
        approve(id);
        assertThat(world.published(0, 1)).isEmpty();
        assertThat(world.published(5, 1)).isEqualTo(world.rosters.early);
        assertThat(world.planned(5, 1)).isEqualTo(world.rosters.early);
        assertThat(state(id)).isEqualTo(TradeState.DONE);
        assertThat(jdbc.queryForObject(
                        "SELECT source FROM sched_roster_cell WHERE employee_id = ? AND day = ?",
                        String.class,
                        world.person(5),
                        world.day(1)))
                .isEqualTo("SWAP");
        assertThat(world.notices(world.agents.get(5), "sched.market.notice.done"))
                .hasSize(1);
        Receipt receipt = world.as(5, shifts::receipts).getFirst();
        assertThat(receipt.changes()).hasSize(1);
        assertThat(receipt.acknowledgedAt()).isNotNull();
        assertThat(world.lead(() -> rosters.get(world.rosters.roster)).hasHiddenChanges())
                .isFalse();
    }

    @Test
    void aSwapOfEqualShiftsThatMakesNothingWorseNeedsNoLead() {
        long id = world.as(
                0,
                () -> market.make(TradeDraft.swap(world.person(0), world.day(1), world.person(1), world.day(3), "")));
        assertThat(accept(1, id)).isEqualTo(TradeState.DONE);
        assertThat(world.published(0, 1)).isEmpty();
        assertThat(world.published(0, 3)).isEqualTo(world.rosters.early);
        assertThat(world.published(1, 1)).isEqualTo(world.rosters.early);
        assertThat(world.published(1, 3)).isEmpty();
    }

    @Test
    void aSwapForAShiftOfAnotherKindWaitsForTheLead() {
        long id = world.as(
                0,
                () -> market.make(TradeDraft.swap(world.person(0), world.day(1), world.person(3), world.day(4), "")));
        assertThat(accept(3, id)).isEqualTo(TradeState.ACCEPTED);
        approve(id);
        assertThat(world.published(0, 4)).isEqualTo(world.rosters.night);
    }

    @Test
    void twoPeopleExchangeTheirShiftsOfOneDay() {
        world.shift(4, 1, world.rosters.late);
        world.publish();
        assertThat(world.as(0, () -> choices.swaps(world.person(0), world.day(1))))
                .anyMatch(
                        one -> one.employeeId() == world.person(4) && one.day().equals(world.day(1)));
        long id = world.as(
                0,
                () -> market.make(TradeDraft.swap(world.person(0), world.day(1), world.person(4), world.day(1), "")));
        accept(4, id);
        approve(id);
        assertThat(world.published(0, 1)).isEqualTo(world.rosters.late);
        assertThat(world.published(4, 1)).isEqualTo(world.rosters.early);
    }

    @Test
    void aNightBeforeAnEarlyShiftIsOfferedToNobody() {
        world.shift(5, 5, world.rosters.early);
        world.publish();
        assertThat(world.as(3, () -> choices.takers(world.person(3), world.day(4))))
                .extracting(Person::id)
                .contains(world.person(4))
                .doesNotContain(world.person(5));
        assertThatThrownBy(() -> give(3, 4, 5)).isInstanceOf(InvalidInput.class);
        long open = give(3, 4);
        assertThat(world.as(5, market::page).open()).isEmpty();
        assertThatThrownBy(() -> accept(5, open)).isInstanceOf(InvalidInput.class);
        assertThat(world.notices(world.agents.get(5), "sched.market.notice.asked.GIVE"))
                .isEmpty();
    }

    @Test
    void theFirstMorningOfTheNextMonthCountsToo() {
        world.shift(0, 30, world.rosters.night);
        world.publish();
        jdbc.update(
                "INSERT INTO sched_shift (employee_id, day, roster_id, shift_type_id) SELECT ?, ?, ?, id"
                        + " FROM sched_shift_type WHERE code = ?",
                world.person(5),
                RosterWorld.LAST.plusDays(1),
                world.rosters.roster,
                world.rosters.early);
        assertThat(world.as(0, () -> choices.takers(world.person(0), world.day(30))))
                .extracting(Person::id)
                .contains(world.person(4))
                .doesNotContain(world.person(5));
    }

    @Test
    void whatARuleForbidsMeanwhileIsNotApproved() {
        long id = give(3, 4);
        accept(5, id);
        world.shift(5, 5, world.rosters.early);
        world.publish();
        assertThatThrownBy(() -> approve(id))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.messageKey()).endsWith("rules"));
        assertThat(world.published(3, 4)).isEqualTo(world.rosters.night);
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneIsTold() throws Exception {
        long id = give(0, 1);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<TradeState>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int person : List.of(4, 5)) {
                answers.add(threads.submit((Callable<TradeState>) () -> {
                    start.await();
                    return accept(person, id);
                }));
            }
            start.countDown();
        }
        int won = 0;
        for (Future<TradeState> answer : answers) {
            try {
                assertThat(answer.get()).isEqualTo(TradeState.ACCEPTED);
                won++;
            } catch (ExecutionException e) {
                assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                InvalidInput.class,
                                problem -> assertThat(problem.messageKey()).endsWith("gone"));
            }
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    void twoTradesThatTogetherBreakARuleDoNotBothHappen() {
        world.shift(0, 5, world.rosters.early);
        world.publish();
        long night = give(3, 4, 5);
        long early = give(0, 5, 5);
        accept(5, night);
        accept(5, early);
        approve(night);
        assertThatThrownBy(() -> approve(early)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void onlyWhoIsConcernedAndTheOwnLeadDoAnything() {
        long id = give(0, 1, 5);
        assertThatThrownBy(() -> accept(4, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> world.as(4, () -> market.accept(id, world.person(5), Locale.ENGLISH)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> world.as(4, () -> {
                    market.withdraw(id);
                    return null;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        world.as(4, () -> market.make(TradeDraft.give(world.person(0), world.day(1), Set.of(), ""))))
                .isInstanceOf(NotAllowed.class);
        assertThat(world.as(4, market::page).own()).isEmpty();
        accept(5, id);
        assertThatThrownBy(() -> world.as(0, () -> {
                    cover.approve(id, 1, "", Locale.ENGLISH);
                    return null;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(world.rosters.otherLead, cover::trades)).isEmpty();
        assertThatThrownBy(() -> fixtures.as(world.rosters.otherLead, () -> {
                    cover.approve(id, 1, "", Locale.ENGLISH);
                    return null;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.rosters.otherLead, () -> {
                    market.withdraw(id);
                    return null;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aLeadOfTheRosterDoesNotDecideAboutTheirOwn() {
        Actor self = world.agents.getFirst();
        Actor playing = new Actor(
                self.accountId(),
                null,
                self.reference(),
                self.name(),
                self.employeeId(),
                Set.of(SchedulingPermissions.OWN, SchedulingPermissions.PLAN),
                Scope.EVERYTHING);
        long id = give(0, 1, 5);
        accept(5, id);
        assertThatThrownBy(() -> fixtures.as(playing, () -> {
                    cover.approve(id, 1, "", Locale.ENGLISH);
                    return null;
                }))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aLeadMakesAcceptsAndWithdrawsForOthers() {
        long id = world.lead(
                () -> market.make(TradeDraft.give(world.person(0), world.day(1), Set.of(world.person(5)), "")));
        world.lead(() -> market.accept(id, world.person(5), Locale.ENGLISH));
        assertThat(state(id)).isEqualTo(TradeState.ACCEPTED);
        world.lead(() -> {
            market.withdraw(id);
            return null;
        });
        assertThat(state(id)).isEqualTo(TradeState.WITHDRAWN);
        assertThatThrownBy(() -> approve(id)).isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> fixtures.as(
                        world.rosters.otherLead,
                        () -> market.make(TradeDraft.give(world.person(0), world.day(1), Set.of(), ""))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aRequestEndsWhenTheShiftStartsInShanghai() {
        long id = give(0, 1);
        Timestamp starts = jdbc.queryForObject("SELECT starts_at FROM sched_trade WHERE id = ?", Timestamp.class, id);
        assertThat(starts).isNotNull();
        // 08:30 in Shanghai
        assertThat(starts.toInstant()).isEqualTo(Instant.parse("2027-03-02T00:30:00Z"));
        jdbc.update("UPDATE sched_trade SET starts_at = ? WHERE id = ?", Timestamp.from(Instant.now()), id);
        assertThatThrownBy(() -> accept(5, id)).isInstanceOf(InvalidInput.class);
        assertThat(world.as(5, market::page).open()).isEmpty();
        assertThat(state(id)).isEqualTo(TradeState.EXPIRED);
        assertThat(world.notices(world.agents.getFirst(), "sched.market.notice.expired"))
                .hasSize(1);
    }

    @Test
    void whatIsPastIsNotTraded() {
        LocalDate past = LocalDate.of(2026, 1, 5);
        jdbc.update(
                "INSERT INTO sched_shift (employee_id, day, roster_id, shift_type_id) SELECT ?, ?, ?, id"
                        + " FROM sched_shift_type WHERE code = ?",
                world.person(0),
                past,
                world.rosters.roster,
                world.rosters.early);
        assertThatThrownBy(() -> world.as(0, () -> market.make(TradeDraft.give(world.person(0), past, Set.of(), ""))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.messageKey()).endsWith("past"));
    }

    @Test
    void publishingTheRosterAgainKeepsTheTradeAndTellsNobodyTwice() {
        long id = give(0, 1, 5);
        accept(5, id);
        approve(id);
        world.shift(2, 6, world.rosters.late);
        world.publish();
        assertThat(world.published(5, 1)).isEqualTo(world.rosters.early);
        assertThat(world.published(0, 1)).isEmpty();
        assertThat(world.notices(world.agents.get(5), "sched.roster.notice.changed"))
                .isEmpty();
    }

    @Test
    void aTradePublishesNothingElseThatWaitsInTheRoster() {
        long id = give(0, 1, 5);
        accept(5, id);
        world.shift(2, 6, world.rosters.late);
        approve(id);
        assertThat(world.published(2, 6)).isEmpty();
        assertThat(world.lead(() -> rosters.get(world.rosters.roster)).hasHiddenChanges())
                .isTrue();
    }

    @Test
    void aShiftIsOnTheMarketOnceAndOvertakenRequestsEnd() {
        long open = give(0, 1);
        assertThatThrownBy(() -> give(0, 1, 5)).isInstanceOf(InvalidInput.class);
        long swap = world.as(
                1,
                () -> market.make(TradeDraft.swap(world.person(1), world.day(3), world.person(0), world.day(1), "")));
        accept(0, swap);
        assertThat(state(swap)).isEqualTo(TradeState.DONE);
        assertThat(state(open)).isEqualTo(TradeState.WITHDRAWN);
    }

    @Test
    void whenEverybodyWhoWasAskedSaysNoTheAskerIsTold() {
        long id = give(0, 1, 4, 5);
        for (int person : List.of(4, 5)) {
            world.as(person, () -> {
                market.decline(id, world.person(person));
                return null;
            });
        }
        assertThat(state(id)).isEqualTo(TradeState.REFUSED);
        assertThat(world.notices(world.agents.getFirst(), "sched.market.notice.declined"))
                .hasSize(1);
    }
}
