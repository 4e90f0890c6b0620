package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.lifecycle.CareService;
import cn.zhiban.kb.lifecycle.Task;
import cn.zhiban.kb.lifecycle.TaskKind;
import cn.zhiban.kb.lifecycle.TaskService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import org.springframework.stereotype.Component;

/** One task and what can be done about it. */
@Component
class TaskDialogs {
    private static final int RESULT = 1_000;

    private final TaskService tasks;
    private final ArticleService articles;
    private final CareService cares;
    private final CompanyTime time;

    TaskDialogs(TaskService tasks, ArticleService articles, CareService cares, CompanyTime time) {
        this.tasks = tasks;
        this.articles = articles;
        this.cares = cares;
        this.time = time;
    }

    /** @param changed called after something was done */
    void open(long id, Runnable changed) {
        Task task = tasks.get(id);
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(task.about());
        dialog.addClassName("zb-dialog");
        dialog.add(facts(dialog, task));
        if (task.link() != null) {
            String link = task.link();
            Button go = new Button(
                    dialog.getTranslation(
                            task.kind() == TaskKind.REVIEW ? "kb.lifecycle.task.review" : "kb.lifecycle.task.article"),
                    _ -> {
                        dialog.close();
                        UI.getCurrent().navigate(link);
                    });
            go.setAutofocus(true);
            dialog.getFooter().add(go);
        }
        if (!task.state().isClosed()) {
            actions(dialog, task, changed);
        }
        dialog.open();
    }

    private void actions(Dialog dialog, Task task, Runnable changed) {
        boolean free = task.assigneeId() == null;
        dialog.getFooter()
                .add(new Button(
                        dialog.getTranslation(free ? "kb.lifecycle.task.take" : "kb.lifecycle.task.give-back"),
                        _ -> act(dialog, changed, free ? "kb.lifecycle.task.taken" : "kb.lifecycle.task.given", () -> {
                            if (free) {
                                tasks.take(task.id(), task.version());
                            } else {
                                tasks.giveBack(task.id(), task.version());
                            }
                        })));
        if (task.kind() == TaskKind.VERIFY) {
            verify(dialog, task, changed);
        } else if (task.kind() != TaskKind.REVIEW) {
            dialog.getFooter().add(new Button(dialog.getTranslation("kb.lifecycle.task.dismiss"), _ -> {
                dialog.close();
                close(task, false, changed);
            }));
            Button done = new Button(dialog.getTranslation("kb.lifecycle.task.done"), _ -> {
                dialog.close();
                close(task, true, changed);
            });
            done.addThemeVariants(ButtonVariant.PRIMARY);
            done.setTestId("kb-task-done");
            dialog.getFooter().add(done);
        }
    }

    /** An answer is not done with by saying so, but by being found right, or by being published anew. */
    private void verify(Dialog dialog, Task task, Runnable changed) {
        Long id = task.articleId();
        if (id != null && cares.mayVerify(articles.get(id), cares.get(id))) {
            Button right = new Button(
                    dialog.getTranslation("kb.lifecycle.verify"),
                    _ -> act(dialog, changed, "kb.lifecycle.verified", () -> cares.verify(id)));
            right.addThemeVariants(ButtonVariant.PRIMARY);
            right.setTestId("kb-task-verify");
            dialog.getFooter().add(right);
        }
    }

    private Div facts(Dialog dialog, Task task) {
        Div head = new Div(
                new Badge(dialog.getTranslation("kb.lifecycle.kind." + task.kind()), Badge.Tone.INFO),
                new Badge(dialog.getTranslation("kb.lifecycle.state." + task.state()), Badge.Tone.NEUTRAL),
                ClockText.of(task, time.now()));
        head.addClassName("zb-row");
        if (task.reason() != null) {
            head.addComponentAtIndex(
                    1, new Badge(dialog.getTranslation("kb.lifecycle.reason." + task.reason()), Badge.Tone.WARNING));
        }
        Div all = new Div(head);
        all.addClassNames("zb-stack", "zb-stack-s");
        if (!task.detail().isBlank()) {
            all.add(new Paragraph(task.detail()));
        }
        Span raised = new Span(dialog.getTranslation(
                "kb.lifecycle.task.raised",
                time.format(task.createdAt()),
                task.createdByName() == null
                        ? dialog.getTranslation("kb.lifecycle.tasks.system")
                        : task.createdByName()));
        raised.addClassName("zb-muted");
        all.add(raised);
        if (task.closedAt() != null) {
            all.add(new Paragraph(dialog.getTranslation(
                    "kb.lifecycle.task.closed",
                    time.format(task.closedAt()),
                    task.closedByName() == null ? "" : task.closedByName(),
                    task.result() == null ? "" : task.result())));
        }
        return all;
    }

    private void close(Task task, boolean done, Runnable changed) {
        TextArea result = new TextArea(
                UI.getCurrent().getTranslation(done ? "kb.lifecycle.task.result" : "kb.lifecycle.task.reason"));
        result.setMaxLength(RESULT);
        FormDialog form = new FormDialog(
                task.about(),
                UI.getCurrent().getTranslation(done ? "kb.lifecycle.task.done" : "kb.lifecycle.task.dismiss"));
        form.wide("result", result)
                .onSave(() -> {
                    if (done) {
                        tasks.done(task.id(), task.version(), result.getValue());
                    } else {
                        tasks.dismiss(task.id(), task.version(), result.getValue());
                    }
                    Toast.done(UI.getCurrent().getTranslation("kb.lifecycle.task.closed.notice"));
                    changed.run();
                    return true;
                })
                .open();
    }

    private static void act(Dialog dialog, Runnable changed, String done, Runnable work) {
        try {
            work.run();
            Toast.done(dialog.getTranslation(done));
        } catch (UserFacingProblem problem) {
            Toast.failed(problem);
        }
        dialog.close();
        changed.run();
    }
}
