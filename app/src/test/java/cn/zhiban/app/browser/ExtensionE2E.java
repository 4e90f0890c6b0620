package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import cn.zhiban.core.security.signin.DemoSignIns;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The browser extension as it is shipped, beside a page that plays the shop's chat. One thing differs: the permission for
 * the address of the suite, which a person grants in a window of the browser, stands in the manifest here.
 */
@WholeApplication
class ExtensionE2E {
    private static final String QUESTION = "衣服起球了咋办";
    private static final String ASKED = "\"optional_host_permissions\": [\"http://*/*\", \"https://*/*\"]";

    /** A framework that keeps the value itself and hears of changes only by its events. */
    private static final String CHAT = """
            <!doctype html><html lang="zh"><meta charset="utf-8"><title>chat</title>
            <ul><li id="buyer">衣服起球了咋办</li></ul>
            <textarea id="box"></textarea><div id="rich" contenteditable="true">您好，</div><p id="state"></p>
            <script>
              const box = document.getElementById('box');
              const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
              let tracked = '';
              Object.defineProperty(box, 'value', { get() { return own.get.call(this); },
                set(value) { tracked = value; own.set.call(this, value); } });
              box.addEventListener('input', () => {
                if (own.get.call(box) === tracked) return;
                tracked = own.get.call(box);
                document.getElementById('state').textContent = tracked;
              });
            </script></html>""";

    /** A new profile fetches the whole suite first. */
    private static final int FIRST_LOAD_MS = 45_000;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private HttpServer chat;
    private BrowserContext browser;

    @BeforeEach
    void aBrowserWithTheExtensionBesideAChat() throws IOException {
        SearchPage.awaitIndex(port, QUESTION, "起球");
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/", exchange -> {
            byte[] page = CHAT.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        chat.start();
        Path extension = folder.resolve("extension");
        copy(Path.of("../kb/extension"), extension);
        Path manifest = extension.resolve("manifest.json");
        String text = Files.readString(manifest);
        assertThat(text).contains(ASKED);
        Files.writeString(manifest, text.replace(ASKED, "\"host_permissions\": [\"http://localhost/*\"]"));
        browser = Chromium.withExtension(extension, folder.resolve("profile"));
    }

    @AfterEach
    void close() {
        browser.close();
        chat.stop(0);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private Page signedIn() {
        Page page = browser.newPage();
        page.navigate("http://localhost:" + port + "/login");
        page.locator("input[name=username]").fill("agent");
        page.locator("input[name=password]").fill(DemoSignIns.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        assertThat(page.locator("vaadin-app-layout")).isVisible();
        return page;
    }

    private Page chat() {
        Page page = browser.newPage();
        page.navigate("http://localhost:" + chat.getAddress().getPort() + "/");
        return page;
    }

    private static String extension(String file) {
        return "chrome-extension://" + WholeApplication.EXTENSION + "/" + file;
    }

    private static boolean isPanel(Page page) {
        return page.url().startsWith("http") && page.url().contains("/panel");
    }

    private void choose(String mode) {
        Page options = browser.newPage();
        options.navigate(extension("options.html"));
        assertThat(options.locator("#id")).hasValue(WholeApplication.EXTENSION);
        options.locator("#address").fill("http://localhost:" + port + "/");
        options.locator("input[name=mode][value=" + mode + "]").check();
        options.locator("button").click();
        assertThat(options.locator("#status")).not().isEmpty();
        options.close();
    }

    /** Context menu, button and keys are the browser's and out of reach: what they call is called by hand. */
    private void find(Page page, String selected) {
        Page own = browser.newPage();
        own.navigate(extension("options.html"));
        own.evaluate(
                "async ({ url, selected }) => { const { open } = await import('/background.js');"
                        + " const tabs = await chrome.tabs.query({}); await open(tabs.find((tab) => tab.url === url), selected); }",
                Map.of("url", page.url(), "selected", selected));
        own.close();
    }

    @Test
    void opensASmallWindowWithTheSelectedTextAsTheQuestion() {
        signedIn();
        choose("window");
        Page page = chat();
        page.locator("#buyer").selectText();
        find(page, "");
        browser.waitForCondition(() -> browser.pages().stream().anyMatch(ExtensionE2E::isPanel));
        Page panel = browser.pages().stream()
                .filter(ExtensionE2E::isPanel)
                .findFirst()
                .orElseThrow();
        assertThat(panel.locator("zhiban-search #q")).isVisible(new IsVisibleOptions().setTimeout(FIRST_LOAD_MS));
        assertThat(panel.locator("zhiban-search #q")).hasValue(QUESTION);
        assertThat(panel.locator("zhiban-search .row").first()).containsText("起球");
    }

    @Test
    void putsTheAnswerOfTheSideBarIntoTheInputBoxOfTheChat() {
        signedIn();
        choose("side");
        Page page = chat();
        page.locator("#box").focus();
        Page side = browser.newPage();
        side.navigate(extension("panel.html"));
        FrameLocator panel = side.frameLocator("#zhiban");
        assertThat(panel.locator("zhiban-search #q")).isVisible(new IsVisibleOptions().setTimeout(FIRST_LOAD_MS));
        find(page, QUESTION);
        assertThat(panel.locator("zhiban-search #q")).hasValue(QUESTION);
        assertThat(panel.locator("zhiban-search .row.selected")).containsText("起球");
        side.bringToFront();
        panel.locator("zhiban-search #q").press("Enter");
        assertThat(page.locator("#state")).not().isEmpty();
        assertThat(page.locator("#box").inputValue())
                .isEqualTo(page.locator("#state").textContent())
                .isEqualTo(panel.locator("zhiban-search .row.selected .answer").textContent());
        page.bringToFront();
        page.locator("#rich").click();
        side.bringToFront();
        panel.locator("zhiban-search #q").press("Enter");
        assertThat(page.locator("#rich")).containsText("起球");
        assertThat(page.locator("#rich")).containsText("您好，");
    }

    @Test
    void aPageThatIsNotTheExtensionCannotFrameThePanelOrAskIt() {
        signedIn();
        Page page = chat();
        page.evaluate(
                "address => { const frame = document.createElement('iframe'); frame.id = 'trap'; frame.src = address;"
                        + " document.body.append(frame); return new Promise((done) => { frame.onload = done; }); }",
                "http://localhost:" + port + "/panel");
        assertThat(page.frameLocator("#trap").locator("zhiban-panel")).hasCount(0);
    }
}
