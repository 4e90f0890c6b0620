package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.lifecycle.LifecyclePermissions;
import cn.zhiban.kb.lifecycle.PastAnswer;
import cn.zhiban.kb.lifecycle.PastAnswers;
import cn.zhiban.kb.markdown.Markdown;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the right answer was in a shop at a moment, for disputes and quality inspection. */
@Route("kb/as-of")
@Menu(order = 164, title = "kb.lifecycle.past.title", icon = "vaadin:time-backward")
@RolesAllowed(LifecyclePermissions.HISTORY)
class AsOfView extends Page implements BeforeEnterObserver {
    private static final String ADDRESS = "kb/as-of";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final transient PastAnswers past;
    private final transient CompanyTime time;
    private final transient List<ShopRef> shops;
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final DateTimePicker moment;
    private final TextField words = new TextField();
    private final Div found = new Div();

    AsOfView(PastAnswers past, Organisation organisation, Access access, CompanyTime time) {
        super("kb.lifecycle.past.title");
        this.past = past;
        this.time = time;
        this.shops = organisation.shops(access.current().scope());
        addClassName("zb-page-narrow");
        shop.setPlaceholder(getTranslation("kb.lifecycle.past.shop"));
        shop.setAriaLabel(getTranslation("kb.lifecycle.past.shop"));
        shop.setItems(shops);
        shop.setItemLabelGenerator(ShopRef::name);
        moment = Pickers.dateTime("");
        moment.setAriaLabel(getTranslation("kb.lifecycle.past.moment"));
        moment.setStep(Duration.ofSeconds(1));
        moment.setValue(time.local(time.now()).withNano(0));
        words.setPlaceholder(getTranslation("kb.lifecycle.past.words"));
        words.setAriaLabel(getTranslation("kb.lifecycle.past.words"));
        words.setClearButtonVisible(true);
        Button look = new Button(getTranslation("kb.lifecycle.past.look"), VaadinIcon.SEARCH.create(), _ -> look());
        look.addThemeVariants(ButtonVariant.PRIMARY);
        look.setTestId("kb-past-look");
        words.addKeyPressListener(Key.ENTER, _ -> look());
        Div form = new Div(shop, moment, words, look);
        form.addClassName("zb-row");
        found.addClassName("zb-stack");
        found.getElement().setAttribute("aria-live", "polite");
        add(new PageHeader(getTranslation("kb.lifecycle.past.title"), getTranslation("kb.lifecycle.past.subtitle")));
        add(form, found);
        empty("kb.lifecycle.past.start.title", "kb.lifecycle.past.start.text");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        asked.getSingleParameter("words").ifPresent(words::setValue);
        asked.getSingleParameter("at").ifPresent(this::setMoment);
        asked.getSingleParameter("shop")
                .flatMap(id -> shops.stream()
                        .filter(one -> String.valueOf(one.id()).equals(id))
                        .findFirst())
                .ifPresent(one -> {
                    shop.setValue(one);
                    look();
                });
    }

    private void setMoment(String text) {
        try {
            moment.setValue(LocalDateTime.parse(text));
        } catch (DateTimeParseException e) {
            moment.setInvalid(true);
        }
    }

    private void look() {
        if (shop.getValue() == null || moment.getValue() == null) {
            shop.setInvalid(shop.getValue() == null);
            moment.setInvalid(moment.getValue() == null);
            return;
        }
        shop.setInvalid(false);
        try {
            show(past.at(shop.getValue().id(), time.instant(moment.getValue()), words.getValue()));
        } catch (UserFacingProblem problem) {
            Toast.failed(problem);
            return;
        }
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(
                                ADDRESS,
                                QueryParameters.simple(Map.of(
                                        "shop", String.valueOf(shop.getValue().id()),
                                        "at", moment.getValue().toString(),
                                        "words", words.getValue()))));
    }

    private void show(List<PastAnswer> answers) {
        if (answers.isEmpty()) {
            empty("kb.lifecycle.past.none.title", "kb.lifecycle.past.none.text");
            return;
        }
        found.removeAll();
        Span count = new Span(getTranslation(
                answers.size() == PastAnswers.AT_MOST ? "kb.lifecycle.past.many" : "kb.lifecycle.past.count",
                answers.size()));
        count.addClassName("zb-muted");
        found.add(count);
        answers.forEach(answer -> found.add(card(answer)));
    }

    private Component card(PastAnswer answer) {
        Instant to = answer.to();
        Div badges = new Div(
                new Badge(getTranslation("kb.kind." + answer.content().kind()), Badge.Tone.INFO),
                new Badge(getTranslation("kb.lifecycle.past.version", answer.versionNumber()), Badge.Tone.NEUTRAL),
                new Badge(getTranslation("kb.lifecycle.scope." + answer.scope()), Badge.Tone.NEUTRAL));
        badges.addClassName("zb-row");
        Span when = new Span(
                to == null
                        ? getTranslation("kb.lifecycle.past.since", seconds(answer.from()))
                        : getTranslation("kb.lifecycle.past.from-to", seconds(answer.from()), seconds(to)));
        when.addClassName("zb-muted");
        badges.add(when);
        Div card = new Div(new H2(answer.content().title()), badges);
        card.addClassName("zb-card");
        if (!answer.content().answer().isBlank()) {
            card.add(new Html("<div class=\"zb-prose\">"
                    + Markdown.toHtml(answer.content().answer()) + "</div>"));
        }
        if (!answer.copies().isEmpty()) {
            Span copied = new Span(getTranslation(
                    "kb.lifecycle.past.copied",
                    answer.copies().stream()
                            .map(copy -> TIME.format(time.local(copy.at())) + " " + copy.name())
                            .collect(Collectors.joining(getTranslation("kb.list.separator")))));
            copied.addClassName("zb-small");
            card.add(copied);
        }
        return card;
    }

    private String seconds(Instant instant) {
        return SECONDS.format(time.local(instant));
    }

    private void empty(String title, String text) {
        found.removeAll();
        found.add(new EmptyState(VaadinIcon.TIME_BACKWARD, getTranslation(title), getTranslation(text)));
    }
}
