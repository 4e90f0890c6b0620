package cn.zhiban.training.practice.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.practice.PracticeService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenarios to practise and the own results; with a run in the address, its desk or its debrief. */
@Route("train/practice")
@Menu(order = 215, title = "training.practice.title", icon = "vaadin:comments")
@RolesAllowed(TrainingPermissions.LEARN)
class PracticeView extends Page implements HasUrlParameter<Long> {
    private static final int HISTORY = 10;

    private final transient PracticeService service;
    private final transient Translations translations;
    private final transient CompanyTime time;

    PracticeView(PracticeService service, Translations translations, CompanyTime time) {
        super("training.practice.title");
        this.service = service;
        this.translations = translations;
        this.time = time;
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long run) {
        show(run);
    }

    private void show(@Nullable Long run) {
        removeAll();
        if (run == null) {
            list();
            return;
        }
        PracticeService.Desk desk = service.look(run);
        if (desk.score() == null) {
            desk(desk);
        } else {
            add(
                    new PageHeader(
                                    desk.scenario().title(),
                                    getTranslation(
                                            "training.practice.debrief.subtitle",
                                            desk.scenario().passPercent()))
                            .withActions(back()),
                    new DebriefPart(desk, desk.score()));
        }
    }

    private void desk(PracticeService.Desk desk) {
        CrowdDesk crowd = new CrowdDesk(service, desk, translations, getLocale(), () -> show(desk.id()));
        Button end = new Button(
                getTranslation("training.practice.end"), VaadinIcon.FLAG_CHECKERED.create(), _ -> crowd.end());
        end.setTestId("end");
        add(
                new PageHeader(desk.scenario().title(), getTranslation("training.practice.desk.subtitle"))
                        .withActions(back(), end),
                crowd);
    }

    private Button back() {
        return new Button(
                getTranslation("training.practice.back"),
                VaadinIcon.ARROW_LEFT.create(),
                _ -> UI.getCurrent().navigate(PracticeView.class));
    }

    private void list() {
        add(new PageHeader(getTranslation("training.practice.title"), getTranslation("training.practice.subtitle")));
        if (!service.isLearner()) {
            add(new EmptyState(
                    VaadinIcon.COMMENTS,
                    getTranslation("training.practice.nobody.title"),
                    getTranslation("training.practice.nobody.text")));
            return;
        }
        List<PracticeService.Offer> offers = service.offers();
        if (offers.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.COMMENTS,
                    getTranslation("training.practice.none.title"),
                    getTranslation("training.practice.none.text")));
        }
        Div cards = new Div();
        cards.addClassName("train-practice-cards");
        offers.forEach(one -> cards.add(card(one)));
        add(cards);
        history();
    }

    private Div card(PracticeService.Offer offer) {
        Span facts = new Span(getTranslation(
                "training.practice.card.facts",
                offer.scenario().buyers().size(),
                offer.scenario().minutes(),
                offer.shop() == null ? getTranslation("training.practice.shared") : offer.shop()));
        facts.addClassNames("zb-muted", "zb-small");
        Div foot = new Div();
        foot.addClassName("zb-row");
        Button start = new Button(
                getTranslation(offer.openRun() == null ? "training.practice.start" : "training.practice.resume"),
                _ -> UI.getCurrent().navigate(PracticeView.class, service.begin(offer.id())));
        start.setTestId("start");
        if (offer.openRun() != null) {
            start.addThemeVariants(ButtonVariant.PRIMARY);
        }
        foot.add(start);
        if (offer.best() != null) {
            foot.add(new Badge(
                    getTranslation("training.practice.best", offer.best()),
                    offer.passed() ? Badge.Tone.GOOD : Badge.Tone.WARNING));
        }
        Div card = new Div(
                new H3(offer.scenario().title()), new Span(offer.scenario().intro()), facts, foot);
        card.addClassNames("zb-card", "zb-stack-s");
        return card;
    }

    private void history() {
        List<PracticeService.Past> past = service.history();
        if (past.isEmpty()) {
            return;
        }
        Div rows = new Div();
        rows.addClassName("zb-list");
        past.stream().limit(HISTORY).forEach(one -> {
            Span when = new Span(time.format(one.endedAt()));
            when.addClassNames("zb-muted", "zb-small");
            RouterLink link = new RouterLink(one.title(), PracticeView.class, one.run());
            Div row = new Div(
                    new Badge(String.valueOf(one.percent()), one.passed() ? Badge.Tone.GOOD : Badge.Tone.WARNING),
                    link,
                    when);
            row.addClassName("zb-row");
            rows.add(row);
        });
        add(new H2(getTranslation("training.practice.history")), rows);
    }
}
