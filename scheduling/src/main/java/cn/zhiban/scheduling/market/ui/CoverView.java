package cn.zhiban.scheduling.market.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.market.BidService;
import cn.zhiban.scheduling.market.Bidding;
import cn.zhiban.scheduling.market.CoverService;
import cn.zhiban.scheduling.market.Effect;
import cn.zhiban.scheduling.market.Gap;
import cn.zhiban.scheduling.market.MarketService;
import cn.zhiban.scheduling.market.OfferState;
import cn.zhiban.scheduling.market.Trade;
import cn.zhiban.scheduling.market.TradeState;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** The lead's desk: shifts of people who are away, trades to decide about, and what else runs. */
@Route("sched/cover")
@Menu(order = 312, title = "sched.market.cover.title", icon = "vaadin:user-clock")
@RolesAllowed(SchedulingPermissions.PLAN)
class CoverView extends Page implements BeforeEnterObserver {
    private final transient CoverService service;
    private final transient MarketService market;
    private final transient BidService bids;
    private final transient CompanyTime time;
    private final transient CoverDialogs dialogs;
    private final Div content = new Div();

    CoverView(CoverService service, MarketService market, BidService bids, CoverDialogs dialogs, CompanyTime time) {
        super("sched.market.cover.title");
        this.service = service;
        this.market = market;
        this.bids = bids;
        this.time = time;
        this.dialogs = dialogs;
        Button away = new Button(
                getTranslation("sched.market.away"), VaadinIcon.AMBULANCE.create(), _ -> dialogs.away(this::show));
        away.addThemeVariants(ButtonVariant.PRIMARY);
        away.setTestId("cover-away");
        Button post = new Button(
                getTranslation("sched.market.post"), VaadinIcon.PLUS.create(), _ -> dialogs.post(this::show));
        post.setTestId("cover-post");
        Button other = new Button(
                getTranslation("sched.market.for"), VaadinIcon.EXCHANGE.create(), _ -> dialogs.forSomebody(this::show));
        content.addClassName("zb-stack");
        add(
                new PageHeader(
                                getTranslation("sched.market.cover.title"),
                                getTranslation("sched.market.cover.subtitle"))
                        .withActions(other, post, away),
                content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        content.removeAll();
        List<Trade> trades = service.trades();
        List<Trade> waiting = trades.stream().filter(service::isToDecide).toList();
        List<Gap> gaps = service.gaps();
        List<Trade> running = trades.stream()
                .filter(one -> one.state().isActive() && !waiting.contains(one))
                .toList();
        List<Trade> over =
                trades.stream().filter(one -> MarketTexts.isOver(one.state())).toList();
        if (waiting.isEmpty() && gaps.isEmpty() && running.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    getTranslation("sched.market.cover.empty.title"),
                    getTranslation("sched.market.cover.empty.text")));
        }
        if (!gaps.isEmpty()) {
            content.add(new H2(getTranslation("sched.market.gaps", gaps.size())));
            Div list = new Div();
            list.addClassName("zb-list");
            gaps.forEach(gap -> list.add(row(gap)));
            content.add(list);
        }
        section("sched.market.waiting", waiting.stream().map(this::waiting).toList());
        section("sched.market.running", running.stream().map(this::running).toList());
        section(
                "sched.market.over",
                over.stream().map(one -> with(new TradeCard(one, true), one)).toList());
    }

    /** Adds what was bid, to a shift that goes to the highest bid. */
    private TradeCard with(TradeCard card, Trade trade) {
        Bidding bidding = bids.of(List.of(trade)).get(trade.id());
        if (bidding == null) {
            return card;
        }
        if (!bidding.closed()) {
            // bids stay sealed until they are decided, also for leads
            return card.with(new Span(getTranslation(
                    "sched.market.bid.running", bidding.bids().size(), time.format(bidding.closesAt()))));
        }
        bidding.bids().forEach(bid -> {
            Bidding.Outcome outcome = bid.outcome();
            card.with(new Span(getTranslation(
                    "sched.market.bid.line",
                    bid.name(),
                    bid.points(),
                    outcome == null ? "" : getTranslation("sched.market.bid.outcome." + outcome, bid.paid()))));
        });
        return card;
    }

    private void section(String title, List<TradeCard> cards) {
        if (!cards.isEmpty()) {
            content.add(new H2(getTranslation(title, cards.size())));
            cards.forEach(content::add);
        }
    }

    private Div row(Gap gap) {
        Span name = new Span(gap.name());
        name.addClassName("zb-strong");
        Div line = MarketTexts.shift(gap.day(), gap.shift());
        line.addComponentAsFirst(name);
        line.add(new Badge(getTranslation("sched.leave.type." + gap.leave()), Badge.Tone.NEUTRAL));
        Trade running = gap.running();
        if (running != null) {
            line.add(MarketTexts.state(running));
        }
        Button replace = new Button(
                getTranslation("sched.market.replace"),
                VaadinIcon.USERS.create(),
                _ -> dialogs.replace(gap, this::show));
        replace.addClassName("zb-row-end");
        replace.setTestId("cover-replace");
        line.add(replace);
        line.addClassName("zb-grow");
        Div row = new Div(line);
        row.addClassName("zb-list-row");
        return row;
    }

    private TradeCard waiting(Trade trade) {
        TradeCard card = new TradeCard(trade, true);
        boolean isPossible = true;
        for (Effect effect : service.effects(trade.id(), getLocale())) {
            card.with(effect(effect));
            isPossible &= effect.against().isEmpty();
        }
        Button approve = new Button(
                getTranslation("sched.market.approve"),
                VaadinIcon.CHECK.create(),
                _ -> act(() -> service.approve(trade.id(), trade.version(), "", getLocale())));
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setEnabled(isPossible);
        approve.setTestId("cover-approve");
        return card.actions(approve, new Button(getTranslation("sched.market.refuse"), _ -> refuse(trade)));
    }

    private Div effect(Effect effect) {
        Div box = new Div(new Span(effect.name() + " · " + MarketTexts.change(effect.before(), effect.after())));
        box.addClassName("zb-stack-s");
        effect.against().forEach(text -> box.add(words(text, "zb-note-bad")));
        effect.worse().forEach(text -> box.add(words(text, "zb-note-warning")));
        return box;
    }

    private static Div words(String text, String tone) {
        Div note = new Div(text);
        note.addClassNames("zb-note", tone);
        return note;
    }

    private TradeCard running(Trade trade) {
        List<Button> buttons = new ArrayList<>();
        if (trade.state() == TradeState.OFFERED) {
            trade.asked().stream()
                    .filter(one -> one.state() == OfferState.ASKED)
                    .forEach(one -> buttons.add(new Button(
                            getTranslation("sched.market.accept.for", one.name()),
                            _ -> act(() -> market.accept(trade.id(), one.employeeId(), getLocale())))));
        }
        buttons.add(new Button(getTranslation("sched.market.withdraw"), _ -> act(() -> market.withdraw(trade.id()))));
        return with(new TradeCard(trade, true), trade).actions(buttons.toArray(Button[]::new));
    }

    private void refuse(Trade trade) {
        TextField answer = new TextField(getTranslation("sched.market.answer"));
        answer.setMaxLength(300);
        new FormDialog(getTranslation("sched.market.refuse"), getTranslation("sched.market.refuse"))
                .wide("answer", answer)
                .onSave(() -> {
                    service.refuse(trade.id(), trade.version(), answer.getValue());
                    show();
                    return true;
                })
                .open();
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
