package cn.zhiban.kb.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.pdf.NoChineseFont;
import cn.zhiban.core.pdf.PdfFonts;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleAttachments;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticlePictures;
import cn.zhiban.kb.article.Attachment;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.article.Tone;
import cn.zhiban.kb.article.Wording;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_documents", "zhiban.test.data=target/test-data-kb_documents"})
@Import(JobsByHand.class)
class DocumentExportIT {
    @Autowired
    private DocumentExports exports;

    @Autowired
    private DocumentImports imports;

    @Autowired
    private DocumentExportHandler handler;

    @Autowired
    private DocumentImportHandler importing;

    @Autowired
    private FileStore files;

    @Autowired
    private ArticleAttachments attachments;

    @Autowired
    private JobsByHand runner;

    @Autowired
    private KnowledgeFixtures fixtures;

    private StoredFile export(Actor actor, Long client, ExportRequest.Format format) {
        return fixtures.as(actor, () -> {
            long job = exports.submit(new ExportRequest(client, format, "zh"));
            return files.get(runner.run(handler, job, ExportResult.class).file());
        });
    }

    private Map<String, byte[]> unzipped(StoredFile file) throws Exception {
        Map<String, byte[]> entries = new TreeMap<>();
        try (InputStream in = Files.newInputStream(files.content(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** A bit of everything that can get lost on the way. */
    private void fill(Actor editor, long client) {
        long shop = fixtures.shop(client, Platform.JD);
        String picture = fixtures.as(
                editor,
                () -> files.store(
                                "p.png",
                                new ByteArrayInputStream(Samples.png(6)),
                                ArticlePictures.PURPOSE,
                                1 << 20,
                                Set.of())
                        .publicId());
        ArticleContent parent = KnowledgeFixtures.ofClient(
                client, "怎么退货: a/b?", "# 先\n\n看图 ![步骤](/files/" + picture + ") [变量]\n\n- a\n- b", "能退吗", "退货|换货");
        Attachment report = fixtures.as(
                editor,
                () -> attachments.store(
                        "质检报告 2026.docx",
                        new ByteArrayInputStream("PK\u0003\u0004".getBytes(StandardCharsets.US_ASCII))));
        Attachment pack = fixtures.as(
                editor,
                () -> attachments.store("素材.zip", new ByteArrayInputStream(Samples.zip(Map.of("a", new byte[1])))));
        long id = fixtures.publish(
                        parent.but().attachments(List.of(report, pack)).build())
                .id();
        fixtures.publish(new ArticleContentBuilder(ArticleKind.FAQ)
                .title("怎么退货: a/b?")
                .answer("---\nzhiban: 1\n---\n亲～ \"引号\" \\ 反斜线")
                .clientId(client)
                .parentId(id)
                .platforms(Set.of(Platform.JD, Platform.DOUYIN))
                .shortCode("th")
                .useCase("客户问\n退货: 急")
                .tags(List.of("售后", "a|b"))
                .segments(Set.of("新客"))
                .wordings(List.of(new Wording(Tone.LIVELY, "来啦\n马上"), new Wording(Tone.PLAIN, "好: 的")))
                .build());
        fixtures.publish(new ArticleContentBuilder(ArticleKind.PRODUCT)
                .title("保温杯")
                .shopIds(Set.of(shop))
                .skus(List.of(new Sku("B-1", "白")))
                .product(new ProductCard(
                        List.of(new ProductCard.Attribute("容量", "500ml")),
                        "不锈钢",
                        "| a | b |\n|---|---|\n| 1 | 2 |",
                        "轻放"))
                .build());
    }

    @Test
    void anExportImportedAgainChangesNothing() throws Exception {
        long client = fixtures.client();
        Actor editor = fixtures.editor(client);
        fill(editor, client);
        Actor owner = fixtures.editor(client);
        Map<String, byte[]> files = unzipped(export(owner, client, ExportRequest.Format.ZIP));
        assertThat(files).containsKey("articles.xlsx");
        assertThat(files.keySet()).anyMatch(name -> name.startsWith("images/"));
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith(".attachments/"))
                .hasSize(2);
        assertThat(files)
                .hasEntrySatisfying(
                        files.keySet().stream()
                                .filter(name -> name.endsWith("/质检报告 2026.docx"))
                                .findFirst()
                                .orElseThrow(),
                        content -> assertThat(content).hasSize(4));
        assertThat(files.keySet().stream().filter(name -> name.endsWith(".md"))).hasSize(3);
        DocumentResult again = fixtures.as(owner, () -> {
            StoredFile upload = imports.upload("export.zip", new ByteArrayInputStream(Samples.zip(files)));
            long job = imports.submit(
                    new DocumentRequest(List.of(upload.publicId()), DocumentTarget.SHARED, false, Set.of()));
            return runner.run(importing, job, DocumentResult.class);
        });
        assertThat(again.errors()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(again.created() + again.updated()).isZero();
    }

    @Test
    void anExportHoldsNothingOfOtherClients() throws Exception {
        long mine = fixtures.client();
        long other = fixtures.client();
        fixtures.publish(KnowledgeFixtures.ofClient(mine, "我们的", "可以"));
        fixtures.publish(KnowledgeFixtures.ofClient(other, "别家的秘密", "不可以"));
        Actor editor = fixtures.editor(mine);
        for (byte[] content :
                unzipped(export(editor, null, ExportRequest.Format.ZIP)).values()) {
            assertThat(new String(content, StandardCharsets.UTF_8)).doesNotContain("别家的秘密");
        }
        assertThat(unzipped(export(editor, null, ExportRequest.Format.ZIP)).keySet())
                .anyMatch(name -> name.contains("我们的"))
                .noneMatch(name -> name.contains("别家的秘密"));
        assertThatThrownBy(() -> export(editor, other, ExportRequest.Format.ZIP))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> export(fixtures.agent(mine), mine, ExportRequest.Format.ZIP))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void onlyWhoMadeAnExportDownloadsIt() {
        long client = fixtures.client();
        StoredFile file = export(fixtures.editor(client), client, ExportRequest.Format.ZIP);
        Actor colleague = fixtures.editor(client);
        assertThatThrownBy(() -> fixtures.as(colleague, () -> files.get(file.publicId())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aPdfHoldsChineseTextTablesAndPictures() throws Exception {
        long client = fixtures.client();
        Actor editor = fixtures.editor(client);
        fill(editor, client);
        StoredFile file = export(editor, client, ExportRequest.Format.PDF);
        assertThat(file.contentType()).isEqualTo("application/pdf");
        assertThat(Files.size(files.content(file))).isGreaterThan(10_000);
        org.openpdf.text.pdf.PdfReader reader =
                new org.openpdf.text.pdf.PdfReader(Files.readAllBytes(files.content(file)));
        assertThat(reader.getNumberOfPages()).isPositive();
        reader.close();
    }

    @Test
    void aMachineWithoutAChineseFontSaysSo() throws Exception {
        PdfFonts none =
                new PdfFonts("", List.of(Files.createTempDirectory("no-fonts").toString()));
        assertThatThrownBy(none::require).isInstanceOf(NoChineseFont.class).hasMessage("core.pdf.no-font");
        assertThatThrownBy(() -> new PdfFonts(Path.of("/nowhere.ttf").toString(), List.of()).require())
                .isInstanceOf(NoChineseFont.class);
    }
}
