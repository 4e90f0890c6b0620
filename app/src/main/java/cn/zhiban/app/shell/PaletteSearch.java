package cn.zhiban.app.shell;

import cn.zhiban.app.shell.MenuPages.MenuPage;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.ui.PaletteEntries;
import cn.zhiban.core.ui.PaletteEntries.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds what the command palette offers: pages by their name in either language, and what modules add. */
@Component
class PaletteSearch {
    private static final int PER_SOURCE = 8;
    private static final int LONGEST_QUERY = 100;
    private final MenuPages pages;
    private final List<PaletteEntries> sources;
    private final Translations translations;

    PaletteSearch(MenuPages pages, List<PaletteEntries> sources, Translations translations) {
        this.pages = pages;
        this.sources = sources;
        this.translations = translations;
    }

    /**
     * Entries by group, in the order in which they are shown.
     *
     * @param typed what was typed; blank offers all pages
     */
    Map<String, List<Entry>> find(String typed, Locale locale) {
        String query = typed.strip();
        if (query.length() > LONGEST_QUERY) {
            query = query.substring(0, query.offsetByCodePoints(0, query.codePointCount(0, LONGEST_QUERY)));
        }
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (MenuPage page : pages.visible()) {
            if (matches(page, query)) {
                add(groups, entry(page, query.isEmpty(), locale));
            }
        }
        if (!query.isEmpty()) {
            for (PaletteEntries source : sources) {
                find(source, query, locale).forEach(entry -> add(groups, entry));
            }
        }
        return groups;
    }

    private List<Entry> find(PaletteEntries source, String query, Locale locale) {
        try {
            return source.find(query, PER_SOURCE, locale);
        } catch (RuntimeException e) {
            // one module in trouble does not take the way to all others
            Problem.log(e);
            return List.of();
        }
    }

    private Entry entry(MenuPage page, boolean all, Locale locale) {
        String title = pages.title(page, locale);
        String group = pages.groupTitle(page.group(), locale);
        String general = translations.getTranslation("shell.palette.pages", locale);
        return all
                ? new Entry(title, "", group.isEmpty() ? general : group, page.route())
                : new Entry(title, group, general, page.route());
    }

    private boolean matches(MenuPage page, String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return translations.getProvidedLocales().stream()
                .anyMatch(locale ->
                        pages.title(page, locale).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static void add(Map<String, List<Entry>> groups, Entry entry) {
        groups.computeIfAbsent(entry.group(), _ -> new ArrayList<>()).add(entry);
    }
}
