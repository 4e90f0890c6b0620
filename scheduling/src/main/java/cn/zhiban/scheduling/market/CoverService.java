package cn.zhiban.scheduling.market;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.leave.LeaveDraft;
import cn.zhiban.scheduling.leave.LeaveService;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterReach;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lead's side of the market: deciding about trades, posting open shifts, and finding somebody for who is away. Needs
 * {@link SchedulingPermissions#PLAN} within reach; nobody decides about a trade of their own.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class CoverService {
    private static final int AHEAD = 31;
    private static final int MOST_AT_ONCE = 20;
    private static final Duration RECENT = Duration.ofDays(14);

    private final TradeStore store;
    private final GapStore gaps;
    private final BidStore bids;
    private final TradeBook book;
    private final MarketBoards boards;
    private final TradeCheck check;
    private final MarketReach reach;
    private final RosterReach rosters;
    private final LeaveService leave;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    CoverService(
            TradeStore store,
            GapStore gaps,
            BidStore bids,
            TradeBook book,
            MarketBoards boards,
            TradeCheck check,
            MarketReach reach,
            RosterReach rosters,
            LeaveService leave,
            Staff staff,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.gaps = gaps;
        this.bids = bids;
        this.book = book;
        this.boards = boards;
        this.check = check;
        this.reach = reach;
        this.rosters = rosters;
        this.leave = leave;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** What is going on within reach, by day: what waits for the lead, what runs, and what ended lately. */
    public List<Trade> trades() {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        book.clear();
        return store.all(time.now().minus(RECENT)).stream()
                .filter(one -> reach.plans(actor, one))
                .toList();
    }

    /** Whether the actor may decide about it: it waits for a lead and is not their own. */
    public boolean isToDecide(Trade trade) {
        return trade.state() == TradeState.ACCEPTED && !MarketReach.takesPart(access.current(), trade);
    }

    /** What a trade that waits does to its people: hours, unpopular shifts and rules before and after. */
    public List<Effect> effects(long id, Locale locale) {
        Trade trade = store.find(id).orElseThrow(() -> new NotFound(TradeBook.TYPE, id));
        Long taker = trade.takerId();
        if (!reach.plans(access.require(SchedulingPermissions.PLAN), trade)) {
            throw new NotFound(TradeBook.TYPE, id);
        }
        return taker == null
                ? List.of()
                : book.verdict(trade.deal(), taker, locale).effects();
    }

    /**
     * Approves: the rules are checked again and the roster changes.
     *
     * @throws ChangedMeanwhile somebody decided or withdrew meanwhile
     * @throws InvalidInput a hard rule speaks against it now, or it is past
     */
    public void approve(long id, int version, String answer, Locale locale) {
        Trade trade = decidable(id, version);
        long taker = Objects.requireNonNull(trade.takerId());
        book.carryOut(
                trade,
                taker,
                MarketService.agreed(trade, taker),
                access.current().name(),
                MarketService.note(answer),
                locale);
    }

    /** Refuses; an open shift stays open for others. @param answer why, must be given */
    public void refuse(long id, int version, String answer) {
        String said = MarketService.note(answer);
        if (said.isEmpty()) {
            access.require(SchedulingPermissions.PLAN);
            throw new InvalidInput("answer", "sched.market.problem.answer");
        }
        Trade trade = decidable(id, version);
        long taker = Objects.requireNonNull(trade.takerId());
        boolean again = trade.kind() == TradeKind.OPEN;
        store.offer(id, taker, OfferState.REFUSED);
        store.decide(id, access.current().name(), said);
        Trade refused = store.find(id).orElseThrow();
        Set<Long> told = new HashSet<>(Set.of(taker));
        Long giver = trade.giverId();
        if (giver != null) {
            told.add(giver);
        }
        book.tell(told, "sched.market.notice.refused", TradeBook.PAGE, refused);
        store.setState(id, again ? TradeState.OPEN : TradeState.REFUSED, null);
        audit.record("refused", TradeBook.TYPE, id, TradeBook.label(trade), null, null);
    }

    private Trade decidable(long id, int version) {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        book.clear();
        Trade trade = store.lock(id).orElseThrow(() -> new NotFound(TradeBook.TYPE, id));
        if (!reach.plans(actor, trade)) {
            throw new NotFound(TradeBook.TYPE, id);
        }
        if (MarketReach.takesPart(actor, trade)) {
            throw new NotAllowed(SchedulingPermissions.PLAN);
        }
        if (trade.state() != TradeState.ACCEPTED || trade.version() != version) {
            throw new ChangedMeanwhile(TradeBook.label(trade), trade.version());
        }
        return trade;
    }

    /** Published rosters that are not over, for open shifts. */
    public List<Roster> openRosters() {
        return rosters.all().stream()
                .filter(one -> one.publishedRevision() != null && !one.last().isBefore(time.today()))
                .toList();
    }

    /** Shift types that can be posted in a roster. */
    public List<ShiftType> postable(long rosterId) {
        Roster roster = rosters.toPlan(rosterId);
        return store.types().values().stream()
                .filter(one -> one.active()
                        && one.kind() == ShiftKind.WORK
                        && (one.teamId() == null || roster.teamIds().contains(one.teamId())))
                .sorted(java.util.Comparator.comparingInt(ShiftType::startMinute)
                        .thenComparing(ShiftType::code))
                .toList();
    }

    /** Groups whose shops the people of a roster cover, so that who takes a shift serves one of them. */
    public Map<Long, String> groups(long rosterId) {
        return gaps.groups(rosters.toPlan(rosterId).id());
    }

    /**
     * Posts a shift that nobody has; who could take it is told.
     *
     * @param groupId group that has to be served, null any
     * @param count how many people are wanted, 1 to 20
     * @param closesAt until when bids are taken, after which the highest gets it; null: who comes first gets it
     * @return ids of the requests, one per person wanted
     */
    public List<Long> post(
            long rosterId,
            LocalDate day,
            long typeId,
            @Nullable Long groupId,
            int count,
            String note,
            @Nullable Instant closesAt) {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        Roster roster = rosters.toPlan(rosterId);
        if (roster.publishedRevision() == null || !roster.contains(day)) {
            throw new InvalidInput("day", "sched.market.problem.unpublished", day.toString());
        }
        if (postable(rosterId).stream().noneMatch(one -> one.id() == typeId)) {
            throw new InvalidInput("typeId", "sched.market.problem.type");
        }
        if (groupId != null && !groups(rosterId).containsKey(groupId)) {
            throw new InvalidInput("groupId", "sched.market.problem.group");
        }
        if (count < 1 || count > MOST_AT_ONCE) {
            throw new InvalidInput("count", "sched.market.problem.count", MOST_AT_ONCE);
        }
        String said = MarketService.note(note);
        Deal deal = new Deal(TradeKind.OPEN, rosterId, null, day, typeId, null, null, groupId);
        Instant start = book.startOf(deal);
        if (closesAt != null && (!closesAt.isAfter(time.now()) || !closesAt.isBefore(start))) {
            throw new InvalidInput("closesAt", "sched.market.problem.closes");
        }
        Set<Long> can = check.ranked(boards.of(rosterId, Set.of(day)), deal, Locale.ROOT).stream()
                .filter(Candidate::possible)
                .map(Candidate::employeeId)
                .collect(Collectors.toSet());
        if (can.isEmpty()) {
            throw new InvalidInput("day", "sched.market.problem.nobody");
        }
        List<Long> ids = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = store.insert(deal, TradeState.OPEN, said, start, actor.name());
            if (closesAt != null) {
                bids.open(id, closesAt);
            }
            audit.record("created", TradeBook.TYPE, id, TradeBook.label(get(id)), null, deal.kind());
            ids.add(id);
        }
        String asked = closesAt == null ? "sched.market.notice.asked.OPEN" : "sched.market.notice.asked-bid";
        book.tell(can, asked, TradeBook.PAGE, get(ids.getFirst()));
        return ids;
    }

    /**
     * Marks somebody as away, approved at once; their shifts then stand among the {@link #gaps}.
     *
     * @throws InvalidInput it overlaps other leave
     */
    public void away(long employee, LeaveType type, LocalDate first, LocalDate last, String reason) {
        access.require(SchedulingPermissions.PLAN);
        leave.enter(new LeaveDraft(employee, type, first, false, last, false, reason));
    }

    /** Shifts within reach whose people are on leave, of the next month, that nobody has taken yet. */
    public List<Gap> gaps() {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        book.clear();
        List<Long> people = staff.within(actor).stream().map(Person::id).toList();
        Map<Long, ShiftType> types = store.types();
        return gaps.find(people, time.today(), time.today().plusDays(AHEAD)).stream()
                .filter(one -> {
                    ShiftType type = Objects.requireNonNull(types.get(one.typeId()));
                    return type.kind() == ShiftKind.WORK
                            && book.start(one.day(), type).isAfter(time.now());
                })
                .map(one -> new Gap(
                        one.employeeId(),
                        one.name(),
                        one.day(),
                        Objects.requireNonNull(types.get(one.typeId())),
                        one.type(),
                        store.activeAbout(one.employeeId(), one.day()).stream()
                                .filter(trade -> trade.kind() == TradeKind.COVER)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** Who could stand in for somebody on a day, the best first, and in words why others cannot. */
    public List<Candidate> candidates(long employee, LocalDate day, Locale locale) {
        staff.require(SchedulingPermissions.PLAN, employee);
        Deal deal = book.offered(TradeKind.COVER, employee, day);
        return check.ranked(boards.of(deal.rosterId(), Set.of(day)), deal, locale);
    }

    /** Asks people to stand in for somebody; the first who says yes has the shift. @return the request */
    public long ask(long employee, LocalDate day, Set<Long> to, String note) {
        Actor actor = staff.require(SchedulingPermissions.PLAN, employee);
        if (to.isEmpty()) {
            throw new InvalidInput("to", "sched.market.problem.partner");
        }
        long id = cover(actor, employee, day, to, note, TradeState.OFFERED);
        book.tell(to, "sched.market.notice.asked.COVER", TradeBook.PAGE, get(id));
        return id;
    }

    /** Gives a shift of somebody who is away to somebody else at once; they are told and have to acknowledge it. */
    public void assign(long employee, LocalDate day, long taker, String note, Locale locale) {
        Actor actor = staff.require(SchedulingPermissions.PLAN, employee);
        staff.require(SchedulingPermissions.PLAN, taker);
        long id = cover(actor, employee, day, Set.of(taker), note, TradeState.OFFERED);
        book.carryOut(get(id), taker, Set.of(), actor.name(), "", locale);
    }

    private long cover(Actor actor, long employee, LocalDate day, Set<Long> to, String note, TradeState state) {
        String said = MarketService.note(note);
        book.clear();
        staff.lock(employee);
        Deal deal = book.offered(TradeKind.COVER, employee, day);
        TradeBoard board = boards.of(deal.rosterId(), Set.of(day));
        if (!to.stream().allMatch(one -> check.of(board, deal, one, Locale.ROOT).possible())) {
            throw new InvalidInput("to", "sched.market.problem.nobody");
        }
        // whoever is asked anew replaces whoever was asked before, and what the absent themselves had put on the market
        store.activeAbout(employee, day).forEach(one -> store.setState(one.id(), TradeState.WITHDRAWN, null));
        long id = store.insert(deal, state, said, book.startOf(deal), actor.name());
        to.forEach(one -> store.offer(id, one, OfferState.ASKED));
        audit.record("created", TradeBook.TYPE, id, TradeBook.label(get(id)), null, deal.kind());
        return id;
    }

    private Trade get(long id) {
        return store.find(id).orElseThrow(() -> new NotFound(TradeBook.TYPE, id));
    }
}
