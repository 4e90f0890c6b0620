package cn.zhiban.kb.search;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.PaletteEntries;
import cn.zhiban.kb.KbPermissions;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Articles in the command palette, found by the same search as everywhere. */
@Component
class ArticlePalette implements PaletteEntries {
    private final SearchService search;
    private final Access access;
    private final Translations translations;

    ArticlePalette(SearchService search, Access access, Translations translations) {
        this.search = search;
        this.access = access;
        this.translations = translations;
    }

    @Override
    public List<Entry> find(String query, int limit, Locale locale) {
        if (!access.current().may(KbPermissions.READ)) {
            return List.of();
        }
        String group = translations.getTranslation("kb.palette.articles", locale);
        return search.search(new SearchQuery(query, null, null, null, null, null, limit, 0)).hits().stream()
                .map(hit ->
                        new Entry(hit.title(), String.join(", ", hit.scopeNames()), group, "kb/article/" + hit.id()))
                .toList();
    }
}
