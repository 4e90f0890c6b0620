package cn.zhiban.scheduling.market;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.market.Bidding.Bid;
import cn.zhiban.scheduling.market.Bidding.Budget;
import cn.zhiban.scheduling.market.Bidding.Outcome;
import cn.zhiban.scheduling.staff.Staff;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open shifts that go to the highest bid (竞班). Everybody has the same points for the shifts of a month; bids are sealed;
 * the winner pays what the next bid would have been enough for (Vickrey 1961), so that nobody gains by bidding less than a
 * shift is worth to them. Needs {@link SchedulingPermissions#OWN} for oneself.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class BidService {
    private final BidStore bids;
    private final TradeStore trades;
    private final TradeBook book;
    private final MarketReach reach;
    private final MarketSettings settings;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    BidService(
            BidStore bids,
            TradeStore trades,
            TradeBook book,
            MarketReach reach,
            MarketSettings settings,
            Staff staff,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.bids = bids;
        this.trades = trades;
        this.book = book;
        this.reach = reach;
        this.settings = settings;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Which of some open shifts are bid for. Others' bids are told only to who plans the roster. */
    public Map<Long, Bidding> of(Collection<Trade> shown) {
        Actor actor = access.require(SchedulingPermissions.OWN);
        Map<Long, Trade> byId = new HashMap<>();
        shown.forEach(one -> byId.put(one.id(), one));
        Map<Long, List<Bid>> placed = bids.bids(byId.keySet());
        Map<Long, Bidding> all = new HashMap<>();
        for (BidStore.Closing closing : bids.closings(byId.keySet())) {
            List<Bid> every = placed.getOrDefault(closing.tradeId(), List.of());
            Trade trade = byId.get(closing.tradeId());
            boolean plans = trade != null && actor.may(SchedulingPermissions.PLAN) && reach.plans(actor, trade);
            Integer own = every.stream()
                    .filter(bid -> Long.valueOf(bid.employeeId()).equals(actor.employeeId()))
                    .map(Bid::points)
                    .findFirst()
                    .orElse(null);
            all.put(
                    closing.tradeId(),
                    new Bidding(
                            closing.tradeId(),
                            closing.closesAt(),
                            closing.closed(),
                            own,
                            !plans ? List.of() : closing.closed() ? every : sealed(every)));
        }
        return all;
    }

    /** How many they are, and nothing else. */
    private static List<Bid> sealed(List<Bid> every) {
        return every.stream()
                .map(bid -> new Bid(0, "", 0, Instant.EPOCH, null, 0))
                .toList();
    }

    /** One's own points for shifts of a month. */
    public Budget budget(YearMonth month) {
        access.require(SchedulingPermissions.OWN);
        return bids.budget(staff.self(), month, settings.bidPoints(), null);
    }

    /**
     * Bids for an open shift, or changes what was bid.
     *
     * @param points 1 or more; 0 takes the bid back
     * @throws InvalidInput bids have ended, there are not enough points, or a rule speaks against it
     */
    public void bid(long tradeId, int points, Locale locale) {
        Actor actor = access.require(SchedulingPermissions.OWN);
        book.clear();
        Trade trade = trades.lock(tradeId).orElseThrow(() -> new NotFound(TradeBook.TYPE, tradeId));
        long self = staff.self();
        BidStore.Closing closing = bids.find(tradeId)
                .filter(_ -> trades.open(self).stream().anyMatch(one -> one.id() == tradeId))
                .orElseThrow(() -> new NotFound(TradeBook.TYPE, tradeId));
        if (closing.closed() || !closing.closesAt().isAfter(time.now())) {
            throw new InvalidInput("points", "sched.market.problem.bids-over");
        }
        staff.lock(self);
        if (points == 0) {
            bids.remove(tradeId, self);
            return;
        }
        int left = bids.budget(self, YearMonth.from(trade.day()), settings.bidPoints(), tradeId)
                .left();
        if (points < 0 || points > left) {
            throw new InvalidInput("points", "sched.market.problem.bid-points", left);
        }
        TradeCheck.Verdict verdict = book.verdict(trade.deal(), self, locale);
        if (!verdict.possible()) {
            throw new InvalidInput("points", "sched.market.problem.rules", String.join(" ", verdict.against(self)));
        }
        bids.put(tradeId, self, points);
        audit.record("bid", TradeBook.TYPE, tradeId, TradeBook.label(trade), null, actor.name());
    }

    /** Shifts that wait for {@link #decide}. */
    List<Long> due() {
        return bids.due();
    }

    /** Ends what is past, whoever looks. */
    void clear() {
        book.clear();
    }

    /** Gives a shift to the highest bid that the rules allow. Without one it stays open for who comes first. */
    void decide(long tradeId) {
        Trade trade = trades.lock(tradeId).orElseThrow(() -> new NotFound(TradeBook.TYPE, tradeId));
        BidStore.Closing closing = bids.find(tradeId).orElseThrow(() -> new NotFound(TradeBook.TYPE, tradeId));
        if (closing.closed()) {
            return;
        }
        bids.close(tradeId);
        YearMonth month = YearMonth.from(trade.day());
        List<Bid> order = new ArrayList<>(bids.bids(List.of(tradeId)).getOrDefault(tradeId, List.of()));
        Map<Long, Integer> spent = new HashMap<>();
        order.forEach(bid -> spent.put(
                bid.employeeId(),
                bids.budget(bid.employeeId(), month, 0, tradeId).spent()));
        order.sort(Comparator.comparingInt(Bid::points)
                .reversed()
                .thenComparingInt(bid -> spent.getOrDefault(bid.employeeId(), 0))
                .thenComparing(Bid::placedAt));
        Bid winner = null;
        Integer price = null;
        for (Bid bid : order) {
            boolean can = trade.state() == TradeState.OPEN
                    && trade.startsAt().isAfter(time.now())
                    && book.verdict(trade.deal(), bid.employeeId(), Locale.ROOT).possible();
            if (!can) {
                bids.decide(tradeId, bid.employeeId(), Outcome.BARRED, 0);
            } else if (winner == null) {
                winner = bid;
            } else {
                price = price == null ? Integer.valueOf(bid.points()) : price;
                bids.decide(tradeId, bid.employeeId(), Outcome.LOST, 0);
            }
        }
        tell(trade, order, winner, price == null ? 1 : price);
    }

    private void tell(Trade trade, List<Bid> order, @Nullable Bid winner, int price) {
        if (winner != null) {
            book.carryOut(trade, winner.employeeId(), Set.of(winner.employeeId()), "", "", Locale.ROOT);
            bids.decide(trade.id(), winner.employeeId(), Outcome.WON, price);
        }
        Set<Long> others = new java.util.HashSet<>();
        order.stream()
                .filter(bid -> winner == null || bid.employeeId() != winner.employeeId())
                .forEach(bid -> others.add(bid.employeeId()));
        // who else took part is nobody's business
        book.tell(others, "sched.market.notice.bid-lost", TradeBook.PAGE, trade.forOthers());
    }
}
