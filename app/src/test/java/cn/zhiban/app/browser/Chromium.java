package cn.zhiban.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The browser for the tests, started once: the one that {@code ZHIBAN_CHROMIUM} names, else the one that Playwright
 * fetches. Without a browser the tests fail; they are never skipped.
 */
public final class Chromium {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    /** The running browser, which ends with the JVM. */
    public static Browser get() {
        return Running.BROWSER;
    }

    private static final class Running {
        static final Browser BROWSER = start();

        private static Browser start() {
            String executable = System.getenv("ZHIBAN_CHROMIUM");
            BrowserType.LaunchOptions options =
                    new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
            Playwright.CreateOptions driver = new Playwright.CreateOptions();
            if (executable != null && !executable.isBlank()) {
                options.setExecutablePath(Path.of(executable));
                driver.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            }
            Playwright playwright = Playwright.create(driver);
            Browser browser = playwright.chromium().launch(options);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return browser;
        }
    }
}
