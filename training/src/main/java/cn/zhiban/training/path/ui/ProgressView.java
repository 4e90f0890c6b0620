package cn.zhiban.training.path.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.path.PathAssignments;
import cn.zhiban.training.people.Learner;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is how far with what, who is late and who has stood still; assigning by hand. */
@Route("train/progress")
@Menu(order = 252, title = "training.path.progress.title", icon = "vaadin:trending-up")
@RolesAllowed(TrainingPermissions.PROGRESS)
class ProgressView extends Page {
    /** Which rows are shown. Translated as {@code training.path.show.<NAME>}. */
    enum Show {
        RUNNING,
        LATE,
        STUCK,
        DONE
    }

    private static final int STUCK_DAYS = 5;

    private final transient PathAssignments assignments;
    private final transient CompanyTime time;
    private final boolean coach;
    private final TextField name = new TextField();
    private final ComboBox<String> path = new ComboBox<>();
    private final Select<Show> show = new Select<>();
    private final FilterBar filters;
    private final Grid<PathAssignments.Row> grid;
    private transient List<PathAssignments.Row> rows = List.of();

    ProgressView(PathAssignments assignments, Access access, CompanyTime time) {
        super("training.path.progress.title");
        this.assignments = assignments;
        this.time = time;
        coach = access.current().may(TrainingPermissions.COACH);
        name.setPlaceholder(getTranslation("training.path.filter.name"));
        name.setAriaLabel(getTranslation("training.path.filter.name"));
        name.setClearButtonVisible(true);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(_ -> filter());
        path.setPlaceholder(getTranslation("training.path.filter.path"));
        path.setAriaLabel(getTranslation("training.path.filter.path"));
        path.setClearButtonVisible(true);
        path.addValueChangeListener(_ -> filter());
        show.setItems(Show.values());
        show.setItemLabelGenerator(one -> getTranslation("training.path.show." + one));
        show.setAriaLabel(getTranslation("training.path.filter.show"));
        show.setValue(Show.RUNNING);
        show.addValueChangeListener(_ -> filter());
        filters = new FilterBar(show, path, name);
        grid = grid();
        PageHeader header = new PageHeader(
                getTranslation("training.path.progress.title"), getTranslation("training.path.progress.subtitle"));
        if (coach) {
            Button assign = new Button(getTranslation("training.path.assign"), VaadinIcon.PLUS.create(), _ -> assign());
            assign.addThemeVariants(ButtonVariant.PRIMARY);
            assign.setTestId("assign");
            header.withActions(assign);
        }
        add(header, filters, grid);
        fillHeight();
        refresh();
    }

    private Grid<PathAssignments.Row> grid() {
        Grid<PathAssignments.Row> all = Grids.dense(getTranslation("training.path.progress.title"));
        Grid.Column<PathAssignments.Row> who = all.addComponentColumn(this::who)
                .setHeader(getTranslation("training.path.column.who"))
                .setWidth("100px")
                .setFlexGrow(1);
        all.addColumn(PathAssignments.Row::path)
                .setHeader(getTranslation("training.path.column.path"))
                .setWidth("140px")
                .setFlexGrow(2);
        all.addComponentColumn(this::bar)
                .setHeader(getTranslation("training.path.column.percent"))
                .setWidth("115px")
                .setFlexGrow(0);
        all.addColumn(PathAssignments.Row::block)
                .setHeader(getTranslation("training.path.column.block"))
                .setWidth("120px")
                .setFlexGrow(2);
        all.addColumn(one -> one.completed() ? "" : getTranslation("training.path.still", still(one)))
                .setHeader(getTranslation("training.path.column.still"))
                .setWidth("80px")
                .setFlexGrow(0);
        Grid.Column<PathAssignments.Row> state = all.addComponentColumn(this::state)
                .setHeader(getTranslation("training.path.column.due"))
                .setWidth("110px")
                .setFlexGrow(0);
        Grid.Column<PathAssignments.Row> actions = all.addComponentColumn(this::actions)
                .setHeader("")
                .setWidth("130px")
                .setFlexGrow(0);
        Grids.finish(all);
        NarrowColumns.keep(all, who, state, actions);
        Grids.whenEmpty(
                all,
                new EmptyState(
                        VaadinIcon.ROAD,
                        getTranslation("training.path.progress.empty.title"),
                        getTranslation("training.path.progress.empty.text")));
        return all;
    }

    private Component who(PathAssignments.Row row) {
        Span who = new Span(row.learner().name());
        Span team = new Span(row.learner().teamName());
        team.addClassNames("zb-muted", "zb-small");
        Div cell = new Div(who, team);
        cell.addClassName("train-two-lines");
        return cell;
    }

    private Component bar(PathAssignments.Row row) {
        ProgressBar bar = new ProgressBar(0, 100, row.percent());
        bar.getElement().setAttribute("aria-hidden", "true");
        Span percent = new Span(getTranslation("training.path.percent", row.percent()));
        percent.addClassNames("zb-small", "zb-number");
        Div cell = new Div(bar, percent);
        cell.addClassName("train-bar");
        return cell;
    }

