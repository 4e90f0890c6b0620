package cn.zhiban.kb.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfficeDocumentsTest {
    @Test
    void aWordDocumentIsCutByItsHeadingsAndKeepsPicturesAndTables() {
        String table = "<w:tbl><w:tr><w:tc>" + Samples.paragraph("尺码") + "</w:tc><w:tc>" + Samples.paragraph("身高")
                + "</w:tc></w:tr><w:tr><w:tc>" + Samples.paragraph("M") + "</w:tc><w:tc>" + Samples.paragraph("165|170")
                + "</w:tc></w:tr></w:tbl>";
        byte[] docx = Samples.zip(Samples.docx(
                Samples.heading(1, "售后手册")
                        + Samples.heading(2, "1. 退货")
                        + Samples.paragraph("七天内可退。")
                        + Samples.picture("embed", "p_png")
                        + Samples.heading(2, "2. 尺码")
                        + table,
                Map.of("p.png", Samples.png(5)),
                ""));
        List<DocumentPart> parts =
                Samples.read(Map.of("手册.docx", docx)).getFirst().parts();
        assertThat(parts).extracting(DocumentPart::title).containsExactly("退货", "尺码");
        assertThat(parts.getFirst().pictures()).hasSize(1);
        assertThat(parts.getFirst().answer()).startsWith("七天内可退。\n\n![](zhiban-picture:");
        assertThat(parts.getLast().answer()).isEqualTo("| 尺码 | 身高 |\n| --- | --- |\n| M | 165\\|170 |");
        assertThat(parts.getFirst().category()).isEqualTo("售后手册");
    }

    @Test
    void scriptsInAWordDocumentAreFoundAsInMarkdown() {
        byte[] docx = Samples.zip(Samples.docx(
                Samples.heading(1, "京东售后话术")
                        + Samples.heading(2, "1. 催发货")
                        + Samples.paragraph("适用场景：客户催")
                        + Samples.paragraph("话术：您好，[时间]前发出。"),
                Map.of(),
                ""));
        DocumentPart part =
                Samples.read(Map.of("京东.docx", docx)).getFirst().parts().getFirst();
        assertThat(part.useCase()).isEqualTo("客户催");
        assertThat(part.answer()).isEqualTo("您好，[时间]前发出。");
        assertThat(part.category()).isEqualTo("话术/售后");
    }

    @Test
    void aPageIsReadWithListsTablesLinksAndPicturesInside() {
        String html = "<html><head><style>p{}</style></head><body><h1>发票</h1><h2>怎么开</h2><p>先<b>申请</b>：</p>"
                + "<ol><li>打开<a href='https://example.com/a b'>页面</a></li><li>提交<ul><li>抬头</li></ul></li></ol>"
                + "<table><tr><th>类型</th><th>天数</th></tr><tr><td>电子</td><td>1</td></tr></table>"
                + "<img alt='图' src='data:image/png;base64,"
                + java.util.Base64.getEncoder().encodeToString(Samples.png(3)) + "'></body></html>";
        DocumentPart part = Samples.parts("发票.html", html).getFirst();
        assertThat(part.title()).isEqualTo("怎么开");
        assertThat(part.answer())
                .startsWith(
                        "先**申请**：\n\n1. 打开[页面](https://example.com/a%20b)\n2. 提交\n   - 抬头\n\n| 类型 | 天数 |\n| --- | --- |\n| 电子 | 1 |\n\n![图](zhiban-picture:");
        assertThat(part.pictures()).hasSize(1);
    }

    @Test
    void svgAndRemotePicturesAreLeftOutWithAWarning() {
        DocumentPart part = Samples.parts("a.md", "# 图\n\n看![a](x.svg)和![b](https://example.com/b.png)\n")
                .getFirst();
        assertThat(part.warnings())
                .extracting(DocumentNote::key)
                .containsExactly("kb.document.warning.svg", "kb.document.warning.remote-picture");
        assertThat(part.answer()).isEqualTo("看a和[b](https://example.com/b.png)");
    }

    @Test
    void namesOfFilesSuitEverySystem() {
        FileNames names = new FileNames();
        assertThat(names.path("话术/售前", "a/b:c*?\"<>|", ".md")).isEqualTo("话术/售前/a b c.md");
        assertThat(names.path("", "CON", ".md")).isEqualTo("_CON.md");
        assertThat(names.path("", "com1.txt", ".md")).isEqualTo("_com1.txt.md");
        assertThat(names.path("", "x. .", ".md")).isEqualTo("x.md");
        assertThat(names.path("", "X", ".md")).isEqualTo("X (2).md");
        assertThat(names.path("", "..", ".md")).isEqualTo("_.md");
        assertThat(names.path("", "长".repeat(300), ".md")).hasSizeLessThan(80);
    }
}
