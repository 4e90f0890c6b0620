package cn.zhiban.kb.document;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ArticleSummary;
import cn.zhiban.kb.article.ArticleUpsert;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.importing.ArticleImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Imports documents as jobs. */
@Component
class DocumentImportHandler implements JobHandler {
    static final String TYPE = "kb.document-import";
    private static final Pattern PICTURE =
            Pattern.compile("!\\[([^\\]\\n]*)]\\(" + Pattern.quote(DocumentPart.PICTURE) + "([^)\\s]+)\\)");

    private final ArticleImporter importer;
    private final ArticleService articles;
    private final DocumentRows rows;
    private final DocumentPictures pictures;
    private final FileStore files;
    private final Access access;
    private final AuditLog audit;
    private final JsonMapper json;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DocumentImportHandler(
            ArticleImporter importer,
            ArticleService articles,
            DocumentRows rows,
            DocumentPictures pictures,
            FileStore files,
            Access access,
            AuditLog audit,
            JsonMapper json,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.importer = importer;
        this.articles = articles;
        this.rows = rows;
        this.pictures = pictures;
        this.files = files;
        this.access = access;
        this.audit = audit;
        this.json = json;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What the audit log keeps of an import; each article has an entry of its own. */
    private record Counts(int created, int updated) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Object run(JobContext context) throws Exception {
        Actor actor = access.require(KbPermissions.IMPORT);
        DocumentRequest request = context.parameters(DocumentRequest.class);
        try (DocumentFolder folder = open(request.files())) {
            List<DocumentContent> contents =
                    DocumentReader.read(folder, request.target().splitLevel());
            context.checkCancelled();
            DocumentResult result = new DocumentImportRun(this, context, request, folder, actor).over(contents);
            if (result.wrote()) {
                Counts counts = new Counts(result.created(), result.updated());
                transaction.executeWithoutResult(
                        _ -> audit.record("imported", TYPE, context.jobId(), "documents", null, counts));
            }
            return result;
        }
    }

    /** The uploaded files; who may use them was checked when the import was asked for. */
    DocumentFolder open(List<String> publicIds) throws IOException {
        List<DocumentFolder.Upload> uploads = new ArrayList<>();
        for (String id : publicIds) {
            var file = files.getTrusted(id);
            uploads.add(new DocumentFolder.Upload(file.name(), files.content(file)));
        }
        return DocumentFolder.open(uploads, DocumentLimits.DEFAULT);
    }

    ArticleImporter importer() {
        return importer;
    }

    DocumentRows rows() {
        return rows;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    /** Puts the addresses of pictures into a row; returns the paths of those that are no pictures. */
    List<String> placePictures(Map<String, String> cells, DocumentFolder folder, boolean store) throws IOException {
        List<String> refused = new ArrayList<>();
        for (String field : List.of("answer", "wordings", "notes", "size_table")) {
            String text = cells.get(field);
            if (text == null || !text.contains(DocumentPart.PICTURE)) {
                continue;
            }
            StringBuilder placed = new StringBuilder();
            Matcher match = PICTURE.matcher(text);
            while (match.find()) {
                String path = PictureLinks.decoded(match.group(2));
                Optional<Path> file = folder.file(path);
                Optional<String> address =
                        file.isEmpty() ? Optional.empty() : pictures.address(path, file.get(), store);
                if (address.isEmpty()) {
                    refused.add(path);
                }
                String picture = address.map(one -> "![" + match.group(1) + "](" + one + ")")
                        .orElse(match.group(1));
                match.appendReplacement(placed, Matcher.quoteReplacement(picture));
            }
            cells.put(field, match.appendTail(placed).toString());
        }
        return refused;
    }

    /**
     * An article with what a row cannot say. A document says little, so what editors added to an article since it was
     * first imported stays.
     */
    ArticleUpsert completed(ArticleUpsert row, DocumentPart part, Map<String, String> cells) {
        if (part.cells() != null) {
            ArticleContentBuilder content = row.content().but().flow(flow(cells));
            parent(cells.getOrDefault("parent", "")).ifPresent(content::parentId);
            return new ArticleUpsert(row.row(), row.externalId(), content.build(), row.state());
        }
        Optional<ArticleDetails> known = known(row.externalId());
        if (known.isEmpty()) {
            return row;
        }
        ArticleContent before = known.get().content();
        ArticleContent read = row.content();
        ArticleContent content = before.but()
                .kind(read.kind())
                .title(read.title())
                .answer(read.answer())
                .categoryId(read.categoryId() == null ? before.categoryId() : read.categoryId())
                .clientId(read.clientId())
                .shopIds(read.shopIds())
                .platforms(read.platforms())
                .useCase(read.useCase().isEmpty() ? before.useCase() : read.useCase())
                .wordings(read.wordings().isEmpty() ? before.wordings() : read.wordings())
                .similarQuestions(
                        read.similarQuestions().isEmpty() ? before.similarQuestions() : read.similarQuestions())
                .tags(read.tags().isEmpty() ? before.tags() : read.tags())
                .shortCode(read.shortCode().isEmpty() ? before.shortCode() : read.shortCode())
                .build();
        boolean draftOfSame = row.state() == ArticleState.DRAFT && content.equals(before);
        return new ArticleUpsert(
                row.row(), row.externalId(), content, draftOfSame ? known.get().state() : row.state());
    }

    /** What keeps an article from being published, if it shall be. */
    Optional<Finding> blocking(ArticleUpsert article) {
        return article.state() != ArticleState.PUBLISHED
                ? Optional.empty()
                : articles.check(article.content(), null).stream()
                        .filter(finding -> finding.severity() == Finding.Severity.BLOCK)
                        .findFirst();
    }

    private Optional<ArticleDetails> known(@org.jspecify.annotations.Nullable String externalId) {
        if (externalId == null) {
            return Optional.empty();
        }
        try {
            return jdbc.sql("SELECT id FROM kb_article WHERE external_id = ?")
                    .param(externalId)
                    .query(Long.class)
                    .optional()
                    .map(articles::getForEditing);
        } catch (NotFound | NotAllowed e) {
            return Optional.empty(); // writing will say why not
        }
    }

    private Optional<Long> parent(String externalId) {
        return externalId.isEmpty() ? Optional.empty() : summary(externalId).map(ArticleSummary::id);
    }

    private Optional<ArticleSummary> summary(String externalId) {
        ArticleFilter filter = new ArticleFilter(externalId, null, null, null, null, null, null);
        return articles.list(filter, 0, 20).stream()
                .filter(one -> externalId.equalsIgnoreCase(one.externalId()))
                .findFirst();
    }

    private @org.jspecify.annotations.Nullable Flow flow(Map<String, String> cells) {
        String text = cells.getOrDefault("flow", "");
        try {
            return text.isEmpty() ? null : json.readValue(text, Flow.class);
        } catch (JacksonException e) {
            return null;
        }
    }
}
