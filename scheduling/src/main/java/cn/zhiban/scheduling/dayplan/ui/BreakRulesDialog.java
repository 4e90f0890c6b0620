package cn.zhiban.scheduling.dayplan.ui;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.dayplan.BreakRule;
import cn.zhiban.scheduling.dayplan.BreakRuleService;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules of breaks: the general one and those of single types of shift. */
final class BreakRulesDialog {
    private final BreakRuleService service;
    private final Map<Long, ShiftType> types;
    private final Runnable changed;
    private final Dialog dialog = new Dialog();
    private final Div list = new Div();

    BreakRulesDialog(BreakRuleService service, ShiftTypes types, Runnable changed) {
        this.service = service;
        this.types = types.all().stream()
                .filter(ShiftType::active)
                .collect(Collectors.toMap(
                        ShiftType::id, Function.identity(), (a, _) -> a, java.util.LinkedHashMap::new));
        this.changed = changed;
        dialog.setHeaderTitle(text("sched.dayplan.settings"));
        list.addClassName("zb-list");
        Paragraph about = new Paragraph(text("sched.dayplan.settings.text"));
        about.addClassName("zb-muted");
        Button add = new Button(text("sched.dayplan.settings.add"), VaadinIcon.PLUS.create(), _ -> edit(null));
        Div content = new Div(about, list, add);
        content.addClassName("zb-stack");
        dialog.add(content);
        Button close = new Button(text("sched.dayplan.field.close"), _ -> dialog.close());
        dialog.getFooter().add(close);
    }

    void open() {
        show();
        dialog.open();
    }

    private void show() {
        list.removeAll();
        service.list().forEach(rule -> list.add(line(rule)));
    }

    private Component line(BreakRule rule) {
        Long id = rule.shiftTypeId();
        ShiftType type = id == null ? null : types.get(id);
        String name = id == null
                ? text("sched.dayplan.settings.all")
                : type == null
                        ? String.valueOf(id)
                        : type.code() + " " + type.name() + " " + ClockText.of(type.startMinute(), type.endMinute());
        Span said = new Span(text(
                "sched.dayplan.settings.line",
                name,
                rule.parts().isEmpty() ? text("sched.dayplan.settings.parts.usual") : parts(rule),
                rule.earliest(),
                rule.latest(),
                rule.longestStretch()));
        Button edit = new Button(text("sched.dayplan.settings.edit"), _ -> edit(rule));
        edit.addThemeVariants(ButtonVariant.TERTIARY);
        Div actions = new Div(edit);
        actions.addClassNames("zb-row", "zb-row-end");
        if (id != null) {
            Button remove = new Button(text("sched.dayplan.settings.remove"), _ -> remove(id));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(remove);
        }
        Div line = new Div(said, actions);
        line.addClassNames("zb-row", "zb-list-row");
        return line;
    }

    private void remove(long shiftTypeId) {
        try {
            service.remove(shiftTypeId);
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        show();
        changed.run();
    }

    private void edit(@Nullable BreakRule before) {
        List<BreakRule> rules = service.list();
        BreakRule from = before == null ? rules.getFirst() : before;
        ComboBox<ShiftType> type = new ComboBox<>(text("sched.dayplan.settings.type"));
        type.setItems(types.values().stream()
                .filter(one -> rules.stream().noneMatch(rule -> Objects.equals(rule.shiftTypeId(), one.id())))
                .toList());
        type.setItemLabelGenerator(one -> one.code() + " " + one.name());
        TextField parts = new TextField(text("sched.dayplan.settings.parts"));
        parts.setHelperText(text("sched.dayplan.settings.parts.help"));
        parts.setValue(parts(from));
        IntegerField earliest = number("sched.dayplan.settings.earliest", from.earliest());
        IntegerField latest = number("sched.dayplan.settings.latest", from.latest());
        IntegerField longest = number("sched.dayplan.settings.longest", from.longestStretch());
        FormDialog form = new FormDialog(text("sched.dayplan.settings"));
        if (before == null) {
            form.wide("shiftTypeId", type);
        }
        form.wide("parts", parts)
                .with("earliest", earliest)
                .with("latest", latest)
                .wide("longestStretch", longest)
                .onSave(() -> {
                    ShiftType chosen = type.getValue();
                    if (before == null && chosen == null) {
                        return false;
                    }
                    service.save(new BreakRule(
                            before != null ? before.shiftTypeId() : chosen == null ? null : Long.valueOf(chosen.id()),
                            parts(parts.getValue()),
                            value(earliest),
                            value(latest),
                            value(longest),
                            before == null ? 0 : before.version()));
                    show();
                    changed.run();
                    return true;
                })
                .open();
    }

    private static IntegerField number(String key, int value) {
        IntegerField field = new IntegerField(text(key));
        field.setStepButtonsVisible(true);
        field.setStep(15);
        field.setMin(0);
        field.setValue(value);
        return field;
    }

    private static int value(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? -1 : value;
    }

    private static String parts(BreakRule rule) {
        return rule.parts().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<Integer> parts(String typed) {
        String text = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC)
                .strip();
        if (!text.matches("(\\d{1,4}([\\s,+\\u3001]+\\d{1,4})*)?")) {
            throw new InvalidInput("parts", "sched.dayplan.problem.parts");
        }
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("[\\s,+\\u3001]+"))
                        .map(Integer::valueOf)
                        .toList();
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
