package cn.zhiban.kb.article.ui;

import cn.zhiban.kb.article.Tone;
import cn.zhiban.kb.article.Wording;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other ways to say an answer, each with its tone. */
final class WordingsField extends CustomField<List<Wording>> {
    private final Div rows = new Div();
    private final List<Row> shown = new ArrayList<>();

    WordingsField() {
        super(List.of());
        rows.addClassName("zb-stack");
        Button more = new Button(getTranslation("kb.article.wordings.add"), VaadinIcon.PLUS.create(), _ -> {
            add(new Wording(Tone.PLAIN, "")).text.focus();
        });
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(rows, more);
    }

    private record Row(Div element, Select<Tone> tone, TextArea text) {}

    private Row add(Wording wording) {
        Select<Tone> tone = new Select<>();
        tone.setItems(Tone.values());
        tone.setItemLabelGenerator(one -> getTranslation("kb.tone." + one));
        tone.setValue(wording.tone());
        tone.setAriaLabel(getTranslation("kb.article.wordings.tone"));
        TextArea text = new TextArea();
        text.setValue(wording.text());
        text.setWidthFull();
        text.setAriaLabel(getTranslation("kb.article.wordings.text"));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        Button drop = new Button(VaadinIcon.TRASH.create());
        drop.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        drop.setAriaLabel(getTranslation("kb.article.wordings.remove"));
        Div element = new Div(tone, text, drop);
        element.addClassNames("zb-wording");
        Row row = new Row(element, tone, text);
        drop.addClickListener(_ -> {
            shown.remove(row);
            rows.remove(element);
            updateValue();
        });
        tone.addValueChangeListener(_ -> updateValue());
        text.addValueChangeListener(_ -> updateValue());
        shown.add(row);
        rows.add(element);
        return row;
    }

    @Override
    protected List<Wording> generateModelValue() {
        return shown.stream()
                .map(row -> new Wording(row.tone().getValue(), row.text().getValue()))
                .filter(wording -> !wording.text().isBlank())
                .toList();
    }

    @Override
    protected void setPresentationValue(@Nullable List<Wording> wordings) {
        rows.removeAll();
        shown.clear();
        if (wordings != null) {
            wordings.forEach(this::add);
        }
    }
}
