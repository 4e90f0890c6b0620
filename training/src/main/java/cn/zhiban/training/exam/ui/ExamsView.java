package cn.zhiban.training.exam.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.exam.Attempt;
import cn.zhiban.training.exam.AttemptState;
import cn.zhiban.training.exam.ExamDefinition;
import cn.zhiban.training.exam.ExamTaking;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.ui.AnswerPanel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** Exams one can take, is in the middle of, or has taken. */
@Route("train/exams")
@Menu(order = 212, title = "training.exam.mine.title", icon = "vaadin:diploma")
@RolesAllowed(TrainingPermissions.LEARN)
class ExamsView extends Page {
    private final transient ExamTaking taking;
    private final transient CompanyTime time;

    ExamsView(ExamTaking taking, CompanyTime time) {
        super("training.exam.mine.title");
        this.taking = taking;
        this.time = time;
        addClassName("zb-page-narrow");
        Div content = new Div();
        content.addClassName("zb-stack");
        add(
                new PageHeader(
                        getTranslation("training.exam.mine.title"), getTranslation("training.exam.mine.subtitle")),
                content);
        List<ExamTaking.MyExam> mine = taking.mine();
        if (mine.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.DIPLOMA,
                    getTranslation("training.exam.mine.empty.title"),
                    getTranslation("training.exam.mine.empty.text")));
        }
        mine.forEach(one -> content.add(card(one)));
    }

    private Div card(ExamTaking.MyExam mine) {
        ExamDefinition exam = mine.exam().definition();
        Div head = new Div(new H2(exam.title()));
        head.addClassName("zb-row");
        Attempt best =
                mine.handedIn().stream().filter(Attempt::passed).findFirst().orElse(null);
        if (best != null) {
            head.add(new Badge(getTranslation("training.exam.passed"), Badge.Tone.GOOD));
        } else if (mine.open() != null) {
            head.add(new Badge(getTranslation("training.exam.attempt.OPEN"), Badge.Tone.WARNING));
        }
        Span facts = new Span(facts(exam));
        facts.addClassNames("zb-muted", "zb-small");
        Div card = new Div(head, facts);
        card.addClassNames("zb-card", "zb-stack-s", "train-card");
        if (!exam.intro().isEmpty()) {
            card.add(AnswerPanel.html(RichText.markdown(exam.intro())));
        }
        Attempt open = mine.open();
        if (open != null || mine.mayStart()) {
            Button start = new Button(
                    getTranslation(open == null ? "training.exam.start" : "training.exam.resume"),
                    _ -> start(mine.exam().id()));
            start.addThemeVariants(ButtonVariant.PRIMARY);
            start.setDisableOnClick(true);
            start.setTestId("exam-start");
            card.add(start);
        }
        Div tries = new Div();
        tries.addClassName("zb-list");
        for (Attempt attempt : mine.handedIn()) {
            Button look = new Button(
                    getTranslation("training.exam.look"),
                    _ -> getUI().ifPresent(ui -> ui.navigate(TakeView.class, attempt.id())));
            look.addThemeVariants(ButtonVariant.TERTIARY);
            java.time.Instant handed = attempt.handedAt();
            Div row = new Div(
                    new Span(handed == null ? "" : time.format(handed)),
                    attempt.state() == AttemptState.MARKING
                            ? new Badge(getTranslation("training.exam.attempt.MARKING"), Badge.Tone.INFO)
                            : new Badge(
                                    getTranslation("training.exam.percent", attempt.percent()),
                                    attempt.passed() ? Badge.Tone.GOOD : Badge.Tone.BAD),
                    look);
            row.addClassName("zb-row");
            tries.add(row);
        }
        if (!mine.handedIn().isEmpty()) {
            card.add(tries);
        }
        return card;
    }

    private String facts(ExamDefinition exam) {
        List<String> facts = new ArrayList<>();
        facts.add(getTranslation("training.exam.facts.questions", exam.paper().size()));
        facts.add(
                exam.minutes() == 0
                        ? getTranslation("training.exam.facts.untimed")
                        : getTranslation("training.exam.facts.minutes", exam.minutes()));
        facts.add(getTranslation("training.exam.facts.pass", exam.passPercent()));
        if (exam.attempts() > 0) {
            facts.add(getTranslation("training.exam.facts.attempts", exam.attempts()));
        }
        if (exam.closesAt() != null) {
            facts.add(getTranslation("training.exam.facts.closes", time.format(exam.closesAt())));
        }
        return String.join(" · ", facts);
    }

    private void start(long exam) {
        try {
            long attempt = taking.start(exam);
            getUI().ifPresent(ui -> ui.navigate(TakeView.class, attempt));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
