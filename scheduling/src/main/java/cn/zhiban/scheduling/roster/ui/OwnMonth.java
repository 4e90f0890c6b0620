package cn.zhiban.scheduling.roster.ui;

import static cn.zhiban.scheduling.roster.ui.RosterScreens.text;

import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.roster.publish.OwnDay;
import cn.zhiban.scheduling.roster.publish.OwnShiftService;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ui.ShiftChip;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A month of somebody as a calendar; of one's own also, day by day, as a list from today on. */
final class OwnMonth extends Composite<Div> {
    private final transient @Nullable OwnShiftService service;
    private final transient HolidayCalendar holidays;
    private final LocalDate today;
    private final transient Function<OwnDay, List<Component>> more;

    /** The month of somebody else. @param more what else stands on a day */
    OwnMonth(
            List<OwnDay> days,
            HolidayCalendar holidays,
            YearMonth month,
            LocalDate today,
            Function<OwnDay, List<Component>> more,
            SerializableConsumer<YearMonth> turn) {
        this.service = null;
        this.holidays = holidays;
        this.today = today;
        this.more = more;
        getContent().addClassName("zb-stack");
        getContent().add(head(month, days, turn), calendar(month, days));
    }

    OwnMonth(
            OwnShiftService service,
            HolidayCalendar holidays,
            YearMonth month,
            LocalDate today,
            SerializableConsumer<YearMonth> turn) {
        this.service = service;
        this.holidays = holidays;
        this.today = today;
        this.more = _ -> List.of();
        getContent().addClassName("zb-stack");
        List<OwnDay> days = service.days(month.atDay(1), month.atEndOfMonth());
        getContent().add(head(month, days, turn));
        if (days.stream().noneMatch(OwnDay::published)) {
            getContent()
                    .add(new EmptyState(
                            VaadinIcon.CALENDAR_O, text("sched.my.empty.title"), text("sched.my.empty.text")));
            return;
        }
        getContent().add(calendar(month, days));
        Div list = new Div();
        list.addClassName("zb-list");
        days.stream()
                .filter(day -> day.published() && (!day.day().isBefore(today) || month.isBefore(YearMonth.from(today))))
                .forEach(day -> list.add(line(day)));
        getContent().add(list);
    }

    private static Div head(YearMonth month, List<OwnDay> days, SerializableConsumer<YearMonth> turn) {
        Button before = new Button(VaadinIcon.ANGLE_LEFT.create(), _ -> turn.accept(month.minusMonths(1)));
        before.setAriaLabel(text("sched.my.month.before"));
        Button after = new Button(VaadinIcon.ANGLE_RIGHT.create(), _ -> turn.accept(month.plusMonths(1)));
        after.setAriaLabel(text("sched.my.month.after"));
        int minutes = 0;
        int shifts = 0;
        for (OwnDay day : days) {
            ShiftType shift = day.shift();
            minutes += shift == null ? 0 : shift.minutes();
            shifts += shift == null ? 0 : 1;
        }
        Span sums = new Span(text("sched.my.sums", shifts, Math.round(minutes / 6.0) / 10.0));
        sums.addClassNames("zb-muted", "zb-row-end");
        Div head = new Div(before, new H2(month.toString()), after, sums);
        head.addClassName("zb-row");
        return head;
    }

    private Div calendar(YearMonth month, List<OwnDay> days) {
        Locale locale = UI.getCurrent().getLocale();
        Div grid = new Div();
        grid.addClassName("sched-own-month");
        for (DayOfWeek weekday : DayOfWeek.values()) {
            Span name = new Span(weekday.getDisplayName(TextStyle.NARROW_STANDALONE, locale));
            name.addClassName("sched-weekday");
            grid.add(name);
        }
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            grid.add(new Span());
        }
        for (OwnDay day : days) {
            Div cell = new Div(new Span(String.valueOf(day.day().getDayOfMonth())));
            cell.addClassNames(
                    "sched-own-day",
                    "sched-day-" + holidays.dayKind(day.day()).name().toLowerCase(Locale.ROOT));
            if (day.day().equals(today)) {
                cell.addClassName("sched-today");
            }
            ShiftType shift = day.shift();
            if (shift != null) {
                cell.add(new ShiftChip(shift.code(), shift.colour()));
            } else if (day.published()) {
                Span off = new Span(off(day));
                off.addClassName("zb-muted");
                cell.add(off);
            }
            cell.add(more.apply(day));
            grid.add(cell);
        }
        return grid;
    }

    private static String off(OwnDay day) {
        return day.leave() != null ? text("sched.leave.type." + day.leave()) : text("sched.roster.off");
    }

    private Div line(OwnDay day) {
        Span date = new Span(Differences.day(day.day()));
        date.addClassName("sched-own-date");
        Div line = new Div(date);
        @Nullable ShiftType shift = day.shift();
        if (shift != null) {
            line.add(
                    new ShiftChip(shift.code(), shift.colour()),
                    new Span(shift.name() + " " + ClockText.of(shift.startMinute(), shift.endMinute())));
        } else {
            Span off = new Span(off(day));
            off.addClassName("zb-muted");
            line.add(off);
        }
        Div why = new Div();
        why.addClassNames("zb-muted", "zb-stack-s");
        Button ask = new Button(text("sched.my.why"), _ -> explain(day, why));
        ask.addThemeVariants(ButtonVariant.TERTIARY);
        Div actions = new Div(ask);
        if (shift != null && day.day().isAfter(today)) {
            Anchor trade = new Anchor("sched/market?day=" + day.day(), text("sched.market.link"));
            trade.setRouterIgnore(false);
            actions.addComponentAsFirst(trade);
        }
        actions.addClassNames("zb-row", "zb-row-end");
        line.add(actions);
        line.addClassNames("zb-row");
        Div row = new Div(line, why);
        row.addClassName("zb-list-row");
        return row;
    }

    private void explain(OwnDay day, Div why) {
        if (why.getComponentCount() > 0) {
            why.removeAll();
            return;
        }
        OwnShiftService.DayReason reason = Objects.requireNonNull(service).why(day.day());
        why.add(new Paragraph(text("sched.my.why.day", reason.working(), reason.all())));
        for (OwnShiftService.WishAnswer answer : reason.wishes()) {
            why.add(new Paragraph(text(
                    answer.granted() ? "sched.my.why.granted" : "sched.my.why.refused",
                    answer.asked(),
                    answer.satisfied())));
        }
        if (reason.wishes().isEmpty()) {
            why.add(new Paragraph(text("sched.my.why.no-wish")));
        }
    }
}
