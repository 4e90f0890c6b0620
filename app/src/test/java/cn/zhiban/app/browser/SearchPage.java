package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.zhiban.app.WholeApplication;
import cn.zhiban.app.access.Caller;
import com.microsoft.playwright.Locator;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** The page agents search on, as seen from outside: the field, its answers, the notice at the lower edge. */
final class SearchPage {
    private static final String SEARCH = "/api/v1/kb/search?q=";
    private final Person person;
    private final Locator search;

    SearchPage(Person person) {
        this.person = person;
        this.search = person.page().locator("zhiban-search");
    }

    /** Waits until an article has arrived in the index, which happens after it was written. */
    static void awaitIndex(int port, String query, String title) {
        Caller program = Caller.withToken(port, WholeApplication.TOKEN);
        String path = SEARCH + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&log=false";
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!program.get(path).body().contains(title)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(title + " does not arrive in the index");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    SearchPage open() {
        person.open("kb/search");
        assertThat(field()).isFocused();
        return this;
    }

    Locator field() {
        return search.locator("#q");
    }

    Locator shop() {
        return search.locator("#shop");
    }

    Locator rows() {
        return search.locator(".row");
    }

    Locator selected() {
        return search.locator(".row.selected");
    }

    Locator gap() {
        return search.locator(".gap");
    }

    /** Types like a person and waits for the answers to what was typed. */
    SearchPage ask(String question) {
        field().fill("");
        person.settle();
        person.page()
                .waitForResponse(
                        answer -> answer.url().contains(SEARCH)
                                && URLDecoder.decode(answer.url(), StandardCharsets.UTF_8)
                                        .contains("q=" + question + "&"),
                        () -> field().pressSequentially(question));
        person.settle();
        return this;
    }

    /** The notice at the lower edge is shown. */
    void assertNoticed() {
        assertThat(search.locator(".toast")).hasClass(Pattern.compile("(^|\\s)show(\\s|$)"));
    }
}
