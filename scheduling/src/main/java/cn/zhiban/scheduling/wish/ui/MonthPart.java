package cn.zhiban.scheduling.wish.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.holiday.DayKind;
import cn.zhiban.scheduling.holiday.Holiday;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.LunarCalendar;
import cn.zhiban.scheduling.holiday.ui.LunarText;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.wish.Wish;
import cn.zhiban.scheduling.wish.WishBudget;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.WishLevel;
import cn.zhiban.scheduling.wish.WishService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A month of one's own wishes: a tap on a day goes through the levels. */
final class MonthPart extends Composite<Div> {
    private final transient WishService service;
    private final transient HolidayCalendar calendar;
    private final transient LunarCalendar lunar;
    private final transient ShiftTypes types;
    private final transient WishText words;
    private final Select<Brush> brush = new Select<>();
    private final Div days = new Div();
    private final Span name = new Span();
    private final Div budget = new Div();
    private YearMonth month;

    /** What a tap says: free, or no shift of a band. */
    private record Brush(@Nullable ShiftBand without) {}

    MonthPart(WishService service, HolidayCalendar calendar, LunarCalendar lunar, ShiftTypes types, LocalDate today) {
        this.service = service;
        this.calendar = calendar;
        this.lunar = lunar;
        this.types = types;
        this.words = new WishText(types);
        this.month = service.budget(YearMonth.from(today).plusMonths(1)).open()
                ? YearMonth.from(today).plusMonths(1)
                : YearMonth.from(today).plusMonths(2);
        List<Brush> brushes = new ArrayList<>(List.of(new Brush(null)));
        List.of(ShiftBand.values()).forEach(one -> brushes.add(new Brush(one)));
        brush.setLabel(getTranslation("sched.wish.brush"));
        brush.setItems(brushes);
        brush.setItemLabelGenerator(one -> one.without() == null
                ? getTranslation("sched.wish.about.DAY_AVOID")
                : getTranslation("sched.wish.about.BAND_AVOID", getTranslation("sched.band." + one.without())));
        brush.setValue(brushes.getFirst());
        days.addClassNames("sched-month", "sched-wishes");
        budget.addClassName("zb-row");
        budget.getElement().setAttribute("aria-live", "polite");
        Paragraph help = new Paragraph(getTranslation("sched.wish.month.help"));
        help.addClassName("zb-muted");
        getContent().addClassNames("zb-stack", "zb-page-narrow");
        getContent().add(bar(), brush, budget, help, days);
        show();
    }

    private Component bar() {
        Button before = new Button(VaadinIcon.ANGLE_LEFT.create(), _ -> turn(-1));
        before.setAriaLabel(getTranslation("sched.wish.month.before"));
        Button after = new Button(VaadinIcon.ANGLE_RIGHT.create(), _ -> turn(1));
        after.setAriaLabel(getTranslation("sched.wish.month.after"));
        Button more = new Button(
                getTranslation("sched.wish.add.day"),
                VaadinIcon.PLUS.create(),
                _ -> new WishDialog(service, false, month.atDay(1), types.all()).open(this::show));
        more.addClassName("zb-row-end");
        name.addClassName("zb-big");
        Div bar = new Div(before, name, after, more);
        bar.addClassName("zb-row");
        return bar;
    }

    private void turn(int months) {
        month = month.plusMonths(months);
        show();
    }

    private void show() {
        name.setText(month.toString());
        WishBudget now = service.budget(month);
        budget.removeAll();
        budget.add(
                new Badge(
                        getTranslation("sched.wish.points", now.left(), now.points()),
                        now.left() > 0 ? Badge.Tone.INFO : Badge.Tone.NEUTRAL),
                new Badge(
                        getTranslation(
                                now.open() ? "sched.wish.until" : "sched.wish.closed",
                                now.deadline().toString()),
                        now.open() ? Badge.Tone.GOOD : Badge.Tone.WARNING),
                new Span(getTranslation("sched.wish.costs", now.strongCost(), now.mildCost())));
        Map<LocalDate, List<WishDay>> wishes =
                service.month(month).stream().collect(Collectors.groupingBy(WishDay::day));
        days.removeAll();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            Span head = new Span(weekday.getDisplayName(TextStyle.NARROW_STANDALONE, getLocale()));
            head.addClassName("sched-weekday");
            days.add(head);
        }
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            days.add(new Span());
        }
        for (int number = 1; number <= month.lengthOfMonth(); number++) {
            LocalDate day = month.atDay(number);
            days.add(day(day, wishes.getOrDefault(day, List.of()), now.open()));
        }
    }

    private Component day(LocalDate day, List<WishDay> wishes, boolean open) {
        DayKind kind = calendar.dayKind(day);
        Span number = new Span(String.valueOf(day.getDayOfMonth()));
        number.addClassName("zb-strong");
        Span under = new Span(calendar.holiday(day).map(Holiday::name).orElseGet(() -> LunarText.of(lunar, day)));
        under.addClassName("sched-lunar");
        NativeButton button = new NativeButton();
        button.add(number, under);
        button.addClassNames(
                "sched-day", "sched-wish-day", "sched-day-" + kind.name().toLowerCase(Locale.ROOT));
        StringBuilder about = new StringBuilder(day + " " + getTranslation("sched.day." + kind));
        for (WishDay one : wishes) {
            Wish wish = one.wish();
            Span chip = new Span(words.brief(wish.content()));
            chip.addClassNames(
                    "sched-wish", "sched-wish-" + level(wish.content().level()));
            button.add(chip);
            about.append(", ").append(words.whole(wish.content()));
        }
        button.setTitle(about.toString());
        button.getElement().setAttribute("aria-label", about.toString());
        button.setEnabled(open);
        button.addClickListener(_ -> tap(day));
        return button;
    }

    private void tap(LocalDate day) {
        try {
            service.tap(day, brush.getValue().without());
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        show();
    }

    static String level(WishLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
