package cn.zhiban.scheduling.roster.ui;

import cn.zhiban.scheduling.roster.CellChange;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.publish.DayChange;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cells that differ, a line each. */
final class Differences {
    private final Map<Long, String> codes;

    Differences(Map<Long, String> codes) {
        this.codes = codes;
    }

    /** Who, when, from what to what. */
    Div line(String name, CellChange change) {
        return line(name, change.day(), code(change.before()), code(change.after()));
    }

    static Div line(String name, DayChange change) {
        return line(name, change.day(), change.before(), change.after());
    }

    private static Div line(String name, LocalDate day, String before, String after) {
        Span who = new Span(name);
        who.addClassName("zb-strong");
        Span was = new Span(before.isEmpty() ? RosterScreens.text("sched.roster.off") : before);
        was.addClassName("zb-muted");
        Div line = new Div(
                who,
                new Span(day(day)),
                was,
                new Span("→"),
                new Span(after.isEmpty() ? RosterScreens.text("sched.roster.off") : after));
        line.addClassName("zb-row");
        return line;
    }

    /** Date with weekday, so that nobody takes one day for another. */
    static String day(LocalDate day) {
        return day + " "
                + day.getDayOfWeek()
                        .getDisplayName(TextStyle.SHORT, UI.getCurrent().getLocale());
    }

    private String code(@Nullable Mark mark) {
        return mark == null || mark.typeId() == null ? "" : codes.getOrDefault(mark.typeId(), "?");
    }
}
