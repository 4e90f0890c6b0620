package cn.zhiban.training.path.ui;

import cn.zhiban.training.LearningItem;
import cn.zhiban.training.path.PathContent;
import cn.zhiban.training.path.PathContent.Block;
import cn.zhiban.training.path.PathContent.Days;
import cn.zhiban.training.path.PathContent.Item;
import cn.zhiban.training.path.PathContent.Need;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of one block of a path. */
final class BlockForm extends Composite<Div> {
    private final int no;
    private final transient Map<Item, LearningItem> offered;
    private final transient List<Item> items;
    private final TextField title = new TextField();
    private final Div list = new Div();
    private final ComboBox<LearningItem> adding = new ComboBox<>();
    private final Select<Need> need = new Select<>();
    private final MultiSelectComboBox<Integer> after = new MultiSelectComboBox<>();
    private final Select<Need> afterNeed = new Select<>();
    private final IntegerField due = new IntegerField();
    private final Select<Days> dueBy = new Select<>();
    private transient Map<Integer, String> above = Map.of();

    BlockForm(Block block, List<LearningItem> choices) {
        no = block.no();
        offered = choices.stream()
                .collect(Collectors.toMap(
                        one -> new Item(one.kind(), one.id()), one -> one, (one, _) -> one, LinkedHashMap::new));
        items = new ArrayList<>(block.items());
        title.setLabel(getTranslation("training.path.block.title"));
        title.setMaxLength(PathContent.TITLE);
        title.setWidthFull();
        title.setValue(block.title());
        adding.setPlaceholder(getTranslation("training.path.block.add"));
        adding.setAriaLabel(getTranslation("training.path.block.add"));
        adding.setItems(choices);
        adding.setItemLabelGenerator(this::label);
        adding.setWidthFull();
        adding.addValueChangeListener(change -> {
            LearningItem chosen = change.getValue();
            if (chosen != null) {
                Item item = new Item(chosen.kind(), chosen.id());
                if (!items.contains(item)) {
                    items.add(item);
                }
                adding.clear();
                draw();
            }
        });
        needs(need, "training.path.block.need", block.need());
        needs(afterNeed, "training.path.block.after.need", block.afterNeed());
        after.setLabel(getTranslation("training.path.block.after"));
        after.setPlaceholder(getTranslation("training.path.block.after.none"));
        after.setItemLabelGenerator(one -> above.getOrDefault(one, String.valueOf(one)));
        due.setLabel(getTranslation("training.path.block.due"));
        due.setMin(0);
        due.setMax(PathContent.DAYS);
        due.setStepButtonsVisible(true);
        due.setValue(block.dueDays());
        dueBy.setLabel(getTranslation("training.path.block.due.by"));
        dueBy.setItems(Days.values());
        dueBy.setItemLabelGenerator(one -> getTranslation("training.path.days." + one));
        dueBy.setValue(block.dueBy());
        Div meta = new Div(need, after, afterNeed, due, dueBy);
        meta.addClassName("train-meta");
        list.addClassName("zb-list");
        getContent().addClassName("zb-stack-s");
        getContent().add(title, list, adding, meta);
        above(block.after().stream().collect(Collectors.toMap(one -> one, String::valueOf)));
        after.setValue(new LinkedHashSet<>(block.after()));
        draw();
    }

    private void needs(Select<Need> field, String key, Need value) {
        field.setLabel(getTranslation(key));
        field.setItems(Need.values());
        field.setItemLabelGenerator(one -> getTranslation("training.path.need." + one));
        field.setValue(value);
    }

    private String label(LearningItem item) {
        return getTranslation("training.item." + item.kind()) + " · " + item.title();
    }

    /** Blocks that stand above this one now; what waits for another one waits no longer. */
    void above(Map<Integer, String> titles) {
        Set<Integer> chosen = new LinkedHashSet<>(after.getValue());
        above = new LinkedHashMap<>(titles);
        after.setItems(above.keySet());
        chosen.retainAll(above.keySet());
        after.setValue(chosen);
        after.setVisible(!above.isEmpty());
        afterNeed.setVisible(above.size() > 1);
    }

    private void draw() {
        list.removeAll();
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            LearningItem item = offered.get(items.get(i));
            Span name = new Span(item == null ? getTranslation("training.path.gone") : label(item));
            name.addClassName("zb-grow");
            Button up = tool(VaadinIcon.ARROW_UP, "training.question.up", () -> Collections.swap(items, at, at - 1));
            up.setEnabled(i > 0);
            Div row = new Div(
                    name, up, tool(VaadinIcon.CLOSE_SMALL, "training.question.part.remove", () -> items.remove(at)));
            row.addClassName("zb-list-row");
            list.add(row);
        }
    }

    private Button tool(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> {
            action.run();
            draw();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    /** Its number within the path. */
    int no() {
        return no;
    }

    /** What people call it. */
    String name() {
        return title.getValue().isBlank() ? String.valueOf(no) : title.getValue();
    }

    /** Puts the cursor where one begins to write. */
    void begin() {
        title.focus();
    }

    /** What the fields say. */
    Block block() {
        Integer days = due.getValue();
        return new Block(
                no,
                title.getValue(),
                items,
                need.getValue(),
                List.copyOf(after.getValue()),
                afterNeed.getValue(),
                days == null ? 0 : days,
                dueBy.getValue());
    }
}
