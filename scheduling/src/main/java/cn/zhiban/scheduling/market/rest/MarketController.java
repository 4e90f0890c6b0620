package cn.zhiban.scheduling.market.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.market.BidService;
import cn.zhiban.scheduling.market.CoverService;
import cn.zhiban.scheduling.market.MarketPage;
import cn.zhiban.scheduling.market.MarketService;
import cn.zhiban.scheduling.market.TradeDraft;
import cn.zhiban.scheduling.market.TradeKind;
import cn.zhiban.scheduling.market.TradeState;
import cn.zhiban.scheduling.staff.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The market of shifts for phones and other programs. */
@RestController
@RequestMapping("/api/v1/scheduling/market")
@Tag(name = "Shift market")
class MarketController {
    private final MarketService market;
    private final CoverService cover;
    private final BidService bids;
    private final Staff staff;
    private final Access access;

    MarketController(MarketService market, CoverService cover, BidService bids, Staff staff, Access access) {
        this.market = market;
        this.cover = cover;
        this.bids = bids;
        this.staff = staff;
        this.access = access;
    }

    /** A request to be made; without employee for oneself. */
    record Wanted(
            @Nullable TradeKind kind,
            @Nullable Long employeeId,
            @Nullable LocalDate day,
            @Nullable Set<Long> to,
            @Nullable LocalDate otherDay,
            @Nullable Long rosterId,
            @Nullable Long typeId,
            @Nullable Long groupId,
            @Nullable Integer count,
            @Nullable String note,
            @Nullable Instant closesAt) {}

    /** For whom an answer is given; nothing: oneself. */
    record For(@Nullable Long employeeId) {}

    /** A decision about a version. */
    record Decision(int version, @Nullable String answer) {}

    /** The requests that were made. */
    record Made(List<Long> ids) {}

    /** The state a request is in now. */
    record Now(TradeState state) {}

    @GetMapping
    @Operation(summary = "Own shifts that can be traded, what others ask, open shifts and own requests")
    MarketPage page() {
        return market.page();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Gives a shift away, asks for a swap or, as a lead, posts an open shift")
    Made make(@RequestBody Wanted wanted) {
        access.require(SchedulingPermissions.OWN);
        LocalDate day = wanted.day();
        TradeKind kind = wanted.kind();
        if (day == null || kind == null || kind == TradeKind.COVER) {
            throw new InvalidInput("day", "sched.market.problem.incomplete");
        }
        String note = wanted.note() == null ? "" : wanted.note();
        if (kind == TradeKind.OPEN) {
            Long roster = wanted.rosterId();
            Long type = wanted.typeId();
            if (roster == null || type == null) {
                throw new InvalidInput("rosterId", "sched.market.problem.incomplete");
            }
            Integer count = wanted.count();
            return new Made(cover.post(
                    roster, day, type, wanted.groupId(), count == null ? 1 : count, note, wanted.closesAt()));
        }
        Set<Long> to = wanted.to() == null ? Set.of() : wanted.to();
        return new Made(
                List.of(market.make(new TradeDraft(kind, who(wanted.employeeId()), day, to, wanted.otherDay(), note))));
    }

    @PostMapping("/{id}/accept")
    @Operation(summary = "Says yes")
    Now accept(@PathVariable long id, @RequestBody For who, Locale locale) {
        return new Now(market.accept(id, who(who.employeeId()), locale));
    }

    /** What a shift is worth to somebody. */
    record BidFor(int points) {}

    @PostMapping("/{id}/bid")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bids for an open shift, or takes the bid back with 0 points")
    void bid(@PathVariable long id, @RequestBody BidFor bid, Locale locale) {
        bids.bid(id, bid.points(), locale);
    }

    @PostMapping("/{id}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Says no")
    void decline(@PathVariable long id, @RequestBody For who) {
        market.decline(id, who(who.employeeId()));
    }

    @PostMapping("/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a request back")
    void withdraw(@PathVariable long id) {
        market.withdraw(id);
    }

    @PostMapping("/{id}/approve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Approves what somebody accepted; the roster changes")
    void approve(@PathVariable long id, @RequestBody Decision decision, Locale locale) {
        cover.approve(id, decision.version(), decision.answer() == null ? "" : decision.answer(), locale);
    }

    @PostMapping("/{id}/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Refuses what somebody accepted")
    void refuse(@PathVariable long id, @RequestBody Decision decision) {
        cover.refuse(id, decision.version(), decision.answer() == null ? "" : decision.answer());
    }

    private long who(@Nullable Long employee) {
        return employee != null ? employee : staff.self();
    }
}
