package cn.zhiban.training.exam.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.exam.Exam;
import cn.zhiban.training.exam.ExamService;
import cn.zhiban.training.exam.ExamState;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Exams for who holds them: design, open and close, results. */
@Route("train/exam-desk")
@Menu(order = 258, title = "training.exam.desk.title", icon = "vaadin:clipboard-check")
@RolesAllowed(TrainingPermissions.COACH)
class ExamDesk extends Page {
    private final transient ExamService exams;
    private final transient ExamDialog.Sources sources;
    private final Grid<Exam> grid;

    ExamDesk(ExamService exams, ExamDialog.Sources sources, Access access) {
        super("training.exam.desk.title");
        this.exams = exams;
        this.sources = sources;
        grid = Grids.dense(getTranslation("training.exam.desk.title"));
        Button marking = new Button(
                getTranslation("training.exam.marking.title"),
                _ -> getUI().ifPresent(ui -> ui.navigate(MarkingView.class)));
        PageHeader header = new PageHeader(
                        getTranslation("training.exam.desk.title"), getTranslation("training.exam.desk.subtitle"))
                .withActions(marking);
        if (access.current().may(TrainingPermissions.AUTHOR)) {
            Button create = new Button(
                    getTranslation("training.exam.new"),
                    VaadinIcon.PLUS.create(),
                    _ -> ExamDialog.open(exams, sources, null, this::refresh));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            create.setTestId("exam-new");
            header.withActions(create);
        }
        add(header, grid);
        columns();
        refresh();
    }

    private void columns() {
        Grid.Column<Exam> title = grid.addColumn(one -> one.definition().title())
                .setHeader(getTranslation("training.exam.title"))
                .setFlexGrow(3);
        Grid.Column<Exam> state = grid.addComponentColumn(one -> new Badge(
                        getTranslation("training.exam.state." + one.state()),
                        one.state() == ExamState.OPEN ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL))
                .setHeader(getTranslation("training.exam.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> one.definition().paper().size())
                .setHeader(getTranslation("training.exam.questions"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> one.definition().minutes() == 0
                        ? getTranslation("training.exam.facts.untimed")
                        : getTranslation(
                                "training.exam.facts.minutes", one.definition().minutes()))
                .setHeader(getTranslation("training.exam.minutes"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grid.Column<Exam> actions =
                grid.addComponentColumn(this::actions).setAutoWidth(true).setFlexGrow(0);
        Grids.finish(grid);
        NarrowColumns.keep(grid, title, state, actions);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.CLIPBOARD_CHECK,
                        getTranslation("training.exam.desk.empty.title"),
                        getTranslation("training.exam.desk.empty.text")));
    }

    private Div actions(Exam exam) {
        Div row = new Div();
        row.addClassName("zb-row");
        Button results = small(
                VaadinIcon.BAR_CHART,
                "training.exam.results",
                () -> getUI().ifPresent(ui -> ui.navigate(ResultsView.class, exam.id())));
        row.add(results);
        if (exam.editable()) {
            row.add(
                    small(
                            VaadinIcon.EDIT,
                            "training.exam.edit",
                            () -> ExamDialog.open(exams, sources, exam, this::refresh)),
                    exam.state() == ExamState.OPEN
                            ? small(VaadinIcon.LOCK, "training.exam.close", () -> set(exam, ExamState.CLOSED))
                            : small(VaadinIcon.PLAY, "training.exam.open", () -> set(exam, ExamState.OPEN)));
        }
        return row;
    }

    private Button small(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void set(Exam exam, ExamState state) {
        try {
            exams.setState(exam.id(), state);
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        refresh();
    }

    private void refresh() {
        grid.setItems(exams.list());
    }
}
