package cn.zhiban.scheduling.attendance.ui;

import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.scheduling.attendance.Difference;
import cn.zhiban.scheduling.attendance.DifferenceKind;
import cn.zhiban.scheduling.attendance.PersonDay;
import cn.zhiban.scheduling.attendance.Settlement;
import cn.zhiban.scheduling.attendance.SettlementKind;
import cn.zhiban.scheduling.attendance.Stretch;
import cn.zhiban.scheduling.shift.ClockText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.stream.Collectors;

/** Days in words. */
final class AttendanceWords {
    private AttendanceWords() {}

    static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    static String hours(int minutes) {
        return text("sched.attendance.hours", minutes / 60.0);
    }

    static String percent(double share) {
        return text("sched.attendance.percent", Math.floor(share * 1000) / 10);
    }

    static String day(LocalDate day) {
        return "%d-%02d ".formatted(day.getMonthValue(), day.getDayOfMonth())
                + day.getDayOfWeek()
                        .getDisplayName(TextStyle.SHORT, UI.getCurrent().getLocale());
    }

    static String difference(Difference one) {
        return text("sched.attendance.difference." + one.kind(), one.minutes());
    }

    /** When somebody was there. */
    static String actual(PersonDay day) {
        return day.actual().stream().map((Stretch one) -> one.text(day.day())).collect(Collectors.joining(", "));
    }

    /** From the first login to the last logout. */
    static String span(PersonDay day) {
        return day.actual().isEmpty()
                ? ""
                : new Stretch(
                                day.actual().getFirst().from(),
                                day.actual().getLast().to())
                        .text(day.day());
    }

    /** Shift with its hours, or why there is none. */
    static String planned(PersonDay day) {
        String leave = day.leave() == null ? "" : text("sched.leave.type." + day.leave());
        if (day.shift() == null) {
            return leave.isEmpty()
                    ? text(day.published() ? "sched.attendance.off" : "sched.attendance.unpublished")
                    : leave;
        }
        String shift = day.plan() == null
                ? day.shift().code()
                : day.shift().code() + " " + day.plan().text(day.day());
        return leave.isEmpty() ? shift : shift + " · " + leave;
    }

    static Component badges(PersonDay day) {
        Div badges = new Div();
        badges.addClassName("sched-badges");
        day.differences()
                .forEach(one -> badges.add(new Badge(
                        difference(one),
                        !day.open()
                                ? Badge.Tone.NEUTRAL
                                : one.kind().isLack() || one.kind() == DifferenceKind.NO_DATA
                                        ? Badge.Tone.BAD
                                        : Badge.Tone.WARNING)));
        return badges;
    }

    /** What was decided, empty if nothing. */
    static String settlement(PersonDay day) {
        Settlement one = day.settlement();
        if (one == null) {
            return "";
        }
        String times = one.kind() == SettlementKind.CORRECTED && one.fromMinute() != null && one.toMinute() != null
                ? " " + ClockText.of(one.fromMinute(), one.toMinute())
                : "";
        return text(
                "sched.attendance.settled",
                text("sched.attendance.settlement." + one.kind()) + times,
                one.reason(),
                Authors.name(UI.getCurrent(), one.settledBy()));
    }
}
