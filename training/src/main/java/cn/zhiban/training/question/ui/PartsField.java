package cn.zhiban.training.question.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of short fields of the same kind: options, pairs, lines of a chat. Enter in the last one adds a row. */
final class PartsField extends Composite<Div> {
    private static final int PAUSE = 400;

    /** How a cell is edited. */
    enum Shape {
        TEXT,
        SHORT,
        SPEAKER
    }

    /** A column. @param label translated @param usual value of a new row */
    record Cell(Shape shape, String label, String usual) {}

    private final transient List<Cell> cells;
    private final transient List<List<HasValue<?, String>>> rows = new ArrayList<>();
    private final transient List<List<String>> kept = new ArrayList<>();
    private final Runnable changed;
    private final Div list = new Div();

    /** @param values rows with their cells; what goes beyond the columns is kept beside them */
    PartsField(String title, List<Cell> cells, List<List<String>> values, Runnable changed) {
        this.cells = cells;
        this.changed = changed;
        Button add = new Button(getTranslation("training.question.part.add"), VaadinIcon.PLUS.create(), _ -> {
            addRow(cells.stream().map(Cell::usual).toList());
            draw();
            focusLast();
            changed.run();
        });
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add.setTestId("add-part");
        Span name = new Span(title);
        name.addClassName("train-parts-title");
        list.addClassName("train-parts");
        getContent().add(name, list, add);
        values.forEach(this::addRow);
        draw();
    }

    /** Rows that say something, with what was kept beside them. */
    List<List<String>> values() {
        List<List<String>> values = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row =
                    new ArrayList<>(rows.get(i).stream().map(HasValue::getValue).toList());
            boolean said = false;
            for (int cell = 0; cell < cells.size(); cell++) {
                said |= cells.get(cell).shape() == Shape.TEXT && !row.get(cell).isBlank();
            }
            if (said) {
                row.addAll(kept.get(i));
                values.add(row);
            }
        }
        return values;
    }

    private void addRow(List<String> values) {
        List<HasValue<?, String>> row = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            HasValue<?, String> field = field(cells.get(i));
            field.setValue(values.get(i));
            field.addValueChangeListener(_ -> changed.run());
            row.add(field);
        }
        rows.add(row);
        kept.add(values.size() > cells.size() ? List.copyOf(values.subList(cells.size(), values.size())) : List.of());
    }

    private HasValue<?, String> field(Cell cell) {
        return switch (cell.shape()) {
            case TEXT -> {
                TextArea field = new TextArea();
                field.setPlaceholder(cell.label());
                field.setAriaLabel(cell.label());
                field.setMinRows(1);
                field.setValueChangeMode(ValueChangeMode.LAZY);
                field.setValueChangeTimeout(PAUSE);
                yield field;
            }
            case SHORT -> {
                TextField field = new TextField();
                field.setPlaceholder(cell.label());
                field.setAriaLabel(cell.label());
                field.addClassName("train-part-short");
                field.setValueChangeMode(ValueChangeMode.LAZY);
                field.addKeyPressListener(Key.ENTER, _ -> {
                    addRow(cells.stream().map(Cell::usual).toList());
                    draw();
                    focusLast();
                });
                yield field;
            }
            case SPEAKER -> {
                Select<String> field = new Select<>();
                field.setItems("BUYER", "AGENT");
                field.setItemLabelGenerator(who ->
                        getTranslation("BUYER".equals(who) ? "training.question.buyer" : "training.question.agent"));
                field.setAriaLabel(cell.label());
                field.addClassName("train-part-short");
                yield field;
            }
        };
    }

    private void draw() {
        list.removeAll();
        for (int i = 0; i < rows.size(); i++) {
            int at = i;
            Div row = new Div();
            row.addClassName("train-part");
            rows.get(i).forEach(field -> row.add((Component) field));
            Button up = tool(VaadinIcon.ARROW_UP, "training.question.up", () -> {
                Collections.swap(rows, at, at - 1);
                Collections.swap(kept, at, at - 1);
            });
            up.setEnabled(i > 0);
            Button remove = tool(VaadinIcon.CLOSE_SMALL, "training.question.part.remove", () -> {
                rows.remove(at);
                kept.remove(at);
            });
            row.add(up, remove);
            list.add(row);
        }
    }

    private Button tool(VaadinIcon icon, String label, Runnable action) {
        Button button = new Button(icon.create(), _ -> {
            action.run();
            draw();
            changed.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(label));
        button.setTooltipText(getTranslation(label));
        return button;
    }

    private void focusLast() {
        if (rows.getLast().getFirst() instanceof Focusable<?> first) {
            first.focus();
        }
    }
}
