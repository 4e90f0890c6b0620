package cn.zhiban.scheduling.rulebook.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleParameter;
import cn.zhiban.scheduling.rulebook.RuleService;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules of rosters: switch, hard or soft, numbers, what it means and where it comes from. */
@Route("sched/rules")
@Menu(order = 356, title = "sched.rule.title", icon = "vaadin:scale")
@RolesAllowed(SchedulingPermissions.RULES)
class RulesView extends Page {
    private final transient RuleService service;
    private final transient ShiftTypes types;
    private final transient List<TeamRef> teams;
    private final transient List<Person> people;
    private final Div rules = new Div();

    RulesView(RuleService service, ShiftTypes types, Staff staff, Access access) {
        super("sched.rule.title");
        this.service = service;
        this.types = types;
        this.teams = staff.teams(access.current());
        this.people = staff.within(access.current());
        Button add = new Button(getTranslation("sched.rule.add"), VaadinIcon.PLUS.create(), _ -> dialog().open(null));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setTestId("rule-add");
        rules.addClassNames("zb-stack", "zb-page-narrow");
        add(
                new PageHeader(getTranslation("sched.rule.title"), getTranslation("sched.rule.subtitle"))
                        .withActions(add),
                rules);
        show();
    }

    private RuleDialog dialog() {
        return new RuleDialog(service, types, teams, people, this::show);
    }

    private void show() {
        rules.removeAll();
        Map<RuleKind.Group, List<RuleSetting>> byGroup = service.list().stream()
                .collect(Collectors.groupingBy(one -> one.rule().kind().group()));
        for (RuleKind.Group group : RuleKind.Group.values()) {
            List<RuleSetting> some = byGroup.getOrDefault(group, List.of());
            if (!some.isEmpty()) {
                Div section = new Div(new H2(getTranslation("sched.rule.group." + group)));
                section.addClassName("zb-section");
                Div card = new Div();
                card.addClassName("zb-card");
                some.forEach(one -> card.add(row(one)));
                section.add(card);
                rules.add(section);
            }
        }
    }

    private Component row(RuleSetting one) {
        RuleKind kind = one.rule().kind();
        Checkbox active = new Checkbox(one.rule().active());
        active.setAriaLabel(getTranslation("sched.rule.name." + kind));
        active.addValueChangeListener(change -> flip(one, change.getValue()));
        Span name = new Span(getTranslation("sched.rule.name." + kind));
        name.addClassName("zb-strong");
        Div title = new Div(
                name,
                one.rule().hard()
                        ? new Badge(getTranslation("sched.rule.hard"), Badge.Tone.BAD)
                        : new Badge(getTranslation("sched.rule.soft", one.rule().weight()), Badge.Tone.INFO));
        title.addClassName("zb-row");
        String scope = scope(one);
        if (!scope.isEmpty()) {
            title.add(new Badge(scope, Badge.Tone.WARNING));
        }
        Span sentence = new Span(getTranslation("sched.rule.text." + kind, arguments(one)));
        Span source = new Span(getTranslation("sched.rule.source." + kind));
        source.addClassNames("zb-muted", "zb-small");
        Div words = new Div(title, sentence, source);
        words.addClassNames("sched-rule-words", "zb-grow");
        Div row = new Div(
                active,
                words,
                icon(VaadinIcon.PENCIL, "sched.rule.edit", () -> dialog().open(one)),
                icon(VaadinIcon.TRASH, "sched.rule.remove", () -> remove(one)));
        row.addClassName("zb-list-row");
        return row;
    }

    private Button icon(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        return button;
    }

    private Object[] arguments(RuleSetting one) {
        return one.rule().kind().parameters().stream()
                .map(parameter -> parameter.type() == RuleParameter.Type.NUMBER
                        ? String.valueOf(one.rule().number(parameter.name()))
                        : one.rule().list(parameter.name()).stream()
                                .map(word -> RuleDialog.word(parameter.type(), word))
                                .collect(Collectors.joining(", ")))
                .toArray();
    }

    private String scope(RuleSetting one) {
        Long team = one.rule().teamId();
        Long person = one.rule().employeeId();
        String days = one.rule().validFrom() == null && one.rule().validTo() == null
                ? ""
                : " " + (one.rule().validFrom() == null ? "" : one.rule().validFrom()) + "–"
                        + (one.rule().validTo() == null ? "" : one.rule().validTo());
        String whom = "";
        if (team != null) {
            whom = teams.stream()
                    .filter(of -> of.id() == team)
                    .map(TeamRef::name)
                    .findFirst()
                    .orElse("");
        } else if (person != null) {
            whom = people.stream()
                    .filter(of -> of.id() == person)
                    .map(Person::name)
                    .findFirst()
                    .orElse("");
        }
        return (whom + days).strip();
    }

    private void flip(RuleSetting one, boolean active) {
        try {
            service.change(one.id(), one.version(), one.rule().with(active));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        show();
    }

    private void remove(RuleSetting one) {
        Confirm.danger(
                getTranslation("sched.rule.remove"),
                getTranslation(
                        "sched.rule.remove.text",
                        getTranslation("sched.rule.name." + one.rule().kind())),
                getTranslation("sched.rule.remove"),
                () -> {
                    service.remove(one.id());
                    show();
                });
    }
}
