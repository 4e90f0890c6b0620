package cn.zhiban.kb.lifecycle;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentJson;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads reviews and what belongs to them; {@link ReviewService} decides who gets to see it. */
@Component
class ReviewRows {
    private static final String SELECT = """
            SELECT r.id, r.article_id, r.version_no AS version_number, r.state, r.note, r.requested_by AS requested_by_id,
                   q.display_name AS requested_by_name, r.requested_at, d.display_name AS decided_by_name, r.decided_at,
                   r.reason
              FROM kb_review r LEFT JOIN core_account q ON q.id = r.requested_by
              LEFT JOIN core_account d ON d.id = r.decided_by
            """;

    private final JdbcClient jdbc;

    ReviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Review> find(long id) {
        return jdbc.sql(SELECT + " WHERE r.id = ?")
                .param(id)
                .query(Review.class)
                .optional();
    }

    /** The newest review of an article. */
    Optional<Review> newest(long articleId) {
        return jdbc.sql(SELECT + " WHERE r.article_id = ? ORDER BY r.id DESC LIMIT 1")
                .param(articleId)
                .query(Review.class)
                .optional();
    }

    /** Locks the review until the end of the transaction and returns the state it is in. */
    Review.State lock(long id) {
        return Review.State.valueOf(jdbc.sql("SELECT state FROM kb_review WHERE id = ? FOR UPDATE")
                .param(id)
                .query(String.class)
                .single());
    }

    /** What the reviewed version says. */
    ArticleContent content(long reviewId) {
        return ArticleContentJson.read(jdbc.sql(
                        "SELECT v.content FROM kb_review r JOIN kb_article_version v ON v.id = r.version_id WHERE r.id = ?")
                .param(reviewId)
                .query(String.class)
                .single());
    }

    /** What agents see of the article now. */
    @Nullable
    ArticleContent published(long articleId) {
        return jdbc.sql("SELECT v.content FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id"
                        + " WHERE a.id = ? AND a.state = 'PUBLISHED'")
                .param(articleId)
                .query(String.class)
                .optional()
                .map(ArticleContentJson::read)
                .orElse(null);
    }

    /** Who wrote what agents have not seen yet up to this version, and who asked for the review. */
    Set<Long> authors(long reviewId) {
        return new HashSet<>(jdbc.sql("""
                        SELECT w.account_id FROM kb_review r
                          JOIN kb_article a ON a.id = r.article_id
                          LEFT JOIN kb_article_version p ON p.id = a.published_version_id
                          JOIN kb_article_version v ON v.article_id = a.id AND v.number <= r.version_no
                               AND v.number > LEAST(COALESCE(p.number, 0), r.version_no - 1)
                          JOIN kb_version_author w ON w.version_id = v.id
                         WHERE r.id = :id
                        UNION SELECT requested_by FROM kb_review WHERE id = :id AND requested_by IS NOT NULL""")
                .param("id", reviewId)
                .query((row, _) -> row.getLong(1))
                .list());
    }

    List<ReviewComment> comments(long reviewId) {
        return jdbc.sql("""
                        SELECT c.id, c.quote, c.text, a.display_name AS author_name, c.created_at,
                               c.resolved_at IS NOT NULL AS resolved
                          FROM kb_comment c LEFT JOIN core_account a ON a.id = c.author_id
                         WHERE c.review_id = ? ORDER BY c.id""").param(reviewId).query(ReviewComment.class).list();
    }

    /** Names of accounts, in the order of the alphabet. */
    List<String> names(Set<Long> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT display_name FROM core_account WHERE id IN (:ids) ORDER BY display_name")
                        .param("ids", accounts)
                        .query((row, _) -> row.getString(1))
                        .list();
    }
}
