package cn.zhiban.scheduling.rulebook.ui;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.rulebook.RuleDraft;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleParameter;
import cn.zhiban.scheduling.rulebook.RuleService;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule being set: of a new one first the kind is chosen, then its numbers. */
final class RuleDialog {
    private final RuleService service;
    private final ShiftTypes types;
    private final List<TeamRef> teams;
    private final List<Person> people;
    private final Runnable changed;

    RuleDialog(RuleService service, ShiftTypes types, List<TeamRef> teams, List<Person> people, Runnable changed) {
        this.service = service;
        this.types = types;
        this.teams = teams;
        this.people = people;
        this.changed = changed;
    }

    void open(@Nullable RuleSetting before) {
        if (before != null) {
            new Fields(before.rule().kind(), before).open();
            return;
        }
        ComboBox<RuleKind> kind = new ComboBox<>(text("sched.rule.kind"));
        kind.setItems(RuleKind.values());
        kind.setItemLabelGenerator(one -> text("sched.rule.name." + one));
        new FormDialog(text("sched.rule.add"), text("sched.rule.next"))
                .wide("kind", kind)
                .onSave(() -> {
                    kind.setInvalid(kind.getValue() == null);
                    if (kind.getValue() == null) {
                        return false;
                    }
                    new Fields(kind.getValue(), null).open();
                    return true;
                })
                .open();
    }

    private final class Fields {
        private final RuleKind kind;
        private final @Nullable RuleSetting before;
        private final Map<String, IntegerField> numbers = new HashMap<>();
        private final Map<String, MultiSelectComboBox<String>> words = new HashMap<>();
        private final Checkbox hard = new Checkbox(text("sched.rule.hard.long"));
        private final IntegerField weight = new IntegerField(text("sched.rule.weight"));
        private final Select<TeamRef> team = new Select<>();
        private final ComboBox<Person> person = new ComboBox<>(text("sched.rule.person"));
        private final DatePicker from = Pickers.date(text("sched.rule.from"));
        private final DatePicker to = Pickers.date(text("sched.rule.to"));

        Fields(RuleKind kind, @Nullable RuleSetting before) {
            this.kind = kind;
            this.before = before;
            hard.setValue(before != null && before.rule().hard());
            weight.setValue(before == null ? 20 : before.rule().weight());
            weight.setHelperText(text("sched.rule.weight.help"));
            weight.setEnabled(!hard.getValue());
            hard.addValueChangeListener(change -> weight.setEnabled(!change.getValue()));
            team.setLabel(text("sched.rule.team"));
            team.setItems(teams);
            team.setEmptySelectionAllowed(true);
            team.setEmptySelectionCaption(text("sched.shift.team.all"));
            team.setItemLabelGenerator(
                    (@Nullable TeamRef one) -> one == null ? text("sched.shift.team.all") : one.name());
            person.setItems(people);
            person.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
            person.setPlaceholder(text("sched.rule.everybody"));
            person.setClearButtonVisible(true);
            if (before != null) {
                teams.stream()
                        .filter(one -> Objects.equals(one.id(), before.rule().teamId()))
                        .forEach(team::setValue);
                people.stream()
                        .filter(one -> Objects.equals(one.id(), before.rule().employeeId()))
                        .forEach(person::setValue);
                from.setValue(before.rule().validFrom());
                to.setValue(before.rule().validTo());
            }
        }

        void open() {
            FormDialog dialog = new FormDialog(text("sched.rule.name." + kind));
            Paragraph source = new Paragraph(text("sched.rule.source." + kind));
            source.addClassName("zb-muted");
            dialog.note(source);
            for (RuleParameter parameter : kind.parameters()) {
                if (parameter.type() == RuleParameter.Type.NUMBER) {
                    dialog.with(parameter.name(), number(parameter));
                } else {
                    dialog.wide(parameter.name(), list(parameter));
                }
            }
            dialog.wide("hard", hard)
                    .wide("weight", weight)
                    .with("teamId", team)
                    .with("employeeId", person)
                    .with("validFrom", from)
                    .with("validTo", to)
                    .onSave(() -> {
                        if (before == null) {
                            service.add(draft());
                        } else {
                            service.change(before.id(), before.version(), draft());
                        }
                        changed.run();
                        return true;
                    })
                    .open();
        }

        private IntegerField number(RuleParameter parameter) {
            IntegerField field = new IntegerField(text("sched.rule.parameter." + parameter.name()));
            field.setStepButtonsVisible(true);
            field.setValue(
                    before == null
                            ? Integer.valueOf(parameter.least())
                            : before.rule().number(parameter.name()));
            numbers.put(parameter.name(), field);
            return field;
        }

        private MultiSelectComboBox<String> list(RuleParameter parameter) {
            MultiSelectComboBox<String> field =
                    new MultiSelectComboBox<>(text("sched.rule.parameter." + parameter.name()));
            field.setItems(choices(parameter.type()));
            field.setItemLabelGenerator(one -> word(parameter.type(), one));
            if (before != null) {
                field.setValue(new LinkedHashSet<>(before.rule().list(parameter.name())));
            }
            words.put(parameter.name(), field);
            return field;
        }

        private RuleDraft draft() {
            Map<String, Integer> typed = new HashMap<>();
            numbers.forEach((name, field) -> {
                if (field.getValue() != null) {
                    typed.put(name, field.getValue());
                }
            });
            Map<String, List<String>> chosen = new HashMap<>();
            words.forEach((name, field) -> chosen.put(name, List.copyOf(field.getValue())));
            TeamRef onlyTeam = team.getValue();
            Person onlyPerson = person.getValue();
            return new RuleDraft(
                    kind,
                    typed,
                    chosen,
                    hard.getValue(),
                    weight.getValue() == null ? 0 : weight.getValue(),
                    onlyTeam == null ? null : onlyTeam.id(),
                    onlyPerson == null ? null : onlyPerson.id(),
                    before == null || before.rule().active(),
                    from.getValue(),
                    to.getValue());
        }
    }

    private List<String> choices(RuleParameter.Type type) {
        List<String> bands =
                Arrays.stream(ShiftBand.values()).map(ShiftBand::name).toList();
        return switch (type) {
            case NUMBER -> List.of();
            case BANDS -> bands;
            case SUCCESSIONS -> {
                List<String> pairs = new ArrayList<>();
                bands.forEach(a -> bands.forEach(b -> pairs.add(a + ">" + b)));
                yield pairs;
            }
            case SHIFT_TYPES ->
                types.all().stream()
                        .filter(ShiftType::active)
                        .map(ShiftType::code)
                        .toList();
            case WEEKDAYS ->
                Arrays.stream(DayOfWeek.values())
                        .map(day -> String.valueOf(day.getValue()))
                        .toList();
            case STAFF -> people.stream().map(Person::staffNumber).toList();
        };
    }

    /** A word of a parameter in the reader's language. */
    static String word(RuleParameter.Type type, String word) {
        return switch (type) {
            case BANDS -> text("sched.band." + word);
            case SUCCESSIONS ->
                Arrays.stream(word.split(">"))
                        .map(band -> text("sched.band." + band))
                        .collect(Collectors.joining(" → "));
            case WEEKDAYS ->
                DayOfWeek.of(Integer.parseInt(word))
                        .getDisplayName(
                                TextStyle.SHORT_STANDALONE, UI.getCurrent().getLocale());
            case NUMBER, SHIFT_TYPES, STAFF -> word;
        };
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
