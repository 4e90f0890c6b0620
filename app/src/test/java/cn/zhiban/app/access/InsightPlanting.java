package cn.zhiban.app.access;

import cn.zhiban.app.access.KnowledgeWorld.Audience;
import cn.zhiban.kb.insight.SearchCount;
import cn.zhiban.kb.insight.voice.CauseService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts into a world what figures are made of, crosswise: in every shop the answers, rules and scripts of all clients were
 * used, as by people who serve several.
 */
final class InsightPlanting {
    private final KnowledgeWorld world;
    private final JdbcTemplate jdbc;

    private InsightPlanting(KnowledgeWorld world) {
        this.world = world;
        this.jdbc = world.bean(JdbcTemplate.class);
    }

    static void plant(KnowledgeWorld world) {
        InsightPlanting planting = new InsightPlanting(world);
        Map<Long, Long> rules = new TreeMap<>();
        Map<Long, Long> causes = new TreeMap<>();
        for (long client : world.shopsOfClient.keySet()) {
            Audience audience = new Audience(client, Set.of());
            rules.put(client, planting.rule(client, world.marker(audience)));
            causes.put(client, planting.cause(client, audience));
        }
        world.shopsOfClient.forEach((client, shops) -> {
            for (long shop : shops) {
                Audience audience = new Audience(null, Set.of(shop));
                planting.searches(shop, world.marker(audience));
                planting.mark(causes.getOrDefault(client, 0L), shop, world.marker(audience));
                String said = world.marker(audience);
                rules.values().forEach(rule -> planting.hits(rule, shop));
                world.published.forEach((marker, article) -> {
                    planting.feedback(article, marker, shop, said);
                    planting.run(article, shop, marker);
                });
            }
        });
        planting.feedbackWithoutShop();
        world.bean(SearchCount.class).count();
    }

    private Long somebody() {
        return world.visitors.getFirst().actor().accountId();
    }

    private void searches(long shop, String query) {
        jdbc.update(
                "INSERT INTO kb_search_event (at, account_id, shop_id, kind, query, total) VALUES (NOW(6), ?, ?, 'SEARCH', ?, 0)",
                somebody(),
                shop,
                query);
        for (long article : world.articles) {
            jdbc.update(
                    "INSERT INTO kb_search_event (at, account_id, shop_id, kind, query, article_id, position)"
                            + " VALUES (NOW(6), ?, ?, 'COPY', '', ?, 1)",
                    somebody(),
                    shop,
                    article);
        }
    }

    private long rule(long client, String message) {
        Long id = jdbc.queryForObject(
                "INSERT INTO kb_redline_rule (code, kind, severity, words, triggers, allowed, message, client_id, state, number,"
                        + " updated_at, updated_by) VALUES (UUID(), 'WORDS', 'BLOCK', 'x', '', '', ?, ?, 'ACTIVE', 1, NOW(6), '')"
                        + " RETURNING id",
                Long.class,
                message,
                client);
        return id == null ? 0 : id;
    }

    private void hits(long rule, long shop) {
        for (long article : world.articles) {
            jdbc.update(
                    "INSERT INTO kb_redline_hit (at, rule_id, rule_version, account_id, shop_id, article_id, action)"
                            + " VALUES (NOW(6), ?, 1, ?, ?, ?, 'BLOCKED')",
                    rule,
                    somebody(),
                    shop,
                    article);
        }
    }

    private long cause(long client, Audience audience) {
        CauseService causes = world.bean(CauseService.class);
        long group = world.asSystem(() -> causes.create(null, client, world.marker(audience)));
        return world.asSystem(() -> causes.create(group, client, world.marker(audience)));
    }

    private void mark(long cause, long shop, String note) {
        jdbc.update(
                "INSERT INTO kb_voc_mark (cause_id, shop_id, account_id, at, note) VALUES (?, ?, ?, NOW(6), ?)",
                cause,
                shop,
                somebody(),
                note);
    }

    private void feedback(long article, String title, Long shop, String detail) {
        jdbc.update(
                "INSERT INTO kb_task (kind, article_id, shop_id, about, detail, reason, state, created_at, created_by, due_at)"
                        + " VALUES ('FEEDBACK', ?, ?, ?, ?, 'WRONG', 'OPEN', NOW(6), ?, NOW(6))",
                article,
                shop,
                title,
                detail,
                somebody());
    }

    /** Said on the page of an answer: it is for who keeps or reads the client's knowledge. */
    private void feedbackWithoutShop() {
        Map<Audience, String> said = new HashMap<>();
        world.published.forEach((marker, article) ->
                feedback(article, marker, null, said.computeIfAbsent(world.markers.get(marker), world::marker)));
    }

    private void run(long script, long shop, String title) {
        Long run = jdbc.queryForObject(
                "INSERT INTO kb_script_run (run_key, article_id, version_number, shop_id, started_by, account_id, state, revision,"
                        + " facts, started_at, touched_at) VALUES (UUID(), ?, 1, ?, ?, ?, 'LEFT', 1, '{}', NOW(6), NOW(6))"
                        + " RETURNING id",
                Long.class,
                script,
                shop,
                somebody(),
                somebody());
        for (String step : List.of("1", "2")) {
            jdbc.update(
                    "INSERT INTO kb_script_run_step (run_id, seq, article_id, version_number, step_id, step_title, stack,"
                            + " entered_at, automatic, is_end) VALUES (?, ?, ?, 1, ?, ?, '[]', NOW(6), FALSE, FALSE)",
                    run,
                    Integer.valueOf(step),
                    script,
                    step,
                    title);
        }
    }
}
