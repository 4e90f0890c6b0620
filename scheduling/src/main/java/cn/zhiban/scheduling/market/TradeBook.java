package cn.zhiban.scheduling.market;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterStates;
import cn.zhiban.scheduling.roster.TradedCell;
import cn.zhiban.scheduling.roster.TradedCells;
import cn.zhiban.scheduling.roster.publish.TradePublisher;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Staff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries trades out: rules checked again with the rows held, the roster and what is published changed together, everybody
 * told. Asks for no permission: callers have checked. Always part of its caller's transaction, which has to read what others
 * committed meanwhile.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TradeBook {
    static final String TYPE = "sched.trade";
    static final String PAGE = "sched/market";
    static final String LEAD_PAGE = "sched/cover";

    private final TradeStore store;
    private final MarketBoards boards;
    private final TradeCheck check;
    private final RosterStates rosters;
    private final TradedCells cells;
    private final TradePublisher publisher;
    private final Staff staff;
    private final Notices notices;
    private final AuditLog audit;
    private final CompanyTime time;

    TradeBook(
            TradeStore store,
            MarketBoards boards,
            TradeCheck check,
            RosterStates rosters,
            TradedCells cells,
            TradePublisher publisher,
            Staff staff,
            Notices notices,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.boards = boards;
        this.check = check;
        this.rosters = rosters;
        this.cells = cells;
        this.publisher = publisher;
        this.staff = staff;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /** Whoever takes part is held until the transaction ends, so that two trades of one person come one after the other. */
    void hold(@Nullable Long giver, long taker) {
        Set<Long> people = new TreeSet<>(Set.of(taker));
        if (giver != null) {
            people.add(giver);
        }
        people.forEach(staff::lock);
    }

    /** Whether and how somebody could take it, on what is published now. */
    TradeCheck.Verdict verdict(Deal deal, long taker, Locale locale) {
        return check.of(boards.of(deal.rosterId(), days(deal)), deal, taker, locale);
    }

    static Set<LocalDate> days(Deal deal) {
        LocalDate other = deal.otherDay();
        return other == null || other.equals(deal.day()) ? Set.of(deal.day()) : Set.of(deal.day(), other);
    }

    /** A shift as it is offered. @throws InvalidInput there is none, or it has begun */
    Deal offered(TradeKind kind, long employee, LocalDate day) {
        TradeStore.Cell cell = shift(employee, day);
        Deal deal =
                new Deal(kind, cell.rosterId(), employee, day, Objects.requireNonNull(cell.typeId()), null, null, null);
        startOf(deal);
        return deal;
    }

    /** A published shift of work. @throws InvalidInput there is none */
    TradeStore.Cell shift(long employee, LocalDate day) {
        Map<Long, ShiftType> types = store.types();
        return store.cells(List.of(employee), List.of(day), false).stream()
                .filter(one -> {
                    ShiftType type = one.typeId() == null ? null : types.get(one.typeId());
                    return type != null && type.kind() == ShiftKind.WORK;
                })
                .findFirst()
                .orElseThrow(() -> new InvalidInput("day", "sched.market.problem.no-shift", day.toString()));
    }

    /** When the earlier shift of a deal starts. @throws InvalidInput it has begun */
    Instant startOf(Deal deal) {
        Map<Long, ShiftType> types = store.types();
        Instant start = start(deal.day(), Objects.requireNonNull(types.get(deal.typeId())));
        LocalDate other = deal.otherDay();
        if (other != null) {
            Instant second = start(other, Objects.requireNonNull(types.get(Objects.requireNonNull(deal.otherType()))));
            start = second.isBefore(start) ? second : start;
        }
        if (!start.isAfter(time.now())) {
            throw new InvalidInput("day", "sched.market.problem.past");
        }
        return start;
    }

    Instant start(LocalDate day, ShiftType shift) {
        return time.instant(day.atStartOfDay().plusMinutes(shift.startMinute()));
    }

    /**
     * Puts a trade into the roster and onto everybody's page.
     *
     * @param agreed who said yes themselves
     * @throws InvalidInput a hard rule speaks against it now
     */
    void carryOut(Trade trade, long taker, Set<Long> agreed, String by, String answer, Locale locale) {
        Deal deal = trade.deal();
        startOf(deal);
        hold(deal.giver(), taker);
        Map<Long, List<TradedCell>> byRoster = byRoster(deal, taker);
        Map<Long, Roster> held = new HashMap<>();
        byRoster.keySet().forEach(id -> held.put(id, rosters.lock(id)));
        TradeCheck.Verdict verdict = verdict(deal, taker, locale);
        if (!verdict.possible()) {
            throw new InvalidInput("taker", "sched.market.problem.rules", String.join(" ", verdict.against()));
        }
        byRoster.forEach((id, changes) -> {
            Roster roster = Objects.requireNonNull(held.get(id));
            cells.write(roster, changes);
            publisher.publish(roster, changes, TradeWords.of(trade), agreed);
        });
        store.setState(trade.id(), TradeState.DONE, taker);
        store.offer(trade.id(), taker, OfferState.ACCEPTED);
        store.decide(trade.id(), by, answer);
        Trade done = store.find(trade.id()).orElseThrow();
        audit.record("changed", TYPE, trade.id(), label(done), trade.state(), new Done(done.kind(), done.taker(), by));
        overtake(done, taker);
        Set<Long> both = new HashSet<>(Set.of(taker));
        if (deal.giver() != null) {
            both.add(deal.giver());
        }
        tell(both, "sched.market.notice.done", PAGE, done);
    }

    /** What the audit log says of a trade. */
    record Done(TradeKind kind, String taker, String by) {}

    /** Cells by the roster that is published for them; both people have to be in it on the day. */
    private Map<Long, List<TradedCell>> byRoster(Deal deal, long taker) {
        List<TradedCell> after = deal.after(taker);
        Map<Object, Long> rosterOf = store
                .cells(after.stream().map(TradedCell::employeeId).collect(Collectors.toSet()), days(deal), true)
                .stream()
                .collect(Collectors.toMap(TradeStore.Cell::key, TradeStore.Cell::rosterId));
        Map<Long, List<TradedCell>> byRoster = new TreeMap<>();
        for (TradedCell cell : after) {
            Long roster = rosterOf.get(cell.key());
            if (roster == null) {
                throw new InvalidInput(
                        "day", "sched.market.problem.unpublished", cell.day().toString());
            }
            byRoster.computeIfAbsent(roster, _ -> new java.util.ArrayList<>()).add(cell);
        }
        if (byRoster.size() > days(deal).size()) {
            throw new InvalidInput(
                    "day", "sched.market.problem.unpublished", deal.day().toString());
        }
        return byRoster;
    }

    /** Other requests about the same shifts no longer make sense. */
    private void overtake(Trade done, long taker) {
        for (TradedCell cell : done.deal().after(taker)) {
            for (Trade other : store.activeAbout(cell.employeeId(), cell.day())) {
                store.setState(other.id(), TradeState.WITHDRAWN, null);
                Long giver = other.giverId();
                tell(giver == null ? Set.of() : Set.of(giver), "sched.market.notice.overtaken", PAGE, other);
            }
        }
    }

    /** Ends what is past or overtaken; called before anything is read or done. */
    void clear() {
        for (Trade trade : store.over()) {
            boolean past = !trade.startsAt().isAfter(time.now());
            store.setState(trade.id(), past ? TradeState.EXPIRED : TradeState.WITHDRAWN, null);
            Long giver = trade.giverId();
            if (giver != null) {
                String key = past ? "sched.market.notice.expired" : "sched.market.notice.overtaken";
                tell(Set.of(giver), key, PAGE, trade);
            }
        }
    }

    /** Tells people; each text has giver, taker, shifts with date, weekday and times, and the last word. */
    void tell(Set<Long> employees, String key, String page, Trade trade) {
        send(staff.accounts(employees), key, page, trade);
    }

    /** Tells who leads somebody. */
    void tellLeads(long employee, String key, Trade trade) {
        send(staff.leads(employee), key, LEAD_PAGE, trade);
    }

    private void send(List<Long> accounts, String key, String page, Trade trade) {
        if (!accounts.isEmpty()) {
            String words = trade.answer().isEmpty() ? trade.note() : trade.answer();
            notices.send(accounts, key, page, trade.giver(), trade.taker(), TradeWords.of(trade), words);
        }
    }

    /** What people call a trade. */
    static String label(Trade trade) {
        return (trade.giver() + " → " + trade.taker() + " " + TradeWords.of(trade)).strip();
    }
}
