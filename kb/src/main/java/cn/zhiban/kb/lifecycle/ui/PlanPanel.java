package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ui.ArticleEditing;
import cn.zhiban.kb.article.ui.ArticlePanel;
import cn.zhiban.kb.lifecycle.Plan;
import cn.zhiban.kb.lifecycle.PlanService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.core.annotation.Order;

/** Planning the publication of a version to the second, and what is planned. */
@org.springframework.stereotype.Component
@Order(15)
class PlanPanel implements ArticlePanel {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final PlanService plans;
    private final Access access;
    private final CompanyTime time;

    PlanPanel(PlanService plans, Access access, CompanyTime time) {
        this.plans = plans;
        this.access = access;
        this.time = time;
    }

    @Override
    public List<Component> readingNotes(ArticleDetails article, Runnable reload) {
        return article.canEdit() ? notes(article, reload) : List.of();
    }

    @Override
    public List<Component> editingNotes(ArticleEditing editing) {
        ArticleDetails article = editing.article();
        return article == null ? List.of() : notes(article, editing::reload);
    }

    @Override
    public List<Component> editingActions(ArticleEditing editing) {
        if (editing.article() == null || !access.current().may(KbPermissions.PUBLISH)) {
            return List.of();
        }
        Button plan = new Button(text("kb.lifecycle.plan"), VaadinIcon.CLOCK.create(), _ -> ask(editing));
        plan.setTestId("kb-article-plan");
        return List.of(plan);
    }

    private List<Component> notes(ArticleDetails article, Runnable reload) {
        return plans.find(article.id()).map(plan -> note(article, plan, reload)).stream()
                .toList();
    }

    private Component note(ArticleDetails article, Plan plan, Runnable reload) {
        String problem = plan.problem();
        String words = text(
                plan.failed() ? "kb.lifecycle.plan.failed" : "kb.lifecycle.plan.note",
                plan.versionNumber(),
                SECONDS.format(time.local(plan.publishAt())),
                plan.plannedByName());
        Div note = new Div(new Span(plan.failed() && problem != null ? words + " " + text(problem) : words));
        note.addClassNames("zb-note", plan.failed() ? "zb-note-bad" : "zb-note-info", "zb-row");
        if (article.canPublish()) {
            Button cancel =
                    new Button(text(plan.failed() ? "kb.lifecycle.plan.forget" : "kb.lifecycle.plan.cancel"), _ -> {
                        plans.cancel(article.id());
                        Toast.done(text("kb.lifecycle.plan.cancelled"));
                        reload.run();
                    });
            cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            note.add(cancel);
        }
        return note;
    }

    private void ask(ArticleEditing editing) {
        DateTimePicker at = Pickers.dateTime(text("kb.lifecycle.plan.at"));
        at.setStep(Duration.ofSeconds(1));
        at.setValue(time.local(time.now()).toLocalDate().plusDays(1).atStartOfDay());
        new FormDialog(text("kb.lifecycle.plan.title"), text("kb.lifecycle.plan"))
                .wide("at", at)
                .onSave(() -> {
                    ArticleDetails saved = at.getValue() == null ? null : editing.save();
                    if (saved == null) {
                        return false;
                    }
                    Instant moment = time.instant(at.getValue());
                    plans.plan(saved.id(), moment);
                    Toast.done(text("kb.lifecycle.planned", SECONDS.format(at.getValue())));
                    editing.reload();
                    return true;
                })
                .open();
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
