package cn.zhiban.kb.insight;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.insight.DemoEvents.Answer;
import cn.zhiban.kb.insight.DemoEvents.Server;
import cn.zhiban.kb.search.analysis.TextNormalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Eight weeks of searches, copies and gaps of the demo company. */
@Component
@Profile("demo")
class InsightDemo implements DemoDataset {
    private static final String INSERT = "INSERT INTO kb_search_event"
            + " (at, account_id, shop_id, kind, query, article_id, position, total, took_ms)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int SEED = 7;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Organisation organisation;
    private final SearchCount count;
    private final CompanyTime time;
    private final JsonMapper json;

    InsightDemo(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Organisation organisation,
            SearchCount count,
            CompanyTime time,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.organisation = organisation;
        this.count = count;
        this.time = time;
        this.json = json;
    }

    private record Vain(List<String> wordings, int times, boolean asked) {}

    @Override
    public int order() {
        return 150;
    }

    @Override
    public String name() {
        return "kb.insight";
    }

    @Override
    public void load() throws IOException {
        List<Vain> vain = new ArrayList<>();
        for (String line : lines("demo/kb/insight-vain.tsv")) {
            String[] cells = line.split("\t", -1);
            vain.add(new Vain(List.of(cells[0].split("\\|")), Integer.parseInt(cells[1]), !cells[2].isEmpty()));
        }
        List<Server> people = people();
        if (people.isEmpty()) {
            return;
        }
        List<Object[]> rows = new DemoEvents(
                        time,
                        answers(),
                        vain.stream().flatMap(one -> one.wordings().stream()).toList())
                .make(people);
        transaction.executeWithoutResult(_ -> {
            jdbc.batchUpdate(INSERT, rows);
            gaps(vain, people);
            // as if they had been written over the last months
            jdbc.update("UPDATE kb_article SET created_at = created_at - INTERVAL (20 + id % 180) DAY");
        });
        count.count();
    }

    private void gaps(List<Vain> vain, List<Server> people) {
        Random random = new Random(SEED);
        Instant now = time.now();
        List<Object[]> rows = new ArrayList<>();
        for (Vain one : vain) {
            Server server = people.get(random.nextInt(people.size()));
            for (int i = 0; i < one.wordings().size(); i++) {
                String question = one.wordings().get(i);
                boolean asked = one.asked() && i == 0;
                Instant last = now.minus(Duration.ofMinutes(20 + random.nextInt(60 * 24 * 2)));
                rows.add(new Object[] {
                    question,
                    TextNormalizer.text(question),
                    server.shops().get(random.nextInt(server.shops().size())),
                    Math.max(1, one.times() - 3 * i),
                    asked,
                    asked ? server.accountId() : null,
                    Timestamp.from(last.minus(Duration.ofHours(random.nextInt(36)))),
                    Timestamp.from(last)
                });
            }
        }
        jdbc.batchUpdate(
                "INSERT INTO kb_gap (question, normalized, shop_id, times, asked, asked_by, state, first_at, last_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)",
                rows);
        jdbc.update(
                "INSERT INTO kb_gap_care (gap_id, owner_id, taken_at) SELECT g.id, a.id, NOW(6)"
                        + " FROM kb_gap g JOIN core_account a ON a.username = 'editor' WHERE g.state = 'OPEN' AND g.id % 4 = 1");
    }

    private List<Server> people() {
        Map<Long, List<Long>> shops = new LinkedHashMap<>();
        jdbc.query(
                """
                SELECT a.id, s.shop_id FROM core_account a JOIN core_assignment s ON s.employee_id = a.employee_id
                 WHERE s.valid_from <= ? AND (s.valid_to IS NULL OR s.valid_to >= ?) AND s.post <> 'TEAM_LEAD'
                 ORDER BY a.id, s.shop_id""",
                row -> {
                    shops.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(row.getLong(2));
                },
                time.today(),
                time.today());
        return shops.entrySet().stream()
                .map(entry -> new Server(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Answer> answers() {
        List<ShopRef> shops = organisation.shops(Scope.EVERYTHING);
        return jdbc.query(
                "SELECT a.id, v.content, a.valid_to FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id"
                        + " WHERE a.state = 'PUBLISHED' AND a.kind <> 'POLICY' ORDER BY a.id",
                (row, _) -> {
                    JsonNode content = json.readTree(row.getString(2));
                    List<String> questions = new ArrayList<>();
                    questions.add(content.get("title").asString());
                    content.get("similarQuestions").forEach(similar -> questions.add(similar.asString()));
                    List<Long> own = new ArrayList<>();
                    content.get("shopIds").forEach(shop -> own.add(shop.asLong()));
                    JsonNode client = content.get("clientId");
                    if (own.isEmpty()) {
                        shops.stream()
                                .filter(shop -> client == null || client.isNull() || client.asLong() == shop.clientId())
                                .forEach(shop -> own.add(shop.id()));
                    }
                    Timestamp until = row.getTimestamp(3);
                    return new Answer(row.getLong(1), questions, own, until == null ? null : until.toInstant());
                });
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = new ClassPathResource(resource).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }
}
