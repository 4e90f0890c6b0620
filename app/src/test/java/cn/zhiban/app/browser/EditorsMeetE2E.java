package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import cn.zhiban.app.access.Caller;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class EditorsMeetE2E {
    @LocalServerPort
    int port;

    private static Locator title(Person editor) {
        return editor.page().locator("vaadin-text-field input").first();
    }

    private static Locator answer(Person editor) {
        return editor.page().locator("vaadin-text-area textarea").first();
    }

    private static void write(Locator field, String text) {
        field.fill(text);
        field.blur();
    }

    private String writeArticle(Person editor, String name) {
        editor.open("kb/new/faq");
        write(title(editor), name);
        write(answer(editor), "原来的答案");
        editor.byTestId("kb-article-publish").click();
        editor.page().waitForURL("**/kb/article/*/edit");
        return editor.page().url().replaceAll(".*/(kb/article/\\d+)/edit.*", "$1");
    }

    private static void seesSomebody(Person editor) {
        assertThat(editor.byTestId("kb-presence"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
    }

    /** Much sooner than a window that is silent expires. */
    private static void seesNobody(Person editor) {
        assertThat(editor.byTestId("kb-presence")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(15_000));
    }

    @Test
    void bothAreToldEarlyAndNobodyIsOnceTheOtherHasLeft() {
        try (Person first = Person.at(port).signIn("editor");
                Person second = Person.at(port).signIn("editor2")) {
            String article = writeArticle(first, "谁在编辑 " + UUID.randomUUID());
            first.open(article + "/edit");
            assertThat(first.byTestId("kb-presence")).isHidden();
            second.open(article + "/edit");
            seesSomebody(second);
            seesSomebody(first);
            write(answer(second), "正在写");
            assertThat(first.byTestId("kb-presence"))
                    .containsText("刚刚", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
            String url = second.page().url();
            second.open("kb/articles");
            seesNobody(first);
            Page tab = second.page().context().newPage();
            tab.navigate(url);
            seesSomebody(first);
            tab.close();
            seesNobody(first);
        }
    }

    @Test
    void whatBothChangedIsChosenSideBySideAndNothingIsLost() {
        String name = "两人同时编辑 " + UUID.randomUUID();
        try (Person first = Person.at(port).signIn("editor");
                Person second = Person.at(port).signIn("editor2")) {
            String article = writeArticle(first, name);
            first.open(article + "/edit");
            second.open(article + "/edit");

            write(answer(first), "第一位编辑的答案");
            first.byTestId("kb-article-publish").click();
            assertThat(first.page().locator("vaadin-notification-card")).isVisible();

            write(answer(second), "第二位编辑的答案");
            second.byTestId("kb-article-save").click();
            Locator dialog = second.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog.locator(".zb-merge-sides ins").first()).containsText("第一位");
            assertThat(dialog.locator(".zb-merge-sides ins").last()).containsText("第二位");
            assertThat(second.byTestId("kb-merge-save")).isDisabled();
            second.byTestId("kb-merge-go-on").click();
            assertThat(dialog).isHidden();
            assertThat(answer(second)).hasValue("第二位编辑的答案");
            // writing on does not save over the other: it asks again
            second.byTestId("kb-article-save").click();
            dialog.getByText("用我的").click();
            assertThat(second.byTestId("kb-merge-preview").locator("ins")).hasText("二");
            second.byTestId("kb-merge-save").click();
            assertThat(second.page().locator("vaadin-notification-card")).isVisible();

            second.open(article + "/history");
            assertThat(second.page().locator("main#content del")).hasText("一");
            assertThat(second.page().locator("main#content ins")).hasText("二");
            // agents still read what was published
            first.open(article);
            assertThat(first.page().locator(".zb-prose")).containsText("第一位编辑的答案");
        }
    }

    @Test
    void whatDoesNotTouchComesTogetherByItself() {
        String name = "各改各的 " + UUID.randomUUID();
        try (Person first = Person.at(port).signIn("editor");
                Person second = Person.at(port).signIn("editor2")) {
            String article = writeArticle(first, name);
            first.open(article + "/edit");
            second.open(article + "/edit");
            write(title(first), name + " 改");
            first.byTestId("kb-article-save").click();
            assertThat(first.page().locator("vaadin-notification-card")).isVisible();
            write(answer(second), "另一个人的答案");
            second.byTestId("kb-article-save").click();
            assertThat(second.page().locator("vaadin-notification-card").first())
                    .containsText("合并");
            assertThat(title(second)).hasValue(name + " 改");
            assertThat(answer(second)).hasValue("另一个人的答案");
        }
    }

    @Test
    void whatWasTypedSurvivesALostSession() {
        String name = "没有保存 " + UUID.randomUUID();
        try (Person editor = Person.at(port).signIn("editor")) {
            String article = writeArticle(editor, name);
            editor.open(article + "/edit");
            write(answer(editor), "写到一半的答案");
            assertThat(editor.page().locator("main#content")).containsText("已自动保存");
            editor.settle();
            editor.page().context().clearCookies();
            editor.signIn("editor");
            editor.open(article + "/edit");
            editor.page()
                    .getByText("接着写", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(answer(editor)).hasValue("写到一半的答案");
        }
    }

    @Test
    void whatWasKeptIsMergedWithWhatSomebodySavedSince() {
        String name = "断线以后 " + UUID.randomUUID();
        try (Person first = Person.at(port).signIn("editor");
                Person second = Person.at(port).signIn("editor2")) {
            String article = writeArticle(first, name);
            second.open(article + "/edit");
            write(answer(second), "断线前写的答案");
            assertThat(second.page().locator("main#content")).containsText("已自动保存");
            second.open("kb/articles");

            first.open(article + "/edit");
            write(title(first), name + " 改");
            first.byTestId("kb-article-save").click();
            assertThat(first.page().locator("vaadin-notification-card")).isVisible();

            second.open(article + "/edit");
            second.page()
                    .getByText("接着写", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(answer(second)).hasValue("断线前写的答案");
            second.byTestId("kb-article-save").click();
            assertThat(title(second)).hasValue(name + " 改");
            assertThat(answer(second)).hasValue("断线前写的答案");
        }
    }

    @Test
    void anArticleBeginsWithATemplateAndHasAFileThatAgentsDownload() {
        String name = "从模板写 " + UUID.randomUUID();
        try (Person editor = Person.at(port).signIn("editor");
                Person agent = Person.at(port).signIn("agent")) {
            editor.open("kb/new/policy");
            editor.byTestId("kb-template-start").getByText("发票规则").click();
            editor.page().waitForURL("**template=*");
            assertThat(answer(editor)).hasValue(Pattern.compile("税号"));
            write(title(editor), name);
            editor.byTestId("kb-attachment-upload")
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload(
                            "开票须知.pdf", "application/pdf", "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII)));
            assertThat(editor.page().getByText("开票须知.pdf")).isVisible();
            editor.byTestId("kb-article-publish").click();
            editor.page().waitForURL("**/kb/article/*/edit");
            String article = editor.page().url().replaceAll(".*/(kb/article/\\d+)/edit.*", "$1");

            agent.open(article);
            Download file = agent.page()
                    .waitForDownload(() -> agent.page().getByText("开票须知.pdf").click());
            assertThat(file.suggestedFilename()).isEqualTo("开票须知.pdf");
            assertThat(file.failure()).isNull();
        }
    }

    @Test
    void anEditorOfOneBrandCannotTouchAnother() {
        SearchPage.awaitIndex(port, "NJ-YH15-GN", "多功能玻璃养生壶1.5L");
        String found = Caller.withToken(port, WholeApplication.TOKEN)
                .get("/api/v1/kb/search?log=false&limit=1&q=NJ-YH15-GN")
                .body();
        String id = found.replaceAll("(?s).*?\"hits\":\\[\\{\"id\":(\\d+).*", "$1");
        try (Person editor = Person.at(port).signIn("editor2")) {
            editor.open("kb/article/" + id + "/edit");
            assertThat(editor.page().locator("textarea")).hasCount(0);
            assertThat(editor.page().content()).doesNotContain("多功能玻璃养生壶");
        }
    }
}
