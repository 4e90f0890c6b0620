package cn.zhiban.scheduling.dayplan.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.dayplan.BreakRuleService;
import cn.zhiban.scheduling.dayplan.DayPlanService;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.shift.ShiftTypes;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The day by half hours: for leads everybody within reach, for others themselves. */
@Route("sched/day")
@RouteAlias("sched/day/:day")
@Menu(order = 303, title = "sched.dayplan.title", icon = "vaadin:timer")
@RolesAllowed({SchedulingPermissions.OWN, SchedulingPermissions.VIEW, SchedulingPermissions.PLAN})
class DayPlanView extends Page implements BeforeEnterObserver {
    private static final String PATH = "sched/day/";
    private static final String ROSTER = "roster";

    private final transient DayPlanService service;
    private final transient CompanyTime time;
    private final DatePicker date;
    private final ComboBox<Source> source = new ComboBox<>();
    private final DayBoard board;
    private LocalDate day;
    private @Nullable Long roster;

    /** What is looked at: a roster, or what is published. */
    private record Source(@Nullable Long id, String name) {}

    DayPlanView(
            DayPlanService service,
            BreakRuleService rules,
            ShiftTypes types,
            Access access,
            CompanyTime time,
            Translations translations) {
        super("sched.dayplan.title");
        this.service = service;
        this.time = time;
        this.day = time.today();
        this.date = Pickers.date(getTranslation("sched.dayplan.date"));
        this.board = new DayBoard(translations, getLocale(), this::step);
        Actor actor = access.current();
        boolean plans = actor.may(SchedulingPermissions.PLAN);
        boolean leads = plans || actor.may(SchedulingPermissions.VIEW);
        fillHeight();
        addClassName("sched-roster-page");
        PageHeader header = new PageHeader(
                getTranslation("sched.dayplan.title"),
                getTranslation(leads ? "sched.dayplan.subtitle" : "sched.dayplan.subtitle.own"));
        if (rules.mayEdit()) {
            Button settings = new Button(
                    getTranslation("sched.dayplan.settings"),
                    VaadinIcon.COG_O.create(),
                    _ -> new BreakRulesDialog(rules, types, board::reload).open());
            settings.setTestId("day-settings");
            header.withActions(settings);
        }
        add(header);
        if (!leads && actor.employeeId() == null) {
            add(new EmptyState(
                    VaadinIcon.TIMER,
                    getTranslation("sched.dayplan.nobody.title"),
                    getTranslation("sched.dayplan.nobody.text")));
            return;
        }
        Div content = new Div(board);
        content.addClassName("sched-roster-content");
        add(bar(plans), content);
    }

    private Div bar(boolean plans) {
        Button before = new Button(VaadinIcon.ANGLE_LEFT.create(), _ -> step(-1));
        before.setAriaLabel(getTranslation("sched.dayplan.before"));
        before.setTestId("day-before");
        Button after = new Button(VaadinIcon.ANGLE_RIGHT.create(), _ -> step(1));
        after.setAriaLabel(getTranslation("sched.dayplan.after"));
        after.setTestId("day-after");
        Button today = new Button(getTranslation("sched.dayplan.today"), _ -> open(time.today(), roster));
        date.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                open(change.getValue(), roster);
            }
        });
        date.setClearButtonVisible(false);
        date.setTestId("day-date");
        Div steps = new Div(before, date, after, today);
        steps.addClassNames("zb-row", "sched-roster-bar");
        source.setLabel(getTranslation("sched.dayplan.source"));
        source.setItemLabelGenerator(Source::name);
        source.setTestId("day-source");
        source.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                open(day, change.getValue().id());
            }
        });
        Button again = new Button(
                getTranslation("sched.dayplan.again"),
                VaadinIcon.MAGIC.create(),
                _ -> Confirm.ask(
                        getTranslation("sched.dayplan.again"),
                        getTranslation("sched.dayplan.again.text"),
                        getTranslation("sched.dayplan.again"),
                        board::plan));
        again.addThemeVariants(ButtonVariant.PRIMARY);
        again.setTestId("day-again");
        again.addClassName("zb-row-end");
        Div bar = new Div(steps);
        if (plans) {
            bar.add(source, again);
        }
        bar.addClassNames("zb-row", "sched-roster-bar");
        return bar;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        day = event.getRouteParameters().get("day").flatMap(DayPlanView::day).orElse(time.today());
        Optional<Long> wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(ROSTER)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(null, getTranslation("sched.dayplan.source.published")));
        for (Roster one : service.rosters(day)) {
            sources.add(new Source(one.id(), one.name()));
        }
        Source chosen = sources.stream()
                .filter(one -> Objects.equals(one.id(), wanted.orElse(null)))
                .findFirst()
                .orElse(sources.getFirst());
        roster = chosen.id();
        source.setItems(sources);
        source.setValue(chosen);
        date.setValue(day);
        board.show(day, roster);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private void step(int days) {
        open(day.plusDays(days), roster);
    }

    private void open(LocalDate to, @Nullable Long of) {
        QueryParameters query =
                of == null ? QueryParameters.empty() : QueryParameters.simple(Map.of(ROSTER, of.toString()));
        getUI().ifPresent(ui -> ui.navigate(PATH + to, query));
    }
}
