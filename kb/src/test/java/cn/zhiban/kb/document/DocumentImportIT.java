package cn.zhiban.kb.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.FileTooLarge;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ArticleSummary;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_documents", "zhiban.test.data=target/test-data-kb_documents"})
@Import(JobsByHand.class)
class DocumentImportIT {
    private static final String SCRIPTS = """
            # 京东售后客服话术

            ## 1. 退货说明

            **适用场景：** 买家问怎么退货

            ```
            您好，订单[订单号]支持七天无理由退货。
            ```

            ## 2. 看图安装

            **适用场景：** 买家不会安装

            ```
            您好，请按图安装～
            ```

            ![步骤](images/step.png)
            """;

    @Autowired
    private DocumentImports imports;

    @Autowired
    private ArticleService articles;

    @Autowired
    private FileStore files;

    @Autowired
    private DocumentImportHandler handler;

    @Autowired
    private DocumentCheckHandler checks;

    @Autowired
    private DocumentUndoHandler undo;

    @Autowired
    private JobsByHand runner;

    @Autowired
    private KnowledgeFixtures fixtures;

    private static byte[] zip(String scripts) {
        return Samples.zip(Map.of(
                "platforms/jd/aftersales.md", Samples.utf8(scripts),
                "platforms/jd/images/step.png", Samples.png(4)));
    }

    private DocumentTarget of(long client, boolean publish) {
        return new DocumentTarget(client, List.of(), List.of(), "", null, publish, 0);
    }

    private DocumentResult run(Actor actor, String name, byte[] content, DocumentTarget target, boolean dryRun) {
        return fixtures.as(actor, () -> {
            StoredFile file = imports.upload(name, new ByteArrayInputStream(content));
            long job = imports.submit(new DocumentRequest(List.of(file.publicId()), target, dryRun, Set.of()));
            return runner.run(dryRun ? checks : handler, job, DocumentResult.class);
        });
    }

    private List<ArticleSummary> of(long client) {
        return articles.list(new ArticleFilter("", null, null, null, client, null, null), 0, 50);
    }

