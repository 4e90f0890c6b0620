package cn.zhiban.kb.script;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How scripts are used. Numbers of a script are for who may edit it or has {@link ScriptPermissions#INSPECT}; single
 * runs for the latter. Only runs in shops within the scope count.
 */
@Service
@Transactional(readOnly = true)
public class ScriptStatistics {
    private static final Duration PERIOD = Duration.ofDays(90);
    /** A run that was not touched for so long and is not at an end counts as left. */
    private static final Duration IDLE = Duration.ofHours(12);

    private static final String WITHIN =
            "(:all OR r.shop_id IN (:shops) OR r.shop_id IS NULL AND r.account_id = :account)";

    private final JdbcClient jdbc;
    private final Access access;
    private final ArticleService articles;
    private final CompanyTime time;

    ScriptStatistics(JdbcClient jdbc, Access access, ArticleService articles, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.articles = articles;
        this.time = time;
    }

    /**
     * What happened at a step during the last 90 days.
     *
     * @param step id of the step
     * @param entered how often it was shown or passed
     * @param copied how often its text was copied
     * @param left how many runs ended here without having come to an end
     * @param finished how many runs came to their end here
     */
    public record Numbers(String step, int entered, int copied, int left, int finished) {}

    /** Numbers by step id; empty for who may not see them. @throws NotFound the script may not be read */
    public Map<String, Numbers> of(long articleId) {
        ArticleDetails article = articles.get(articleId);
        Actor actor = access.current();
        if (!article.canEdit() && !actor.may(ScriptPermissions.INSPECT)) {
            return Map.of();
        }
        Map<String, Numbers> numbers = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT s.step_id AS step, COUNT(*) AS entered, SUM(s.copied_at IS NOT NULL) AS copied,
                               SUM(l.seq IS NOT NULL AND NOT s.is_end AND (r.state = 'LEFT' OR r.touched_at < :idle)) AS `left`,
                               SUM(l.seq IS NOT NULL AND s.is_end) AS finished
                          FROM kb_script_run_step s JOIN kb_script_run r ON r.id = s.run_id
                          LEFT JOIN (SELECT run_id, MAX(seq) AS seq FROM kb_script_run_step WHERE NOT undone GROUP BY run_id) l
                            ON l.run_id = s.run_id AND l.seq = s.seq
                         WHERE s.article_id = :article AND NOT s.undone AND r.started_at > :since AND """ + WITHIN + """
                         GROUP BY s.step_id""")
                .param("article", articleId)
                .param("since", Timestamp.from(time.now().minus(PERIOD)))
                .param("idle", Timestamp.from(time.now().minus(IDLE)))
                .param("all", actor.scope().all())
                .param("shops", shops(actor.scope()))
                .param("account", actor.accountId())
                .query(Numbers.class)
                .list()
                .forEach(one -> numbers.put(one.step(), one));
        return numbers;
    }

    /**
     * Runs for quality inspection, the newest first.
     *
     * @param articleId only of this script, or 0
     */
    public List<RunSummary> runs(long articleId, int offset, int limit) {
        Actor actor = access.require(ScriptPermissions.INSPECT);
        return jdbc.sql(RunHouseKeeping.SELECT + " WHERE " + WITHIN
                        + " AND (:article = 0 OR r.article_id = :article)"
                        + " ORDER BY r.started_at DESC, r.id DESC LIMIT :limit OFFSET :offset")
                .param("all", actor.scope().all())
                .param("shops", shops(actor.scope()))
                .param("account", actor.accountId())
                .param("article", articleId)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> RunHouseKeeping.summary(row))
                .list();
    }

    /** Number of such runs. */
    public int count(long articleId) {
        Actor actor = access.require(ScriptPermissions.INSPECT);
        return jdbc.sql("SELECT COUNT(*) FROM kb_script_run r WHERE " + WITHIN
                        + " AND (:article = 0 OR r.article_id = :article)")
                .param("all", actor.scope().all())
                .param("shops", shops(actor.scope()))
                .param("account", actor.accountId())
                .param("article", articleId)
                .query(Integer.class)
                .single();
    }

    /** What was done at each step of a run: for inspectors within the scope, and for whose run it is. */
    public List<RunStep> steps(long runId) {
        Actor actor = access.requireAny(KbPermissions.READ, ScriptPermissions.INSPECT);
        List<RunStep> steps = jdbc.sql("""
                        SELECT s.seq, s.step_title, p.display_name AS person, s.entered_at, s.automatic, s.undone,
                               COALESCE(s.chosen, '') AS chosen, s.copied_at, COALESCE(s.copied_text, '') AS copied_text,
                               COALESCE(s.copy_facts, '') AS copy_facts
                          FROM kb_script_run_step s JOIN kb_script_run r ON r.id = s.run_id
                          LEFT JOIN core_account p ON p.id = s.account_id
                         WHERE s.run_id = :run AND (r.account_id = :account OR :inspects) AND """ + WITHIN + " ORDER BY s.seq")
                .param("run", runId)
                .param("inspects", actor.may(ScriptPermissions.INSPECT))
                .param("all", actor.scope().all())
                .param("shops", shops(actor.scope()))
                .param("account", actor.accountId())
                .query(RunStep.class)
                .list();
        if (steps.isEmpty()) {
            throw new NotFound("kb.script-run", runId);
        }
        return steps;
    }

    private static Set<Long> shops(Scope scope) {
        return scope.shopIds().isEmpty() ? Set.of(-1L) : scope.shopIds();
    }
}
