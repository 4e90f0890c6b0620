package cn.zhiban.app.shell;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Preferences;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Theme and language that the person chose: applied before anything is painted, remembered with the account. */
@Component
class Appearance {
    private static final String THEME = "shell.theme";
    private static final String LANGUAGE = "shell.language";
    private final Preferences preferences;
    private final CompanyTime time;

    Appearance(Preferences preferences, CompanyTime time) {
        this.preferences = preferences;
        this.time = time;
    }

    /** The theme that the person chose. */
    Theme theme() {
        return Theme.of(preferences.get(THEME).orElse(null));
    }

    /** Writes theme, language and the company's zone into a page that is about to be sent, so that it does not flash in another look. */
    void prepare(Element html, VaadinSession session) {
        Map<String, String> chosen = preferences.all();
        language(chosen).ifPresent(locale -> setLocale(session, locale));
        ColorScheme.Value scheme = Theme.of(chosen.get(THEME)).scheme();
        html.attr("data-zone", time.zone().getId());
        html.attr("lang", Translations.supported(session.getLocale()).toLanguageTag());
        html.attr("theme", scheme.getThemeValue());
        html.attr("style", "color-scheme: " + scheme.getValue());
    }

    /** Gives a new tab the person's language before its first view is made. */
    void prepare(UI ui) {
        language(preferences.all()).ifPresent(locale -> setLocale(ui.getSession(), locale));
    }

    /** Changes the theme in all tabs of the session, and remembers it. */
    void choose(Theme theme) {
        preferences.put(THEME, theme.code());
        UI current = UI.getCurrent();
        for (UI ui : current.getSession().getUIs()) {
            if (ui == current) {
                ui.getPage().setColorScheme(theme.scheme());
            } else {
                ui.access(() -> ui.getPage().setColorScheme(theme.scheme()));
            }
        }
    }

    /** Changes the language, remembers it, and loads the page anew in it. */
    void choose(Locale locale) {
        preferences.put(LANGUAGE, locale.getLanguage());
        UI ui = UI.getCurrent();
        ui.getSession().setLocale(Translations.supported(locale));
        ui.getPage().reload();
    }

    private static void setLocale(VaadinSession session, Locale locale) {
        if (!locale.equals(session.getLocale())) {
            session.setLocale(locale);
        }
    }

    private static Optional<Locale> language(Map<String, String> chosen) {
        return Optional.ofNullable(chosen.get(LANGUAGE)).map(code -> Translations.supported(Locale.of(code)));
    }
}
