package cn.zhiban.app.shell;

import cn.zhiban.core.i18n.Translations;
import com.vaadin.flow.server.menu.MenuConfiguration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages that whoever asks may open, as modules announce them with {@code @Menu}. */
@Component
class MenuPages {
    private static final int GROUP = 50;
    private final Translations translations;

    MenuPages(Translations translations) {
        this.translations = translations;
    }

    /**
     * A page of the navigation.
     *
     * @param route its address without a leading slash
     * @param titleKey key of its name
     * @param icon name of its picture, or null
     * @param group fifties of its order: 100 knowledge and 150 its keeping, 200 and 250 training, 300 and 350 scheduling, 900
     *     organisation, 950 system; 0 stands alone
     */
    record MenuPage(String route, String titleKey, @Nullable String icon, int group) {}

    /** In the order of the navigation. Must be called within a request, because roles are asked for. */
    List<MenuPage> visible() {
        return MenuConfiguration.getMenuEntries().stream()
                .sorted(Comparator.comparing(entry -> entry.order() == null ? Double.MAX_VALUE : entry.order()))
                .map(entry -> {
                    int order =
                            entry.order() == null ? GROUP * 18 : entry.order().intValue();
                    String route = entry.path().startsWith("/") ? entry.path().substring(1) : entry.path();
                    return new MenuPage(route, entry.title(), entry.icon(), order / GROUP * GROUP);
                })
                .toList();
    }

    /** A page's name. */
    String title(MenuPage page, Locale locale) {
        return translations.getTranslation(page.titleKey(), locale);
    }

    /** Name of a group of pages; empty for those that stand alone. */
    String groupTitle(int group, Locale locale) {
        return group == 0 ? "" : translations.getTranslation("nav.group." + group, locale);
    }
}
