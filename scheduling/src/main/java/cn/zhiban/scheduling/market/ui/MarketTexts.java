package cn.zhiban.scheduling.market.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.scheduling.market.Standing;
import cn.zhiban.scheduling.market.Trade;
import cn.zhiban.scheduling.market.TradeState;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ui.ShiftChip;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.format.TextStyle;

/** Shifts and requests as people read them. */
final class MarketTexts {
    private MarketTexts() {}

    static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    /** Date with weekday, so that nobody takes one day for another. */
    static String day(LocalDate day) {
        return day + " "
                + day.getDayOfWeek()
                        .getDisplayName(TextStyle.SHORT, UI.getCurrent().getLocale());
    }

    /** Day, code and times in one line of text. */
    static String words(LocalDate day, ShiftType shift) {
        return day(day) + " · " + shift.code() + " " + ClockText.of(shift.startMinute(), shift.endMinute());
    }

    /** Day, chip and times. */
    static Div shift(LocalDate day, ShiftType shift) {
        Span date = new Span(day(day));
        date.addClassNames("sched-own-date", "zb-strong");
        Div line = new Div(
                date,
                new ShiftChip(shift.code(), shift.colour()),
                new Span(ClockText.of(shift.startMinute(), shift.endMinute())));
        line.addClassName("zb-row");
        return line;
    }

    static Badge state(Trade trade) {
        return new Badge(
                text("sched.market.state." + trade.state()),
                switch (trade.state()) {
                    case OPEN, OFFERED -> Badge.Tone.INFO;
                    case ACCEPTED -> Badge.Tone.WARNING;
                    case DONE -> Badge.Tone.GOOD;
                    case REFUSED -> Badge.Tone.BAD;
                    case WITHDRAWN, EXPIRED -> Badge.Tone.NEUTRAL;
                });
    }

    /** Hours and unpopular shifts of a month, before and after. */
    static String change(Standing before, Standing after) {
        return text(
                "sched.market.effect",
                before.minutes() / 60.0,
                after.minutes() / 60.0,
                before.nights(),
                after.nights(),
                before.weekends(),
                after.weekends());
    }

    static boolean isOver(TradeState state) {
        return state != TradeState.OPEN && state != TradeState.OFFERED && state != TradeState.ACCEPTED;
    }
}
