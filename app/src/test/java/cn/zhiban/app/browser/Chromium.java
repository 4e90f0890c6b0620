package cn.zhiban.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * Another browser with an extension in it, for the caller to close.
     *
     * @param extension folder with its manifest
     * @param profile an empty folder
     */
    public static BrowserContext withExtension(Path extension, Path profile) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.remove("--headless");
        flags.add("--headless=new");
        flags.add("--disable-extensions-except=" + extension);
        flags.add("--load-extension=" + extension);
        BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                .setHeadless(false)
                .setArgs(flags)
                .setIgnoreDefaultArgs(List.of("--disable-extensions"))
                .setLocale("zh-CN");
        Path executable = Running.executable();
        if (executable != null) {
            options.setExecutablePath(executable);
        }
        return Running.PLAYWRIGHT.chromium().launchPersistentContext(profile, options);
    }

    /** Ends the browser at once; without it the JVM of a program that is done would stay. */
    public static void end() {
        Running.PLAYWRIGHT.close();
    }

    private static final class Running {
        static final Playwright PLAYWRIGHT = Playwright.create(driver());
        static final Browser BROWSER = start();

        private static Playwright.CreateOptions driver() {
            boolean installed = executable() != null;
            return new Playwright.CreateOptions()
                    .setEnv(installed ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of());
        }

        private static Browser start() {
            BrowserType.LaunchOptions options =
                    new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
            Path executable = executable();
            if (executable != null) {
                options.setExecutablePath(executable);
            }
            Browser browser = PLAYWRIGHT.chromium().launch(options);
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
            return browser;
        }

        private static @Nullable Path executable() {
            String given = System.getenv("ZHIBAN_CHROMIUM");
            return given == null || given.isBlank() ? null : Path.of(given);
        }
    }
}
