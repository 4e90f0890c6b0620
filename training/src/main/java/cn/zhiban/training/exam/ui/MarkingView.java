package cn.zhiban.training.exam.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.exam.ExamMarking;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.ui.AnswerPanel;
import cn.zhiban.training.question.ui.KeyText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Written answers and appeals that wait for a person. */
@Route("train/marking")
@RolesAllowed(TrainingPermissions.COACH)
class MarkingView extends Page {
    private final transient ExamMarking marking;
    private final Div content = new Div();

    MarkingView(ExamMarking marking) {
        super("training.exam.marking.title");
        this.marking = marking;
        addClassName("zb-page-narrow");
        content.addClassName("zb-stack");
        add(
                new PageHeader(
                        getTranslation("training.exam.marking.title"),
                        getTranslation("training.exam.marking.subtitle")),
                content);
        show();
    }

    private void show() {
        content.removeAll();
        List<ExamMarking.Waiting> waiting = marking.waiting();
        if (waiting.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    getTranslation("training.exam.marking.empty.title"),
                    getTranslation("training.exam.marking.empty.text")));
        }
        waiting.forEach(one -> content.add(card(one)));
    }

    private Div card(ExamMarking.Waiting one) {
        Div head = new Div(new H2(one.attempt().employeeName()), new Span(one.exam()));
        head.addClassName("zb-row");
        Div card = new Div(head, new AnswerPanel(one.question(), one.item().answer(), false, 1, true, _ -> {}));
        card.addClassNames("zb-card", "zb-stack-s", "train-card");
        String appeal = one.appeal();
        if (appeal != null) {
            head.add(new Badge(getTranslation("training.exam.appeal"), Badge.Tone.WARNING));
            card.add(new Span(getTranslation("training.exam.appeal.says", appeal)));
        }
        if (one.question().task() instanceof Task.Essay(List<Task.Criterion> rubric, var _)) {
            rubric.forEach(line -> card.add(new Span(line.percent() + "% " + line.text())));
        }
        String key = KeyText.of(one.question().task());
        if (!key.isEmpty()) {
            Span right = new Span(getTranslation("training.exam.right", key));
            right.addClassName("zb-muted");
            card.add(right);
        }
        Button mark = new Button(
                getTranslation(appeal == null ? "training.exam.mark" : "training.exam.decide"), _ -> dialog(one));
        mark.addThemeVariants(ButtonVariant.PRIMARY);
        mark.setTestId("mark");
        card.add(mark);
        return card;
    }

    private void dialog(ExamMarking.Waiting one) {
        NumberField percent = new NumberField(getTranslation("training.exam.mark.percent"));
        Double before = one.item().fraction();
        percent.setValue(before == null ? 100 : before * 100);
        percent.setMin(0);
        percent.setMax(100);
        TextArea remark = new TextArea(getTranslation("training.exam.mark.remark"));
        remark.setMaxLength(2_000);
        Checkbox upheld = new Checkbox(getTranslation("training.exam.appeal.upheld"), true);
        FormDialog dialog = new FormDialog(one.attempt().employeeName());
        if (one.appeal() != null) {
            dialog.wide("upheld", upheld);
        }
        dialog.with("percent", percent)
                .wide(one.appeal() == null ? "remark" : "answer", remark)
                .onSave(() -> {
                    double points = percent.getValue() == null ? -1 : percent.getValue();
                    if (one.appeal() == null) {
                        marking.mark(one.attempt().id(), one.item().slot(), points, remark.getValue());
                    } else {
                        marking.decide(
                                one.attempt().id(), one.item().slot(), upheld.getValue(), points, remark.getValue());
                    }
                    show();
                    return true;
                })
                .open();
    }
}
