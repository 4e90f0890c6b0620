package cn.zhiban.scheduling.wish.ui;

import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.wish.WishDraft;
import com.vaadin.flow.component.UI;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Wishes in words. */
final class WishText {
    private final Map<Long, String> codes;

    WishText(ShiftTypes types) {
        codes = types.all().stream().collect(Collectors.toMap(ShiftType::id, ShiftType::code));
    }

    /** As short as a cell needs it. */
    String brief(WishDraft wish) {
        return text("sched.wish.short.", wish);
    }

    /** What is wished and how much. */
    String whole(WishDraft wish) {
        return text("sched.wish.about.", wish) + " · "
                + UI.getCurrent().getTranslation("sched.wish.level." + wish.level());
    }

    /** On which days a recurring wish holds. */
    String days(WishDraft wish) {
        UI ui = UI.getCurrent();
        Locale locale = ui.getLocale();
        String weekdays = wish.weekdays().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                .collect(Collectors.joining(" "));
        return weekdays + " · "
                + (wish.lastDay() == null
                        ? ui.getTranslation(
                                "sched.wish.from-day", wish.firstDay().toString())
                        : wish.firstDay() + " – " + wish.lastDay())
                + (wish.termOnly() ? " · " + ui.getTranslation("sched.wish.term-only") : "");
    }

    private String text(String prefix, WishDraft wish) {
        String about = switch (wish.target()) {
            case DAY -> "";
            case BAND -> UI.getCurrent().getTranslation("sched.band." + wish.band());
            case TYPE -> codes.getOrDefault(wish.shiftTypeId() == null ? 0L : wish.shiftTypeId(), "");
            case HOURS ->
                ClockText.of(
                        wish.fromMinute() == null ? 0 : wish.fromMinute(),
                        wish.toMinute() == null ? 0 : wish.toMinute());
        };
        return UI.getCurrent().getTranslation(prefix + wish.target() + "_" + wish.direction(), about);
    }
}
