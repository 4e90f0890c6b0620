package cn.zhiban.kb.insight.voice;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Four weeks of what buyers of the demo company said, and how many there were. */
@Component
@Profile("demo")
class VoiceDemo implements DemoDataset {
    private static final int DAYS = 56;
    private static final int SEED = 11;
    /** A mark for about so many conversations. */
    private static final int ONE_OF = 55;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final CauseService causes;
    private final Organisation organisation;
    private final CompanyTime time;

    VoiceDemo(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            CauseService causes,
            Organisation organisation,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.causes = causes;
        this.organisation = organisation;
        this.time = time;
    }

    @Override
    public int order() {
        return 160;
    }

    @Override
    public String name() {
        return "kb.voice";
    }

    @Override
    public void load() throws IOException {
        Map<String, List<String>> notes = notes();
        transaction.executeWithoutResult(_ -> {
            causes.addUsual();
            marks(notes);
        });
    }

    private void marks(Map<String, List<String>> notes) {
        Random random = new Random(SEED);
        List<Cause> choices =
                causes.list(false).stream().filter(cause -> !cause.isGroup()).toList();
        List<Integer> usual = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            usual.add((i * 11 + 8) % choices.size());
        }
        Map<Long, List<Long>> people = people();
        Instant now = time.now();
        List<Object[]> marks = new ArrayList<>();
        List<Object[]> counts = new ArrayList<>();
        List<ShopRef> shops = organisation.shops(Scope.EVERYTHING);
        for (int back = DAYS; back >= 0; back--) {
            LocalDate day = time.today().minusDays(back);
            for (int s = 0; s < shops.size(); s++) {
                ShopRef shop = shops.get(s);
                int conversations = (int) ((140 + 60 * (s % 4))
                        * (0.85 + 0.3 * random.nextDouble())
                        * (day.getDayOfWeek().getValue() >= 6 ? 1.2 : 1)
                        * (back >= 11 && back <= 13 ? 1.8 : 1));
                boolean forgotten = back == 0 || s == 2 && back < 3;
                if (!forgotten) {
                    counts.add(new Object[] {shop.id(), day, conversations, "system", Timestamp.from(now)});
                }
                int many = Math.max(1, conversations / ONE_OF + random.nextInt(3) - 1);
                for (int i = 0; i < many; i++) {
                    Cause cause = choices.get(usual.get((int) (choices.size() * Math.pow(random.nextDouble(), 2.1))));
                    List<String> said = notes.getOrDefault(cause.name(), List.of());
                    String note =
                            said.isEmpty() || random.nextDouble() > 0.35 ? "" : said.get(random.nextInt(said.size()));
                    List<Long> who = people.getOrDefault(shop.id(), List.of());
                    marks.add(new Object[] {
                        cause.id(),
                        shop.id(),
                        who.isEmpty() ? null : who.get(random.nextInt(who.size())),
                        Timestamp.from(time.instant(day.atTime(9 + random.nextInt(14), random.nextInt(60)))),
                        note
                    });
                }
            }
        }
        marks.removeIf(mark -> !((Timestamp) mark[3]).toInstant().isBefore(now));
        jdbc.batchUpdate(
                "INSERT INTO kb_voc_mark (cause_id, shop_id, account_id, at, note) VALUES (?, ?, ?, ?, ?)", marks);
        jdbc.batchUpdate(
                "REPLACE INTO kb_conversation_count (shop_id, day, conversations, updated_by, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                counts);
    }

    private Map<Long, List<Long>> people() {
        Map<Long, List<Long>> people = new HashMap<>();
        jdbc.query(
                "SELECT s.shop_id, a.id FROM core_account a JOIN core_assignment s ON s.employee_id = a.employee_id"
                        + " WHERE s.post <> 'TEAM_LEAD' AND s.valid_to IS NULL ORDER BY a.id",
                row -> {
                    people.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(row.getLong(2));
                });
        return people;
    }

    private static Map<String, List<String>> notes() throws IOException {
        Map<String, List<String>> notes = new HashMap<>();
        try (InputStream in = new ClassPathResource("demo/kb/voice-notes.tsv").getInputStream()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(cells -> notes.computeIfAbsent(cells[0], _ -> new ArrayList<>())
                            .add(cells[1]));
        }
        return notes;
    }
}
