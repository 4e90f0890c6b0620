package cn.zhiban.kb.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final String PICTURE = "/files/dXA9b4IbkOorrHGGfWTSqg";

    @Test
    void aCopiedAnswerHoldsNoMarksAndNoAddressesOfPictures() {
        assertThat(Markdown.toText("**亲**，看图：\n\n![](" + PICTURE + ")\n\n- 一\n- 二"))
                .doesNotContain("*", "/files/");
        assertThat(Markdown.toText("![尺码表](" + PICTURE + ")")).isEqualTo("尺码表");
    }

    @Test
    void aCopiedLinkIsItsWordsAndItsAddress() {
        assertThat(Markdown.toText("[查快递](https://example.com/q)")).isEqualTo("查快递 https://example.com/q");
        assertThat(Markdown.toText("<https://example.com/q>")).isEqualTo("https://example.com/q");
    }

    @Test
    void showsPicturesOfTheStoreOnly() {
        assertThat(Markdown.toHtml("![](" + PICTURE + ")")).contains("<img src=\"" + PICTURE + "\"");
        assertThat(Markdown.toHtml("![](https://example.com/a.png)")).doesNotContain("example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "[x](javascript:alert(1))",
                "<img src=x onerror=alert(1)>",
                "<iframe src=\"https://example.com\"></iframe>",
                "<p style=\"position:fixed\">x</p>",
                "<svg onload=alert(1)>"
            })
    void letsNothingThroughThatRuns(String attack) {
        assertThat(Markdown.toHtml(attack))
                .doesNotContainIgnoringCase("script")
                .doesNotContain("onerror", "onload", "iframe", "style=", "<svg");
    }
}
