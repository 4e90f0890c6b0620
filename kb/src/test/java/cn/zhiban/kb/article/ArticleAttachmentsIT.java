package cn.zhiban.kb.article;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.FileTooLarge;
import cn.zhiban.core.file.FileTypeRefused;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class ArticleAttachmentsIT {
    private static final byte[] PDF = "%PDF-1.7 report".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = "PK\u0003\u0004 sheet".getBytes(StandardCharsets.ISO_8859_1);

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    ArticleBatch batch;

    @Autowired
    ArticleAttachments attachments;

    @Autowired
    FileStore files;

    long client;
    long shop;
    Actor editor;
    Actor colleague;
    Actor agent;
    Actor stranger;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        editor = given.editor(client);
        colleague = given.editor(client);
        agent = given.agent(client, shop);
        stranger = given.editor(given.client());
    }

    private Attachment stored(Actor actor, String name, byte[] content) {
        return given.as(actor, () -> attachments.store(name, new ByteArrayInputStream(content)));
    }

    private ArticleContent with(Attachment... some) {
        return ofShop(shop, "质检报告", "见附件").but().attachments(List.of(some)).build();
    }

    private ArticleDetails published(Attachment... some) {
        return given.as(editor, () -> articles.create(with(some), null, true));
    }

    private boolean downloads(Actor actor, Attachment attachment) {
        try {
            return given.as(actor, () -> files.get(attachment.publicId()))
                    .name()
                    .equals(attachment.name());
        } catch (NotFound e) {
            return false;
        }
    }

    @Test
    void whoeverMayReadTheArticleDownloadsItAndNobodyElse() {
        Attachment report = stored(editor, "质检报告.pdf", PDF);
        assertThat(downloads(editor, report)).isTrue();
        assertThat(downloads(colleague, report)).isFalse();
        published(report);
        assertThat(downloads(agent, report)).isTrue();
        assertThat(downloads(colleague, report)).isTrue();
        assertThat(downloads(stranger, report)).isFalse();
        assertThat(downloads(given.agent(given.client()), report)).isFalse();
    }

    @Test
    void agentsGetWhatIsInADraftOnlyOnceItIsPublished() {
        Attachment report = stored(editor, "质检报告.pdf", PDF);
        ArticleDetails article = published();
        ArticleDetails draft =
                given.as(editor, () -> articles.save(article.id(), with(report), article.version(), false));
        assertThat(downloads(agent, report)).isFalse();
        given.as(editor, () -> articles.publish(draft.id(), draft.version()));
        assertThat(downloads(agent, report)).isTrue();
    }

    @Test
    void whatWasRemovedStaysInTheVersionsThatHadItAndComesBackWithThem() {
        Attachment report = stored(editor, "质检报告.pdf", PDF);
        ArticleDetails first = published(report);
        ArticleDetails second = given.as(editor, () -> articles.save(first.id(), with(), first.version(), true));
        assertThat(downloads(agent, report)).isFalse();
        assertThat(downloads(colleague, report)).isTrue();
        ArticleContent old = given.as(colleague, () -> articles.version(first.id(), 1));
        assertThat(old.attachments()).containsExactly(report);
        given.as(colleague, () -> articles.save(first.id(), old, second.version(), true));
        assertThat(downloads(agent, report)).isTrue();
    }

    @Test
    void namingAFileThatOneMayNotReadIsRefused() {
        Attachment report = stored(editor, "质检报告.pdf", PDF);
        published(report);
        long theirs = stranger.scope().managedClientIds().iterator().next();
        ArticleContent stolen =
                ofClient(theirs, "偷看", "见附件").but().attachments(List.of(report)).build();
        assertThatThrownBy(() -> given.as(stranger, () -> articles.create(stolen, null, true)))
                .isInstanceOf(InvalidInput.class);
        assertThat(downloads(stranger, report)).isFalse();
        List<UpsertOutcome> rows = given.as(
                stranger, () -> batch.write(0, List.of(new ArticleUpsert(1, null, stolen, ArticleState.PUBLISHED))));
        assertThat(rows).extracting(UpsertOutcome::action).containsExactly(UpsertOutcome.Action.REFUSED);
    }

    @Test
    void nameAndSizeAreThoseOfTheStoredFile() {
        Attachment report = stored(editor, "质检报告.pdf", PDF);
        ArticleDetails article = published(new Attachment(report.publicId(), "../../etc/passwd", 0));
        assertThat(article.content().attachments()).containsExactly(new Attachment(report.publicId(), "质检报告.pdf", 15));
    }

    @Test
    void takesWhatItsExtensionSaysAndNothingThatRuns() {
        assertThat(stored(editor, "尺码表.XLSX", ZIP).name()).isEqualTo("尺码表.XLSX");
        for (String name : List.of("宏.xlsm", "脚本.js", "页面.html", "图.svg", "没有后缀", "报告.pdf", "图.png", "程序.exe")) {
            assertThatThrownBy(() -> stored(editor, name, ZIP)).as(name).isInstanceOf(FileTypeRefused.class);
        }
        assertThatThrownBy(() -> stored(editor, "表.xlsx", "MZ\u0090".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(FileTypeRefused.class);
        byte[] large = Arrays.copyOf(PDF, ArticleAttachments.MEGABYTES * 1024 * 1024 + 1);
        assertThatThrownBy(() -> stored(editor, "大.pdf", large)).isInstanceOf(FileTooLarge.class);
    }

    @Test
    void agentsUploadNothingAndAnArticleHoldsOnlySoMany() {
        assertThatThrownBy(() -> stored(agent, "a.pdf", PDF)).isInstanceOf(NotAllowed.class);
        Attachment[] many = IntStream.rangeClosed(0, ArticleAttachments.MOST)
                .mapToObj(i -> stored(editor, i + ".pdf", PDF))
                .toArray(Attachment[]::new);
        assertThatThrownBy(() -> published(many)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aSpreadsheetWhichDoesNotCarryThemLeavesThemAlone() {
        Attachment report = stored(editor, "质检报告.pdf", PDF);
        ArticleDetails article = published(report);
        ArticleUpsert row =
                new ArticleUpsert(1, article.externalId(), with().withTitle("质检报告（新）"), ArticleState.PUBLISHED);
        given.as(editor, () -> batch.write(0, List.of(row)));
        ArticleContent now = given.as(agent, () -> articles.get(article.id())).content();
        assertThat(now.title()).isEqualTo("质检报告（新）");
        assertThat(now.attachments()).containsExactly(report);
    }

    @Test
    void anOverrideHasThoseOfItsParentUntilItHasItsOwn() {
        Attachment report = stored(editor, "质检报告.pdf", PDF);
        ArticleDetails parent = given.as(
                editor,
                () -> articles.create(
                        ofClient(client, "质检报告", "见附件")
                                .but()
                                .attachments(List.of(report))
                                .build(),
                        null,
                        true));
        ArticleDetails override = given.as(
                editor, () -> articles.create(with().but().parentId(parent.id()).build(), null, true));
        assertThat(given.as(agent, () -> articles.get(override.id())).content().attachments())
                .containsExactly(report);
        assertThat(downloads(agent, report)).isTrue();
    }
}
