package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class RepliesE2E {
    @LocalServerPort
    int port;

    private static String clipboard(Page page) {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }

    @Test
    void asksForWhatItCannotKnowBeforeItCopiesAndNeverCopiesAnEmptyVariable() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            search.ask("/cfh");
            assertThat(search.selected().locator(".title")).hasText("催发货安抚");
            agent.page().evaluate("() => navigator.clipboard.writeText('before')");
            agent.page().keyboard().press("Enter");
            Locator dialog = agent.page().locator("zhiban-search dialog");
            assertThat(dialog.locator("input").first()).isFocused();
            agent.page().keyboard().press("Enter");
            agent.page().keyboard().press("Enter");
            assertThat(dialog.locator("input[aria-invalid=true]")).hasCount(1);
            assertThat(clipboard(agent.page())).isEqualTo("before");

            agent.page().keyboard().type("SY20261123");
            agent.page().keyboard().press("Enter");
            agent.page().keyboard().type("今晚八点");
            agent.page().keyboard().press("Enter");
            search.assertNoticed();
            assertThat(clipboard(agent.page())).contains("SY20261123", "今晚八点").doesNotContain("[");
            assertThat(search.field()).isFocused();
        }
    }

    @Test
    void fillsShopAndAgentByItselfAndDoesNotRepeatASentence() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            search.shop().selectOption("素野天猫旗舰店");
            search.ask("/hy");
            agent.page().keyboard().press("Enter");
            search.assertNoticed();
            String first = clipboard(agent.page());
            assertThat(first).contains("素野天猫旗舰店").doesNotContain("{");

            search.field().press("Escape");
            search.field().fill("/hy");
            assertThat(search.selected().locator(".title")).hasText("进店欢迎");
            agent.page().keyboard().press("Enter");
            // the notice of the first copy may still be shown, so it says nothing about the second
            agent.page().waitForCondition(() -> !clipboard(agent.page()).equals(first));
            assertThat(clipboard(agent.page())).contains("素野天猫旗舰店");
        }
    }

    @Test
    void aValueThatCrossesARedLineIsNotCopied() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            agent.page().evaluate("() => navigator.clipboard.writeText('before')");
            search.ask("/cfh");
            agent.page().keyboard().press("Enter");
            Locator inputs = agent.page().locator("zhiban-search dialog input");
            assertThat(inputs.first()).isFocused();
            for (int i = 0; i < inputs.count(); i++) {
                inputs.nth(i).fill("加我微信 abc123456");
            }
            inputs.last().press("Enter");
            assertThat(agent.page().locator("zhiban-search dialog h3")).containsText(Pattern.compile("红线|不能发给"));
            agent.page().keyboard().press("Escape");
            assertThat(clipboard(agent.page())).isEqualTo("before");
        }
    }

    @Test
    void stacksSeveralAnswersIntoOneMessage() {
        try (Person agent = Person.at(port)) {
            SearchPage search = new SearchPage(agent.signIn("agent")).open();
            search.ask("/sd");
            agent.page().keyboard().press("Shift+Enter");
            search.ask("/fp");
            agent.page().keyboard().press("Shift+Enter");
            Locator message = agent.page().locator("zhiban-search .stack textarea");
            assertThat(agent.page().locator("zhiban-search .stack .title")).containsText("2");
            String whole = message.inputValue();
            assertThat(whole.lines()).hasSize(2);
            agent.page().keyboard().press("Alt+Enter");
            search.assertNoticed();
            assertThat(clipboard(agent.page())).isEqualTo(whole);
            assertThat(message).isHidden();
        }
    }
}
