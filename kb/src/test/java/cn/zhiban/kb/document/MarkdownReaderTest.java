package cn.zhiban.kb.document;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Tone;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReaderTest {
    private static DocumentPart only(String name, String text) {
        List<DocumentPart> parts = Samples.parts(name, text);
        assertThat(parts).hasSize(1);
        return parts.getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## 1. 尺码咨询\n\n**适用场景：** 客户问尺码\n\n```\n亲，选[尺码]～\n```\n",
                "### 一、尺码咨询\n**使用场景:** 客户问尺码\n~~~text\n亲，选[尺码]～\n~~~\n",
                "## 1）尺码咨询\n\n> 适用场景：客户问尺码\n\n> 亲，选[尺码]～\n",
                "#### （1）尺码咨询\n- 场景：客户问尺码\n- 话术：亲，选[尺码]～\n",
                "## 尺码咨询\n\n场景：客户问尺码\n\n亲，选[尺码]～\n",
                "## 1、尺码咨询\n**适用场景**：客户问尺码\n\n    亲，选[尺码]～\n",
                "## 尺码咨询\n### 适用场景\n客户问尺码\n### 话术\n亲，选[尺码]～\n",
                "**1. 尺码咨询**\n\n适用场景：客户问尺码\n\n```\n亲，选[尺码]～\n```\n",
                "## 1. 尺码咨询\n\n【适用场景】客户问尺码\n\n【话术】亲，选[尺码]～\n",
                "尺码咨询\n--------\n\n**适用场景：**\n\n客户问尺码\n\n```\n亲，选[尺码]～\n```\n",
                "##1.尺码咨询\n**适用场景：**客户问尺码\n```\n亲，选[尺码]～\n",
                "| 标题 | 适用场景 | 话术 |\n|---|---|---|\n| 尺码咨询 | 客户问尺码 | 亲，选[尺码]～ |\n",
                "## 尺码咨询\n| 项目 | 内容 |\n|---|---|\n| 适用场景 | 客户问尺码 |\n| 话术 | 亲，选[尺码]～ |\n",
            })
    void aScriptIsUnderstoodHoweverItIsWritten(String text) {
        for (String form : List.of(text, "# 淘宝售前客服话术\n\n" + text, "\uFEFF" + text, text.replace("\n", "\r\n"))) {
            DocumentPart part = only("taobao/presales.md", form);
            assertThat(part.title()).isEqualTo("尺码咨询");
            assertThat(part.useCase()).isEqualTo("客户问尺码");
            assertThat(part.answer()).isEqualTo("亲，选[尺码]～");
            assertThat(part.variables()).containsExactly("尺码");
            assertThat(part.kind()).isEqualTo(ArticleKind.REPLY);
            assertThat(part.platforms()).containsExactly(Platform.TAOBAO);
            assertThat(part.category()).isEqualTo("话术/售前");
        }
    }

    @Test
    void englishFilesAreUnderstoodToo() {
        DocumentPart part = only(
                "platforms/tiktok-shop/after-sales.md",
                "# TikTok Shop Scripts\n\n## 3. Refund status\n\n**When to use:** buyer asks for the refund\n\n```\nYour refund of [Amount] is on its way.\n```\n");
        assertThat(part.title()).isEqualTo("Refund status");
        assertThat(part.useCase()).isEqualTo("buyer asks for the refund");
        assertThat(part.answer()).isEqualTo("Your refund of [Amount] is on its way.");
        assertThat(part.platforms()).containsExactly(Platform.DOUYIN);
        assertThat(part.category()).isEqualTo("话术/售后");
    }

    @Test
    void severalTextsUnderOneHeadingAreWordings() {
        DocumentPart part = only(
                "jd/a.md",
                "# 话术\n\n## 1. 催发货\n**适用场景：** 客户催\n\n**活泼版：**\n```\n马上发啦\n```\n**专业版：**\n```\n您好，今日发出。\n```\n");
        assertThat(part.answer()).isEqualTo("马上发啦");
        assertThat(part.wordings()).hasSize(1);
        assertThat(part.wordings().getFirst().tone()).isEqualTo(Tone.PROFESSIONAL);
        assertThat(part.wordings().getFirst().text()).isEqualTo("您好，今日发出。");
        assertThat(part.useCase()).isEqualTo("客户催");
    }

    @Test
    void aMissingUseCaseLosesNoScript() {
        DocumentContent content = Samples.read(Map.of(
                        "jd/a.md",
                        Samples.utf8("# 京东话术\n\n## 1. 欢迎\n```\n您好\n```\n\n## 2. 再见\n适用场景：结束\n```\n再见\n```\n")))
                .getFirst();
        assertThat(content.parts()).extracting(DocumentPart::title).containsExactly("欢迎", "再见");
        assertThat(content.left()).isEmpty();
        assertThat(content.blocks()).isEqualTo(2);
    }

    @Test
    void notesForAuthorsAreLeftOverWithTheReason() {
        DocumentContent content = Samples.read(Map.of(
                        "general/presales.md",
                        Samples.utf8(
                                "# 通用售前话术\n\n> 介绍\n\n## 使用说明\n\n- 先看这里\n\n## 1. 欢迎\n**适用场景：** 开场\n```\n您好\n```\n")))
                .getFirst();
        assertThat(content.parts()).hasSize(1);
        assertThat(content.parts().getFirst().platforms()).isEmpty();
        assertThat(content.left()).extracting(left -> left.reason().key()).containsOnly("kb.document.left.guide");
    }

    @Test
    void tradesGoBelowTheirOwnCategory() {
        assertThat(only("industries/beauty.md", "# 美妆护肤行业客服话术\n\n# 售前话术（5条）\n\n## 1. 成分\n适用场景：问成分\n```\n亲\n```\n")
                        .category())
                .isEqualTo("行业/美妆/售前");
        assertThat(only("industries/musical.md", "# 乐器行业客服话术\n\n## 1. 调音\n适用场景：问调音\n```\n亲\n```\n")
                        .category())
                .isEqualTo("行业/乐器");
    }

    @Test
    void filesOfOldWindowsProgramsAreReadable() {
        byte[] gbk = "## 1. 发票\n适用场景：问发票\n```\n亲，可以开[抬头]。\n```\n".getBytes(Charset.forName("GBK"));
        assertThat(Samples.read(Map.of("jd/a.md", gbk))
                        .getFirst()
                        .parts()
                        .getFirst()
                        .answer())
                .isEqualTo("亲，可以开[抬头]。");
    }

    @Test
    void marksInATextAreNotTakenForMarkdown() {
        String answer = only("jd/a.md", "## 1. 地址\n适用场景：改地址\n```\n请回复 <姓名> 和 *电话*\n# 谢谢\n```\n")
                .answer();
        assertThat(cn.zhiban.kb.markdown.Markdown.toText(answer).replaceAll("\\s+", " "))
                .isEqualTo("请回复 <姓名> 和 *电话* # 谢谢");
    }

    @Test
    void anOrdinaryTextIsCutByItsHeadings() {
        List<DocumentPart> parts = Samples.parts(
                "售后政策.md",
                "# 售后政策\n\n## 退货\n\n七天内可退。\n\n| 类目 | 天数 |\n|---|---|\n| 服装 | 7 |\n\n## 换货\n\n### 尺码不合\n\n可换一次。\n");
        assertThat(parts).extracting(DocumentPart::title).containsExactly("退货", "尺码不合");
        assertThat(parts.getFirst().answer()).contains("| 服装 | 7 |");
        assertThat(parts.getFirst().kind()).isEqualTo(ArticleKind.POLICY);
        assertThat(parts.getLast().category()).isEqualTo("售后政策/换货");
    }

    @Test
    void theSameHeadingInTwoFilesMakesTwoArticles() {
        String text = "## 1. 欢迎\n适用场景：开场\n```\n您好\n```\n\n## 2. 欢迎\n适用场景：开场\n```\n您好呀\n```\n";
        List<DocumentContent> contents = Samples.read(Map.of(
                "all.zip", Samples.zip(Map.of("a/jd.md", Samples.utf8(text), "b/taobao.md", Samples.utf8(text)))));
        assertThat(contents.stream()
                        .flatMap(one -> one.parts().stream())
                        .map(part -> DocumentRows.externalId(part, DocumentTarget.SHARED)))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void anythingAtAllCanBeReadWithoutFailing() {
        Random random = new Random(20261123);
        String[] pieces = {
            "#",
            "## ",
            "```",
            "\n",
            "\n\n",
            "**适用场景：**",
            "| a | b |",
            "|---|---|",
            "> ",
            "- ",
            "话术：",
            "亲",
            "[x]",
            "![](y.png)",
            "---",
            "    ",
            "\t",
            "<b>",
            "1. ",
            "~~~",
            "：",
            "\\",
            "\u0000",
            "\uD83C\uDF81"
        };
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            DocumentContent content =
                    MarkdownReader.read("a/b.md", text.toString(), random.nextInt(4), java.util.Set.of());
            assertThat(content.parts())
                    .as(text.toString())
                    .allMatch(part -> !part.title().isBlank() || part.answer().isBlank());
        }
    }
}
