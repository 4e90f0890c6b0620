package cn.zhiban.scheduling.market.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.market.BidService;
import cn.zhiban.scheduling.market.Bidding;
import cn.zhiban.scheduling.market.MarketPage;
import cn.zhiban.scheduling.market.MarketService;
import cn.zhiban.scheduling.market.Trade;
import cn.zhiban.scheduling.market.TradeKind;
import cn.zhiban.scheduling.market.TradeState;
import cn.zhiban.scheduling.roster.publish.OwnDay;
import cn.zhiban.scheduling.shift.ShiftType;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Swaps and open shifts, made for a phone: what is asked of me, what I could take, my shifts, my requests. */
@Route("sched/market")
@Menu(order = 305, title = "sched.market.title", icon = "vaadin:exchange")
@RolesAllowed(SchedulingPermissions.OWN)
class MarketView extends Page implements BeforeEnterObserver {
    /** Names the day of a shift in the address, for links from elsewhere. */
    static final String DAY = "day";

    private final transient MarketService service;
    private final transient BidService bids;
    private final transient TradeDialogs dialogs;
    private final transient CompanyTime time;
    private final @Nullable Long self;
    private final Div content = new Div();

    MarketView(MarketService service, BidService bids, TradeDialogs dialogs, Access access, CompanyTime time) {
        super("sched.market.title");
        this.service = service;
        this.bids = bids;
        this.dialogs = dialogs;
        this.time = time;
        this.self = access.current().employeeId();
        addClassName("zb-page-narrow");
        content.addClassName("zb-stack");
        add(new PageHeader(getTranslation("sched.market.title"), getTranslation("sched.market.subtitle")), content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
        event.getLocation().getQueryParameters().getSingleParameter(DAY).ifPresent(day -> {
            Long me = self;
            if (me != null) {
                try {
                    dialogs.choose(me, LocalDate.parse(day), this::show);
                } catch (DateTimeParseException _) {
                    // an address that somebody mangled: the page without the dialog
                }
            }
        });
    }

    private void show() {
        content.removeAll();
        Long me = self;
        if (me == null) {
            content.add(new EmptyState(
                    VaadinIcon.EXCHANGE,
                    getTranslation("sched.market.stranger.title"),
                    getTranslation("sched.market.stranger.text")));
            return;
        }
        MarketPage page = service.page();
        if (!page.asked().isEmpty()) {
            content.add(new H2(getTranslation("sched.market.asked")));
            page.asked().forEach(one -> content.add(answerable(one, me)));
        }
        content.add(new H2(getTranslation("sched.market.open")));
        if (page.open().isEmpty()) {
            content.add(note("sched.market.open.empty"));
        }
        Map<Long, Bidding> bidding = bids.of(page.open());
        page.open().forEach(one -> {
            Bidding closing = bidding.get(one.id());
            content.add(closing == null || closing.closed() ? takable(one, me) : biddable(one, closing));
        });
        content.add(new H2(getTranslation("sched.market.shifts")));
        content.add(shifts(page.shifts(), me));
        if (!page.own().isEmpty()) {
            content.add(new H2(getTranslation("sched.market.own")));
            page.own().forEach(one -> content.add(own(one, me)));
        }
    }

    private Div note(String key) {
        Div note = new Div(getTranslation(key));
        note.addClassName("zb-muted");
        return note;
    }

    private Div shifts(List<OwnDay> days, long me) {
        if (days.isEmpty()) {
            return note("sched.market.shifts.empty");
        }
        Div list = new Div();
        list.addClassName("zb-list");
        for (OwnDay day : days) {
            ShiftType shift = day.shift();
            if (shift != null) {
                Div line = MarketTexts.shift(day.day(), shift);
                line.add(dialogs.buttons(me, day.day(), this::show));
                line.addClassName("zb-grow");
                Div row = new Div(line);
                row.addClassName("zb-list-row");
                list.add(row);
            }
        }
        return list;
    }

    private TradeCard answerable(Trade trade, long me) {
        Button yes =
                new Button(getTranslation("sched.market.accept"), VaadinIcon.CHECK.create(), _ -> accept(trade, me));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setTestId("market-accept");
        Button no = new Button(getTranslation("sched.market.decline"), _ -> act(() -> service.decline(trade.id(), me)));
        return new TradeCard(trade, false, true).actions(yes, no);
    }

    private TradeCard takable(Trade trade, long me) {
        Button take = new Button(
                getTranslation("sched.market.take"),
                VaadinIcon.PLUS.create(),
                _ -> Confirm.ask(
                        getTranslation("sched.market.take"),
                        getTranslation("sched.market.take.text", MarketTexts.words(trade.day(), trade.shift())),
                        getTranslation("sched.market.take"),
                        () -> accept(trade, me)));
        take.setTestId("market-take");
        return new TradeCard(trade, false).actions(take);
    }

    private TradeCard biddable(Trade trade, Bidding bidding) {
        Integer own = bidding.own();
        TradeCard card = new TradeCard(trade, false)
                .with(new Span(getTranslation("sched.market.bid.closes", time.format(bidding.closesAt()))));
        if (own != null) {
            card.with(new Badge(getTranslation("sched.market.bid.own", own), Badge.Tone.INFO));
        }
        Button bid = new Button(
                getTranslation(own == null ? "sched.market.bid" : "sched.market.bid.change"),
                VaadinIcon.GAVEL.create(),
                _ -> dialogs.bid(trade, bidding, this::show));
        bid.addThemeVariants(ButtonVariant.PRIMARY);
        bid.setTestId("market-bid");
        return card.actions(bid);
    }

    private TradeCard own(Trade trade, long me) {
        TradeCard card = new TradeCard(trade, true);
        Long giver = trade.giverId();
        if (trade.state().isActive() && trade.kind() != TradeKind.COVER && giver != null && giver == me) {
            card.actions(
                    new Button(getTranslation("sched.market.withdraw"), _ -> act(() -> service.withdraw(trade.id()))));
        }
        return card;
    }

    private void accept(Trade trade, long me) {
        act(() -> {
            TradeState state = service.accept(trade.id(), me, getLocale());
            Toast.done(getTranslation(
                    state == TradeState.DONE ? "sched.market.accepted.done" : "sched.market.accepted.waits"));
        });
    }

    private void act(Runnable action) {
        try {
            action.run();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        show();
    }
}
