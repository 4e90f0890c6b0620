package cn.zhiban.kb.document;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.pdf.PdfFonts;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleSummary;
import cn.zhiban.kb.importing.ArticleExport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes exports as jobs. */
@Component
class DocumentExportHandler implements JobHandler {
    static final String TYPE = "kb.document-export";
    private static final int PAGE = 200;
    private static final long MOST_BYTES = 8L * 1024 * 1024 * 1024;

    private final ArticleService articles;
    private final ArticleExport export;
    private final Organisation organisation;
    private final FileStore files;
    private final PdfFonts fonts;
    private final Translations translations;
    private final CompanyTime time;
    private final Access access;
    private final AuditLog audit;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    DocumentExportHandler(
            ArticleService articles,
            ArticleExport export,
            Organisation organisation,
            FileStore files,
            PdfFonts fonts,
            Translations translations,
            CompanyTime time,
            Access access,
            AuditLog audit,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.articles = articles;
        this.export = export;
        this.organisation = organisation;
        this.files = files;
        this.fonts = fonts;
        this.translations = translations;
        this.time = time;
        this.access = access;
        this.audit = audit;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Something that takes articles one by one. */
    interface Sheet extends AutoCloseable {
        void add(ArticleDetails article, Map<String, String> cells) throws IOException;

        int pictures();

        @Override
        void close() throws IOException;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Object run(JobContext context) throws Exception {
        access.require(KbPermissions.IMPORT);
        ExportRequest request = context.parameters(ExportRequest.class);
        Path target = Files.createTempFile("zhiban-export", ".part");
        try {
            String name = name(request);
            int[] counts = new int[2];
            try (OutputStream out = Files.newOutputStream(target)) {
                write(context, request, name, out, counts);
            }
            try (InputStream in = Files.newInputStream(target)) {
                StoredFile file = files.store(name, in, ExportFiles.PURPOSE, MOST_BYTES, Set.of());
                ExportResult result = new ExportResult(file.publicId(), name, counts[0], counts[1]);
                transaction.executeWithoutResult(
                        _ -> audit.record("exported-documents", TYPE, context.jobId(), name, null, result.articles()));
                return result;
            }
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private void write(JobContext context, ExportRequest request, String name, OutputStream out, int[] counts)
            throws IOException {
        ArticleFilter filter = new ArticleFilter("", null, null, null, request.clientId(), null, null);
        List<ArticleSummary> all = all(filter);
        try (Sheet sheet = request.format() == ExportRequest.Format.ZIP
                ? new ZipSheet(out, files, spreadsheet -> export.write(filter, TableFormat.XLSX, spreadsheet))
                : new PdfSheet(out, files, fonts, translations, request.locale(), name)) {
            for (ArticleSummary summary : all) {
                context.checkCancelled();
                Optional<ArticleDetails> article = editable(summary.id());
                if (article.isPresent()) {
                    sheet.add(article.get(), cells(article.get()));
                    counts[0]++;
                }
                context.progress((double) counts[0] / Math.max(1, all.size()));
            }
            counts[1] = sheet.pictures();
        }
    }

    private List<ArticleSummary> all(ArticleFilter filter) {
        List<ArticleSummary> all = new ArrayList<>();
        List<ArticleSummary> page;
        do {
            page = articles.list(filter, all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        all.sort(Comparator.comparing((ArticleSummary one) -> one.categoryPath() == null ? "" : one.categoryPath())
                .thenComparing(ArticleSummary::id));
        return all;
    }

    private Optional<ArticleDetails> editable(long id) {
        try {
            return Optional.of(articles.getForEditing(id));
        } catch (NotFound | NotAllowed e) {
            return Optional.empty();
        }
    }

    /** The columns of the spreadsheet, and what it has no columns for. */
    private Map<String, String> cells(ArticleDetails article) {
        Map<String, String> cells = export.cells(article);
        if (article.content().flow() != null) {
            cells.put("flow", json.writeValueAsString(article.content().flow()));
        }
        Long parent = article.content().parentId();
        if (parent != null) {
            editable(parent).map(ArticleDetails::externalId).ifPresent(id -> cells.put("parent", id));
        }
        return cells;
    }

    private String name(ExportRequest request) {
        Long client = request.clientId();
        String owner = client == null
                ? "knowledge"
                : organisation.clientById(client).map(ClientRef::name).orElse("knowledge");
        return FileNames.safe(owner + "-" + time.today()) + "."
                + request.format().name().toLowerCase(Locale.ROOT);
    }
}
