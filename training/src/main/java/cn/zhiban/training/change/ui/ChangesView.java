package cn.zhiban.training.change.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.DiffView;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.change.ChangeService;
import cn.zhiban.training.people.Learner;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Collectors;

/** What changed in knowledge, and who has not yet answered it. */
@Route("train/changes")
@Menu(order = 263, title = "training.change.title", icon = "vaadin:refresh")
@RolesAllowed(TrainingPermissions.PROGRESS)
class ChangesView extends Page {
    private final transient CompanyTime time;

    ChangesView(ChangeService service, CompanyTime time) {
        super("training.change.title");
        this.time = time;
        Div list = new Div();
        list.addClassName("zb-stack");
        add(new PageHeader(getTranslation("training.change.title"), getTranslation("training.change.subtitle")), list);
        List<ChangeService.Change> changes = service.list();
        changes.forEach(one -> list.add(card(one)));
        if (changes.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.REFRESH,
                    getTranslation("training.change.empty.title"),
                    getTranslation("training.change.empty.text")));
        }
    }

    private Component card(ChangeService.Change one) {
        Span when = new Span(getTranslation("training.change.source." + one.source()) + " · " + time.format(one.at()));
        when.addClassNames("zb-muted", "zb-small", "zb-row-end");
        Div head = new Div(new H3(one.title()), state(one), when);
        head.addClassName("zb-row");
        Div card = new Div(head, new DiffView(one.before(), one.after()));
        card.addClassNames("zb-card", "zb-stack-s");
        if (!one.asked()) {
            card.add(new Paragraph(getTranslation("training.change.not-asked")));
        } else if (!one.missing().isEmpty()) {
            card.add(new Paragraph(getTranslation(
                    "training.change.missing",
                    one.missing().stream().map(Learner::name).collect(Collectors.joining(" · ")))));
        }
        return card;
    }

    private Component state(ChangeService.Change one) {
        if (!one.asked()) {
            return new Badge(getTranslation("training.change.none"), Badge.Tone.NEUTRAL);
        }
        int answered = one.concerned() - one.missing().size();
        return new Badge(
                getTranslation("training.change.answered", answered, one.concerned()),
                one.missing().isEmpty() ? Badge.Tone.GOOD : Badge.Tone.WARNING);
    }
}
