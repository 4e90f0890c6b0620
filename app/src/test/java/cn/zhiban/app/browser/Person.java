package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.security.signin.DemoSignIns;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at a browser of their own. Whatever the browser complains about is gathered and fails the test at the end:
 * errors in the console, requests to other hosts, a service worker.
 */
public final class Person implements AutoCloseable {
    private final String address;
    private final BrowserContext browser;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /**
     * Opens a window.
     *
     * @param address of the suite, without a slash at the end
     * @param options size, language, colours
     */
    public Person(String address, Browser.NewContextOptions options) {
        this.address = address;
        browser = Chromium.get().newContext(options);
        page = browser.newPage();
        String host = URI.create(address).getHost();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(request -> {
            URI uri = URI.create(request.url().split("[?#]", 2)[0]);
            if (uri.getScheme().startsWith("http") && !host.equals(uri.getHost())) {
                complaints.add("foreign host: " + request.url());
            }
        });
    }

    /** A window of the usual size, in Chinese. */
    public static Person at(int port) {
        return new Person("http://localhost:" + port, desktop());
    }

    /** The usual size, Chinese, light. */
    public static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions()
                .setViewportSize(1360, 860)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    /** What is shown. */
    public Page page() {
        return page;
    }

    /** Runs a script before those of every page, for example to take a browser function away. */
    public Person prepared(String script) {
        browser.addInitScript(script);
        return this;
    }

    /** Signs in with the demo's password. */
    public Person signIn(String username) {
        page.navigate(address + "/login");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(DemoSignIns.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        assertThat(page.locator("vaadin-app-layout")).isVisible();
        return this;
    }

    /** Goes to a page of the suite and waits until it stands. */
    public Person open(String path) {
        page.navigate(address + "/" + path);
        assertThat(page.locator("main#content")).isVisible();
        settle();
        return this;
    }

    /** Waits until the page has nothing more to ask. */
    public void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** A component by its test id. */
    public Locator byTestId(String id) {
        return page.getByTestId(id);
    }

    /** @throws AssertionError the browser had something to complain about */
    @Override
    public void close() {
        boolean worker = (boolean) page.evaluate("async () => 'serviceWorker' in navigator"
                + " && (await navigator.serviceWorker.getRegistrations()).length > 0");
        browser.close();
        assertThat(complaints).isEmpty();
        assertThat(worker).as("a service worker is running").isFalse();
    }
}
