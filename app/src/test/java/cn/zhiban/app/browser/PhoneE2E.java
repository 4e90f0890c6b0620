package cn.zhiban.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class PhoneE2E {
    private static final int WIDTH = 390;
    private static final List<String> PAGES = List.of(
            "",
            "kb/search",
            "kb/articles",
            "kb/new/faq",
            "kb/gaps",
            "kb/categories",
            "kb/import",
            "org/employees",
            "org/shops",
            "org/teams",
            "train/learn",
            "train/lessons",
            "train/lesson-desk",
            "train/lesson-edit/0",
            "train/path-desk",
            "train/path-edit/0",
            "train/progress",
            "train/batches",
            "train/skills",
            "jobs",
            "inbox",
            "profile",
            "accounts",
            "roles",
            "tokens",
            "audit");

    /** What is wrong with the page that is shown: it is no page, it sticks out at the right, it draws thousands of rows. */
    private static final String WRONG = """
            () => {
              const page = document.querySelector('main#content');
              const wrong = [];
              if (page.matches('.zb-problem')) wrong.push(page.innerText);
              for (const grid of page.querySelectorAll('vaadin-grid')) {
                if (grid.offsetHeight > 4000) wrong.push('grid of ' + grid.offsetHeight + ' px');
              }
              if (document.documentElement.scrollWidth > window.innerWidth) wrong.push('document');
              if (page.scrollWidth > page.clientWidth + 1) {
                wrong.push('page ' + page.scrollWidth + ' > ' + page.clientWidth + ': '
                  + [...page.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
                    .slice(0, 3).map((one) => one.tagName + '.' + one.className).join(', '));
              }
              return wrong.join('; ');
            }""";

    @LocalServerPort
    int port;

    private static Browser.NewContextOptions phone(String language, String colours) {
        return new Browser.NewContextOptions()
                .setViewportSize(WIDTH, 844)
                .setIsMobile(true)
                .setHasTouch(true)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai")
                .setColorScheme(ColorScheme.valueOf(colours));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,LIGHT", "en-US,DARK"})
    void everyPageFitsAPhone(String language, String colours) {
        try (Person admin = new Person("http://localhost:" + port, phone(language, colours)).signIn("admin")) {
            List<String> complaints = new ArrayList<>();
            for (String path : PAGES) {
                admin.open(path);
                String wrong = (String) admin.page().evaluate(WRONG);
                if (!wrong.isEmpty()) {
                    complaints.add("/" + path + " " + wrong);
                }
            }
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theSignInPageFitsAPhone() {
        try (Person somebody = new Person("http://localhost:" + port, phone("zh-CN", "DARK"))) {
            somebody.open("login");
            assertThat(somebody.page().evaluate(WRONG)).isEqualTo("");
        }
    }

    @Test
    void theSystemsColoursAndTheBrowsersLanguageAreTaken() {
        try (Person agent = new Person("http://localhost:" + port, phone("en-US", "DARK")).signIn("agent3")) {
            assertThat((String) agent.page().evaluate("() => document.documentElement.lang"))
                    .startsWith("en");
            String background = (String) agent.page().evaluate("() => getComputedStyle(document.body).backgroundColor");
            int brightness = Integer.parseInt(background.replaceAll("\\D+(\\d+).*", "$1"));
            assertThat(brightness).as(background).isLessThan(80);
        }
    }
}
