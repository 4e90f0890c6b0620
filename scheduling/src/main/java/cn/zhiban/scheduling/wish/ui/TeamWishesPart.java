package cn.zhiban.scheduling.wish.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.Companion;
import cn.zhiban.scheduling.wish.Wish;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.WishDesk;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Everybody's wishes of a month, and what waits for the lead's say. */
final class TeamWishesPart extends Composite<Div> {
    private final transient WishDesk desk;
    private final transient HolidayCalendar calendar;
    private final transient WishText words;
    private final Span name = new Span();
    private final Div waiting = new Div();
    private final Div matrix = new Div();
    private YearMonth month;

    TeamWishesPart(WishDesk desk, HolidayCalendar calendar, ShiftTypes types, LocalDate today) {
        this.desk = desk;
        this.calendar = calendar;
        this.words = new WishText(types);
        this.month = YearMonth.from(today).plusMonths(1);
        name.addClassName("zb-big");
        Button before = new Button(VaadinIcon.ANGLE_LEFT.create(), _ -> turn(-1));
        before.setAriaLabel(getTranslation("sched.wish.month.before"));
        Button after = new Button(VaadinIcon.ANGLE_RIGHT.create(), _ -> turn(1));
        after.setAriaLabel(getTranslation("sched.wish.month.after"));
        Div bar = new Div(before, name, after);
        bar.addClassName("zb-row");
        waiting.addClassName("zb-stack-s");
        matrix.addClassName("sched-matrix");
        matrix.getElement().setAttribute("tabindex", "0");
        matrix.getElement().setAttribute("role", "region");
        matrix.getElement().setAttribute("aria-label", getTranslation("sched.wish.tab.team"));
        getContent().addClassName("zb-stack");
        getContent().add(waiting, bar, matrix);
        show();
    }

    private void turn(int months) {
        month = month.plusMonths(months);
        show();
    }

    private void show() {
        name.setText(month.toString());
        List<Person> people = desk.people();
        Map<Long, Person> byId = people.stream().collect(Collectors.toMap(Person::id, one -> one));
        waiting.removeAll();
        List<Wish> open = desk.open();
        if (!open.isEmpty()) {
            waiting.add(new H2(getTranslation("sched.wish.waiting", open.size())));
        }
        for (Wish wish : open) {
            Person person = byId.get(wish.employeeId());
            waiting.add(waiting(wish, person == null ? "" : person.name()));
        }
        matrix.removeAll();
        if (people.isEmpty()) {
            matrix.add(new EmptyState(
                    VaadinIcon.USERS,
                    getTranslation("sched.contract.empty.title"),
                    getTranslation("sched.contract.empty.text")));
            return;
        }
        matrix.add(table(people));
    }

    private Component table(List<Person> people) {
        Map<Long, Map<LocalDate, List<WishDay>>> wishes = desk.month(month).stream()
                .collect(Collectors.groupingBy(day -> day.wish().employeeId(), Collectors.groupingBy(WishDay::day)));
        Map<Long, String> companions = desk.companions().stream()
                .collect(Collectors.groupingBy(
                        Companion::employeeId,
                        Collectors.mapping(
                                one -> getTranslation(one.together() ? "sched.wish.together" : "sched.wish.apart") + " "
                                        + one.otherName(),
                                Collectors.joining(", "))));
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow(new NativeTableHeaderCell(getTranslation("sched.wish.person")));
        month.atDay(1).datesUntil(month.atEndOfMonth().plusDays(1)).forEach(day -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(String.valueOf(day.getDayOfMonth()));
            cell.addClassName("sched-day-" + calendar.dayKind(day).name().toLowerCase(Locale.ROOT));
            head.add(cell);
        });
        table.add(head);
        for (Person person : people) {
            NativeTableHeaderCell called = new NativeTableHeaderCell(person.name());
            String with = companions.get(person.id());
            if (with != null) {
                called.setTitle(with);
                Span mark = new Span(" ♥");
                mark.addClassName("zb-muted");
                called.add(mark);
            }
            NativeTableRow row = new NativeTableRow(called);
            Map<LocalDate, List<WishDay>> own = wishes.getOrDefault(person.id(), Map.of());
            month.atDay(1)
                    .datesUntil(month.atEndOfMonth().plusDays(1))
                    .forEach(day -> row.add(cell(own.getOrDefault(day, List.of()))));
            table.add(row);
        }
        return table;
    }

    private NativeTableCell cell(List<WishDay> wishes) {
        NativeTableCell cell = new NativeTableCell();
        StringBuilder about = new StringBuilder();
        for (WishDay one : wishes) {
            Span chip = new Span(words.brief(one.wish().content()));
            chip.addClassNames(
                    "sched-wish",
                    "sched-wish-" + MonthPart.level(one.wish().content().level()));
            cell.add(chip);
            about.append(words.whole(one.wish().content()))
                    .append(' ')
                    .append(one.wish().content().reason())
                    .append('\n');
        }
        if (!wishes.isEmpty()) {
            cell.setTitle(about.toString().strip());
        }
        return cell;
    }

    private Component waiting(Wish wish, String person) {
        Span who = new Span(person);
        who.addClassName("zb-strong");
        Button agree = new Button(getTranslation("sched.wish.agree"), VaadinIcon.CHECK.create(), _ -> {
            try {
                desk.decide(wish.id(), wish.version(), true, "");
            } catch (UserFacingProblem e) {
                Toast.failed(e);
            }
            show();
        });
        agree.addThemeVariants(ButtonVariant.PRIMARY);
        Button refuse = new Button(getTranslation("sched.wish.refuse"), _ -> refuse(wish));
        Span end = new Span(refuse, agree);
        end.addClassNames("zb-row", "zb-row-end");
        Span when = new Span(
                wish.content().recurs()
                        ? words.days(wish.content())
                        : wish.content().firstDay().toString());
        when.addClassName("zb-muted");
        Div head = new Div(who, new Span(words.whole(wish.content())), when, end);
        head.addClassName("zb-row");
        Div card = new Div(head);
        card.addClassNames("zb-card", "zb-stack-s");
        if (!wish.content().reason().isEmpty()) {
            card.add(new Span(wish.content().reason()));
        }
        return card;
    }

    private void refuse(Wish wish) {
        TextArea answer = new TextArea(getTranslation("sched.wish.answer"));
        answer.setMaxLength(500);
        new FormDialog(getTranslation("sched.wish.refuse"), getTranslation("sched.wish.refuse"))
                .wide("answer", answer)
                .onSave(() -> {
                    desk.decide(wish.id(), wish.version(), false, answer.getValue());
                    show();
                    return true;
                })
                .open();
    }
}
