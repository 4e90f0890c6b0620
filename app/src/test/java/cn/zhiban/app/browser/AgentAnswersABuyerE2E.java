package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class AgentAnswersABuyerE2E {
    private static final String QUESTION = "衣服起球了咋办";
    private static final String SHOP = "素野天猫旗舰店";

    /** A product of another brand: its name, and its code that leads to it at once. */
    private static final String FOREIGN_TITLE = "多功能玻璃养生壶1.5L";

    private static final String FOREIGN_CODE = "NJ-YH15-GN";

    @LocalServerPort
    int port;

    @BeforeEach
    void theKnowledgeIsThere() {
        SearchPage.awaitIndex(port, QUESTION, "起球");
        SearchPage.awaitIndex(port, FOREIGN_CODE, FOREIGN_TITLE);
    }

    @Test
    void copiesTheSecondAnswerWithTheKeyboardAlone() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            search.ask(QUESTION);
            // what was found for the words typed so far may still be replaced
            agent.settle();
            agent.page().keyboard().press("ArrowDown");
            assertThat(search.rows().nth(1)).hasClass(Pattern.compile(".*selected.*"));
            String answer = search.selected().locator(".answer").textContent();
            agent.page().keyboard().press("Enter");
            search.assertNoticed();
            assertThat((String) agent.page().evaluate("() => navigator.clipboard.readText()"))
                    .isNotBlank()
                    .isEqualTo(answer);
            assertThat(search.field()).isFocused();
        }
    }

    @Test
    void copiesOnPlainHttpToo() {
        try (Person agent = Person.at(port)) {
            agent.prepared("window.clipboardOfTheTest = navigator.clipboard;"
                    + "Object.defineProperty(navigator, 'clipboard', { value: undefined });");
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            search.ask(QUESTION);
            // what was found for the words typed so far may still be replaced
            agent.settle();
            String answer = search.selected().locator(".answer").textContent();
            agent.page().keyboard().press("Enter");
            search.assertNoticed();
            assertThat((String) agent.page().evaluate("() => window.clipboardOfTheTest.readText()"))
                    .isNotBlank()
                    .isEqualTo(answer);
        }
    }

    @Test
    void remembersTheShopOfTheChat() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent2")).open();
            String shop = search.shop().locator("option").nth(1).textContent();
            search.shop().selectOption(new SelectOption().setLabel(shop));
            agent.settle();
            search.open();
            assertThat(search.shop().locator("option:checked")).hasText(shop);
        }
    }

    @Test
    void putsTheProductOfTheCodeFirstAndSaysWhy() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            search.shop().selectOption(new SelectOption().setLabel(SHOP));
            search.ask("SY-TS01-WH-M");
            assertThat(search.rows().first().locator(".title")).containsText("T恤");
            assertThat(search.rows().first().locator(".tag").first()).hasClass(Pattern.compile(".*scope-sku.*"));
        }
    }

    @Test
    void doesNotFindWhatBelongsToAnotherBrand() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            assertThat(search.shop()).containsText(SHOP);
            assertThat(search.shop()).not().containsText("暖匠");
            search.ask(FOREIGN_CODE);
            assertThat(search.rows().allTextContents()).noneMatch(row -> row.contains(FOREIGN_TITLE));
            search.ask(FOREIGN_TITLE);
            assertThat(search.rows().allTextContents()).noneMatch(row -> row.contains(FOREIGN_TITLE));
        }
    }

    @Test
    void opensTheArticleWithCtrlEnter() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            search.ask(QUESTION);
            // what was found for the words typed so far may still be replaced
            agent.settle();
            String title = search.selected().locator(".title").textContent();
            agent.page().keyboard().press("Control+Enter");
            agent.page().waitForURL("**/kb/article/*");
            assertThat(agent.page().locator("h1")).hasText(title);
        }
    }

    @Test
    void survivesWhateverIsPasted() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            for (String pasted :
                    List.of("退款".repeat(1000), "* AND (title:\"", "😀😀", "<img src=x onerror=alert(1)>")) {
                search.field().fill(pasted);
                agent.settle();
                assertThat(search.field()).hasValue(pasted);
            }
            search.ask(QUESTION);
            // what was found for the words typed so far may still be replaced
            agent.settle();
            assertThat(search.rows().first()).isVisible();
        }
    }

    @Test
    void asksTheEditorsWhenNothingIsFound() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            search.ask("火星基地能送货上门吗");
            search.gap().locator(".ask").click();
            agent.page().keyboard().type("客户很急");
            agent.page().keyboard().press("Control+Enter");
            search.assertNoticed();
            assertThat(search.field()).isFocused();
        }
    }
}
