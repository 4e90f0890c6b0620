package cn.zhiban.kb.insight;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Published articles by their use: those the actor may read, by what happened in shops within its reach. Lists of what
 * is not used and of what runs out need {@link InsightPermissions#READ}.
 */
@Service
public class ArticleInsight {
    /** An answer that nobody copied for so many days is not used. */
    public static final int UNUSED_DAYS = 60;
    /** What ends within so many days runs out. */
    public static final int ENDING_DAYS = 7;

    static final String LIVE = " FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id"
            + " WHERE a.state = 'PUBLISHED' AND " + ArticleReach.READABLE;
    /** Of a client or shop that is asked for; what is shared by all is left out then. */
    static final String OF_SHOPS = """
             AND (NOT :narrowed OR JSON_OVERLAPS(JSON_EXTRACT(v.content, '$.shopIds'), :of_shops)
                  OR JSON_VALUE(v.content, '$.clientId') IN (:of_clients))
            """;

    private static final String NOT_COPIED = """
             AND a.created_at < :since
             AND NOT EXISTS (SELECT 1 FROM kb_search_use u WHERE u.article_id = a.id AND u.copied AND u.at >= :since
                               AND (:any_use OR u.shop_id IN (:use_shops)))
            """;
    private static final String CLIENT =
            "(SELECT n.name FROM core_client n WHERE n.id = JSON_VALUE(v.content, '$.clientId')) AS client";
    private static final String ENDING = " AND a.valid_to < :soon";

    private final JdbcClient jdbc;
    private final Reach reach;
    private final CompanyTime time;

    ArticleInsight(JdbcClient jdbc, Reach reach, CompanyTime time) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.time = time;
    }

    /** How much an article was used. @param client name of the client it is for, or null */
    public record Use(
            long id,
            String title,
            String kind,
            @Nullable String client,
            long copies,
            long opens,
            @Nullable Double rank) {}

    /** An article that nobody uses or that runs out. @param client name of the client it is for, or null */
    public record Idle(
            long id,
            String title,
            String kind,
            @Nullable String client,
            Instant createdAt,
            @Nullable Instant lastCopiedAt,
            @Nullable Instant validTo) {}

    /** The answers that were copied most in the period. */
    public List<Use> mostCopied(InsightFilter filter, int limit) {
        Reach.Condition condition = reach.events(filter);
        return jdbc.sql("SELECT u.article_id AS id, JSON_VALUE(v.content, '$.title') AS title,"
                        + " JSON_VALUE(v.content, '$.kind') AS kind, " + CLIENT
                        + ", u.copies, u.opens, u.ranked AS `rank`"
                        + " FROM (SELECT article_id, SUM(copied) AS copies, SUM(NOT copied) AS opens,"
                        + " AVG(CASE WHEN copied THEN position END) AS ranked FROM kb_search_use"
                        + " WHERE at >= :from AND at < :to AND " + condition.sql()
                        + " GROUP BY article_id HAVING copies > 0) u"
                        + " JOIN kb_article a ON a.id = u.article_id"
                        + " JOIN kb_article_version v ON v.id = a.published_version_id"
                        + " WHERE a.state = 'PUBLISHED' AND " + ArticleReach.READABLE
                        + " ORDER BY u.copies DESC, u.article_id LIMIT :limit")
                .params(condition.with("limit", limit))
                .params(ArticleReach.readable(reach.require()))
                .query(Use.class)
                .list();
    }

    /** Answers that nobody copied for {@value #UNUSED_DAYS} days although they were there, oldest first. */
    public List<Idle> unused(InsightFilter filter, int offset, int limit) {
        return idle(filter, NOT_COPIED, " ORDER BY a.created_at, a.id", offset, limit);
    }

    /** How many {@link #unused} there are. */
    public int unusedCount(InsightFilter filter) {
        return count(filter, NOT_COPIED);
    }

    /** Answers whose time is over or ends within {@value #ENDING_DAYS} days, soonest first. */
    public List<Idle> ending(InsightFilter filter, int offset, int limit) {
        return idle(filter, ENDING, " ORDER BY a.valid_to, a.id", offset, limit);
    }

    /** How many {@link #ending} there are. */
    public int endingCount(InsightFilter filter) {
        return count(filter, ENDING);
    }

    /** How many published answers there are. */
    public int liveCount(InsightFilter filter) {
        return count(filter, "");
    }

    private List<Idle> idle(InsightFilter filter, String condition, String order, int offset, int limit) {
        Map<String, Object> parameters = parameters(filter);
        parameters.put("limit", limit);
        parameters.put("offset", offset);
        return jdbc.sql(
                        "SELECT a.id, JSON_VALUE(v.content, '$.title') AS title, JSON_VALUE(v.content, '$.kind') AS kind, "
                                + CLIENT
                                + ", a.created_at, (SELECT MAX(u.at) FROM kb_search_use u WHERE u.article_id = a.id AND u.copied"
                                + " AND (:any_use OR u.shop_id IN (:use_shops))) AS last_copied_at, a.valid_to"
                                + LIVE + OF_SHOPS + condition + order + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .query(Idle.class)
                .list();
    }

    private int count(InsightFilter filter, String condition) {
        return jdbc.sql("SELECT COUNT(*)" + LIVE + OF_SHOPS + condition)
                .params(parameters(filter))
                .query(Integer.class)
                .single();
    }

    /** Values for {@link #LIVE} and {@link #OF_SHOPS}. @throws cn.zhiban.core.security.NotAllowed the actor sees its own figures at most */
    Map<String, Object> parameters(InsightFilter filter) {
        Actor actor = reach.requireAll();
        boolean narrowed = filter.clientId() != null || filter.shopId() != null;
        Set<Long> shops = reach.shops(actor.scope(), filter);
        Instant now = time.now();
        Map<String, Object> parameters = new HashMap<>(ArticleReach.readable(actor));
        parameters.put("narrowed", narrowed);
        parameters.put("any_use", !narrowed && actor.scope().all());
        parameters.put("use_shops", Reach.orNone(shops == null ? Set.of() : shops));
        parameters.put("of_shops", json(shops));
        parameters.put("of_clients", filter.clientId() == null ? -1L : filter.clientId());
        parameters.put("since", Timestamp.from(now.minus(Duration.ofDays(UNUSED_DAYS))));
        parameters.put("soon", Timestamp.from(now.plus(Duration.ofDays(ENDING_DAYS))));
        return parameters;
    }

    private static String json(@Nullable Set<Long> ids) {
        return ids == null ? "[]" : ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
