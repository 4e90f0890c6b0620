package cn.zhiban.scheduling.demand.ui;

import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** Names of days as these screens write them. */
final class DayNames {
    private DayNames() {}

    /** For example 11-23 周一. */
    static String withWeekday(LocalDate day) {
        return String.format(Locale.ROOT, "%02d-%02d %s", day.getMonthValue(), day.getDayOfMonth(), weekday(day));
    }

    static String weekday(LocalDate day) {
        return day.getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, UI.getCurrent().getLocale());
    }

    /** A number without decimals, with separators. */
    static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }

    /** A share as per cent with one decimal. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
