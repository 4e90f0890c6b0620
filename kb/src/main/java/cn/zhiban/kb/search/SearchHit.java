package cn.zhiban.kb.search;

import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer in the list.
 *
 * @param id id of the article
 * @param externalId id in the spreadsheets of the company, or null
 * @param kind what it is
 * @param title the standard question, plain
 * @param titleHtml the same, escaped, with {@code <mark>} around what fits the query
 * @param answerText what is copied, plain text
 * @param snippets one or two excerpts, escaped, with {@code <mark>}: the similar question that fits, the answer around it
 * @param scope for whom it was written
 * @param scopeNames names of its shops, client or platforms, for the reason that the row shows
 * @param category path of its category, or empty
 * @param skus SKU codes it speaks of
 * @param validTo epoch milliseconds at which it ends, or null
 * @param replaces number of less specific answers to the same question that it stands before
 * @param favourite whether the person keeps it as a favourite
 * @param score higher is better; comparable within one search only
 * @param signals the parts of the score
 * @param shortCode what agents type to get at it, or empty
 * @param useCase when it is said, or empty
 * @param wordings other ways to say it
 * @param segments kinds of buyers it is for; none = all
 * @param notes what has to be minded before it is copied
 */
public record SearchHit(
        long id,
        @Nullable String externalId,
        ArticleKind kind,
        String title,
        String titleHtml,
        String answerText,
        List<String> snippets,
        HitScope scope,
        List<String> scopeNames,
        String category,
        List<String> skus,
        @Nullable Long validTo,
        int replaces,
        boolean favourite,
        double score,
        Map<String, Double> signals,
        String shortCode,
        String useCase,
        List<Wording> wordings,
        List<String> segments,
        List<CopyNote> notes) {}
