package cn.zhiban.kb.insight;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.search.Gap;
import cn.zhiban.kb.search.GapService;
import cn.zhiban.kb.search.analysis.Concepts;
import cn.zhiban.kb.search.analysis.QuestionGroups;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open questions without an answer, those that ask the same put together, with who answers them and until when. Seen by
 * whoever has {@link InsightPermissions#READ} or {@link KbPermissions#GAPS}, within the scope; taken with the latter.
 */
@Service
@Transactional(readOnly = true)
public class GapInsight {
    /** What an agent asked for is answered within a day, what was only searched within three. */
    private static final Duration ASKED_WITHIN = Duration.ofHours(24);

    private static final Duration SEARCHED_WITHIN = Duration.ofHours(72);
    private static final int LOOKED_AT = 2_000;
    private static final String TYPE = "kb.gap";

    private final JdbcClient jdbc;
    private final Access access;
    private final Reach reach;
    private final GapService gaps;
    private final AuditLog audit;
    private final CompanyTime time;

    GapInsight(JdbcClient jdbc, Access access, Reach reach, GapService gaps, AuditLog audit, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.reach = reach;
        this.gaps = gaps;
        this.audit = audit;
        this.time = time;
    }

    private record Row(
            long id,
            String question,
            @Nullable Long shopId,
            int times,
            boolean asked,
            Instant firstAt,
            Instant lastAt,
            @Nullable Long ownerId,
            @Nullable String ownerName) {}

    /** What is open now and was asked since the period began, what matters most first. */
    public List<GapCluster> clusters(InsightFilter filter) {
        Actor actor = access.requireAny(InsightPermissions.READ, KbPermissions.GAPS);
        Set<Long> shops = reach.shops(actor.scope(), filter);
        List<Row> rows = jdbc.sql("""
                        SELECT g.id, g.question, g.shop_id, g.times, g.asked, g.first_at, g.last_at, c.owner_id,
                               o.display_name AS owner_name
                          FROM kb_gap g LEFT JOIN kb_gap_care c ON c.gap_id = g.id
                          LEFT JOIN core_account o ON o.id = c.owner_id
                         WHERE g.state = 'OPEN' AND g.last_at >= :from AND (:all OR g.shop_id IN (:shops)
                               OR (:wide AND g.shop_id IS NULL))
                         ORDER BY g.times DESC, g.id LIMIT :limit""")
                .param("from", reach.instant(filter.from()))
                .param("all", shops == null)
                .param("shops", Reach.orNone(shops == null ? Set.of() : shops))
                .param("wide", filter.shopId() == null && filter.clientId() == null)
                .param("limit", LOOKED_AT)
                .query(Row.class)
                .list();
        QuestionGroups groups = new QuestionGroups(Concepts.standard());
        List<List<Row>> clusters = new ArrayList<>();
        for (Row row : rows) {
            int group = groups.add(row.question());
            if (group == clusters.size()) {
                clusters.add(new ArrayList<>());
            }
            clusters.get(group).add(row);
        }
        Instant now = time.now();
        return clusters.stream()
                .map(cluster -> cluster(cluster, now))
                .sorted(Comparator.comparingDouble((GapCluster cluster) -> weight(cluster, now))
                        .reversed())
                .toList();
    }

    /** Times, weighed by how recent and in how many shops; what an agent asked for counts as three more. */
    static double weight(GapCluster cluster, Instant now) {
        double days = Math.max(0, Duration.between(cluster.lastAt(), now).toHours() / 24.0);
        double recency = 1 / (1 + days / 7);
        double spread = 1 + 0.25 * Math.max(0, cluster.shopIds().size() - 1);
        return (cluster.times() + (cluster.asked() ? 3 : 0)) * recency * spread;
    }

    private static GapCluster cluster(List<Row> rows, Instant now) {
        Row first = rows.getFirst();
        Set<Long> shops = new TreeSet<>();
        int times = 0;
        boolean asked = false;
        Instant firstAt = first.firstAt();
        Instant lastAt = first.lastAt();
        Row owned = first;
        for (Row row : rows) {
            if (row.shopId() != null) {
                shops.add(row.shopId());
            }
            times += row.times();
            asked |= row.asked();
            firstAt = row.firstAt().isBefore(firstAt) ? row.firstAt() : firstAt;
            lastAt = row.lastAt().isAfter(lastAt) ? row.lastAt() : lastAt;
            owned = owned.ownerId() == null ? row : owned;
        }
        Instant due = firstAt.plus(asked ? ASKED_WITHIN : SEARCHED_WITHIN);
        return new GapCluster(
                rows.stream().map(Row::id).toList(),
                first.question(),
                rows.stream()
                        .skip(1)
                        .map(Row::question)
                        .filter(question -> !question.equals(first.question()))
                        .distinct()
                        .toList(),
                times,
                List.copyOf(shops),
                asked,
                firstAt,
                lastAt,
                owned.ownerId(),
                owned.ownerName(),
                due,
                due.isBefore(now));
    }

    /**
     * The actor answers these questions from now on, whoever did so before.
     *
     * @throws NotFound one of them is not within the scope
     */
    @Transactional
    public void take(List<Long> gapIds) {
        Actor actor = access.require(KbPermissions.GAPS);
        Long account = actor.accountId();
        if (account == null) {
            throw new NotFound(TYPE, gapIds);
        }
        for (long id : gapIds) {
            Gap gap = gaps.get(id);
            jdbc.sql("REPLACE INTO kb_gap_care (gap_id, owner_id, taken_at) VALUES (?, ?, ?)")
                    .params(id, account, Timestamp.from(time.now()))
                    .update();
            audit.record("taken", TYPE, id, gap.question(), null, actor.name());
        }
    }

    /** Nobody answers these questions any more. @throws NotFound one of them is not within the scope */
    @Transactional
    public void release(List<Long> gapIds) {
        access.require(KbPermissions.GAPS);
        for (long id : gapIds) {
            Gap gap = gaps.get(id);
            jdbc.sql("DELETE FROM kb_gap_care WHERE gap_id = ?").param(id).update();
            audit.record("released", TYPE, id, gap.question(), null, null);
        }
    }

    /** How many questions are open within the scope and how many of these are overdue. */
    Open open(InsightFilter filter) {
        List<GapCluster> clusters = clusters(filter);
        return new Open(clusters.size(), (int)
                clusters.stream().filter(GapCluster::overdue).count());
    }

    /** Open clusters. */
    record Open(int clusters, int overdue) {}

    /** Whether the actor may take gaps. */
    public boolean mayTake() {
        Actor actor = access.current();
        return actor.may(KbPermissions.GAPS) && actor.accountId() != null;
    }
}
