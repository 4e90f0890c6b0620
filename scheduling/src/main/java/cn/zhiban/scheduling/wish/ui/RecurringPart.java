package cn.zhiban.scheduling.wish.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.Companion;
import cn.zhiban.scheduling.wish.Wish;
import cn.zhiban.scheduling.wish.WishService;
import cn.zhiban.scheduling.wish.WishState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What recurs every week, and whom one likes to work with. */
final class RecurringPart extends Composite<Div> {
    private final transient WishService service;
    private final transient ShiftTypes types;
    private final transient List<Person> colleagues;
    private final transient LocalDate today;
    private final transient WishText words;

    RecurringPart(WishService service, ShiftTypes types, List<Person> colleagues, LocalDate today) {
        this.service = service;
        this.types = types;
        this.colleagues = colleagues;
        this.today = today;
        this.words = new WishText(types);
        getContent().addClassNames("zb-stack", "zb-page-narrow");
        show();
    }

    private void show() {
        getContent().removeAll();
        Button add = new Button(
                getTranslation("sched.wish.add.recurring"),
                VaadinIcon.PLUS.create(),
                _ -> new WishDialog(service, true, today, types.all()).open(this::show));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setTestId("wish-recurring-add");
        getContent().add(new Div(add));
        List<Wish> all = service.recurring();
        all.forEach(one -> getContent().add(card(one)));
        if (all.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            VaadinIcon.REFRESH,
                            getTranslation("sched.wish.recurring.empty.title"),
                            getTranslation("sched.wish.recurring.empty.text")));
        }
        companions();
    }

    private Component card(Wish wish) {
        Span what = new Span(words.whole(wish.content()));
        what.addClassName("zb-strong");
        Div head = new Div(what, state(wish), remove(() -> {
            service.remove(wish.id());
            show();
        }));
        head.addClassName("zb-row");
        Span when = new Span(words.days(wish.content()));
        when.addClassName("zb-muted");
        Div card = new Div(head, when);
        card.addClassNames("zb-card", "zb-stack-s");
        for (String line : List.of(wish.content().reason(), wish.answer())) {
            if (!line.isEmpty()) {
                card.add(new Span(line));
            }
        }
        return card;
    }

    private Badge state(Wish wish) {
        return new Badge(
                getTranslation("sched.wish.state." + wish.state()),
                wish.state() == WishState.COUNTS
                        ? Badge.Tone.GOOD
                        : wish.state() == WishState.OPEN ? Badge.Tone.WARNING : Badge.Tone.BAD);
    }

    private void companions() {
        Paragraph about = new Paragraph(getTranslation("sched.wish.companions.text"));
        about.addClassName("zb-muted");
        getContent().add(new H2(getTranslation("sched.wish.companions")), about);
        for (Companion one : service.companions()) {
            Badge badge = new Badge(
                    getTranslation(one.together() ? "sched.wish.together" : "sched.wish.apart"),
                    one.together() ? Badge.Tone.GOOD : Badge.Tone.WARNING);
            Div row = new Div(new Span(one.otherName()), badge, remove(() -> say(one.otherId(), null)));
            row.addClassName("zb-row");
            getContent().add(row);
        }
        ComboBox<Person> who = new ComboBox<>(getTranslation("sched.wish.colleague"));
        who.setItems(colleagues);
        who.setItemLabelGenerator(Person::name);
        Button with = new Button(getTranslation("sched.wish.together"), _ -> say(who.getValue(), true));
        Button without = new Button(getTranslation("sched.wish.apart"), _ -> say(who.getValue(), false));
        Div row = new Div(who, with, without);
        row.addClassNames("zb-row", "sched-fields");
        getContent().add(row);
    }

    private void say(@Nullable Person person, Boolean together) {
        if (person != null) {
            say(person.id(), together);
        }
    }

    private void say(long person, @Nullable Boolean together) {
        service.companion(person, together);
        show();
    }

    private Component remove(Runnable action) {
        Button remove = new Button(VaadinIcon.TRASH.create(), _ -> action.run());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("zb-row-end");
        remove.setAriaLabel(getTranslation("sched.wish.remove"));
        return remove;
    }
}
