package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ui.ArticlePanel;
import cn.zhiban.kb.lifecycle.AccountChoice;
import cn.zhiban.kb.lifecycle.Care;
import cn.zhiban.kb.lifecycle.CareService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** When an answer was last found right, who looks after it, and the button that says it still is. */
@org.springframework.stereotype.Component
@Order(30)
class CarePanel implements ArticlePanel {
    private final CareService cares;
    private final CompanyTime time;

    CarePanel(CareService cares, CompanyTime time) {
        this.cares = cares;
        this.time = time;
    }

    @Override
    public List<Component> readingActions(ArticleDetails article, Runnable reload) {
        if (!cares.mayVerify(article, cares.get(article.id()))) {
            return List.of();
        }
        Button right = new Button(text("kb.lifecycle.verify"), VaadinIcon.CHECK_CIRCLE_O.create(), _ -> {
            cares.verify(article.id());
            Toast.done(text("kb.lifecycle.verified"));
            reload.run();
        });
        right.setTestId("kb-article-verify");
        return List.of(right);
    }

    @Override
    public List<Component> readingNotes(ArticleDetails article, Runnable reload) {
        if (article.state() != ArticleState.PUBLISHED) {
            return List.of();
        }
        Care care = cares.get(article.id());
        Div row = new Div();
        row.addClassNames("zb-row", "zb-muted", "zb-small");
        Instant verified = care.verifiedAt();
        Instant due = care.dueAt();
        if (care.isDue(time.now())) {
            row.add(new Badge(text("kb.lifecycle.care.due"), Badge.Tone.WARNING));
        }
        if (verified != null) {
            row.add(new Span(text("kb.lifecycle.care.verified", day(verified))));
        }
        if (due != null) {
            row.add(new Span(text("kb.lifecycle.care.next", day(due))));
        }
        if (article.canEdit()) {
            row.add(new Span(text(
                    "kb.lifecycle.care.people",
                    name(care.ownerName()),
                    name(care.verifierName() == null ? care.ownerName() : care.verifierName()))));
            Button change = new Button(text("kb.lifecycle.care.change"), _ -> edit(article, care, reload));
            change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            row.add(change);
        }
        return row.getChildren().findAny().isPresent() ? List.of(row) : List.of();
    }

    private void edit(ArticleDetails article, Care care, Runnable reload) {
        List<AccountChoice> people = cares.candidates(article.id());
        ComboBox<AccountChoice> owner = person("kb.lifecycle.care.owner", people, care.ownerId());
        ComboBox<AccountChoice> verifier = person("kb.lifecycle.care.verifier", people, care.verifierId());
        verifier.setHelperText(text("kb.lifecycle.care.verifier.help"));
        IntegerField days = new IntegerField(text("kb.lifecycle.care.days"));
        days.setMin(1);
        days.setMax(3_650);
        days.setValue(care.intervalDays());
        days.setPlaceholder(String.valueOf(cares.days(article, care)));
        days.setHelperText(text("kb.lifecycle.care.days.help"));
        new FormDialog(text("kb.lifecycle.care.title"))
                .with("owner", owner)
                .with("verifier", verifier)
                .wide("interval", days)
                .onSave(() -> {
                    cares.name(
                            article.id(),
                            id(owner.getValue()),
                            id(verifier.getValue()),
                            days.getValue(),
                            care.version());
                    reload.run();
                    return true;
                })
                .open();
    }

    private static ComboBox<AccountChoice> person(String key, List<AccountChoice> people, @Nullable Long chosen) {
        ComboBox<AccountChoice> field = new ComboBox<>(text(key));
        field.setItems(people);
        field.setItemLabelGenerator(AccountChoice::name);
        field.setClearButtonVisible(true);
        people.stream()
                .filter(one -> chosen != null && one.id() == chosen)
                .findFirst()
                .ifPresent(field::setValue);
        return field;
    }

    private static @Nullable Long id(@Nullable AccountChoice choice) {
        return choice == null ? null : choice.id();
    }

    private String day(Instant instant) {
        return time.local(instant).toLocalDate().toString();
    }

    private static String name(@Nullable String name) {
        return name == null ? text("kb.lifecycle.care.nobody") : name;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
