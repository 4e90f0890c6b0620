package cn.zhiban.core.security.ui;

import cn.zhiban.core.i18n.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import java.util.Locale;

/** A page outside the shell, before anybody is in: what the suite is at one side, what to do at the other. */
@StyleSheet("context://zhiban/sign-in.css")
abstract class DoorPage extends Main implements HasDynamicTitle {
    private final String titleKey;
    private final Div panel = new Div();

    DoorPage(String titleKey) {
        this.titleKey = titleKey;
        addClassName("zb-door");
        setId("content");
        panel.addClassName("zb-door-panel");
        Div side = new Div(languages(), panel);
        side.addClassName("zb-door-side");
        add(brand(), side);
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey) + " · " + getTranslation("core.app.name");
    }

    final void addToPanel(Component... components) {
        panel.add(components);
    }

    private Div brand() {
        Image mark = new Image("zhiban/icon.svg", "");
        Span name = new Span(getTranslation("core.app.name"));
        Div heading = new Div(mark, name);
        heading.addClassName("zb-door-name");
        UnorderedList points = new UnorderedList();
        for (String point : List.of("search", "knowledge", "people")) {
            points.add(new ListItem(getTranslation("core.security.door." + point)));
        }
        Div brand = new Div(heading, new Paragraph(getTranslation("core.security.door.claim")), points);
        brand.addClassName("zb-door-brand");
        return brand;
    }

    private Div languages() {
        Div languages = new Div();
        languages.addClassName("zb-door-languages");
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            Button button = new Button(getTranslation("core.security.language." + locale.getLanguage()));
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            boolean current = Translations.supported(getLocale()).equals(locale);
            button.getElement().setAttribute("lang", locale.toLanguageTag());
            button.getElement().setAttribute("aria-pressed", String.valueOf(current));
            button.addClickListener(_ -> {
                UI.getCurrent().getSession().setLocale(locale);
                UI.getCurrent().getPage().reload();
            });
            languages.add(button);
        }
        return languages;
    }
}
