package cn.zhiban.training.path.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.path.MyLearning;
import cn.zhiban.training.path.PathStand;
import cn.zhiban.training.skill.SkillService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one is to learn: what comes next, then each path with its steps. */
@Route("train/learn")
@Menu(order = 208, title = "training.path.mine.title", icon = "vaadin:road")
@RolesAllowed(TrainingPermissions.LEARN)
class LearnView extends Page {
    LearnView(MyLearning learning, SkillService skills) {
        super("training.path.mine.title");
        addClassName("zb-page-narrow");
        add(new PageHeader(getTranslation("training.path.mine.title"), getTranslation("training.path.mine.subtitle")));
        List<MyLearning.Mine> mine = learning.mine();
        if (mine.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.ROAD,
                    getTranslation("training.path.mine.empty.title"),
                    getTranslation("training.path.mine.empty.text")));
        }
        Div all = new Div();
        all.addClassName("zb-stack");
        mine.stream().filter(one -> one.stand().next().isPresent()).findFirst().ifPresent(one -> all.add(next(one)));
        mine.forEach(one -> all.add(card(one)));
        List<SkillService.Signed> signed = skills.mine();
        if (!signed.isEmpty()) {
            all.add(skills(signed));
        }
        add(all);
    }

    /** The newest signature of each skill and shop. @param signed newest first */
    private Div skills(List<SkillService.Signed> signed) {
        Div list = new Div();
        list.addClassName("zb-list");
        Set<String> seen = new HashSet<>();
        for (SkillService.Signed one : signed) {
            String name = one.skill() + (one.shop().isEmpty() ? "" : " · " + one.shop());
            if (seen.add(name)) {
                Span words = new Span(name);
                words.addClassName("zb-grow");
                Span level = new Span(
                        getTranslation("training.skill.level." + one.sign().level()));
                level.addClassNames("train-level", "train-recall-" + one.sign().level());
                Div row = new Div(words, level);
                row.addClassName("zb-list-row");
                list.add(row);
            }
        }
        Div card = new Div(new H2(getTranslation("training.skill.mine")), list);
        card.addClassNames("zb-card", "zb-stack-s");
        return card;
    }

    private Div next(MyLearning.Mine mine) {
        PathStand.Thing thing = mine.stand().next().orElseThrow();
        Span label = new Span(getTranslation("training.path.next"));
        label.addClassNames("zb-muted", "zb-small");
        Span about = new Span(StepList.kind(this, thing) + " · " + mine.title() + StepList.minutes(this, thing));
        about.addClassNames("zb-muted", "zb-small");
        Div texts = new Div(label, new H2(thing.title()), about);
        texts.addClassNames("zb-stack-s", "zb-grow");
        Button go = new Button(
                getTranslation("training.path.go"), _ -> UI.getCurrent().navigate(thing.route()));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setTestId("learn-next");
        go.setVisible(!thing.route().isEmpty());
        Div card = new Div(texts, go);
        card.addClassNames("zb-card", "train-next");
        return card;
    }

    private Div card(MyLearning.Mine mine) {
        Div head = new Div(new H2(mine.title()));
        head.addClassNames("zb-row", "train-path-head");
        if (mine.stand().isDone()) {
            head.add(new Badge(getTranslation("training.path.done"), Badge.Tone.GOOD));
        } else if (mine.late() > 0) {
            head.add(new Badge(getTranslation("training.path.late", mine.late()), Badge.Tone.BAD));
        } else if (mine.completed()) {
            head.add(new Badge(getTranslation("training.path.again"), Badge.Tone.WARNING));
        }
        Span percent =
                new Span(getTranslation("training.path.percent", mine.stand().percent()));
        percent.addClassNames("zb-muted", "zb-small", "zb-row-end");
        head.add(percent);
        ProgressBar bar = new ProgressBar(0, 100, mine.stand().percent());
        bar.getElement().setAttribute("aria-label", mine.title());
        Div card = new Div(head, bar);
        card.addClassNames("zb-card", "zb-stack-s");
        if (!mine.summary().isEmpty()) {
            Span about = new Span(mine.summary());
            about.addClassName("zb-muted");
            card.add(about);
        }
        if (mine.extraDays() > 0 && !mine.stand().isDone()) {
            Span more = new Span(getTranslation("training.path.extra", mine.extraDays()));
            more.addClassNames("zb-muted", "zb-small");
            card.add(more);
        }
        card.add(new StepList(mine.stand(), true));
        return card;
    }
}
