package cn.zhiban.scheduling.market;

import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** Shifts in notices: date, weekday in both languages, because a notice is read in either, code and times. */
final class TradeWords {
    private TradeWords() {}

    static String of(LocalDate day, ShiftType shift) {
        return day + " " + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE) + "/"
                + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + shift.code() + " "
                + ClockText.of(shift.startMinute(), shift.endMinute());
    }

    /** The shift of a trade, and of a swap the one that comes back. */
    static String of(Trade trade) {
        LocalDate day = trade.otherDay();
        ShiftType shift = trade.otherShift();
        return of(trade.day(), trade.shift()) + (day == null || shift == null ? "" : " ⇄ " + of(day, shift));
    }
}
