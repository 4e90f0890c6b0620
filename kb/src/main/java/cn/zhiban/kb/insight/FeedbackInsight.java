package cn.zhiban.kb.insight;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What agents said about answers in chats of shops within the scope, or about answers of clients within it, and how long
 * it took until somebody did something about it. Needs {@link InsightPermissions#READ}.
 */
@Service
public class FeedbackInsight implements FigureSource {
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Reach reach;
    private final CompanyTime time;

    FeedbackInsight(JdbcClient jdbc, Reach reach, CompanyTime time) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.time = time;
    }

    /**
     * One feedback.
     *
     * @param at when it was given
     * @param articleId the answer it is about
     * @param title its title
     * @param reason WRONG, OUTDATED, MISSING or UNCLEAR
     * @param detail what the agent wrote, may be empty
     * @param shopId shop of the chat, or null
     * @param dueAt until when it should be answered
     * @param closedAt when it was, or null
     */
    public record Said(
            Instant at,
            long articleId,
            String title,
            String reason,
            String detail,
            @Nullable Long shopId,
            Instant dueAt,
            @Nullable Instant closedAt) {
        /** From the feedback to its answer, in hours; null while it is open. */
        public @Nullable Double hours() {
            return closedAt == null ? null : Duration.between(at, closedAt).toMinutes() / 60.0;
        }

        /** Whether it was, or is being, answered too late. */
        public boolean late(Instant now) {
            return dueAt.isBefore(closedAt == null ? now : closedAt);
        }
    }

    /** Feedback given in the period, newest first. */
    public List<Said> list(InsightFilter filter) {
        Actor actor = reach.requireAll();
        Set<Long> shops = reach.shops(actor.scope(), filter);
        Long client = filter.clientId();
        Map<String, @Nullable Object> parameters = new HashMap<>(ArticleReach.readable(actor));
        parameters.put("from", reach.instant(filter.from()));
        parameters.put("to", reach.instant(filter.to().plusDays(1)));
        parameters.put("all", shops == null);
        parameters.put("shops", Reach.orNone(shops == null ? Set.of() : shops));
        parameters.put("wide", filter.shopId() == null);
        parameters.put("clients", client == null ? Reach.orNone(actor.scope().clientIds()) : Set.of(client));
        parameters.put("team", filter.teamId());
        parameters.put("limit", MOST);
        return jdbc.sql("""
                        SELECT t.created_at AS at, t.article_id, JSON_VALUE(v.content, '$.title') AS title,
                               COALESCE(t.reason, '') AS reason, t.detail, t.shop_id, t.due_at, t.closed_at
                          FROM kb_task t JOIN kb_article a ON a.id = t.article_id
                          JOIN kb_article_version v ON v.id = COALESCE(a.published_version_id,
                               (SELECT MAX(l.id) FROM kb_article_version l WHERE l.article_id = a.id))
                         WHERE t.kind = 'FEEDBACK' AND t.created_at >= :from AND t.created_at < :to
                           AND (:all OR t.shop_id IN (:shops)
                                OR (:wide AND t.shop_id IS NULL AND JSON_VALUE(v.content, '$.clientId') IN (:clients)))
                           AND (:team IS NULL OR t.created_by IN (SELECT ta.id FROM core_account ta
                                JOIN core_employee te ON te.id = ta.employee_id WHERE te.team_id = :team))
                           AND\s""" + ArticleReach.READABLE + " ORDER BY t.created_at DESC, t.id DESC LIMIT :limit")
                .params(parameters)
                .query(Said.class)
                .list();
    }

    /** The same of one day. */
    public List<Said> list(InsightFilter filter, LocalDate day) {
        return list(filter).stream()
                .filter(said -> time.local(said.at()).toLocalDate().equals(day))
                .toList();
    }

    /** Half of it was answered within so many hours, or null when nothing was answered. */
    public static @Nullable Double median(List<Said> all) {
        double[] hours = all.stream()
                .map(Said::hours)
                .filter(one -> one != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return hours.length == 0 ? null : (hours[(hours.length - 1) / 2] + hours[hours.length / 2]) / 2;
    }

    @Override
    public int order() {
        return 320;
    }

    @Override
    public List<Figure> figures(InsightFilter filter) {
        if (!reach.all()) {
            return List.of();
        }
        List<Said> now = list(filter);
        List<Said> before = list(filter.before());
        String link = "#feedback";
        return List.of(
                new Figure(
                        "kb.insight.figure.feedback",
                        (double) now.size(),
                        Figure.Unit.NUMBER,
                        (double) before.size(),
                        Figure.Better.NONE,
                        List.of(),
                        link),
                new Figure(
                        "kb.insight.figure.feedback-hours",
                        median(now),
                        Figure.Unit.HOURS,
                        median(before),
                        Figure.Better.LESS,
                        List.of(),
                        link));
    }
}
