package cn.zhiban.kb.insight;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events at moments of one's choice, and people who look at figures. */
@TestComponent
public class InsightFixtures {
    private final JdbcTemplate jdbc;
    private final KnowledgeFixtures given;

    InsightFixtures(JdbcTemplate jdbc, KnowledgeFixtures given) {
        this.jdbc = jdbc;
        this.given = given;
    }

    void search(Instant at, Actor who, Long shop, String query, int total) {
        event(at, who, shop, "SEARCH", query, null, null, total);
    }

    void open(Instant at, Actor who, Long shop, String query, long article) {
        event(at, who, shop, "OPEN", query, article, 1, null);
    }

    void copy(Instant at, Actor who, Long shop, String query, long article, Integer position) {
        event(at, who, shop, "COPY", query, article, position, null);
    }

    void gap(String question, Long shop, int times, Instant at) {
        jdbc.update(
                "INSERT INTO kb_gap (question, normalized, shop_id, times, state, first_at, last_at)"
                        + " VALUES (?, ?, ?, ?, 'OPEN', ?, ?)",
                question,
                question,
                shop,
                times,
                Timestamp.from(at),
                Timestamp.from(at));
    }

    /** Somebody who keeps these clients' knowledge. */
    Actor editor(Long... clients) {
        return given.actor(
                scope(clients),
                KbPermissions.READ,
                KbPermissions.EDIT,
                KbPermissions.EDIT_SHARED,
                KbPermissions.GAPS,
                InsightPermissions.READ);
    }

    /** Somebody who sees the figures of these clients. */
    public Actor lead(Long... clients) {
        return given.actor(
                scope(clients),
                KbPermissions.READ,
                KbPermissions.GAPS,
                InsightPermissions.READ,
                InsightPermissions.MARK,
                InsightPermissions.CAUSES,
                InsightPermissions.CONVERSATIONS);
    }

    /** Somebody who sees only their own figures, and serves these shops. */
    public Actor agent(long client, Long... shops) {
        return given.actor(
                new Scope(false, Set.of(), Set.of(client), Set.of(shops), Set.of(shops)),
                KbPermissions.READ,
                InsightPermissions.OWN,
                InsightPermissions.MARK);
    }

    private Scope scope(Long... clients) {
        Set<Long> shops = new TreeSet<>();
        for (long client : clients) {
            shops.addAll(jdbc.queryForList("SELECT id FROM core_shop WHERE client_id = ?", Long.class, client));
        }
        return new Scope(false, Set.of(clients), Set.of(clients), shops, Set.of());
    }

    private void event(
            Instant at,
            Actor who,
            Long shop,
            String kind,
            String query,
            Long article,
            Integer position,
            Integer total) {
        jdbc.update(
                "INSERT INTO kb_search_event (at, account_id, shop_id, kind, query, article_id, position, total)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                Timestamp.from(at),
                who.accountId(),
                shop,
                kind,
                query,
                article,
                position,
                total);
    }
}
