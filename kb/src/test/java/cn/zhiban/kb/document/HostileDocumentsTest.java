package cn.zhiban.kb.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentsTest {
    private static final DocumentLimits SMALL = new DocumentLimits(1 << 20, 10, 20 << 20, 15 << 20, 1 << 20, 100);
    private static final String HEADED = Samples.heading(1, "退货") + Samples.paragraph("七天内可退");

    private static void refused(String reason, Map<String, byte[]> uploads, DocumentLimits limits) {
        assertThatThrownBy(() -> Samples.read(uploads, limits))
                .isInstanceOf(DocumentRefused.class)
                .hasMessage("kb.document.refused." + reason);
    }

    private static void leftOver(String reason, String name, byte[] content) {
        DocumentContent read = Samples.read(Map.of(name, content)).getFirst();
        assertThat(read.parts()).isEmpty();
        assertThat(read.left())
                .extracting(left -> left.reason().key())
                .containsExactly("kb.document.refused." + reason);
    }

    @Test
    void aFileThatUnpacksToFarMoreIsRefused() {
        byte[] bomb = Samples.zip(Map.of("a.md", new byte[14 << 20]));
        assertThat(bomb.length).isLessThan(100_000);
        refused("bomb", Map.of("a.zip", bomb), SMALL);
    }

    @Test
    void manyFilesThatAreTooMuchTogetherAreRefused() {
        Random random = new Random(7);
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            byte[] content = new byte[5 << 20];
            random.nextBytes(content);
            files.put(i + ".bin", content);
        }
        refused("bomb", Map.of("a.zip", Samples.zip(files)), SMALL);
    }

    @Test
    void tooManyFilesAreRefused() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 11; i++) {
            files.put(i + ".md", new byte[0]);
        }
        refused("too-many-files", Map.of("a.zip", Samples.zip(files)), SMALL);
    }

    @Test
    void anArchiveInAnArchiveIsRefusedUnderAnyName() {
        byte[] inner = Samples.zip(Map.of("a.md", Samples.utf8("# a")));
        refused("nested", Map.of("a.zip", Samples.zip(Map.of("b.zip", inner))), SMALL);
        refused("nested", Map.of("a.zip", Samples.zip(Map.of("b.md", inner))), SMALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.md", "a/../../evil.md", "/etc/evil.md", "C:\\evil.md", "..\\evil.md"})
    void aNameThatLeadsOutOfTheArchiveIsRefused(String name) {
        refused("path", Map.of("a.zip", Samples.zip(Map.of(name, Samples.utf8("# a")))), SMALL);
    }

    @Test
    void aPictureOutsideTheArchiveIsNotRead() {
        DocumentPart part = Samples.parts(
                        "jd/a.md",
                        "## 1. 图\n适用场景：看图\n```\n亲\n```\n![](../../../../etc/passwd)\n![](file:///etc/passwd)\n")
                .getFirst();
        assertThat(part.pictures()).isEmpty();
    }

    @Test
    void wordDocumentsWithMacrosAreRefused() {
        Map<String, byte[]> files = new TreeMap<>(Samples.docx(HEADED, Map.of(), ""));
        files.put("word/vbaProject.bin", new byte[] {1});
        leftOver("macro", "a.docx", Samples.zip(files));
        leftOver("macro", "a.docm", Samples.zip(Samples.docx(HEADED, Map.of(), "")));
        Map<String, byte[]> renamed = new TreeMap<>(Samples.docx(HEADED, Map.of(), ""));
        renamed.put(
                "[Content_Types].xml",
                Samples.utf8(new String(renamed.get("[Content_Types].xml"), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("document.main+xml", "document.macroEnabled.main+xml")));
        leftOver("macro", "a.docx", Samples.zip(renamed));
    }

    @Test
    void wordDocumentsThatNameFilesOfTheServerAreRefused() {
        for (String entity : List.of(
                "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>",
                "<!doctype x SYSTEM \"http://127.0.0.1/evil.dtd\">")) {
            Map<String, byte[]> files = new TreeMap<>(Samples.docx(HEADED, Map.of(), ""));
            String document = new String(files.get("word/document.xml"), java.nio.charset.StandardCharsets.UTF_8);
            files.put(
                    "word/document.xml",
                    Samples.utf8(document.replace("?><w:document", "?>" + entity + "<w:document")));
            leftOver("entity", "a.docx", Samples.zip(files));
            files.put(
                    "word/document.xml",
                    document.replace("?><w:document", "?>" + entity + "<w:document")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_16));
            leftOver("entity", "a.docx", Samples.zip(files));
        }
    }

    @Test
    void picturesThatAWordDocumentLinksToAreNotFetched() throws Exception {
        java.nio.file.Path secret = java.nio.file.Files.createTempFile("secret", ".png");
        java.nio.file.Files.write(secret, Samples.png(9));
        try {
            String link =
                    "<Relationship Id=\"ext\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\""
                            + secret.toUri() + "\" TargetMode=\"External\"/>";
            byte[] docx = Samples.zip(Samples.docx(HEADED + Samples.picture("link", "ext"), Map.of(), link));
            DocumentPart part =
                    Samples.read(Map.of("a.docx", docx)).getFirst().parts().getFirst();
            assertThat(part.answer()).contains("七天内可退");
            assertThat(part.pictures()).isEmpty();
        } finally {
            java.nio.file.Files.delete(secret);
        }
    }

    @Test
    void truncatedFilesAreRefusedAsDamaged() {
        byte[] docx = Samples.zip(Samples.docx(HEADED, Map.of("p.png", Samples.png(50)), ""));
        byte[] zip = Samples.zip(Map.of("a.md", Samples.utf8("# a\n\nb"), "b.md", Samples.utf8("# c")));
        for (int cut : new int[] {30, 200, docx.length / 2, docx.length - 5}) {
            leftOver("damaged", "a.docx", Arrays.copyOf(docx, Math.min(cut, docx.length - 1)));
        }
        refused("damaged", Map.of("a.zip", Arrays.copyOf(zip, zip.length - 10)), SMALL);
    }

    @Test
    void brokenBytesNeverBringTheReaderDown() {
        byte[] docx = Samples.zip(
                Samples.docx(HEADED + Samples.picture("embed", "p_png"), Map.of("p.png", Samples.png(20)), ""));
        Random random = new Random(20261123);
        for (int i = 0; i < 150; i++) {
            byte[] broken = docx.clone();
            for (int n = 1 + random.nextInt(20); n > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(Samples.read(Map.of("a.docx", broken))).hasSize(1);
        }
    }

    @Test
    void programsUnderAnotherNameAreRefused() {
        byte[] program = new byte[2000];
        program[0] = 'M';
        program[1] = 'Z';
        program[2] = (byte) 0x90;
        program[4] = 3;
        leftOver("not-its-type", "a.md", program);
        leftOver("not-its-type", "a.html", program);
        leftOver("not-its-type", "a.docx", program);
        refused("not-its-type", Map.of("a.zip", program), SMALL);
        leftOver("not-its-type", "a.docx", Samples.zip(Map.of("xl/workbook.xml", Samples.utf8("<a/>"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>a</h1><p>b</p><script>alert(1)</script>",
                "<h1 onclick='x()'>a</h1>",
                "<img src=x OnError=alert(1)>",
                "<a href='java\nscript:alert(1)'>a</a>",
                "<a href=' JaVaScRiPt:alert(1)'>a</a>",
                "<iframe src='http://127.0.0.1'></iframe>",
                "<svg><script>alert(1)</script></svg>",
                "<svg onload=alert(1)></svg>",
                "<object data='x'></object>",
                "<meta http-equiv=refresh content='0;url=http://x'>",
                "<iframe srcdoc='<p>x'></iframe>",
                "<a href='data:text/html,<script>1</script>'>a</a>"
            })
    void pagesThatRunSomethingAreRefused(String html) {
        leftOver("script", "a.html", Samples.utf8("<html><body>" + html + "</body></html>"));
    }

    @Test
    void pagesNestedEndlesslyAreRefused() {
        leftOver("damaged", "a.html", Samples.utf8("<h1>a</h1>" + "<div>".repeat(20_000) + "x"));
    }

    @Test
    void textOfManyMegabytesIsRefused() {
        DocumentContent content = Samples.read(
                        Map.of("a.md", "亲".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.UTF_8)), SMALL)
                .getFirst();
        assertThat(content.left().getFirst().reason().key()).isEqualTo("kb.document.refused.text-too-large");
    }

    @Test
    void onePoisonedFileDoesNotKeepTheOthersOut() {
        List<DocumentContent> contents = Samples.read(Map.of(
                "all.zip",
                Samples.zip(Map.of(
                        "jd/bad.html", Samples.utf8("<script>1</script>"),
                        "jd/good.md", Samples.utf8("## 1. 欢迎\n适用场景：开场\n```\n您好\n```\n")))));
        assertThat(contents).extracting(one -> one.parts().size()).containsExactly(0, 1);
    }
}
