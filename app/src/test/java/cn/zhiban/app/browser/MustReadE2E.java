package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.zhiban.app.WholeApplication;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class MustReadE2E {
    @LocalServerPort
    int port;

    @Test
    void aNoticeIsReadAndItsQuestionAnsweredWithTheKeyboardAlone() {
        try (Person agent = Person.at(port)) {
            agent.signIn("agent3").open("kb/search");
            Locator bar = agent.page().locator("zhiban-notices");
            assertThat(bar).containsText("不能用任何好处换好评");
            bar.locator("button").focus();
            agent.page().keyboard().press("Enter");
            Locator dialog = agent.page().locator("zhiban-notice dialog");
            assertThat(dialog).containsText("诱导评价");
            agent.page().keyboard().press("1");
            agent.page().waitForTimeout(400);
            agent.page().keyboard().press("Enter");
            assertThat(dialog.locator(".result")).containsText("答错了");
            agent.page().keyboard().press("2");
            agent.page().keyboard().press("Enter");
            assertThat(dialog).hasCount(0);
            assertThat(bar).isHidden();
            agent.open("kb/notices");
            assertThat(agent.page().locator("zhiban-notices li.done")).containsText("不能用任何好处换好评");
        }
    }

    @Test
    void escapeLeavesANoticeUnread() {
        try (Person agent = Person.at(port)) {
            agent.signIn("agent2").open("kb/notices");
            Locator read = agent.page().locator("zhiban-notices li button").first();
            read.click();
            Locator dialog = agent.page().locator("zhiban-notice dialog");
            assertThat(dialog).isVisible();
            agent.page().keyboard().press("Escape");
            assertThat(dialog).hasCount(0);
            assertThat(read).isFocused();
        }
    }

    @Test
    void whoKeepsANoticeSeesWhoHasNotReadIt() {
        try (Person lead = Person.at(port)) {
            lead.signIn("lead").open("kb/notices");
            lead.page()
                    .locator("vaadin-tab")
                    .filter(new Locator.FilterOptions().setHasText("生效中"))
                    .click();
            lead.page()
                    .locator("vaadin-grid-cell-content")
                    .filter(new Locator.FilterOptions().setHasText("黑五暖冬券"))
                    .first()
                    .click();
            lead.page().waitForURL("**/kb/notices/*");
            assertThat(lead.page().locator("main#content")).containsText("人已读");
            assertThat(lead.page().locator("vaadin-grid").first()).containsText("未读");
        }
    }
}
