package cn.zhiban.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.shell.MenuPages.MenuPage;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.ui.PaletteEntries;
import cn.zhiban.core.ui.PaletteEntries.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PaletteSearchTest {
    static final Translations TRANSLATIONS = new Translations();
    static final MenuPages PAGES = new MenuPages(TRANSLATIONS) {
        @Override
        List<MenuPage> visible() {
            return List.of(
                    new MenuPage("", "shell.home.title", null, 0),
                    new MenuPage("theme", "shell.account.theme", null, 900));
        }
    };

    static PaletteSearch search(PaletteEntries... sources) {
        return new PaletteSearch(PAGES, List.of(sources), TRANSLATIONS);
    }

    @Test
    void offersAllPagesByGroupBeforeAnythingIsTyped() {
        assertThat(search().find("  ", Locale.SIMPLIFIED_CHINESE).keySet()).containsExactly("页面", "组织");
    }

    @Test
    void findsAPageByItsNameInEitherLanguage() {
        for (String query : List.of("外观", "APPEAR", "观")) {
            assertThat(search().find(query, Locale.SIMPLIFIED_CHINESE).get("页面"))
                    .extracting(Entry::route)
                    .containsExactly("theme");
        }
    }

    @Test
    void addsWhatModulesFind() {
        PaletteEntries people = (query, limit, locale) -> List.of(new Entry(query, "二组", "人员", "employees/7"));
        assertThat(search(people).find(" 林小雨 ", Locale.SIMPLIFIED_CHINESE))
                .containsEntry("人员", List.of(new Entry("林小雨", "二组", "人员", "employees/7")));
    }

    @Test
    void goesOnWithoutAModuleThatFails() {
        PaletteEntries broken = (query, limit, locale) -> {
            throw new IllegalStateException("index is being rebuilt");
        };
        assertThat(search(broken).find("外观", Locale.SIMPLIFIED_CHINESE)).containsOnlyKeys("页面");
    }

    @Test
    void cutsAPastedTextWithoutBreakingACharacter() {
        List<String> asked = new ArrayList<>();
        PaletteEntries source = (query, limit, locale) -> {
            asked.add(query);
            return List.of();
        };
        search(source).find("😀".repeat(1_000), Locale.SIMPLIFIED_CHINESE);
        assertThat(asked).containsExactly("😀".repeat(50));
        assertThat(search(source).find("\uD83D", Locale.SIMPLIFIED_CHINESE)).isEmpty();
    }
}
