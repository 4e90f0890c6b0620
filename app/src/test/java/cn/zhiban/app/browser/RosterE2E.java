package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From what is expected to what an agent sees on the phone. */
@WholeApplication
class RosterE2E {
    private static final LocatorAssertions.IsVisibleOptions AFTER_SOLVING =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @LocalServerPort
    int port;

    @Test
    void aLeadSolvesEditsByKeyboardAndPublishesAndAnAgentSeesItOnThePhone() {
        try (Person lead = Person.at(port);
                Person agent =
                        new Person("http://localhost:" + port, Person.desktop().setViewportSize(390, 844))) {
            wish(agent.signIn("agent"));
            lead.signIn("lead").open("sched/forecast");
            assertThat(lead.page().locator("zhiban-chart").first()).isVisible();
            lead.open("sched/demand");
            assertThat(lead.byTestId("demand-group")).isVisible();

            Page page = lead.open("sched/roster").page();
            Locator matrix = page.locator("zhiban-roster");
            assertThat(matrix.locator(".row").first()).isVisible();
            lead.byTestId("roster-solve").click();
            page.locator("vaadin-radio-button").first().click();
            lead.byTestId("solve-start").click();
            assertThat(lead.byTestId("solve-take")).isVisible(AFTER_SOLVING);
            lead.byTestId("solve-take").click();
            assertThat(page.locator("vaadin-notification-card").last()).containsText("已采用");
            lead.settle();
            assertThat(matrix.locator("#score")).containsText("硬性冲突 0");

            // a night shift before an early one, typed into the first row
            matrix.locator("#body").click(new Locator.ClickOptions().setPosition(160, 16));
            Locator row = matrix.locator(".row").first();
            String first = row.locator(".cell").nth(0).innerText();
            String second = row.locator(".cell").nth(1).innerText();
            page.keyboard().type("N");
            page.keyboard().press("ArrowRight");
            page.keyboard().type("A");
            page.keyboard().press("Enter");
            assertThat(row.locator(".cell").nth(1))
                    .hasClass(Pattern.compile("m3"), new LocatorAssertions.HasClassOptions().setTimeout(15_000));
            assertThat(matrix.locator("#score")).not().containsText("硬性冲突 0");
            page.keyboard().press("Control+z");
            page.keyboard().press("Control+z");
            assertThat(matrix.locator("#score")).containsText("硬性冲突 0");
            assertThat(row.locator(".cell").nth(0)).hasText(first);
            assertThat(row.locator(".cell").nth(1)).hasText(second);

            lead.byTestId("roster-publish").click();
            page.locator(
                            "vaadin-dialog vaadin-button[theme~=primary], vaadin-dialog-overlay vaadin-button[theme~=primary]")
                    .last()
                    .click();
            assertThat(page.locator("vaadin-notification-card").last()).containsText("第 1 版");

            agent.open("sched/my");
            Locator acknowledge = agent.byTestId("my-acknowledge");
            assertThat(acknowledge.first()).isVisible();
            int waiting = acknowledge.count();
            acknowledge.first().click();
            assertThat(acknowledge).hasCount(waiting - 1);
        }
    }

    /** Taps a day of a month that is still open, and the wish stands there, also after coming back. */
    private static void wish(Person agent) {
        Page page = agent.open("sched/wishes").page();
        turnTwice(page);
        Locator wish = page.locator(".sched-wish-day").nth(9).locator(".sched-wish");
        assertThat(wish).hasCount(0);
        page.locator(".sched-wish-day").nth(9).click();
        assertThat(wish).hasCount(1);
        agent.open("sched/wishes");
        turnTwice(page);
        assertThat(wish).hasCount(1);
    }

    /** To a month whose deadline is not over. */
    private static void turnTwice(Page page) {
        Locator month = page.locator("vaadin-button[aria-label='下个月']").locator("xpath=preceding-sibling::*[1]");
        for (int i = 0; i < 2; i++) {
            String before = month.innerText();
            page.locator("vaadin-button[aria-label='下个月']").click();
            assertThat(month).not().hasText(before);
        }
    }

    @Test
    void twoLeadsSeeEachOthersChanges() {
        try (Person one = Person.at(port);
                Person two = Person.at(port)) {
            Page first = one.signIn("lead").open("sched/roster").page();
            Page second = two.signIn("admin").open("sched/roster").page();
            Locator mine = first.locator("zhiban-roster");
            Locator theirs = second.locator("zhiban-roster");
            assertThat(mine.locator(".row").first()).isVisible();
            String roster = (String) first.evaluate("() => String(document.querySelector('zhiban-roster').roster"
                    + " ?? document.querySelector('zhiban-roster')._id)");
            two.open("sched/roster/" + roster);
            assertThat(theirs.locator(".row").first()).isVisible();
            mine.locator("#body").click(new Locator.ClickOptions().setPosition(160, 48));
            Locator cell = theirs.locator(".row").nth(1).locator(".cell").first();
            String before = cell.innerText();
            String code = before.equals("C") ? "B" : "C";
            first.keyboard().type(code);
            first.keyboard().press("Enter");
            assertThat(cell).hasText(code, new LocatorAssertions.HasTextOptions().setTimeout(15_000));
        }
    }
}
