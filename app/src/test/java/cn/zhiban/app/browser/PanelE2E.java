package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class PanelE2E {
    private static final String QUESTION = "衣服起球了咋办";
    private static final String MESSAGE = "亲在吗，衣服起球了咋办？什么时候发货呀？另外能开发票吗，订单号3201234567890123456";
    private static final Pattern SHOWN = Pattern.compile("(^|\\s)show(\\s|$)");

    @LocalServerPort
    int port;

    @BeforeEach
    void theKnowledgeIsThere() {
        SearchPage.awaitIndex(port, QUESTION, "起球");
    }

    private Person narrow() {
        Browser.NewContextOptions size = Person.desktop().setViewportSize(360, 760);
        return new Person("http://localhost:" + port, size);
    }

    private static String clipboard(Person person) {
        return (String) person.page().evaluate("() => navigator.clipboard.readText()");
    }

    private static void paste(Person person, String text) {
        person.page().evaluate("text => navigator.clipboard.writeText(text)", text);
        person.page().keyboard().press("Control+V");
    }

    @Test
    void copiesAnAnswerBesideTheChatWithTheKeyboardAlone() {
        try (Person agent = narrow()) {
            Page page = agent.signIn("agent").open("panel").page();
            Locator search = page.locator("zhiban-search");
            assertThat(search.locator("#q")).isFocused();
            page.keyboard().type(QUESTION);
            assertThat(search.locator(".row.selected .title")).containsText("起球");
            String answer = search.locator(".row.selected .answer").textContent();
            page.keyboard().press("Enter");
            assertThat(search.locator(".toast")).hasClass(SHOWN);
            assertThat(clipboard(agent)).isEqualTo(answer);
            assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))
                    .as("scrolls sideways")
                    .isFalse();
        }
    }

    @Test
    void answersThreeQuestionsOfOneMessageInOneReply() {
        try (Person agent = narrow()) {
            Page page = agent.signIn("agent").open("panel").page();
            page.keyboard().press("Alt+2");
            Locator compose = page.locator("zhiban-compose");
            assertThat(compose.locator("#message")).isFocused();
            paste(agent, MESSAGE);
            assertThat(compose.locator(".part")).hasCount(3);
            assertThat(compose.locator(".part").nth(2).locator(".title")).hasText("能开发票吗");
            assertThat(compose.locator(".number")).containsText("3201234567890123456");
            Locator reply = compose.locator("#reply");
            String before = reply.inputValue();
            page.keyboard().press("Tab");
            assertThat(compose.locator(".part").first()).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(reply).not().hasValue(before);
            page.keyboard().press("ArrowUp");
            assertThat(reply).hasValue(before);
            for (int i = 0; compose.locator(".variables input").count() > i && i < 20; i++) {
                compose.locator(".variables input").nth(i).fill("今天");
            }
            page.keyboard().press("Control+Enter");
            assertThat(compose.locator(".toast")).hasClass(SHOWN);
            assertThat(clipboard(agent)).isEqualTo(reply.inputValue()).isNotBlank();
            compose.locator(".part").first().focus();
            page.keyboard().press("Delete");
            assertThat(compose.locator(".part")).hasCount(2);
            assertThat(reply.inputValue().length()).isLessThan(clipboard(agent).length());
        }
    }

    @Test
    void refusesToCopyWhileAVariableIsEmpty() {
        try (Person agent = narrow()) {
            Page page = agent.signIn("agent").open("panel").page();
            page.keyboard().press("Alt+2");
            Locator compose = page.locator("zhiban-compose");
            paste(agent, QUESTION);
            assertThat(compose.locator(".part")).hasCount(1);
            compose.locator("#reply").fill("亲，[快递单号]已发出");
            page.keyboard().press("Control+Enter");
            assertThat(compose.locator(".toast")).containsText("快递单号");
            assertThat(clipboard(agent)).isEqualTo(QUESTION);
            assertThat(compose.locator(".variables input")).isFocused();
            page.keyboard().type("SF123");
            page.keyboard().press("Control+Enter");
            assertThat(compose.locator(".toast")).not().hasClass(Pattern.compile("bad"));
            assertThat(clipboard(agent)).isEqualTo("亲，SF123已发出");
        }
    }

    @Test
    void wordsOfOnesOwnAreHeldAgainstTheRedLines() {
        try (Person agent = narrow()) {
            Page page = agent.signIn("agent").open("panel").page();
            page.keyboard().press("Alt+2");
            Locator compose = page.locator("zhiban-compose");
            paste(agent, QUESTION);
            assertThat(compose.locator(".part")).hasCount(1);
            compose.locator("#reply").fill("亲，加我薇 信 abc123456 细说");
            page.keyboard().press("Control+Enter");
            assertThat(compose.locator("dialog")).isVisible();
            page.keyboard().press("Escape");
            assertThat(compose.locator("dialog")).hasCount(0);
            assertThat(compose.locator("#reply")).isFocused();
            assertThat(clipboard(agent)).isEqualTo(QUESTION);
        }
    }

    @Test
    void showsPinnedAnswersOfTheShopToItsAgents() {
        String title;
        try (Person lead = narrow()) {
            Page page = lead.signIn("editor").open("panel").page();
            page.keyboard().press("Alt+3");
            Locator board = page.locator("zhiban-board");
            board.locator("#shop").selectOption(new SelectOption().setLabel("素野天猫旗舰店"));
            board.locator(".pin").click();
            page.keyboard().type(QUESTION);
            assertThat(board.locator("select.article")).isVisible();
            title = board.locator("select.article option:checked").textContent();
            board.locator("form .reason").fill("雨天延误");
            page.keyboard().press("Enter");
            assertThat(board.locator(".answerable").first()).containsText("雨天延误");
        }
        try (Person agent = narrow()) {
            Page page = agent.signIn("agent").open("panel").page();
            page.keyboard().press("Alt+3");
            Locator board = page.locator("zhiban-board");
            assertThat(board.locator(".answerable").first()).containsText(title);
            assertThat(board.locator(".pin")).hasCount(0);
            board.locator(".answerable").first().focus();
            page.keyboard().press("Enter");
            assertThat(board.locator(".toast")).hasClass(SHOWN);
            assertThat(clipboard(agent)).isNotBlank();
        }
    }

    @Test
    void takesTheQuestionFromItsAddress() {
        try (Person agent = narrow()) {
            Page page = agent.signIn("agent").open("panel?q=" + QUESTION).page();
            assertThat(page.locator("zhiban-search #q")).hasValue(QUESTION);
            assertThat(page.locator("zhiban-search .row").first()).isVisible();
            page.evaluate("text => { location.hash = new URLSearchParams({ q: text }) }", MESSAGE);
            assertThat(page.locator("zhiban-compose .part")).hasCount(3);
        }
    }
}
