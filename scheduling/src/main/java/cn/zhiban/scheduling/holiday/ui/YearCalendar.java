package cn.zhiban.scheduling.holiday.ui;

import cn.zhiban.scheduling.holiday.DayKind;
import cn.zhiban.scheduling.holiday.Holiday;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.LunarCalendar;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;

/** Twelve small months; every day can be opened. */
final class YearCalendar extends Composite<Div> {
    private final transient HolidayCalendar calendar;
    private final transient LunarCalendar lunar;
    private final SerializableConsumer<LocalDate> open;

    YearCalendar(HolidayCalendar calendar, LunarCalendar lunar, SerializableConsumer<LocalDate> open) {
        this.calendar = calendar;
        this.lunar = lunar;
        this.open = open;
        getContent().addClassName("sched-year");
    }

    /** Shows a year. */
    void show(int year, LocalDate today) {
        getContent().removeAll();
        for (int month = 1; month <= 12; month++) {
            getContent().add(month(YearMonth.of(year, month), today));
        }
    }

    private Component month(YearMonth month, LocalDate today) {
        Locale locale = getLocale();
        Div days = new Div();
        days.addClassName("sched-month");
        for (DayOfWeek weekday : DayOfWeek.values()) {
            Span head = new Span(weekday.getDisplayName(TextStyle.NARROW_STANDALONE, locale));
            head.addClassName("sched-weekday");
            days.add(head);
        }
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            days.add(new Span());
        }
        for (int number = 1; number <= month.lengthOfMonth(); number++) {
            days.add(day(month.atDay(number), today));
        }
        Div card = new Div(new H3(month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale)), days);
        card.addClassName("zb-card");
        return card;
    }

    private Component day(LocalDate day, LocalDate today) {
        DayKind kind = calendar.dayKind(day);
        NativeButton button = new NativeButton(String.valueOf(day.getDayOfMonth()), _ -> open.accept(day));
        button.addClassNames("sched-day", "sched-day-" + kind.name().toLowerCase(Locale.ROOT));
        if (day.equals(today)) {
            button.addClassName("sched-today");
        }
        String name = calendar.holiday(day).map(Holiday::name).orElse("");
        String about = (day + " " + getTranslation("sched.day." + kind) + " " + name + " " + LunarText.of(lunar, day))
                .replaceAll("\\s+", " ");
        button.setTitle(about);
        button.getElement().setAttribute("aria-label", about);
        return button;
    }
}