    @Test
    void everyScriptOfAFolderBecomesAQuickReplyInItsPlace() {
        long client = fixtures.client();
        Actor editor = fixtures.editor(client);
        DocumentResult result = run(editor, "话术.zip", zip(SCRIPTS), of(client, true), false);
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.errors()).isEmpty();
        assertThat(result.files()).hasSize(1).first().satisfies(file -> {
            assertThat(file.blocks()).isEqualTo(2);
            assertThat(file.imported()).isEqualTo(2);
        });
        ArticleContent first = fixtures.as(
                editor,
                () -> articles.getForEditing(of(client).stream()
                                .filter(one -> one.title().equals("退货说明"))
                                .findFirst()
                                .orElseThrow()
                                .id())
                        .content());
        assertThat(first.kind()).isEqualTo(ArticleKind.REPLY);
        assertThat(first.useCase()).isEqualTo("买家问怎么退货");
        assertThat(first.answer()).isEqualTo("您好，订单[订单号]支持七天无理由退货。");
        assertThat(first.platforms()).isEqualTo(new TreeSet<>(Set.of(Platform.JD)));
        assertThat(first.clientId()).isEqualTo(client);
        assertThat(fixtures.as(editor, () -> of(client)))
                .allMatch(one -> "话术/售后".equals(one.categoryPath()) && one.state() == ArticleState.PUBLISHED);
    }

    @Test
    void importingAgainUpdatesInsteadOfDoublingAndKeepsWhatEditorsAdded() {
        long client = fixtures.client();
        Actor editor = fixtures.editor(client);
        run(editor, "话术.zip", zip(SCRIPTS), of(client, true), false);
        DocumentResult same = run(editor, "话术.zip", zip(SCRIPTS), of(client, true), false);
        assertThat(same.unchanged()).isEqualTo(2);
        fixtures.as(editor, () -> {
            var found = articles.getForEditing(of(client).getFirst().id());
            return articles.save(
                    found.id(),
                    found.content().but().similarQuestions(List.of("怎么弄")).build(),
                    found.version(),
                    true);
        });
        assertThat(run(editor, "话术.zip", zip(SCRIPTS), of(client, true), false).unchanged())
                .isEqualTo(2);
        DocumentResult changed = run(editor, "话术.zip", zip(SCRIPTS.replace("七天", "十五天")), of(client, true), false);
        assertThat(changed.updated()).isEqualTo(1);
        assertThat(changed.unchanged()).isEqualTo(1);
        assertThat(fixtures.as(editor, () -> of(client))).hasSize(2);
    }

    @Test
    void aDryRunWritesNothingAndForeseesTheSame() {
        long client = fixtures.client();
        Actor editor = fixtures.editor(client);
        DocumentResult result = run(editor, "话术.zip", zip(SCRIPTS), of(client, true), true);
        assertThat(result.created()).isEqualTo(2);
        assertThat(fixtures.as(editor, () -> of(client))).isEmpty();
    }

    @Test
    void aWholeImportCanBeTakenBack() {
        long client = fixtures.client();
        Actor editor = fixtures.editor(client);
        fixtures.as(editor, () -> {
            StoredFile file = imports.upload("话术.zip", new ByteArrayInputStream(zip(SCRIPTS)));
            long job = imports.submit(new DocumentRequest(List.of(file.publicId()), of(client, true), false, Set.of()));
            runner.run(handler, job, DocumentResult.class);
            assertThat(imports.mayUndo(job)).isTrue();
            UndoResult undone = runner.run(undo, imports.undo(job), UndoResult.class);
            assertThat(undone.reverted()).isEqualTo(2);
            assertThat(imports.mayUndo(job)).isFalse();
            return undone;
        });
        assertThat(fixtures.as(editor, () -> of(client))).isEmpty();
    }

    @Test
    void picturesComeAlongAndOnlyReadersOfTheArticleSeeThem() {
        long client = fixtures.client();
        Actor editor = fixtures.editor(client);
        run(editor, "话术.zip", zip(SCRIPTS), of(client, true), false);
        String answer = fixtures.as(
                editor,
                () -> of(client).stream()
                        .filter(one -> one.title().equals("看图安装"))
                        .map(one -> articles.getForEditing(one.id()).content().answer())
                        .findFirst()
                        .orElseThrow());
        assertThat(answer).matches("(?s)您好，请按图安装～\\n\\n!\\[步骤]\\(/files/[A-Za-z0-9_-]{22}\\)");
        String picture = answer.substring(answer.length() - 23, answer.length() - 1);
        Actor agent = fixtures.agent(client);
        assertThat(fixtures.as(agent, () -> files.get(picture)).contentType()).isEqualTo("image/png");
        Actor stranger = fixtures.agent(fixtures.client());
        assertThatThrownBy(() -> fixtures.as(stranger, () -> files.get(picture)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyImportsForAClientOutOfTheirScope() {
        long mine = fixtures.client();
        long other = fixtures.client();
        Actor editor = fixtures.editor(mine);
        assertThatThrownBy(() -> run(editor, "话术.zip", zip(SCRIPTS), of(other, true), false))
                .isInstanceOf(NotAllowed.class);
        Actor agent = fixtures.agent(mine);
        assertThatThrownBy(() -> run(agent, "话术.zip", zip(SCRIPTS), of(mine, true), false))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void somebodyElsesUploadCannotBeImported() {
        long client = fixtures.client();
        StoredFile file = fixtures.as(
                fixtures.editor(client), () -> imports.upload("话术.zip", new ByteArrayInputStream(zip(SCRIPTS))));
        Actor other = fixtures.editor(client);
        assertThatThrownBy(() -> fixtures.as(other, () -> imports.preview(List.of(file.publicId()), of(client, true))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anUploadOfHundredsOfMegabytesIsRefusedEarly() {
        Actor editor = fixtures.editor(fixtures.client());
        long[] read = {0};
        java.io.InputStream endless = new java.io.InputStream() {
            @Override
            public int read() {
                read[0]++;
                return read[0] > 500L * 1024 * 1024 ? -1 : 'a';
            }
        };
        assertThatThrownBy(() -> fixtures.as(editor, () -> imports.upload("a.md", endless)))
                .isInstanceOf(FileTooLarge.class);
        assertThat(read[0]).isLessThan(70L * 1024 * 1024);
    }

    @Test
    void aHostileUploadIsRefusedBeforeItIsKept() {
        Actor editor = fixtures.editor(fixtures.client());
        assertThatThrownBy(() -> fixtures.as(
                        editor,
                        () -> imports.upload(
                                "a.html", new ByteArrayInputStream(Samples.utf8("<h1>a</h1><script>1</script>")))))
                .isInstanceOf(DocumentRefused.class)
                .hasMessage("kb.document.refused.script");
        assertThatThrownBy(() -> fixtures.as(
                        editor, () -> imports.upload("a.exe", new ByteArrayInputStream(new byte[] {'M', 'Z'}))))
                .isInstanceOf(DocumentRefused.class)
                .hasMessage("kb.document.refused.type");
    }
}
