package cn.zhiban.kb.script.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.kb.script.RunStep;
import cn.zhiban.kb.script.RunSummary;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What was done in a run, step by step, for quality inspection. */
final class RunDialog extends Dialog {
    RunDialog(RunSummary run, List<RunStep> steps, CompanyTime time) {
        setHeaderTitle(run.title());
        addClassName("zb-dialog");
        Div list = new Div();
        list.addClassName("zb-list");
        steps.forEach(step -> list.add(row(step, time)));
        add(list);
        getFooter().add(new Button(getTranslation("core.ui.close"), _ -> close()));
    }

    private Div row(RunStep step, CompanyTime time) {
        Span title = new Span(step.seq() + ". " + step.stepTitle());
        title.addClassName("zb-strong");
        Span when = new Span(time.format(step.enteredAt()) + (step.person() == null ? "" : " · " + step.person()));
        when.addClassName("zb-muted");
        Div head = new Div(title);
        head.addClassName("zb-row");
        if (!step.chosen().isEmpty()) {
            head.add(new Badge("→ " + step.chosen(), Badge.Tone.INFO));
        }
        if (step.automatic()) {
            head.add(new Badge(getTranslation("kb.script.inspect.automatic"), Badge.Tone.NEUTRAL));
        }
        if (step.undone()) {
            head.add(new Badge(getTranslation("kb.script.inspect.undone"), Badge.Tone.WARNING));
        }
        head.add(when);
        Div row = new Div(head);
        row.addClassNames("zb-list-row", "zb-stack", "zb-stack-s");
        if (step.copiedAt() != null) {
            Span copied = new Span(getTranslation("kb.script.inspect.copied", step.copiedText()));
            copied.addClassName("zb-muted");
            row.add(copied);
        }
        if (!step.copyFacts().isEmpty()) {
            Span facts = new Span(step.copyFacts());
            facts.addClassNames("zb-muted", "zb-code");
            row.add(facts);
        }
        return row;
    }
}
