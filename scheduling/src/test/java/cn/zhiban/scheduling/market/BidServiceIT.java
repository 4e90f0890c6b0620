package cn.zhiban.scheduling.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.market.Bidding.Bid;
import cn.zhiban.scheduling.market.Bidding.Outcome;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class BidServiceIT {
    private static final YearMonth MARCH = YearMonth.of(2027, 3);

    @Autowired
    BidService bids;

    @Autowired
    MarketService market;

    @Autowired
    CoverService cover;

    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    PublicationService publications;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private MarketWorld world;
    private long late;

    @BeforeEach
    void published() {
        world = new MarketWorld(fixtures, jdbc, rosters, cells, publications);
        world.shift(0, 2, world.rosters.early);
        world.publish();
        late = jdbc.queryForObject("SELECT id FROM sched_shift_type WHERE code = ?", Long.class, world.rosters.late);
    }

    private long posted(int day) {
        Instant closes = Instant.now().plus(1, ChronoUnit.HOURS);
        return world.lead(() -> cover.post(world.rosters.roster, world.day(day), late, null, 1, "", closes))
                .getFirst();
    }

    private void bid(int person, long trade, int points) {
        world.as(person, () -> {
            bids.bid(trade, points, Locale.ENGLISH);
            return true;
        });
    }

    private void decide(long trade) {
        jdbc.update("UPDATE sched_bidding SET closes_at = NOW(6) - INTERVAL 1 DAY WHERE trade_id = ?", trade);
        fixtures.asSystem(() -> {
            assertThat(bids.due()).contains(trade);
            bids.decide(trade);
            return true;
        });
    }

    private Bidding seen(int person, long trade) {
        return world.as(person, () -> bids.of(market.page().open()).get(trade));
    }

    private List<Bid> result(long trade) {
        return world.lead(() -> bids.of(
                        cover.trades().stream().filter(one -> one.id() == trade).toList())
                .get(trade)
                .bids());
    }

    @Test
    void theHighestBidGetsTheShiftAndPaysTheNextOne() {
        long trade = posted(5);
        bid(1, trade, 5);
        bid(2, trade, 9);
        bid(3, trade, 7);
        assertThat(world.as(2, () -> bids.budget(MARCH)).reserved()).isEqualTo(9);
        decide(trade);
        assertThat(world.published(2, 5)).isEqualTo(world.rosters.late);
        assertThat(world.planned(2, 5)).isEqualTo(world.rosters.late);
        assertThat(result(trade))
                .extracting(Bid::points, Bid::outcome, Bid::paid)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(9, Outcome.WON, 7),
                        org.assertj.core.groups.Tuple.tuple(7, Outcome.LOST, 0),
                        org.assertj.core.groups.Tuple.tuple(5, Outcome.LOST, 0));
        assertThat(world.as(2, () -> bids.budget(MARCH))).isEqualTo(new Bidding.Budget(20, 7, 0));
        assertThat(world.as(3, () -> bids.budget(MARCH))).isEqualTo(new Bidding.Budget(20, 0, 0));
        assertThat(world.notices(world.agents.get(3), "sched.market.notice.bid-lost"))
                .hasSize(1)
                .noneMatch(text -> text.contains("Employee"));
        assertThat(fixtures.asSystem(() -> bids.due())).doesNotContain(trade);
    }

    @Test
    void bidsStaySealedUntilTheyAreDecided() {
        long trade = posted(5);
        bid(1, trade, 5);
        bid(2, trade, 9);
        assertThat(seen(1, trade).own()).isEqualTo(5);
        assertThat(seen(1, trade).bids()).isEmpty();
        assertThat(seen(3, trade).own()).isNull();
        assertThat(result(trade))
                .hasSize(2)
                .allMatch(bid -> bid.points() == 0 && bid.name().isEmpty());
    }

    @Test
    void nobodyBidsMoreThanIsLeftAndChangingABidSetsItsPointsFree() {
        long first = posted(5);
        long second = posted(8);
        bid(1, first, 15);
        assertThatThrownBy(() -> bid(1, second, 6)).isInstanceOf(InvalidInput.class);
        bid(1, first, 10);
        bid(1, second, 10);
        bid(1, first, 0);
        assertThat(world.as(1, () -> bids.budget(MARCH)).left()).isEqualTo(10);
        assertThatThrownBy(() -> bid(1, first, -1)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoPaidLessSoFarWinsATie() {
        long first = posted(5);
        bid(1, first, 4);
        bid(2, first, 3);
        decide(first);
        long second = posted(9);
        bid(1, second, 6);
        bid(2, second, 6);
        decide(second);
        assertThat(world.published(2, 9)).isEqualTo(world.rosters.late);
        assertThat(world.as(2, () -> bids.budget(MARCH)).spent()).isEqualTo(6);
    }

    @Test
    void whomARuleBarsMeanwhileKeepsThePointsAndTheNextGetsTheShift() {
        long trade = posted(5);
        bid(1, trade, 9);
        bid(2, trade, 3);
        world.shift(1, 6, world.rosters.early);
        world.publish();
        decide(trade);
        assertThat(result(trade)).extracting(Bid::outcome).containsExactly(Outcome.BARRED, Outcome.WON);
        assertThat(world.as(2, () -> bids.budget(MARCH)).spent())
                .as("nobody else could have it")
                .isEqualTo(1);
        assertThat(world.as(1, () -> bids.budget(MARCH)).left()).isEqualTo(20);
    }

    @Test
    void withoutABidTheShiftGoesToWhoComesFirst() {
        long trade = posted(5);
        assertThatThrownBy(() -> world.as(4, () -> market.accept(trade, world.person(4), Locale.ENGLISH)))
                .isInstanceOf(InvalidInput.class);
        decide(trade);
        assertThatThrownBy(() -> bid(4, trade, 1)).isInstanceOf(InvalidInput.class);
        assertThat(world.as(4, () -> market.accept(trade, world.person(4), Locale.ENGLISH)))
                .isEqualTo(TradeState.ACCEPTED);
    }

    @Test
    void onlyWhoIsInTheRosterBidsAndOnlyBeforeTheShift() {
        long trade = posted(5);
        assertThatThrownBy(() -> fixtures.as(world.rosters.otherLead, () -> {
                    bids.bid(trade, 1, Locale.ENGLISH);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(fixtures.actor(null, cn.zhiban.core.security.Scope.EVERYTHING), () -> {
                    bids.bid(trade, 1, Locale.ENGLISH);
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
        Instant past = Instant.now().minusSeconds(1);
        assertThatThrownBy(
                        () -> world.lead(() -> cover.post(world.rosters.roster, world.day(5), late, null, 1, "", past)))
                .isInstanceOf(InvalidInput.class);
        Instant after = world.day(5).plusDays(2).atStartOfDay().toInstant(java.time.ZoneOffset.UTC);
        assertThatThrownBy(() ->
                        world.lead(() -> cover.post(world.rosters.roster, world.day(5), late, null, 1, "", after)))
                .isInstanceOf(InvalidInput.class);
    }
}
