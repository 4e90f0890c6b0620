package cn.zhiban.app;

import cn.zhiban.app.browser.Chromium;
import cn.zhiban.app.browser.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;

/** Takes the pictures of the README from a running suite with demo data: {@code Screenshots [address [folder]]}. */
public final class Screenshots {
    private static final String QUESTION = "衣服起球了咋办";
    private static final String MESSAGE = "亲在吗，衣服起球了咋办？什么时候发货呀？另外能开发票吗";
    private final String address;
    private final Path folder;

    private Screenshots(String address, Path folder) {
        this.address = address;
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        Screenshots screenshots = new Screenshots(
                given.isEmpty() ? "http://localhost:8080" : given.getFirst(),
                Path.of(given.size() < 2 ? "docs/screenshots" : given.get(1)));
        try {
            screenshots.take();
        } finally {
            Chromium.end();
        }
    }

    private void take() {
        Browser.NewContextOptions desktop = Person.desktop();
        try (Person agent = new Person(address, desktop).signIn("agent")) {
            picture(agent.open(""), "home");
            search(agent, "search-light");
        }
        try (Person agent = new Person(address, Person.desktop().setColorScheme(ColorScheme.DARK)).signIn("agent")) {
            search(agent, "search-dark");
        }
        try (Person agent = new Person(address, Person.desktop().setViewportSize(360, 760)).signIn("agent")) {
            agent.open("panel");
            agent.page().keyboard().press("Alt+2");
            agent.page().locator("zhiban-compose #message").fill(MESSAGE);
            agent.page().locator("zhiban-compose .part").nth(2).waitFor();
            agent.settle();
            picture(agent, "panel");
        }
        Browser.NewContextOptions phone = Person.desktop()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true)
                .setDeviceScaleFactor(2);
        try (Person agent = new Person(address, phone).signIn("agent")) {
            search(agent, "search-phone");
        }
        try (Person agent = new Person(address, Person.desktop().setLocale("en-US")).signIn("agent")) {
            search(agent, "search-en");
        }
        try (Person editor = new Person(address, desktop).signIn("editor")) {
            picture(editor.open("kb/articles"), "articles");
            editor.page()
                    .locator("main#content vaadin-text-field input")
                    .first()
                    .fill("SY-FAQ-033");
            editor.page()
                    .locator("vaadin-grid-cell-content")
                    .getByText("衣服会起球吗")
                    .first()
                    .dblclick();
            editor.page().waitForURL("**/kb/article/**");
            editor.settle();
            picture(editor, "article-editor");
            editor.open("kb/insight").page().locator("zhiban-chart svg").first().waitFor();
            editor.settle();
            picture(editor, "insights");
        }
        try (Person lead = new Person(address, desktop).signIn("lead")) {
            picture(lead.open("org/employees"), "employees");
        }
    }

    private void search(Person agent, String name) {
        agent.open("kb/search");
        agent.page().locator("zhiban-search #shop").selectOption(new SelectOption().setIndex(1));
        agent.page().locator("zhiban-search #q").fill(QUESTION);
        agent.page().locator("zhiban-search .row mark").first().waitFor();
        agent.settle();
        picture(agent, name);
    }

    private void picture(Person person, String name) {
        person.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}
