package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentJson;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.search.analysis.TextNormalizer;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what the right answer was in a shop at a moment: what was published then, valid then and written for the shop.
 * Needs {@link LifecyclePermissions#HISTORY} and the shop within the scope; who copied it is told to who has
 * {@link LifecyclePermissions#HISTORY_PEOPLE}.
 */
@Service
@Transactional(readOnly = true)
public class PastAnswers {
    /** Most answers of one look. */
    public static final int AT_MOST = 50;

    private static final int COPIES = 20;

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Access access;
    private final CompanyTime time;

    PastAnswers(JdbcClient jdbc, Organisation organisation, Access access, CompanyTime time) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.access = access;
        this.time = time;
    }

    /**
     * The answers that held, those written for the shop first; at most {@value #AT_MOST}.
     *
     * @param words words that all stand in title, similar questions, answer or SKUs, separated by blanks
     * @throws NotFound the shop is outside the scope
     * @throws InvalidInput there are no words, or the moment is to come
     */
    public List<PastAnswer> at(long shopId, Instant moment, String words) {
        Actor actor = access.require(LifecyclePermissions.HISTORY);
        ShopRef shop = organisation.shop(shopId, actor.scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
        List<String> wanted = Arrays.stream(words.strip().split("\\s+"))
                .filter(word -> !word.isBlank())
                .limit(8)
                .toList();
        if (wanted.isEmpty()) {
            throw new InvalidInput("words", "kb.lifecycle.problem.words-missing");
        }
        if (moment.isAfter(time.now())) {
            throw new InvalidInput("moment", "kb.lifecycle.problem.moment-to-come");
        }
        List<PastAnswer> answers;
        try (Stream<PastAnswer> found = published(moment, wanted)) {
            answers = found.filter(one -> holds(one.content(), shop, moment))
                    .filter(one -> ArticleRights.mayRead(actor.scope(), one.content()))
                    .filter(one -> speaksOf(one.content(), wanted))
                    .map(one -> scoped(one))
                    .sorted(Comparator.comparing(PastAnswer::scope)
                            .thenComparing(PastAnswer::from, Comparator.reverseOrder()))
                    .limit(AT_MOST)
                    .toList();
        }
        return actor.may(LifecyclePermissions.HISTORY_PEOPLE)
                ? answers.stream().map(one -> withCopies(one, shopId, moment)).toList()
                : answers;
    }

    private Stream<PastAnswer> published(Instant moment, List<String> words) {
        Map<String, Object> values = new HashMap<>();
        values.put("moment", Timestamp.from(moment));
        StringBuilder where = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            where.append(" AND v.content LIKE :word").append(i);
            values.put("word" + i, "%" + words.get(i).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return jdbc
                .sql("SELECT p.article_id, v.number, v.content, p.from_at, p.to_at FROM kb_publication p"
                        + " JOIN kb_article_version v ON v.id = p.version_id"
                        + " WHERE p.from_at <= :moment AND (p.to_at IS NULL OR p.to_at > :moment)" + where)
                .params(values)
                .query((row, _) -> new PastAnswer(
                        row.getLong(1),
                        row.getInt(2),
                        ArticleContentJson.read(row.getString(3)),
                        PastAnswer.Scope.SHARED,
                        row.getTimestamp(4).toInstant(),
                        instant(row.getTimestamp(5)),
                        List.of()))
                .stream();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** It was written for the shop and valid at the moment. */
    static boolean holds(ArticleContent content, ShopRef shop, Instant moment) {
        Long client = content.clientId();
        boolean audience = content.shopIds().isEmpty()
                ? client == null || client == shop.clientId()
                : content.shopIds().contains(shop.id());
        return audience
                && (content.platforms().isEmpty() || content.platforms().contains(shop.platform()))
                && (content.validFrom() == null || !content.validFrom().isAfter(moment))
                && (content.validTo() == null || content.validTo().isAfter(moment));
    }

    /** All words stand in what people would look for. */
    private static boolean speaksOf(ArticleContent content, List<String> words) {
        String text = TextNormalizer.text(Stream.of(
                        Stream.of(content.title(), content.answer(), content.useCase()),
                        content.similarQuestions().stream(),
                        content.skus().stream().map(Sku::code))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n")));
        return words.stream().map(TextNormalizer::text).allMatch(text::contains);
    }

    private static PastAnswer scoped(PastAnswer one) {
        PastAnswer.Scope scope = !one.content().shopIds().isEmpty()
                ? PastAnswer.Scope.SHOP
                : one.content().clientId() != null ? PastAnswer.Scope.CLIENT : PastAnswer.Scope.SHARED;
        return new PastAnswer(
                one.articleId(), one.versionNumber(), one.content(), scope, one.from(), one.to(), one.copies());
    }

    private PastAnswer withCopies(PastAnswer one, long shopId, Instant moment) {
        LocalDate day = time.local(moment).toLocalDate();
        Instant begin = time.instant(day.atStartOfDay());
        Instant end = time.instant(day.plusDays(1).atStartOfDay());
        Instant to = one.to();
        List<PastAnswer.Copy> copies = jdbc.sql("""
                        SELECT a.display_name AS name, e.at FROM kb_search_event e JOIN core_account a ON a.id = e.account_id
                         WHERE e.article_id = :article AND e.kind = 'COPY' AND e.shop_id = :shop
                           AND e.at >= :from AND e.at < :to ORDER BY e.at LIMIT :limit""")
                .param("article", one.articleId())
                .param("shop", shopId)
                .param("from", Timestamp.from(one.from().isAfter(begin) ? one.from() : begin))
                .param("to", Timestamp.from(to != null && to.isBefore(end) ? to : end))
                .param("limit", COPIES)
                .query(PastAnswer.Copy.class)
                .list();
        return new PastAnswer(
                one.articleId(), one.versionNumber(), one.content(), one.scope(), one.from(), one.to(), copies);
    }
}
