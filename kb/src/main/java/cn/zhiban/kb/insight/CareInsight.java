package cn.zhiban.kb.insight;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Which published answers somebody has lately found right, and which are overdue to be looked at. Answers that the actor
 * may read; needs {@link InsightPermissions#READ}.
 */
@Service
public class CareInsight implements FigureSource, UnverifiedArticles {
    /** What is due within so many days is due soon. */
    public static final int SOON_DAYS = 7;

    private static final String STATE = "CASE WHEN c.due_at IS NULL THEN 'UNKNOWN' WHEN c.due_at <= :now THEN 'OVERDUE'"
            + " WHEN c.due_at <= :due_soon THEN 'SOON' ELSE 'VERIFIED' END";
    private static final String FROM = " FROM (SELECT a.id, a.kind, JSON_VALUE(v.content, '$.title') AS title"
            + ArticleInsight.LIVE + ArticleInsight.OF_SHOPS + ") x LEFT JOIN kb_article_care c ON c.article_id = x.id"
            + " LEFT JOIN core_account o ON o.id = c.owner_id ";

    private final JdbcClient jdbc;
    private final ArticleInsight articles;
    private final Reach reach;
    private final CompanyTime time;

    CareInsight(JdbcClient jdbc, ArticleInsight articles, Reach reach, CompanyTime time) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.reach = reach;
        this.time = time;
    }

    /** How an answer stands. Translated as {@code kb.insight.care.<NAME>}. */
    public enum State {
        /** found right, and not due within a week */
        VERIFIED,
        SOON,
        OVERDUE,
        /** nobody is asked to look at it */
        UNKNOWN
    }

    /**
     * An answer and who looks after it.
     *
     * @param kind its kind
     * @param owner name of the account that answers for it, or null
     * @param verifiedAt when it was last found right, or null
     * @param dueAt until when it holds without another look, or null
     */
    public record Row(
            long id,
            String title,
            String kind,
            @Nullable String owner,
            @Nullable Instant verifiedAt,
            @Nullable Instant dueAt,
            State state) {}

    private record Count(String kind, State state, int times) {}

    /** Number of answers in each state, by their kind. The period and the team do not matter: it is as of now. */
    public Map<String, Map<State, Integer>> states(InsightFilter filter) {
        Map<String, Map<State, Integer>> byKind = new LinkedHashMap<>();
        jdbc.sql("SELECT x.kind, " + STATE + " AS state, COUNT(*) AS times" + FROM
                        + "GROUP BY x.kind, state ORDER BY x.kind")
                .params(parameters(filter))
                .query(Count.class)
                .list()
                .forEach(count -> byKind.computeIfAbsent(count.kind(), _ -> new EnumMap<>(State.class))
                        .put(count.state(), count.times()));
        return byKind;
    }

    /** Answers, those due first. @param kind only of this kind, or null */
    public List<Row> rows(InsightFilter filter, @Nullable String kind, int limit) {
        Map<String, @Nullable Object> parameters = new HashMap<>(parameters(filter));
        parameters.put("kind", kind);
        parameters.put("limit", limit);
        return jdbc.sql(
                        "SELECT x.id, x.title, x.kind, o.display_name AS owner, c.verified_at, c.due_at, " + STATE
                                + " AS state" + FROM
                                + "WHERE :kind IS NULL OR x.kind = :kind ORDER BY c.due_at IS NULL, c.due_at, x.id LIMIT :limit")
                .params(parameters)
                .query(Row.class)
                .list();
    }

    @Override
    public int order() {
        return 310;
    }

    @Override
    public List<Figure> figures(InsightFilter filter) {
        if (!reach.all()) {
            return List.of();
        }
        int all = 0;
        int overdue = 0;
        for (Map<State, Integer> states : states(filter).values()) {
            all += states.values().stream().mapToInt(Integer::intValue).sum();
            overdue += states.getOrDefault(State.OVERDUE, 0);
        }
        return List.of(Figure.of(
                "kb.insight.figure.overdue",
                all == 0 ? null : (double) overdue / all,
                Figure.Unit.SHARE,
                Figure.Better.LESS,
                "#verification"));
    }

    @Override
    public Set<Long> among(Collection<Long> articleIds) {
        return articleIds.isEmpty()
                ? Set.of()
                : jdbc.sql("SELECT article_id FROM kb_article_care WHERE article_id IN (:ids) AND due_at <= :now")
                        .param("ids", articleIds)
                        .param("now", Timestamp.from(time.now()))
                        .query(Long.class)
                        .set();
    }

    private Map<String, Object> parameters(InsightFilter filter) {
        Map<String, Object> parameters = articles.parameters(filter);
        parameters.put("now", Timestamp.from(time.now()));
        parameters.put("due_soon", Timestamp.from(time.now().plus(Duration.ofDays(SOON_DAYS))));
        return parameters;
    }
}