    private Component state(PathAssignments.Row row) {
        Div cell = new Div();
        cell.addClassName("zb-row");
        if (row.completed()) {
            cell.add(new Badge(getTranslation("training.path.done"), Badge.Tone.GOOD));
        } else if (row.late() > 0) {
            cell.add(new Badge(getTranslation("training.path.late", row.late()), Badge.Tone.BAD));
        } else if (row.due() != null) {
            cell.add(new Span(row.due().toString()));
        }
        if (row.closed()) {
            cell.add(new Badge(getTranslation("training.path.state.CLOSED"), Badge.Tone.WARNING));
        }
        return cell;
    }

    private Component actions(PathAssignments.Row row) {
        Div cell = new Div();
        cell.addClassName("train-actions");
        cell.add(tool(VaadinIcon.EYE, "training.path.look", () -> look(row)));
        if (coach && !row.completed()) {
            cell.add(
                    tool(VaadinIcon.CALENDAR_CLOCK, "training.path.extend", () -> extend(row)),
                    tool(
                            VaadinIcon.CLOSE_SMALL,
                            "training.path.end",
                            () -> Confirm.danger(
                                    getTranslation(
                                            "training.path.end.title",
                                            row.learner().name(),
                                            row.path()),
                                    getTranslation("training.path.end.text"),
                                    getTranslation("training.path.end"),
                                    () -> act(() -> assignments.end(row.id())))));
        }
        return cell;
    }

    private Button tool(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void look(PathAssignments.Row row) {
        Dialog dialog = new Dialog(row.learner().name() + " · " + row.path());
        dialog.setWidth("min(640px, 94vw)");
        dialog.add(new StepList(row.stand(), false));
        dialog.getFooter().add(new Button(getTranslation("core.ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    private void extend(PathAssignments.Row row) {
        IntegerField days = new IntegerField(getTranslation("training.path.extend.days"));
        days.setHelperText(getTranslation("training.path.extend.help"));
        days.setStepButtonsVisible(true);
        days.setMin(0);
        days.setValue(row.extraDays());
        new FormDialog(getTranslation(
                        "training.path.extend.title", row.learner().name()))
                .wide("days", days)
                .onSave(() -> {
                    Integer chosen = days.getValue();
                    assignments.extend(row.id(), chosen == null ? 0 : chosen);
                    refresh();
                    return true;
                })
                .open();
    }

    private void assign() {
        ComboBox<PathAssignments.Choice> chosen = new ComboBox<>(getTranslation("training.path.column.path"));
        chosen.setItems(assignments.choices());
        chosen.setItemLabelGenerator(PathAssignments.Choice::title);
        MultiSelectComboBox<Learner> people = new MultiSelectComboBox<>(getTranslation("training.path.assign.people"));
        people.setItems(assignments.people());
        people.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber() + " · " + one.teamName());
        DatePicker start = Pickers.date(getTranslation("training.path.assign.start"));
        start.setValue(time.today());
        new FormDialog(getTranslation("training.path.assign"), getTranslation("training.path.assign.do"))
                .wide("path", chosen)
                .wide("people", people)
                .with("start", start)
                .onSave(() -> {
                    PathAssignments.Choice one = chosen.getValue();
                    if (one == null || people.isEmpty()) {
                        Toast.failed(getTranslation("training.path.assign.missing"));
                        return false;
                    }
                    LocalDate from = start.getValue();
                    assignments.assign(
                            one.id(),
                            people.getValue().stream().map(Learner::id).toList(),
                            from == null ? time.today() : from);
                    Toast.done(getTranslation("training.path.assign.done"));
                    refresh();
                    return true;
                })
                .open();
    }

    private void act(Runnable action) {
        try {
            action.run();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        refresh();
    }

    private long still(PathAssignments.Row row) {
        return ChronoUnit.DAYS.between(time.local(row.since()).toLocalDate(), time.today());
    }

    private void refresh() {
        rows = assignments.rows();
        String chosen = path.getValue();
        path.setItems(
                rows.stream().map(PathAssignments.Row::path).distinct().sorted().toList());
        path.setValue(chosen);
        filter();
    }

    private void filter() {
        @Nullable String of = path.getValue();
        String wanted = name.getValue().strip().toLowerCase(Locale.ROOT);
        List<PathAssignments.Row> shown = rows.stream()
                .filter(one -> switch (show.getValue()) {
                    case RUNNING -> !one.completed();
                    case LATE -> !one.completed() && one.late() > 0;
                    case STUCK -> !one.completed() && still(one) >= STUCK_DAYS;
                    case DONE -> one.completed();
                })
                .filter(one -> of == null || one.path().equals(of))
                .filter(one -> wanted.isEmpty()
                        || (one.learner().name() + one.learner().staffNumber())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                .toList();
        grid.setItems(shown);
        filters.setCount(getTranslation("training.path.count", shown.size()));
    }
}
