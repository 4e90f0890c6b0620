package cn.zhiban.kb.insight;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers that are used and need somebody's eyes: those copied often that are old, not verified or end soon, and those
 * that are opened but hardly ever copied.
 */
@Component
class ArticlesToKeep implements MorningSource {
    private static final int DAYS = 28;
    private static final int MOST = 200;
    /** A version that stands for so long was perhaps overtaken. */
    private static final int OLD_DAYS = 180;

    private static final int COPIED_OFTEN = 5;
    private static final int OPENED_OFTEN = 5;
    private static final double RARELY_COPIED = 0.2;

    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;
    private final ObjectProvider<UnverifiedArticles> unverified;

    ArticlesToKeep(JdbcClient jdbc, Access access, CompanyTime time, ObjectProvider<UnverifiedArticles> unverified) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
        this.unverified = unverified;
    }

    private record Used(
            long id,
            String title,
            @Nullable String client,
            int copies,
            int opens,
            @Nullable Instant validTo,
            Instant writtenAt) {}

    @Override
    public List<MorningLine> lines() {
        Actor actor = access.require(KbPermissions.EDIT);
        Instant now = time.now();
        List<Used> used = used(actor, now);
        Set<Long> overdue = unverified.stream()
                .flatMap(one -> one.among(used.stream().map(Used::id).toList()).stream())
                .collect(java.util.stream.Collectors.toSet());
        List<MorningLine> lines = new ArrayList<>();
        for (Used article : used) {
            MorningLine line = line(article, overdue.contains(article.id()), now);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static @Nullable MorningLine line(Used article, boolean unverified, Instant now) {
        Instant validTo = article.validTo();
        long age = Duration.between(article.writtenAt(), now).toDays();
        if (validTo != null && validTo.isBefore(now.plus(Duration.ofDays(ArticleInsight.ENDING_DAYS)))) {
            boolean over = validTo.isBefore(now);
            long days = Duration.between(now, validTo).abs().toDays();
            return line(
                    article,
                    MorningLine.Kind.VERIFY,
                    over ? "kb.morning.why.expired" : "kb.morning.why.ending",
                    List.of(article.copies(), days),
                    3 + article.copies());
        }
        if (article.opens() >= OPENED_OFTEN && article.copies() < article.opens() * RARELY_COPIED) {
            return line(
                    article,
                    MorningLine.Kind.MEND,
                    "kb.morning.why.opened",
                    List.of(article.opens(), article.copies()),
                    (article.opens() - article.copies()) * 0.8);
        }
        if (article.copies() >= COPIED_OFTEN && unverified) {
            return line(
                    article,
                    MorningLine.Kind.VERIFY,
                    "kb.morning.why.unverified",
                    List.of(article.copies()),
                    article.copies() * 0.5);
        }
        if (article.copies() >= COPIED_OFTEN && age >= OLD_DAYS) {
            return line(
                    article,
                    MorningLine.Kind.VERIFY,
                    "kb.morning.why.old",
                    List.of(article.copies(), age),
                    article.copies() * 0.3);
        }
        return null;
    }

    private static MorningLine line(
            Used article, MorningLine.Kind kind, String reason, List<Object> arguments, double weight) {
        return new MorningLine(
                "article:" + article.id(),
                kind,
                article.title(),
                article.client() == null ? "" : article.client(),
                reason,
                arguments,
                weight,
                "kb/article/" + article.id() + "/edit");
    }

    private List<Used> used(Actor actor, Instant now) {
        return jdbc.sql("""
                        SELECT a.id, a.title, n.name AS client, COALESCE(u.copies, 0) AS copies, COALESCE(u.opens, 0) AS opens, a.valid_to,
                               v.created_at AS written_at
                          FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id
                          LEFT JOIN core_client n ON n.id = a.client_id
                          LEFT JOIN (SELECT article_id, SUM(copied) AS copies, SUM(NOT copied) AS opens
                                  FROM kb_search_use WHERE at >= :since AND (:use_all OR shop_id IN (:use_shops))
                                 GROUP BY article_id) u ON u.article_id = a.id
                         WHERE a.state = 'PUBLISHED' AND (u.article_id IS NOT NULL OR a.valid_to BETWEEN :since AND :soon)
                           AND\s""" + ArticleReach.KEPT + """
                         ORDER BY (a.valid_to IS NOT NULL AND a.valid_to < :soon) DESC, copies + opens DESC, a.id
                         LIMIT :limit""")
                .param("since", Timestamp.from(now.minus(Duration.ofDays(DAYS))))
                .param("soon", Timestamp.from(now.plus(Duration.ofDays(ArticleInsight.ENDING_DAYS))))
                .param("use_all", actor.scope().all())
                .param("use_shops", Reach.orNone(actor.scope().shopIds()))
                .param("limit", MOST)
                .params(ArticleReach.kept(actor))
                .query(Used.class)
                .list();
    }
}
