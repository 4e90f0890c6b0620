package cn.zhiban.kb.insight;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How often copies met red lines, by rule: in chats of shops within the scope, of rules that may be read. Needs
 * {@link InsightPermissions#READ}.
 */
@Service
public class RedlineInsight implements FigureSource {
    private static final String FROM = " FROM (SELECT * FROM kb_redline_hit WHERE at >= :from AND at < :to AND ";
    /** As {@code RedlineRights}: a rule of a shop or a client is for who sees these. */
    private static final String RULE = """
            ) h JOIN kb_redline_rule r ON r.id = h.rule_id AND (:read_all
                 OR CASE WHEN r.shop_id IS NOT NULL THEN r.shop_id IN (:rule_shops)
                         ELSE r.client_id IS NULL OR r.client_id IN (:read_clients) END)
            """;

    private final JdbcClient jdbc;
    private final Reach reach;

    RedlineInsight(JdbcClient jdbc, Reach reach) {
        this.jdbc = jdbc;
        this.reach = reach;
    }

    /**
     * How often a rule was met.
     *
     * @param rule its code
     * @param message why it is there
     * @param blocked copies that were stopped
     * @param replaced copies that took the alternative
     * @param warned copies that were made all the same
     */
    public record Met(String rule, String message, long blocked, long replaced, long warned) {
        /** All together. */
        public long times() {
            return blocked + replaced + warned;
        }
    }

    /**
     * One copy that met a rule.
     *
     * @param action BLOCKED, REPLACED or WARNED
     * @param version the rule's version that was met
     * @param articleId the answer, or null if it was none or may not be read
     * @param title its title, or null
     */
    public record Hit(
            Instant at,
            String action,
            int version,
            @Nullable Long shopId,
            @Nullable Long articleId,
            @Nullable String title) {}

    /** By rule, most first. */
    public List<Met> rules(InsightFilter filter) {
        reach.requireAll();
        Reach.Condition condition = reach.events(filter);
        return jdbc.sql("SELECT r.code AS rule, r.message, SUM(h.action = 'BLOCKED') AS blocked,"
                        + " SUM(h.action = 'REPLACED') AS replaced, SUM(h.action = 'WARNED') AS warned" + FROM
                        + condition.sql() + RULE + " GROUP BY r.id, r.code, r.message ORDER BY COUNT(*) DESC, r.code")
                .params(parameters(condition))
                .query(Met.class)
                .list();
    }

    /** The copies that met a rule, newest first. */
    public List<Hit> hits(InsightFilter filter, String rule, int limit) {
        reach.requireAll();
        Reach.Condition condition = reach.events(filter);
        Map<String, Object> parameters = parameters(condition);
        parameters.put("rule", rule);
        parameters.put("limit", limit);
        return jdbc.sql("SELECT h.at, h.action, h.rule_version AS version, h.shop_id, v.article_id,"
                        + " JSON_VALUE(v.content, '$.title') AS title" + FROM + condition.sql() + RULE
                        + " LEFT JOIN kb_article a ON a.id = h.article_id"
                        + " LEFT JOIN kb_article_version v ON v.id = a.published_version_id AND "
                        + ArticleReach.READABLE + " WHERE r.code = :rule ORDER BY h.at DESC, h.id DESC LIMIT :limit")
                .params(parameters)
                .query(Hit.class)
                .list();
    }

    @Override
    public int order() {
        return 330;
    }

    @Override
    public List<Figure> figures(InsightFilter filter) {
        return reach.all()
                ? List.of(new Figure(
                        "kb.insight.figure.redlines",
                        times(filter),
                        Figure.Unit.NUMBER,
                        times(filter.before()),
                        Figure.Better.LESS,
                        List.of(),
                        "#redlines"))
                : List.of();
    }

    private double times(InsightFilter filter) {
        return rules(filter).stream().mapToLong(Met::times).sum();
    }

    private Map<String, Object> parameters(Reach.Condition condition) {
        var actor = reach.require();
        Map<String, Object> parameters = new HashMap<>(condition.parameters());
        parameters.putAll(ArticleReach.readable(actor));
        parameters.put("rule_shops", Reach.orNone(actor.scope().shopIds()));
        return parameters;
    }
}
