package cn.zhiban.kb.insight;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How scripts were run in shops within the scope and at which step agents left them, of scripts that may be read. Needs
 * {@link InsightPermissions#READ}.
 */
@Service
public class ScriptInsight implements FigureSource {
    /** A run that was not touched for so long and is not at an end counts as left. */
    private static final Duration IDLE = Duration.ofHours(12);

    private static final String RUNS =
            " FROM (SELECT * FROM kb_script_run WHERE started_at >= :from AND started_at < :to AND ";
    private static final String ARTICLE = """
             JOIN kb_article_version v ON v.id = COALESCE(a.published_version_id,
                  (SELECT MAX(l.id) FROM kb_article_version l WHERE l.article_id = a.id))
            """;
    private static final String IS_LEFT = "(r.state = 'LEFT' OR r.state <> 'DONE' AND r.touched_at < :idle)";

    private final JdbcClient jdbc;
    private final Reach reach;
    private final CompanyTime time;

    ScriptInsight(JdbcClient jdbc, Reach reach, CompanyTime time) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.time = time;
    }

    /**
     * How a script was run.
     *
     * @param articleId the script
     * @param finished runs that came to an end
     * @param left runs that were given up
     * @param running those that still go on
     */
    public record Runs(long articleId, String title, long finished, long left, long running) {
        /** All together. */
        public long times() {
            return finished + left + running;
        }
    }

    /**
     * What happened at a step.
     *
     * @param script title of the script it stands in, which may be a sub-script
     * @param step its title
     * @param entered how often it was shown or passed
     * @param copied how often its text was copied
     * @param left how many runs were given up here
     * @param finished how many came to their end here
     */
    public record Step(String script, String step, long entered, long copied, long left, long finished) {}

    /** By script, most runs first. */
    public List<Runs> scripts(InsightFilter filter) {
        reach.requireAll();
        Reach.Condition condition = reach.events(filter);
        return jdbc.sql("SELECT r.article_id, JSON_VALUE(v.content, '$.title') AS title,"
                        + " SUM(r.state = 'DONE') AS finished, SUM" + IS_LEFT + " AS `left`,"
                        + " SUM(r.state <> 'DONE' AND NOT " + IS_LEFT + ") AS running" + RUNS + condition.sql()
                        + ") r JOIN kb_article a ON a.id = r.article_id" + ARTICLE + " WHERE " + ArticleReach.READABLE
                        + " GROUP BY r.article_id, title ORDER BY COUNT(*) DESC, r.article_id")
                .params(parameters(condition, 0))
                .query(Runs.class)
                .list();
    }

    /** The steps of a script's runs, also those within sub-scripts; where most left first. */
    public List<Step> steps(InsightFilter filter, long articleId) {
        reach.requireAll();
        Reach.Condition condition = reach.events(filter);
        return jdbc.sql("SELECT JSON_VALUE(v.content, '$.title') AS script, MAX(s.step_title) AS step,"
                        + " COUNT(*) AS entered, SUM(s.copied_at IS NOT NULL) AS copied,"
                        + " SUM(l.seq IS NOT NULL AND NOT s.is_end AND " + IS_LEFT + ") AS `left`,"
                        + " SUM(l.seq IS NOT NULL AND s.is_end) AS finished" + RUNS + condition.sql()
                        + " AND article_id = :script) r JOIN kb_script_run_step s ON s.run_id = r.id AND NOT s.undone"
                        + " LEFT JOIN (SELECT run_id, MAX(seq) AS seq FROM kb_script_run_step WHERE NOT undone"
                        + " GROUP BY run_id) l ON l.run_id = s.run_id AND l.seq = s.seq"
                        + " JOIN kb_article a ON a.id = s.article_id" + ARTICLE + " WHERE " + ArticleReach.READABLE
                        + " GROUP BY s.article_id, s.step_id, script ORDER BY `left` DESC, entered DESC, step")
                .params(parameters(condition, articleId))
                .query(Step.class)
                .list();
    }

    @Override
    public int order() {
        return 340;
    }

    @Override
    public List<Figure> figures(InsightFilter filter) {
        return reach.all()
                ? List.of(new Figure(
                        "kb.insight.figure.scripts-left",
                        left(filter),
                        Figure.Unit.SHARE,
                        left(filter.before()),
                        Figure.Better.LESS,
                        List.of(),
                        "#scripts"))
                : List.of();
    }

    private @org.jspecify.annotations.Nullable Double left(InsightFilter filter) {
        List<Runs> scripts = scripts(filter);
        long all = scripts.stream().mapToLong(Runs::times).sum();
        return all == 0 ? null : (double) scripts.stream().mapToLong(Runs::left).sum() / all;
    }

    private Map<String, Object> parameters(Reach.Condition condition, long script) {
        Map<String, Object> parameters = new HashMap<>(condition.parameters());
        parameters.putAll(ArticleReach.readable(reach.require()));
        parameters.put("idle", Timestamp.from(time.now().minus(IDLE)));
        parameters.put("script", script);
        return parameters;
    }
}
