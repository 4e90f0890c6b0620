package cn.zhiban.app.shell;

import cn.zhiban.core.ui.KeyHint;
import cn.zhiban.core.ui.PaletteEntries.Entry;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Goes anywhere by typing a few characters. The server finds; shell.js moves the selection with the arrow keys, so that
 * they answer at once, and presses Enter on the right entry even if it was typed before the answer came.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class CommandPalette extends Dialog {
    private static final int PAUSE_MS = 120;
    private final PaletteSearch search;
    private final TextField field = new TextField();
    private final Div list = new Div();

    CommandPalette(PaletteSearch search) {
        this.search = search;
        addClassNames("zb-dialog", "zb-palette-dialog");
        getElement().setAttribute("aria-label", getTranslation("shell.palette.title"));
        field.setId("palette-field");
        field.setPlaceholder(getTranslation("shell.palette.placeholder"));
        field.setAriaLabel(getTranslation("shell.palette.title"));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setAutofocus(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MS);
        field.addValueChangeListener(change -> show(change.getValue()));
        list.setId("palette-list");
        list.addClassName("zb-palette-list");
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", getTranslation("shell.palette.results"));
        Div hints = new Div(
                hint("Up Down", "shell.palette.hint.move"),
                hint("Enter", "shell.palette.hint.open"),
                hint("Esc", "shell.palette.hint.close"));
        hints.addClassName("zb-palette-hints");
        Div content = new Div(field, list, hints);
        content.addClassName("zb-palette");
        add(content);
        show("");
    }

    @Override
    public void open() {
        super.open();
        field.focus();
    }

    private void show(String query) {
        Map<String, List<Entry>> groups = search.find(query, getLocale());
        list.removeAll();
        int number = 0;
        for (Map.Entry<String, List<Entry>> group : groups.entrySet()) {
            Div box = new Div();
            box.getElement().setAttribute("role", "group");
            box.getElement().setAttribute("aria-label", group.getKey());
            Span heading = new Span(group.getKey());
            heading.addClassName("zb-palette-group");
            heading.getElement().setAttribute("aria-hidden", "true");
            box.add(heading);
            for (Entry entry : group.getValue()) {
                box.add(option(entry, number++));
            }
            list.add(box);
        }
        if (groups.isEmpty()) {
            Paragraph nothing = new Paragraph(getTranslation("shell.palette.nothing", query.strip()));
            nothing.addClassName("zb-muted");
            nothing.getElement().setAttribute("role", "status");
            list.add(nothing);
        }
        // tells shell.js for which text this list is the answer
        list.getElement().setAttribute("data-query", query.strip());
    }

    private Anchor option(Entry entry, int number) {
        Anchor option = new Anchor(entry.route(), "");
        option.setId("palette-option-" + number);
        option.addClassName("zb-palette-option");
        option.getElement().setAttribute("role", "option");
        option.getElement().setAttribute("router-link", true);
        option.getElement().setAttribute("tabindex", "-1");
        option.getElement().setAttribute("aria-selected", String.valueOf(number == 0));
        Span label = new Span(entry.label());
        label.addClassName("zb-palette-label");
        option.add(label);
        if (!entry.detail().isEmpty()) {
            Span detail = new Span(entry.detail());
            detail.addClassName("zb-muted");
            option.add(detail);
        }
        option.getElement().addEventListener("click", _ -> close());
        return option;
    }

    private Span hint(String keys, String textKey) {
        return new Span(new KeyHint(keys), new Span(getTranslation(textKey)));
    }
}
