package cn.zhiban.kb.article;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The editors' list as one query, filtered by what the actor may edit. */
@Component
class ArticleListing {
    private static final String IN_REVIEW =
            "EXISTS (SELECT 1 FROM kb_review r WHERE r.article_id = a.id AND r.state = 'OPEN')";

    private final JdbcTemplate jdbc;
    private final CompanyTime time;

    ArticleListing(JdbcTemplate jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    List<ArticleSummary> rows(Actor actor, ArticleFilter filter, int offset, int limit) {
        Where where = where(actor, filter);
        where.parameters.add(limit);
        where.parameters.add(offset);
        return jdbc.query("""
                SELECT a.id, a.external_id, a.kind, a.title, a.state, a.valid_from, a.valid_to, a.updated_at, a.updated_by,
                       a.client_id, c.path AS category_path,
                       COALESCE(a.published_version_id <> a.latest_version_id, TRUE) AS unpublished_changes,
                       (SELECT GROUP_CONCAT(s.shop_id ORDER BY s.shop_id) FROM kb_article_shop s WHERE s.article_id = a.id)
                           AS shop_ids,
                       %s AS in_review
                  FROM kb_article a LEFT JOIN kb_category c ON c.id = a.category_id
                 WHERE %s ORDER BY a.updated_at DESC, a.id DESC LIMIT ? OFFSET ?""".formatted(IN_REVIEW, where.sql), (row, _) -> summary(row), where.parameters.toArray());
    }

    int count(Actor actor, ArticleFilter filter) {
        Where where = where(actor, filter);
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM kb_article a LEFT JOIN kb_category c ON c.id = a.category_id WHERE " + where.sql,
                Integer.class,
                where.parameters.toArray());
        return count == null ? 0 : count;
    }

    void replaceShops(long articleId, Collection<Long> shopIds) {
        jdbc.update("DELETE FROM kb_article_shop WHERE article_id = ?", articleId);
        insertShops(shopIds.stream().map(shop -> new Object[] {articleId, shop}).toList());
    }

    /** @param rows article id and shop id */
    void insertShops(List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("INSERT INTO kb_article_shop (article_id, shop_id) VALUES (?, ?)", rows);
        }
    }

    private Where where(Actor actor, ArticleFilter filter) {
        Where where = new Where();
        editable(where, actor);
        if (!filter.text().isBlank()) {
            String like = "%"
                    + filter.text()
                            .strip()
                            .replace("\\", "\\\\")
                            .replace("%", "\\%")
                            .replace("_", "\\_") + "%";
            where.and("(a.title LIKE ? OR a.external_id LIKE ?)", like, like);
        }
        if (filter.kind() != null) {
            where.and("a.kind = ?", filter.kind().name());
        }
        if (filter.state() != null) {
            where.and("a.state = ?", filter.state().name());
        }
        if (filter.categoryId() != null) {
            where.and("""
                    (a.category_id = ? OR c.path LIKE
                        (SELECT CONCAT(REPLACE(REPLACE(p.path, '%', '\\\\%'), '_', '\\\\_'), '/%') FROM kb_category p WHERE p.id = ?))""", filter.categoryId(), filter.categoryId());
        }
        if (filter.clientId() != null) {
            where.and("""
                    (a.client_id = ? OR EXISTS (SELECT 1 FROM kb_article_shop s JOIN core_shop h ON h.id = s.shop_id
                        WHERE s.article_id = a.id AND h.client_id = ?))""", filter.clientId(), filter.clientId());
        }
        if (filter.shopId() != null) {
            where.and(
                    "EXISTS (SELECT 1 FROM kb_article_shop s WHERE s.article_id = a.id AND s.shop_id = ?)",
                    filter.shopId());
        }
        validity(where, filter.validity());
        return where;
    }

    /** The same rule as {@link ArticleRights#mayEdit}, in SQL. */
    private static void editable(Where where, Actor actor) {
        Scope scope = actor.scope();
        boolean shared = actor.may(KbPermissions.EDIT_SHARED);
        String notShared =
                "(a.client_id IS NOT NULL OR EXISTS (SELECT 1 FROM kb_article_shop s WHERE s.article_id = a.id))";
        if (scope.all()) {
            where.and(shared ? "TRUE" : notShared);
            return;
        }
        Object[] managed = scope.managedClientIds().toArray();
        String list =
                managed.length == 0 ? "NULL" : String.join(",", java.util.Collections.nCopies(managed.length, "?"));
        where.and("(a.client_id IS NULL OR a.client_id IN (" + list + "))", managed);
        where.and(
                "NOT EXISTS (SELECT 1 FROM kb_article_shop s JOIN core_shop h ON h.id = s.shop_id WHERE s.article_id = a.id"
                        + " AND " + (managed.length == 0 ? "TRUE" : "h.client_id NOT IN (" + list + ")") + ")",
                managed);
        if (!shared) {
            where.and(notShared);
        }
    }

    private void validity(Where where, ArticleFilter.@Nullable Validity validity) {
        if (validity == null) {
            return;
        }
        Timestamp now = Timestamp.from(time.now());
        switch (validity) {
            case RUNNING ->
                where.and(
                        "(a.valid_from IS NULL OR a.valid_from <= ?) AND (a.valid_to IS NULL OR a.valid_to > ?)",
                        now,
                        now);
            case FUTURE -> where.and("a.valid_from > ?", now);
            case EXPIRED -> where.and("a.valid_to <= ?", now);
            case IN_REVIEW -> where.and(IN_REVIEW);
            case PLANNED ->
                where.and(
                        "EXISTS (SELECT 1 FROM kb_publication_plan p WHERE p.article_id = a.id AND p.state = 'PLANNED')");
            case VERIFICATION_DUE ->
                where.and(
                        "a.state = 'PUBLISHED' AND EXISTS (SELECT 1 FROM kb_article_care r WHERE r.article_id = a.id"
                                + " AND r.due_at <= ?)",
                        now);
        }
    }

    private static ArticleSummary summary(ResultSet row) throws SQLException {
        String shops = row.getString("shop_ids");
        long client = row.getLong("client_id");
        boolean noClient = row.wasNull();
        return new ArticleSummary(
                row.getLong("id"),
                row.getString("external_id"),
                ArticleKind.valueOf(row.getString("kind")),
                row.getString("title"),
                ArticleState.valueOf(row.getString("state")),
                row.getBoolean("unpublished_changes"),
                row.getString("category_path"),
                noClient ? null : client,
                shops == null
                        ? List.of()
                        : Arrays.stream(shops.split(",")).map(Long::valueOf).toList(),
                instant(row, "valid_from"),
                instant(row, "valid_to"),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("updated_by"),
                row.getBoolean("in_review"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static final class Where {
        private String sql = "TRUE";
        private final List<Object> parameters = new ArrayList<>();

        void and(String condition, Object... values) {
            sql += " AND " + condition;
            parameters.addAll(Arrays.asList(values));
        }
    }
}
