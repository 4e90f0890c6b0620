package cn.zhiban.kb.insight;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Eight weeks of feedback, red lines met and scripts run in the demo company. */
@Component
@Profile("demo")
class KeepingDemo implements DemoDataset {
    private static final int SEED = 11;
    private static final int FEEDBACKS = 260;
    private static final int HITS = 900;
    private static final int RUNS = 900;
    private static final int LONGEST_WAY = 25;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CompanyTime time;
    private final JsonMapper json;
    private final Random random = new Random(SEED);
    private final Map<Long, List<Long>> answers = new HashMap<>();

    KeepingDemo(JdbcClient jdbc, TransactionTemplate transaction, CompanyTime time, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.time = time;
        this.json = json;
    }

    private record Place(long accountId, long shopId, long clientId, String platform) {}

    private record Rule(
            long id, int number, String severity, @Nullable Long clientId, String platforms) {}

    private record Script(long id, int number, String content) {}

    @Override
    public int order() {
        return 170;
    }

    @Override
    public String name() {
        return "kb.keeping";
    }

    @Override
    public void load() throws IOException {
        List<Place> places =
                jdbc.sql("""
                        SELECT a.id AS account_id, s.shop_id, h.client_id, h.platform
                          FROM core_account a JOIN core_assignment s ON s.employee_id = a.employee_id
                          JOIN core_shop h ON h.id = s.shop_id
                         WHERE s.valid_from <= :today AND (s.valid_to IS NULL OR s.valid_to >= :today)
                           AND s.post <> 'TEAM_LEAD' ORDER BY a.id, s.shop_id""").param("today", time.today()).query(Place.class).list();
        String file = new ClassPathResource("demo/kb/insight-feedback.tsv").getContentAsString(StandardCharsets.UTF_8);
        if (places.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            feedback(places, file.lines().filter(line -> !line.isBlank()).toList());
            hits(places);
            runs(places);
            // as if each answer had been looked at on another day
            jdbc.sql("""
                            UPDATE kb_article_care c JOIN kb_article a ON a.id = c.article_id
                               SET c.verified_at = c.verified_at - INTERVAL (a.id * 37 MOD (DATEDIFF(c.due_at, c.verified_at) + 2)) DAY,
                                   c.due_at = c.due_at - INTERVAL (a.id * 37 MOD (DATEDIFF(c.due_at, c.verified_at) + 2)) DAY
                             WHERE c.owner_id IS NULL AND c.verified_at IS NOT NULL AND c.due_at IS NOT NULL""").update();
        });
    }

    private void feedback(List<Place> places, List<String> lines) {
        Long editor = jdbc.sql("SELECT id FROM core_account WHERE username = 'editor'")
                .query(Long.class)
                .optional()
                .orElse(null);
        for (int i = 0; i < FEEDBACKS; i++) {
            Place place = any(places);
            List<Long> articles = jdbc.sql(
                            "SELECT a.id FROM kb_article a WHERE a.state = 'PUBLISHED' AND a.client_id = ?"
                                    + " ORDER BY a.id")
                    .param(place.clientId())
                    .query(Long.class)
                    .list();
            if (articles.isEmpty()) {
                continue;
            }
            long article = articles.get(random.nextInt(articles.size()));
            String[] cells = any(lines).split("\t", -1);
            Instant at = moment();
            double hours = Math.min(60, Math.exp(random.nextGaussian() * 0.9 + 1.6));
            Instant closed = at.plus(Duration.ofMinutes((long) (hours * 60)));
            boolean done = closed.isBefore(time.now()) && random.nextInt(14) > 0;
            jdbc.sql("""
                            INSERT INTO kb_task (kind, article_id, shop_id, about, detail, reason, subject, link, state, created_at,
                                   created_by, due_at, result, closed_at, closed_by)
                            SELECT 'FEEDBACK', a.id, :shop, a.title, :detail, :reason, :subject, CONCAT('kb/article/', a.id), :state,
                                   :at, :by, :due, :result, :closed, :editor FROM kb_article a WHERE a.id = :article""")
                    .param("shop", place.shopId())
                    .param("detail", cells[1])
                    .param("reason", cells[0])
                    .param("subject", "demo:" + i)
                    .param("state", done ? "DONE" : "OPEN")
                    .param("at", Timestamp.from(at))
                    .param("by", place.accountId())
                    .param("due", Timestamp.from(at.plus(Duration.ofHours(24))))
                    .param("result", done ? cells[2] : null)
                    .param("closed", done ? Timestamp.from(closed) : null)
                    .param("editor", done ? editor : null)
                    .param("article", article)
                    .update();
        }
    }

    private List<Long> answers(Place place) {
        return answers.computeIfAbsent(
                place.clientId(),
                client -> jdbc.sql(
                                "SELECT id FROM kb_article WHERE state = 'PUBLISHED' AND (client_id IS NULL OR client_id = ?)"
                                        + " ORDER BY client_id IS NULL, id LIMIT 80")
                        .param(client)
                        .query(Long.class)
                        .list());
    }

    private void hits(List<Place> places) {
        List<Rule> rules = jdbc.sql("SELECT id, number, severity, client_id, platforms FROM kb_redline_rule"
                        + " WHERE state = 'ACTIVE' AND severity <> 'HINT' AND industries = '' ORDER BY id")
                .query(Rule.class)
                .list();
        for (int i = 0; i < HITS && !rules.isEmpty(); i++) {
            Place place = any(places);
            // a few rules are met much more often than the others
            Rule rule = rules.get((int) (rules.size() * Math.pow(random.nextDouble(), 2.6)));
            boolean here = (rule.clientId() == null || rule.clientId() == place.clientId())
                    && (rule.platforms().isEmpty()
                            || rule.platforms().lines().toList().contains(place.platform()));
            if (!here) {
                continue;
            }
            boolean replaced = random.nextInt(10) < 4;
            String action = replaced ? "REPLACED" : rule.severity().equals("BLOCK") ? "BLOCKED" : "WARNED";
            jdbc.sql("INSERT INTO kb_redline_hit (at, rule_id, rule_version, account_id, shop_id, article_id, action)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            Timestamp.from(moment()),
                            rule.id(),
                            rule.number(),
                            place.accountId(),
                            place.shopId(),
                            any(answers(place)),
                            action)
                    .update();
        }
    }

    private void runs(List<Place> places) {
        Map<Long, List<Script>> ofClient = new HashMap<>();
        for (int i = 0; i < RUNS; i++) {
            Place place = any(places);
            List<Script> scripts = ofClient.computeIfAbsent(place.clientId(), this::scripts);
            if (!scripts.isEmpty()) {
                run(i, place, scripts.get((int) (scripts.size() * Math.pow(random.nextDouble(), 1.7))));
            }
        }
    }

    private List<Script> scripts(long client) {
        return jdbc.sql("SELECT a.id, v.number, v.content FROM kb_article a"
                        + " JOIN kb_article_version v ON v.id = a.published_version_id WHERE a.state = 'PUBLISHED'"
                        + " AND a.kind = 'SCRIPT' AND (a.client_id IS NULL OR a.client_id = ?) ORDER BY a.id")
                .param(client)
                .query(Script.class)
                .list();
    }

    /** A step that was walked through. */
    private record Walked(
            String id,
            String title,
            Instant at,
            boolean end,
            @Nullable String chosen,
            @Nullable String copied) {}

    private List<Walked> walk(JsonNode steps, Instant start) {
        Map<String, JsonNode> byId = new HashMap<>();
        steps.forEach(step -> byId.put(step.path("id").asString(), step));
        List<Walked> walked = new ArrayList<>();
        Instant at = start;
        JsonNode step = steps.isEmpty() ? null : steps.get(0);
        while (step != null && walked.size() < LONGEST_WAY) {
            JsonNode choices = step.path("choices");
            String say = step.path("say").asString("");
            String title = step.path("title").asString("");
            boolean end = choices.isEmpty();
            // every script has steps at which many give up
            boolean hard = !walked.isEmpty() && Math.floorMod(title.hashCode(), 3) == 0;
            boolean left = !end && random.nextInt(100) < (hard ? 22 : 4);
            JsonNode choice = end || left ? null : choices.get(random.nextInt(choices.size()));
            walked.add(new Walked(
                    step.path("id").asString(),
                    title,
                    at,
                    end,
                    choice == null ? null : choice.path("label").asString(""),
                    say.isEmpty() || random.nextInt(4) == 0 ? null : say));
            at = at.plusSeconds(12 + random.nextInt(70));
            step = choice == null ? null : byId.get(choice.path("to").asString());
        }
        return walked;
    }

    private void run(int number, Place place, Script script) {
        Instant start = moment();
        List<Walked> walked = walk(json.readTree(script.content()).path("flow").path("steps"), start);
        if (walked.isEmpty()) {
            return;
        }
        Walked last = walked.getLast();
        long run = jdbc.sql("""
                        INSERT INTO kb_script_run (run_key, article_id, version_number, shop_id, started_by, account_id, state, revision,
                               facts, started_at, touched_at, ended_at)
                        VALUES (:key, :article, :number, :shop, :by, :by, :state, :steps, '{}', :start, :end, :end) RETURNING id""")
                .param("key", "demo-" + number)
                .param("article", script.id())
                .param("number", script.number())
                .param("shop", place.shopId())
                .param("by", place.accountId())
                .param("state", last.end() ? "DONE" : "LEFT")
                .param("steps", walked.size())
                .param("start", Timestamp.from(start))
                .param("end", Timestamp.from(last.at().plusSeconds(30)))
                .query(Long.class)
                .single();
        for (int i = 0; i < walked.size(); i++) {
            Walked step = walked.get(i);
            jdbc.sql("""
                            INSERT INTO kb_script_run_step (run_id, seq, article_id, version_number, step_id, step_title, stack,
                                   account_id, entered_at, automatic, is_end, chosen, copied_at, copied_text)
                            VALUES (:run, :seq, :article, :number, :step, :title, '[]', :by, :at, FALSE, :end, :chosen, :copied, :text)""")
                    .param("run", run)
                    .param("seq", i + 1)
                    .param("article", script.id())
                    .param("number", script.number())
                    .param("step", step.id())
                    .param("title", step.title())
                    .param("by", place.accountId())
                    .param("at", Timestamp.from(step.at()))
                    .param("end", step.end())
                    .param("chosen", step.chosen())
                    .param(
                            "copied",
                            step.copied() == null
                                    ? null
                                    : Timestamp.from(step.at().plusSeconds(4)))
                    .param("text", step.copied())
                    .update();
        }
    }

    /** Some moment of the last weeks at which people chat; lately a little more often. */
    private Instant moment() {
        int back = (int) (DemoEvents.DAYS * Math.pow(random.nextDouble(), 1.1));
        Instant at = time.instant(time.today().minusDays(back).atTime(9 + random.nextInt(13), random.nextInt(60)));
        return at.isBefore(time.now()) ? at : at.minus(Duration.ofDays(1));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
