package cn.zhiban.kb.importing;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleSummary;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.script.ScriptOutlines;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The newest versions of what the actor may edit, as a spreadsheet that imports again without loss. Needs
 * {@link KbPermissions#IMPORT} and {@link KbPermissions#EDIT}.
 */
@Service
public class ArticleExport {
    private static final int PAGE = 200;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Access access;
    private final ArticleService articles;
    private final CategoryService categories;
    private final Organisation organisation;
    private final CompanyTime time;
    private final ScriptOutlines outlines;

    ArticleExport(
            Access access,
            ArticleService articles,
            CategoryService categories,
            Organisation organisation,
            CompanyTime time,
            ScriptOutlines outlines) {
        this.access = access;
        this.articles = articles;
        this.categories = categories;
        this.organisation = organisation;
        this.time = time;
        this.outlines = outlines;
    }

    /** Writes what the filter leaves, page by page. @return number of rows */
    public int write(ArticleFilter filter, TableFormat format, OutputStream out) throws IOException {
        access.require(KbPermissions.IMPORT);
        List<String> headers = ArticleColumns.ALL.stream().map(Column::title).toList();
        int rows = 0;
        try (TableWriter writer = format == TableFormat.CSV
                ? TableWriter.csv(out, headers)
                : TableWriter.xlsx(out, "articles", headers)) {
            List<ArticleSummary> page;
            do {
                page = articles.list(filter, rows, PAGE);
                for (ArticleSummary summary : page) {
                    writer.row(row(articles.getForEditing(summary.id())));
                }
                rows += page.size();
            } while (page.size() == PAGE);
        }
        return rows;
    }

    /** Headings alone, to be filled in. */
    public void writeTemplate(OutputStream out) throws IOException {
        access.require(KbPermissions.IMPORT);
        TableWriter.xlsx(
                        out,
                        "articles",
                        ArticleColumns.ALL.stream().map(Column::title).toList())
                .close();
    }

    /** The columns of one article by field, as the spreadsheet has them. */
    public Map<String, String> cells(ArticleDetails details) {
        List<String> row = row(details);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            cells.put(ArticleColumns.ALL.get(i).field(), row.get(i));
        }
        return cells;
    }

    private List<String> row(ArticleDetails details) {
        ArticleContent content = details.content();
        return List.of(
                details.externalId() == null ? "" : details.externalId(),
                content.kind().name().toLowerCase(Locale.ROOT),
                content.title(),
                lines(content.similarQuestions()),
                content.answer(),
                content.categoryId() == null
                        ? ""
                        : categories.path(content.categoryId()).orElse(""),
                joined(
                        content.platforms().stream().toList(),
                        platform -> platform.name().toLowerCase(Locale.ROOT)),
                content.clientId() == null
                        ? ""
                        : organisation
                                .clientById(content.clientId())
                                .map(ClientRef::code)
                                .orElse(""),
                joined(organisation.shopsById(content.shopIds()), ShopRef::code),
                lines(content.tags()),
                joined(content.skus(), ArticleExport::sku),
                joined(content.product().attributes(), one -> one.name() + ":" + one.value()),
                content.product().materials(),
                content.product().sizeTable(),
                content.product().notes(),
                content.shortCode(),
                content.useCase(),
                joined(content.wordings(), ArticleExport::wording),
                lines(List.copyOf(content.segments())),
                content.flow() == null ? "" : outlines.print(content.flow()),
                parent(content.parentId()),
                moment(content.validFrom()),
                moment(content.validTo()),
                details.state().name().toLowerCase(Locale.ROOT));
    }

    /** External id of the article it overrides; nothing if whoever asks may not edit that one. */
    private String parent(@Nullable Long id) {
        if (id == null) {
            return "";
        }
        try {
            return Objects.requireNonNullElse(articles.getForEditing(id).externalId(), "");
        } catch (NotFound | NotAllowed e) {
            return "";
        }
    }

    private static String wording(Wording wording) {
        return wording.tone().name().toLowerCase(Locale.ROOT) + ": "
                + wording.text().replace("\n", "\\n");
    }

    private static String sku(Sku sku) {
        return sku.name().isEmpty() ? sku.code() : sku.code() + "=" + sku.name();
    }

    private String moment(@Nullable Instant instant) {
        return instant == null ? "" : MOMENT.format(time.local(instant));
    }

    private static String lines(List<String> entries) {
        return joined(entries, Function.identity());
    }

    /** One entry a line; the line break at the end tells a single entry with a bar in it from two entries. */
    private static <T> String joined(List<T> entries, Function<T, String> text) {
        return entries.stream().map(entry -> text.apply(entry) + "\n").collect(Collectors.joining());
    }
}
