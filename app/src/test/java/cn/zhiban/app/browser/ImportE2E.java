package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.zhiban.app.WholeApplication;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class ImportE2E {
    private static final String SHEET = """
            外部编号,类型,标准问题,相似问法,答案,店铺,状态
            E2E-%1$s-1,问答,导入一 %1$s,导入的第一条怎么问,第一条的答案,,已发布
            E2E-%1$s-2,问答,,没有标题的一行,第二条的答案,,已发布
            E2E-%1$s-3,问答,导入三 %1$s,,第三条的答案,没有这家店,已发布
            E2E-%1$s-4,不知道,导入四 %1$s,,第四条的答案,,已发布
            E2E-%1$s-5,问答,导入五 %1$s,,第五条的答案,,已发布
            """;

    @LocalServerPort
    int port;

    @Test
    void namesTheThreeBrokenRowsOfAGbkFileAndTakesTheOthers() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        byte[] bytes = SHEET.formatted(mark).getBytes(Charset.forName("GBK"));
        try (Person editor = Person.at(port).signIn("editor")) {
            editor.open("kb/import");
            editor.byTestId("kb-import-start").click();
            Locator dialog = editor.page().locator(".zb-import");
            editor.page()
                    .locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload("知识.csv", "text/csv", bytes));
            assertThat(editor.page()
                            .getByText("GB18030")
                            .or(editor.page().getByText("GBK"))
                            .first())
                    .isVisible();

            editor.byTestId("import-next").click();
            Locator errors = dialog.locator("vaadin-grid").last();
            for (String row : new String[] {"3", "4", "5"}) {
                assertThat(errors.locator("vaadin-grid-cell-content")
                                .getByText(row, new Locator.GetByTextOptions().setExact(true)))
                        .isVisible();
            }
            assertThat(errors).containsText("没有这家店");
            assertThat(errors).containsText("不知道");

            editor.byTestId("import-next").click();
            assertThat(dialog.locator(".zb-note-warning")).isVisible();
            SearchPage.awaitIndex(port, "导入一 " + mark, "E2E-" + mark + "-1");
            SearchPage.awaitIndex(port, "导入五 " + mark, "E2E-" + mark + "-5");
        }
    }
}
