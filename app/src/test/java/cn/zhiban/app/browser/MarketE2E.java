package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.account.Accounts;
import cn.zhiban.core.security.account.NewAccount;
import cn.zhiban.core.security.signin.DemoSignIns;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two people swap shifts on their phones, and their lead has the last word where the rules ask for it. */
@WholeApplication
class MarketE2E {
    private static final int TRIES = 12;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Access access;

    @Autowired
    JdbcTemplate jdbc;

    private Person phone() {
        return new Person("http://localhost:" + port, Person.desktop().setViewportSize(390, 844));
    }

    @Test
    void aSwapAskedOnThePhoneIsAcceptedByTheColleagueAndBothSeeTheirNewShifts() throws Exception {
        try (Person asking = phone();
                Person asked = phone();
                Person lead = Person.at(port)) {
            Page page = asking.signIn("agent").open("sched/market").page();
            String chosen = ask(asking, page);
            String partner = chosen.substring(chosen.lastIndexOf('·') + 1).strip();
            asked.signIn(account(partner)).open("sched/market");
            Locator accept = asked.byTestId("market-accept");
            assertThat(accept.first()).isVisible();
            accept.first().click();
            Locator answer = asked.page().locator("vaadin-notification-card").last();
            assertThat(answer).containsText(Pattern.compile("已换好|等组长批准"));
            if (answer.innerText().contains("等组长批准")) {
                lead.signIn("lead").open("sched/cover");
                Locator approve = lead.page()
                        .locator(".zb-card")
                        .filter(new Locator.FilterOptions().setHasText(partner))
                        .getByTestId("cover-approve");
                assertThat(approve.first()).isEnabled();
                int waiting = approve.count();
                approve.first().click();
                assertThat(approve).hasCount(waiting - 1);
            }
            asking.open("sched/market");
            Locator own = page.locator(".zb-card")
                    .filter(new Locator.FilterOptions().setHasText(partner))
                    .last();
            assertThat(own).containsText("已完成");
            String gained = chosen.substring(0, chosen.lastIndexOf('·')).strip();
            assertThat(page.locator(".zb-list").first()).containsText(gained.split("\\s+")[0]);
        }
    }

    /** Opens shifts until one can be swapped, and asks for the first possibility. @return what it was called */
    private static String ask(Person person, Page page) {
        Locator swaps = person.byTestId("market-swap");
        assertThat(swaps.first()).isVisible();
        Locator dialog = page.locator("vaadin-dialog[opened]");
        for (int i = 0; i < Math.min(TRIES, swaps.count()); i++) {
            swaps.nth(i).click();
            assertThat(dialog.locator("vaadin-radio-button, p").first()).isVisible();
            Locator options = dialog.locator("vaadin-radio-button");
            if (options.count() > 0) {
                String words = options.first().innerText().strip();
                options.first().locator("input").check();
                dialog.locator("vaadin-button[theme~=primary]").click();
                assertThat(page.locator("vaadin-notification-card").last()).containsText("已发出");
                return words;
            }
            dialog.locator("vaadin-button").last().click();
            assertThat(dialog).hasCount(0);
        }
        throw new AssertionError("no shift of the next weeks can be swapped");
    }

    /** A sign-in for a colleague of the demo company. */
    private String account(String name) throws Exception {
        Long employee = jdbc.queryForObject("SELECT id FROM core_employee WHERE name = ?", Long.class, name);
        String username = "swap" + employee;
        assertThat(employee).isNotNull();
        access.callAs(
                access.system(),
                () -> accounts.create(new NewAccount(
                        username, name, DemoSignIns.PASSWORD, false, employee, Set.of(DefaultRole.AGENT), Set.of())));
        return username;
    }
}
