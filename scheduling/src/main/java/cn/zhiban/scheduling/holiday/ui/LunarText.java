package cn.zhiban.scheduling.holiday.ui;

import cn.zhiban.scheduling.holiday.LunarCalendar;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;

/** Days of the traditional calendar in the reader's language: the month on its first day, else the day. */
public final class LunarText {
    private LunarText() {}

    /** What stands under the number of a day; empty where the table of months ends. */
    public static String of(LunarCalendar lunar, LocalDate day) {
        UI ui = UI.getCurrent();
        return lunar.of(day)
                .map(date -> {
                    if (date.day() > 1) {
                        return ui.getTranslation("sched.lunar.day." + date.day());
                    }
                    String month = ui.getTranslation("sched.lunar.month." + date.month());
                    return date.leap() ? ui.getTranslation("sched.lunar.leap", month) : month;
                })
                .orElse("");
    }
}
