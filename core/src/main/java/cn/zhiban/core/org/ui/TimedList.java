package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.keeping.Validity;
import cn.zhiban.core.ui.Badge;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Things that are valid from a day to a day: what is now, what is to come, and folded away what is over. */
final class TimedList extends Composite<Div> {
    /**
     * One of them.
     *
     * @param title what it is
     * @param detail a few words more, may be empty
     * @param validity from when to when
     * @param edit opens it for changes, or null
     */
    record Item(
            String title,
            String detail,
            Validity validity,
            @Nullable Runnable edit) {
        boolean isOver(LocalDate today) {
            return validity.to() != null && validity.to().isBefore(today);
        }
    }

    TimedList(List<Item> items, LocalDate today, String emptyText) {
        List<Item> open = items.stream().filter(item -> !item.isOver(today)).toList();
        List<Item> over = items.stream().filter(item -> item.isOver(today)).toList();
        if (open.isEmpty()) {
            Paragraph nothing = new Paragraph(emptyText);
            nothing.addClassName("zb-muted");
            getContent().add(nothing);
        } else {
            getContent().add(list(open, today));
        }
        if (!over.isEmpty()) {
            getContent().add(new Details(getTranslation("core.org.timed.over", over.size()), list(over, today)));
        }
    }

    private Component list(List<Item> items, LocalDate today) {
        UnorderedList list = new UnorderedList();
        list.addClassName("zb-list");
        items.forEach(item -> list.add(row(item, today)));
        return list;
    }

    private ListItem row(Item item, LocalDate today) {
        Span title = new Span(item.title());
        title.addClassName("zb-strong");
        String period = Names.period(item.validity().from(), item.validity().to());
        Span detail = new Span(item.detail().isEmpty() ? period : item.detail() + " · " + period);
        detail.addClassNames("zb-muted", "zb-small");
        Div texts = new Div(title, detail);
        texts.addClassNames("zb-stack-s", "zb-grow");
        ListItem row = new ListItem(texts);
        row.addClassName("zb-list-row");
        if (item.validity().from().isAfter(today)) {
            row.add(new Badge(getTranslation("core.org.timed.to-come"), Badge.Tone.INFO));
        }
        Runnable edit = item.edit();
        if (edit != null) {
            Button button = new Button(VaadinIcon.PENCIL.create(), _ -> edit.run());
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.setAriaLabel(getTranslation("core.org.timed.edit", item.title()));
            row.add(button);
        }
        return row;
    }
}
