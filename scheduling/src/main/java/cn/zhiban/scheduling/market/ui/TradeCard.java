package cn.zhiban.scheduling.market.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.scheduling.market.Trade;
import cn.zhiban.scheduling.shift.ShiftType;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** One request: what, who, which shifts, what was said, and what can be done. */
final class TradeCard extends Composite<Div> {
    private final Div actions = new Div();

    TradeCard(Trade trade, boolean showState) {
        this(trade, showState, false);
    }

    /** @param isAsked for the one who is asked: the shift that comes back is theirs */
    TradeCard(Trade trade, boolean showState, boolean isAsked) {
        Span kind = new Span(getTranslation("sched.market.kind." + trade.kind()));
        kind.addClassName("zb-strong");
        Div head = new Div(kind);
        head.addClassName("zb-row");
        String people = people(trade);
        if (!people.isEmpty()) {
            head.add(new Span(people));
        }
        if (showState) {
            Badge state = MarketTexts.state(trade);
            state.addClassName("zb-row-end");
            head.add(state);
        }
        getContent().add(head, MarketTexts.shift(trade.day(), trade.shift()));
        LocalDate otherDay = trade.otherDay();
        ShiftType otherShift = trade.otherShift();
        if (otherDay != null && otherShift != null) {
            Span back = new Span(getTranslation(isAsked ? "sched.market.against-yours" : "sched.market.against-shift"));
            back.addClassName("zb-muted");
            getContent().add(back, MarketTexts.shift(otherDay, otherShift));
        }
        line(trade.note());
        if (!trade.answer().isEmpty()) {
            line(getTranslation("sched.market.answered", trade.decidedBy(), trade.answer()));
        }
        String asked = trade.asked().stream()
                .map(one -> one.name() + " " + getTranslation("sched.market.offer." + one.state()))
                .collect(Collectors.joining(" · "));
        line(asked);
        actions.addClassName("zb-row");
        getContent().addClassNames("zb-card", "zb-stack-s");
    }

    private static String people(Trade trade) {
        return trade.giver() + (trade.taker().isEmpty() ? "" : " → " + trade.taker());
    }

    private void line(String text) {
        if (!text.isEmpty()) {
            Span line = new Span(text);
            line.addClassName("zb-muted");
            getContent().add(line);
        }
    }

    /** Adds something below. */
    TradeCard with(Component component) {
        getContent().add(component);
        return this;
    }

    /** Adds what can be done. */
    TradeCard actions(Component... buttons) {
        actions.add(buttons);
        getContent().add(actions);
        return this;
    }
}
