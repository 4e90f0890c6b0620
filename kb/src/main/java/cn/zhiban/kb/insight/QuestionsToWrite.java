package cn.zhiban.kb.insight;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.search.analysis.Concepts;
import cn.zhiban.kb.search.analysis.QuestionGroups;
import cn.zhiban.kb.search.analysis.TextNormalizer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions without an answer: gaps, and searches that found nothing and were typed again in other words. */
@Component
class QuestionsToWrite implements MorningSource {
    private static final int DAYS = 28;
    private static final int MOST = 50;
    /** Once may be a slip of the fingers. */
    private static final int TIMES = 2;

    private static final int TITLE = 80;
    private static final Duration RETYPED_WITHIN = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Access access;
    private final GapInsight gaps;
    private final CompanyTime time;

    QuestionsToWrite(JdbcClient jdbc, Access access, GapInsight gaps, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.gaps = gaps;
        this.time = time;
    }

    private record Retyped(String query, int times, int shops, Instant lastAt) {}

    @Override
    public List<MorningLine> lines() {
        Actor actor = access.require(KbPermissions.EDIT);
        Instant now = time.now();
        List<MorningLine> lines = new ArrayList<>();
        QuestionGroups groups = new QuestionGroups(Concepts.standard());
        int known = 0;
        if (actor.may(KbPermissions.GAPS) || actor.may(InsightPermissions.READ)) {
            List<GapCluster> clusters = gaps.clusters(InsightFilter.lastDays(time.today(), DAYS));
            for (GapCluster cluster : clusters.stream().limit(MOST).toList()) {
                known = Math.max(known, groups.add(cluster.question()) + 1);
                boolean mine = cluster.ownerId() == null || cluster.ownerId().equals(actor.accountId());
                if (mine && (cluster.times() >= TIMES || cluster.asked())) {
                    lines.add(gap(cluster, now));
                }
            }
        }
        Map<Integer, List<Retyped>> others = new HashMap<>();
        for (Retyped retyped : retyped(actor, now)) {
            int group = groups.add(retyped.query());
            if (group >= known) {
                others.computeIfAbsent(group, _ -> new ArrayList<>()).add(retyped);
            }
        }
        others.values().stream()
                .map(group -> retyped(group, now))
                .filter(line -> line != null)
                .forEach(lines::add);
        return lines;
    }

    private static MorningLine gap(GapCluster cluster, Instant now) {
        String reason = cluster.asked() ? "kb.morning.why.asked" : "kb.morning.why.gap";
        return line(
                cluster.question(),
                reason,
                List.of(
                        cluster.times(),
                        Math.max(1, cluster.shopIds().size()),
                        cluster.others().size() + 1,
                        Math.max(0, Duration.between(cluster.lastAt(), now).toDays())),
                GapInsight.weight(cluster, now));
    }

    private static @Nullable MorningLine retyped(List<Retyped> group, Instant now) {
        int times = group.stream().mapToInt(Retyped::times).sum();
        if (times < TIMES) {
            return null;
        }
        Retyped first = group.getFirst();
        Instant last =
                group.stream().map(Retyped::lastAt).max(Instant::compareTo).orElse(now);
        int shops = group.stream().mapToInt(Retyped::shops).max().orElse(1);
        double days = Duration.between(last, now).toHours() / 24.0;
        return line(
                first.query(),
                "kb.morning.why.retyped",
                List.of(times, Math.max(1, shops), group.size(), Math.max(0, (long) days)),
                times / (1 + days / 7) * (1 + 0.25 * (shops - 1)));
    }

    private static MorningLine line(String question, String reason, List<Object> arguments, double weight) {
        String title = question.strip();
        String normalized = TextNormalizer.text(title);
        return new MorningLine(
                "question:" + normalized.substring(0, Math.min(TITLE, normalized.length())),
                MorningLine.Kind.WRITE,
                title,
                "",
                reason,
                arguments,
                weight,
                "kb/new/faq?title="
                        + URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** What found nothing and was followed by another search of the same person at once; the most frequent first. */
    private List<Retyped> retyped(Actor actor, Instant now) {
        Scope scope = actor.scope();
        return jdbc.sql("""
                        SELECT e.query, COUNT(*) AS times, COUNT(DISTINCT e.shop_id) AS shops, MAX(e.at) AS last_at
                          FROM kb_search_event e
                         WHERE e.kind = 'SEARCH' AND e.total = 0 AND e.at >= :since
                           AND (:all OR e.shop_id IN (:shops)) AND CHAR_LENGTH(e.query) >= 2
                           AND EXISTS (SELECT 1 FROM kb_search_event n WHERE n.account_id = e.account_id
                                  AND n.kind = 'SEARCH' AND n.at > e.at AND n.at <= e.at + INTERVAL :within SECOND)
                         GROUP BY e.query ORDER BY times DESC, last_at DESC LIMIT :limit""")
                .param("since", Timestamp.from(now.minus(Duration.ofDays(DAYS))))
                .param("all", scope.all())
                .param("shops", Reach.orNone(scope.shopIds()))
                .param("within", RETYPED_WITHIN.toSeconds())
                .param("limit", MOST * 4)
                .query(Retyped.class)
                .list();
    }
}
