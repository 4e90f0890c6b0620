package cn.zhiban.scheduling.market;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.roster.publish.OwnDay;
import cn.zhiban.scheduling.roster.publish.OwnShiftService;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Staff;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Giving away and swapping published shifts. Needs {@link SchedulingPermissions#OWN} for oneself; who has
 * {@link SchedulingPermissions#PLAN} too does the same for people within reach. Nobody learns why a colleague cannot.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class MarketService {
    private static final int NOTE = 300;
    private static final int AHEAD = 62;
    private static final Duration RECENT = Duration.ofDays(14);

    private final TradeStore store;
    private final BidStore bids;
    private final TradeBook book;
    private final MarketBoards boards;
    private final TradeCheck check;
    private final MarketSettings settings;
    private final OwnShiftService shifts;
    private final MarketReach reach;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    MarketService(
            TradeStore store,
            BidStore bids,
            TradeBook book,
            MarketBoards boards,
            TradeCheck check,
            MarketSettings settings,
            OwnShiftService shifts,
            MarketReach reach,
            Staff staff,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.bids = bids;
        this.book = book;
        this.boards = boards;
        this.check = check;
        this.settings = settings;
        this.shifts = shifts;
        this.reach = reach;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** One's own market; empty for accounts that are nobody's. */
    public MarketPage page() {
        Long self = access.require(SchedulingPermissions.OWN).employeeId();
        if (self == null) {
            return new MarketPage(List.of(), List.of(), List.of(), List.of());
        }
        book.clear();
        List<Trade> asked = new ArrayList<>();
        List<Trade> own = new ArrayList<>();
        for (Trade trade : store.about(self, time.now().minus(RECENT))) {
            boolean isGiver = Long.valueOf(self).equals(trade.giverId());
            if (isGiver) {
                own.add(trade);
            } else if (trade.askedOf(self) == OfferState.ASKED) {
                if (trade.state() == TradeState.OFFERED) {
                    asked.add(trade.forOthers());
                }
            } else if (trade.askedOf(self) != OfferState.DECLINED) {
                own.add(trade);
            }
        }
        return new MarketPage(tradable(self, own), asked, open(self), own);
    }

    private List<OwnDay> tradable(long self, List<Trade> own) {
        Set<LocalDate> busy = new HashSet<>();
        own.stream()
                .filter(one -> one.state().isActive() && Long.valueOf(self).equals(one.giverId()))
                .forEach(one -> busy.add(one.day()));
        return shifts.days(time.today(), time.today().plusDays(AHEAD)).stream()
                .filter(day -> {
                    ShiftType shift = day.shift();
                    return shift != null
                            && !busy.contains(day.day())
                            && book.start(day.day(), shift).isAfter(time.now());
                })
                .toList();
    }

    private List<Trade> open(long self) {
        Map<Long, TradeBoard> known = new HashMap<>();
        return store.open(self).stream()
                .filter(one -> !Long.valueOf(self).equals(one.giverId()) && one.askedOf(self) == null)
                .filter(one -> {
                    TradeBoard board = known.computeIfAbsent(one.rosterId(), id -> boards.of(id, Set.of()));
                    return check.of(board, one.deal(), self, Locale.ROOT).possible();
                })
                .map(Trade::forOthers)
                .toList();
    }

    /**
     * Makes a request and tells those who are asked.
     *
     * @return its id
     * @throws InvalidInput there is no such shift, it has begun, is on the market already, or nobody who is asked can
     */
    public long make(TradeDraft draft) {
        Actor actor = access.require(SchedulingPermissions.OWN);
        String note = note(draft.note());
        reach.permit(draft.employeeId());
        book.clear();
        staff.lock(draft.employeeId());
        Deal deal = deal(draft);
        if (store.activeAbout(draft.employeeId(), draft.day()).stream()
                .anyMatch(one -> Long.valueOf(draft.employeeId()).equals(one.giverId()))) {
            throw new InvalidInput("day", "sched.market.problem.twice");
        }
        Set<Long> can = new HashSet<>();
        TradeBoard board = boards.of(deal.rosterId(), TradeBook.days(deal));
        Set<Long> wanted = draft.to();
        if (wanted.isEmpty()) {
            board.model().people().forEach(one -> can.add(one.id()));
            can.remove(draft.employeeId());
        } else {
            can.addAll(wanted);
        }
        can.removeIf(one -> !check.of(board, deal, one, Locale.ROOT).possible());
        if (!can.containsAll(wanted) || can.isEmpty()) {
            throw new InvalidInput("to", "sched.market.problem.nobody");
        }
        TradeState state = wanted.isEmpty() ? TradeState.OPEN : TradeState.OFFERED;
        long id = store.insert(deal, state, note, book.startOf(deal), actor.name());
        wanted.forEach(one -> store.offer(id, one, OfferState.ASKED));
        Trade trade = get(id);
        audit.record("created", TradeBook.TYPE, id, TradeBook.label(trade), null, draft.kind());
        book.tell(can, "sched.market.notice.asked." + trade.kind(), TradeBook.PAGE, trade);
        return id;
    }

    private Deal deal(TradeDraft draft) {
        Deal give = book.offered(draft.kind(), draft.employeeId(), draft.day());
        LocalDate otherDay = draft.otherDay();
        if (draft.kind() == TradeKind.GIVE) {
            return give;
        }
        if (draft.kind() != TradeKind.SWAP || draft.to().size() != 1 || otherDay == null) {
            throw new InvalidInput("to", "sched.market.problem.partner");
        }
        long partner = draft.to().iterator().next();
        TradeStore.Cell back = book.shift(partner, otherDay);
        return new Deal(
                TradeKind.SWAP,
                give.rosterId(),
                draft.employeeId(),
                draft.day(),
                give.typeId(),
                otherDay,
                Objects.requireNonNull(back.typeId()),
                null);
    }

    /**
     * Says yes. What needs no lead is done at once.
     *
     * @param locale for reasons against it
     * @return the state it is in now
     * @throws InvalidInput somebody was faster, it is past, or a rule speaks against it now
     */
    public TradeState accept(long id, long employee, Locale locale) {
        access.require(SchedulingPermissions.OWN);
        get(id);
        reach.permit(employee);
        Trade trade = toAnswer(id, employee);
        if (bids.find(id).filter(one -> !one.closed()).isPresent()) {
            throw new InvalidInput("state", "sched.market.problem.bidding");
        }
        book.hold(trade.giverId(), employee);
        book.startOf(trade.deal());
        TradeCheck.Verdict verdict = book.verdict(trade.deal(), employee, locale);
        if (!verdict.possible()) {
            throw new InvalidInput("taker", "sched.market.problem.rules", String.join(" ", verdict.against(employee)));
        }
        boolean needsLead = trade.kind() != TradeKind.COVER && !isAutomatic(trade, verdict);
        if (!needsLead) {
            book.carryOut(trade, employee, agreed(trade, employee), "", "", locale);
            return TradeState.DONE;
        }
        store.setState(id, TradeState.ACCEPTED, employee);
        store.offer(id, employee, OfferState.ACCEPTED);
        Trade accepted = get(id);
        audit.record("changed", TradeBook.TYPE, id, TradeBook.label(accepted), trade.state(), TradeState.ACCEPTED);
        Long giver = trade.giverId();
        if (giver != null) {
            book.tell(Set.of(giver), "sched.market.notice.accepted", TradeBook.PAGE, accepted);
        }
        book.tellLeads(giver == null ? employee : giver, "sched.market.notice.decide", accepted);
        return TradeState.ACCEPTED;
    }

    /** Of a trade somebody made for themselves both agreed; what a lead entered is told as something new. */
    static Set<Long> agreed(Trade trade, long taker) {
        Long giver = trade.giverId();
        return giver == null || trade.kind() == TradeKind.COVER ? Set.of(taker) : Set.of(taker, giver);
    }

    private boolean isAutomatic(Trade trade, TradeCheck.Verdict verdict) {
        ShiftType other = trade.otherShift();
        return settings.automatic()
                && other != null
                && other.band() == trade.shift().band()
                && other.minutes() == trade.shift().minutes()
                && verdict.worse().isEmpty()
                && verdict.price() <= 0;
    }

    /** Says no. When everybody who was asked said no, who asked is told. */
    public void decline(long id, long employee) {
        access.require(SchedulingPermissions.OWN);
        get(id);
        reach.permit(employee);
        Trade trade = toAnswer(id, employee);
        store.offer(id, employee, OfferState.DECLINED);
        audit.record("refused", TradeBook.TYPE, id, TradeBook.label(trade), null, null);
        boolean all = get(id).asked().stream().allMatch(one -> one.state() == OfferState.DECLINED);
        Long giver = trade.giverId();
        if (trade.state() == TradeState.OFFERED && all) {
            store.setState(id, TradeState.REFUSED, null);
            if (giver != null && trade.kind() != TradeKind.COVER) {
                book.tell(Set.of(giver), "sched.market.notice.declined", TradeBook.PAGE, trade);
            } else if (giver != null) {
                book.tellLeads(giver, "sched.market.notice.declined", trade);
            }
        }
    }

    /** Takes a request back, whoever has said yes meanwhile. @throws InvalidInput it is done or over */
    public void withdraw(long id) {
        Actor actor = access.require(SchedulingPermissions.OWN);
        book.clear();
        Trade trade = store.lock(id).orElseThrow(() -> new NotFound(TradeBook.TYPE, id));
        Long giver = trade.giverId();
        boolean isOwn = giver != null && Staff.isSelf(actor, giver) && trade.kind() != TradeKind.COVER;
        if (!isOwn && !reach.plans(actor, trade)) {
            throw new NotFound(TradeBook.TYPE, id);
        }
        if (!trade.state().isActive()) {
            throw new InvalidInput("state", "sched.market.problem.gone");
        }
        store.setState(id, TradeState.WITHDRAWN, null);
        audit.record("withdrawn", TradeBook.TYPE, id, TradeBook.label(trade), trade.state(), null);
        Set<Long> told = new HashSet<>();
        bids.bids(Set.of(id)).values().forEach(all -> all.forEach(one -> told.add(one.employeeId())));
        trade.asked().stream()
                .filter(one -> one.state() != OfferState.DECLINED)
                .forEach(one -> told.add(one.employeeId()));
        if (!isOwn && giver != null && trade.kind() != TradeKind.COVER) {
            told.add(giver);
        }
        book.tell(told, "sched.market.notice.withdrawn", TradeBook.PAGE, trade);
    }

    /** The trade, held; for who was asked, or of an open one for who is in the roster. */
    private Trade toAnswer(long id, long employee) {
        book.clear();
        Trade trade = store.lock(id).orElseThrow(() -> new NotFound(TradeBook.TYPE, id));
        OfferState asked = trade.askedOf(employee);
        boolean concerned = asked != null || store.open(employee).stream().anyMatch(one -> one.id() == id);
        if (!concerned && trade.state() == TradeState.OPEN || trade.state() == TradeState.OFFERED && asked == null) {
            throw new NotFound(TradeBook.TYPE, id);
        }
        boolean can = trade.state() == TradeState.OPEN && asked != OfferState.REFUSED
                || trade.state() == TradeState.OFFERED && asked == OfferState.ASKED;
        if (!can) {
            boolean isIn = store.people(trade.rosterId()).contains(employee);
            throw isIn ? new InvalidInput("state", "sched.market.problem.gone") : new NotFound(TradeBook.TYPE, id);
        }
        return trade;
    }

    private Trade get(long id) {
        return store.find(id).orElseThrow(() -> new NotFound(TradeBook.TYPE, id));
    }

    static String note(String text) {
        String note = text.strip();
        if (note.length() > NOTE) {
            throw new InvalidInput("note", "sched.market.problem.note", NOTE);
        }
        return note;
    }
}
