package cn.zhiban.scheduling.holiday.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.holiday.DayKind;
import cn.zhiban.scheduling.holiday.Holiday;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.HolidayKind;
import cn.zhiban.scheduling.holiday.HolidayService;
import cn.zhiban.scheduling.holiday.LunarCalendar;
import cn.zhiban.scheduling.holiday.SchoolTerm;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The year with its holidays and make-up days, and the terms of the schools. */
@Route("sched/holidays")
@Menu(order = 352, title = "sched.holiday.title", icon = "vaadin:calendar-o")
@RolesAllowed(SchedulingPermissions.RULES)
class HolidaysView extends Page {
    private final transient HolidayService service;
    private final transient HolidayCalendar calendar;
    private final transient CompanyTime time;
    private final YearCalendar months;
    private final Span name = new Span();
    private final Div empty = new Div();
    private final Div terms = new Div();
    private int year;

    HolidaysView(HolidayService service, HolidayCalendar calendar, LunarCalendar lunar, CompanyTime time) {
        super("sched.holiday.title");
        this.service = service;
        this.calendar = calendar;
        this.time = time;
        this.year = time.today().getYear();
        months = new YearCalendar(calendar, lunar, this::edit);
        Button upload = new Button(
                getTranslation("sched.holiday.import"),
                VaadinIcon.UPLOAD_ALT.create(),
                _ -> new HolidayImportDialog(service, read -> {
                            year = read;
                            show();
                        })
                        .open());
        upload.addThemeVariants(ButtonVariant.PRIMARY);
        upload.setTestId("holiday-import");
        add(new PageHeader(getTranslation("sched.holiday.title"), getTranslation("sched.holiday.subtitle"))
                .withActions(upload));
        add(yearBar(), empty, months, termSection());
        show();
    }

    private Component yearBar() {
        name.addClassName("zb-big");
        Button before = new Button(VaadinIcon.ANGLE_LEFT.create(), _ -> turn(-1));
        before.setAriaLabel(getTranslation("sched.holiday.year-before"));
        Button after = new Button(VaadinIcon.ANGLE_RIGHT.create(), _ -> turn(1));
        after.setAriaLabel(getTranslation("sched.holiday.year-after"));
        Div legend = new Div();
        legend.addClassNames("zb-row", "zb-row-end");
        for (DayKind kind : List.of(DayKind.STATUTORY, DayKind.REST, DayKind.WEEKEND, DayKind.MAKE_UP)) {
            Span sample = new Span(getTranslation("sched.day." + kind));
            sample.addClassNames("sched-legend", "sched-day-" + kind.name().toLowerCase(Locale.ROOT));
            legend.add(sample);
        }
        Div bar = new Div(before, name, after, legend);
        bar.addClassName("zb-row");
        return bar;
    }

    private Component termSection() {
        Button add = new Button(getTranslation("sched.holiday.term.add"), VaadinIcon.PLUS.create(), _ -> addTerm());
        add.addThemeVariants(ButtonVariant.TERTIARY);
        Span end = new Span(add);
        end.addClassName("zb-row-end");
        Div head = new Div(new H2(getTranslation("sched.holiday.terms")), end);
        head.addClassName("zb-row");
        Paragraph about = new Paragraph(getTranslation("sched.holiday.terms.text"));
        about.addClassName("zb-muted");
        terms.addClassName("zb-list");
        Div section = new Div(head, about, terms);
        section.addClassNames("zb-card", "zb-section");
        return section;
    }

    private void turn(int years) {
        year += years;
        show();
    }

    private void show() {
        name.setText(String.valueOf(year));
        months.show(year, time.today());
        empty.removeAll();
        if (calendar.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .isEmpty()) {
            empty.add(new EmptyState(
                    VaadinIcon.CALENDAR_O,
                    getTranslation("sched.holiday.empty.title", String.valueOf(year)),
                    getTranslation("sched.holiday.empty.text")));
        }
        terms.removeAll();
        calendar.terms().forEach(term -> terms.add(row(term)));
        if (calendar.terms().isEmpty()) {
            Span none = new Span(getTranslation("sched.holiday.terms.none"));
            none.addClassName("zb-muted");
            terms.add(none);
        }
    }

    private Component row(SchoolTerm term) {
        Span days = new Span(term.firstDay() + " – " + term.lastDay());
        days.addClassNames("zb-muted", "zb-grow");
        Button remove = new Button(VaadinIcon.TRASH.create(), _ -> {
            service.removeTerm(term.id());
            show();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("sched.holiday.term.remove", term.name()));
        Div row = new Div(new Span(term.name()), days, remove);
        row.addClassName("zb-list-row");
        return row;
    }

    private void addTerm() {
        TextField called = new TextField(getTranslation("sched.holiday.term.name"));
        DatePicker first = Pickers.date(getTranslation("sched.holiday.term.first"));
        DatePicker last = Pickers.date(getTranslation("sched.holiday.term.last"));
        new FormDialog(getTranslation("sched.holiday.term.add"))
                .wide("name", called)
                .with("firstDay", first)
                .with("lastDay", last)
                .onSave(() -> {
                    first.setInvalid(first.getValue() == null);
                    last.setInvalid(last.getValue() == null);
                    if (first.getValue() == null || last.getValue() == null) {
                        return false;
                    }
                    service.addTerm(called.getValue(), first.getValue(), last.getValue());
                    show();
                    return true;
                })
                .open();
    }

    private void edit(LocalDate day) {
        @Nullable Holiday before = calendar.holiday(day).orElse(null);
        Select<HolidayKind> kind = new Select<>();
        kind.setLabel(getTranslation("sched.holiday.kind"));
        kind.setItems(HolidayKind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("sched.holiday.kind.none"));
        kind.setItemLabelGenerator((@Nullable HolidayKind one) ->
                getTranslation(one == null ? "sched.holiday.kind.none" : "sched.holiday.kind." + one));
        TextField called = new TextField(getTranslation("sched.holiday.name"));
        called.setValue(before == null ? "" : before.name());
        if (before != null) {
            kind.setValue(before.kind());
        }
        new FormDialog(getTranslation("sched.holiday.edit", day.toString()))
                .wide("kind", kind)
                .wide("name", called)
                .onSave(() -> {
                    service.set(day, kind.getValue(), called.getValue());
                    show();
                    return true;
                })
                .open();
    }
}
