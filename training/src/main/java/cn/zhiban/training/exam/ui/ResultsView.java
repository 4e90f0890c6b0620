package cn.zhiban.training.exam.ui;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.exam.Attempt;
import cn.zhiban.training.exam.AttemptState;
import cn.zhiban.training.exam.Exam;
import cn.zhiban.training.exam.ExamMarking;
import cn.zhiban.training.exam.ExamService;
import cn.zhiban.training.exam.ItemStatistics;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.ui.AnswerPanel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;

/** What an exam's attempts say: who passed, how points are spread, which questions do not work. */
@Route("train/exam-results")
@RolesAllowed(TrainingPermissions.COACH)
class ResultsView extends Page implements HasUrlParameter<Long> {
    private static final int STEP = 10;
    private final transient ExamMarking marking;
    private final transient ExamService exams;
    private final transient CompanyTime time;
    private final transient QuestionBank bank;
    private final Div content = new Div();

    ResultsView(ExamMarking marking, ExamService exams, QuestionBank bank, CompanyTime time) {
        super("training.exam.results");
        this.marking = marking;
        this.exams = exams;
        this.time = time;
        this.bank = bank;
        content.addClassName("zb-stack");
        add(content);
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        try {
            show(exams.get(id));
        } catch (NotFound e) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class);
        }
    }

    private void show(Exam exam) {
        content.removeAll();
        ExamMarking.Results results = marking.results(exam.id());
        List<Attempt> graded = results.attempts().stream()
                .filter(one -> one.state() == AttemptState.GRADED)
                .toList();
        long passed = graded.stream().filter(Attempt::passed).count();
        content.add(new PageHeader(
                exam.definition().title(),
                getTranslation("training.exam.results.sum", results.attempts().size(), graded.size(), passed)));
        content.add(new H2(getTranslation("training.exam.distribution")), chart(graded));
        content.add(new H2(getTranslation("training.exam.items")));
        Span few = new Span(getTranslation("training.exam.items.help", ItemStatistics.FEWEST));
        few.addClassName("zb-muted");
        content.add(few, questions(exam, results.questions()));
        content.add(new H2(getTranslation("training.exam.takers")), takers(results.attempts()));
        if (!results.regrades().isEmpty()) {
            Div list = new Div();
            list.addClassName("zb-list");
            results.regrades()
                    .forEach(one -> list.add(new Div(new Span(getTranslation(
                            "training.exam.regrade.line",
                            time.format(one.at()),
                            one.by(),
                            one.question(),
                            one.reason(),
                            one.changed())))));
            content.add(new H2(getTranslation("training.exam.regrades")), list);
        }
    }

    private Chart chart(List<Attempt> graded) {
        int[] counts = new int[100 / STEP];
        graded.forEach(one -> counts[Math.min(one.percent() / STEP, counts.length - 1)]++);
        List<Chart.Point> points = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            int to = i == counts.length - 1 ? 100 : i * STEP + STEP - 1;
            points.add(new Chart.Point(i * STEP + "–" + to, (double) counts[i], ""));
        }
        return new Chart(Chart.Kind.COLUMNS, Chart.Unit.NUMBER, getTranslation("training.exam.distribution"))
                .show(new Chart.Series(getTranslation("training.exam.takers"), Chart.Tone.ONE, points));
    }

    private Grid<ExamMarking.QuestionResult> questions(Exam exam, List<ExamMarking.QuestionResult> questions) {
        Grid<ExamMarking.QuestionResult> grid = Grids.dense(getTranslation("training.exam.items"));
        grid.setAllRowsVisible(true);
        Grid.Column<ExamMarking.QuestionResult> name = grid.addComponentColumn(one -> {
                    Div cell = new Div(new Span(one.name()));
                    cell.addClassName("zb-row");
                    if (one.statistics().isBad()) {
                        cell.add(new Badge(getTranslation("training.exam.items.bad"), Badge.Tone.WARNING));
                    }
                    return cell;
                })
                .setHeader(getTranslation("training.question.name"))
                .setFlexGrow(4);
        grid.addColumn(one -> one.statistics().takers())
                .setHeader(getTranslation("training.exam.items.takers"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grid.Column<ExamMarking.QuestionResult> facility = grid.addColumn(
                        one -> percent(one.statistics().facility(), 100))
                .setHeader(getTranslation("training.exam.items.facility"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> percent(one.statistics().discrimination(), 1))
                .setHeader(getTranslation("training.exam.items.discrimination"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> percent(one.statistics().efficiency(), 1))
                .setHeader(getTranslation("training.exam.items.efficiency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        if (exam.editable()) {
            grid.addComponentColumn(one -> {
                        Button button = new Button(VaadinIcon.CLIPBOARD_CHECK.create(), _ -> regrade(exam, one));
                        button.addThemeVariants(ButtonVariant.TERTIARY);
                        button.setAriaLabel(getTranslation("training.exam.regrade"));
                        button.setTooltipText(getTranslation("training.exam.regrade"));
                        return button;
                    })
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
        Grids.finish(grid);
        NarrowColumns.keep(grid, name, facility);
        grid.setItems(questions);
        return grid;
    }

    private static String percent(OptionalDouble value, double factor) {
        return value.isPresent() ? Math.round(value.getAsDouble() * factor) + "%" : "–";
    }

    /** Asks whether nobody's answer counts any more or another answer is right too. */
    private void regrade(Exam exam, ExamMarking.QuestionResult question) {
        TextArea reason = new TextArea(getTranslation("training.exam.reason"));
        AtomicReference<Answer> accepted = new AtomicReference<>(Answer.NONE);
        Div answer = new Div(new AnswerPanel(
                bank.get(question.questionId()).content(), Answer.NONE, false, 0, false, accepted::set));
        answer.setVisible(false);
        RadioButtonGroup<Boolean> how = new RadioButtonGroup<>(getTranslation("training.exam.regrade.how"));
        how.setItems(true, false);
        how.setItemLabelGenerator(all -> getTranslation(all ? "training.exam.void" : "training.exam.regrade.accept"));
        how.setValue(true);
        how.addValueChangeListener(change -> answer.setVisible(!change.getValue()));
        FormDialog dialog =
                new FormDialog(getTranslation("training.exam.regrade"), getTranslation("training.exam.regrade"));
        dialog.wide("how", how)
                .note(answer)
                .wide("reason", reason)
                .onSave(() -> {
                    Answer also = how.getValue() ? null : accepted.get();
                    int changed = marking.regrade(exam.id(), question.questionId(), also, reason.getValue());
                    Toast.done(getTranslation("training.exam.regraded", changed));
                    show(exam);
                    return true;
                })
                .open();
    }

    private Grid<Attempt> takers(List<Attempt> attempts) {
        Grid<Attempt> grid = Grids.dense(getTranslation("training.exam.takers"));
        grid.setAllRowsVisible(attempts.size() <= 50);
        Grid.Column<Attempt> name = grid.addColumn(Attempt::employeeName)
                .setHeader(getTranslation("training.exam.taker"))
                .setFlexGrow(2);
        Grid.Column<Attempt> result = grid.addComponentColumn(one -> one.state() == AttemptState.GRADED
                        ? new Badge(
                                getTranslation("training.exam.percent", one.percent()),
                                one.passed() ? Badge.Tone.GOOD : Badge.Tone.BAD)
                        : new Badge(getTranslation("training.exam.attempt." + one.state()), Badge.Tone.INFO))
                .setHeader(getTranslation("training.exam.result.column"))
                .setAutoWidth(true);
        grid.addColumn(one -> one.handedAt() == null ? "" : time.format(one.handedAt()))
                .setHeader(getTranslation("training.exam.handed"))
                .setAutoWidth(true);
        Grids.finish(grid);
        NarrowColumns.keep(grid, name, result);
        grid.setItems(attempts);
        return grid;
    }
}
