package cn.zhiban.training.deck;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.memory.Fsrs;
import cn.zhiban.training.memory.Memory;
import cn.zhiban.training.memory.Rating;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionPool;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
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
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cards of the demo company by topic, and four weeks of reviews of people who are more or less diligent. */
@Component
class DeckDemo implements DemoDataset {
    private static final int ORDER = 216;
    private static final int DAYS = 28;
    private static final int A_DAY = 15;
    private static final int NEW_A_DAY = 5;
    private static final int LINES = 500;

    private final DeckStore store;
    private final QuestionPool pool;
    private final QuestionBank bank;
    private final JdbcTemplate jdbc;
    private final CompanyTime time;

    DeckDemo(DeckStore store, QuestionPool pool, QuestionBank bank, JdbcTemplate jdbc, CompanyTime time) {
        this.store = store;
        this.pool = pool;
        this.bank = bank;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String name() {
        return "training.deck";
    }

    @Override
    @Transactional
    public void load() throws IOException {
        if (!store.cards().isEmpty()) {
            return;
        }
        Map<String, Boolean> topics = new HashMap<>();
        String news = "";
        for (String line : new ClassPathResource("demo/training/deck.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList()) {
            String[] cells = line.split(",", -1);
            if (cells[0].isEmpty()) {
                news = cells[1];
            } else {
                topics.put(cells[0], cells[1].equals("yes"));
            }
        }
        List<Question> cards = new ArrayList<>();
        for (Question question : pool.usable(null, null)) {
            List<Boolean> known = question.content().tags().stream()
                    .filter(tag -> tag.kind() == Tag.Kind.WORD && topics.containsKey(tag.value()))
                    .map(tag -> topics.get(tag.value()))
                    .toList();
            if (!known.isEmpty() && !question.content().kind().isMarkedByPeople()) {
                store.add(question.id(), known.contains(true), time.now());
                cards.add(question);
            }
        }
        Map<Long, Boolean> red = store.cards();
        List<Object[]> reviews = new ArrayList<>();
        for (long person : jdbc.queryForList("SELECT id FROM core_employee WHERE state = 'ACTIVE'", Long.class)) {
            live(person, cards, red, reviews);
        }
        for (int from = 0; from < reviews.size(); from += LINES) {
            jdbc.batchUpdate(
                    "INSERT INTO train_review (employee_id, question_id, question_version, answered_at, correct,"
                            + " rating, millis, is_first, token) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    reviews.subList(from, Math.min(reviews.size(), from + LINES)));
        }
        if (!cards.isEmpty()) {
            change(cards.getFirst(), news);
        }
    }

    /** What was right says more since today, so that everybody has something to answer. */
    private void change(Question question, String news) {
        QuestionContent old = question.content();
        String more = (old.explanation().text() + "\n\n" + news).strip();
        bank.save(
                question.id(),
                question.version(),
                new QuestionContent(
                        old.title(),
                        old.text(),
                        old.task(),
                        new RichText(old.explanation().format(), more),
                        old.externalId(),
                        old.difficulty(),
                        old.tags()),
                question.clientId(),
                question.shopId());
    }

    private void live(long person, List<Question> cards, Map<Long, Boolean> red, List<Object[]> reviews) {
        Random dice = new Random(person * 31_337);
        double diligent = 0.55 + 0.44 * dice.nextDouble();
        double talent = 0.6 + 0.5 * dice.nextDouble();
        Map<Long, Memory> known = new HashMap<>();
        for (int day = DAYS; day > 0; day--) {
            if (dice.nextDouble() > diligent) {
                continue;
            }
            Instant at = time.instant(time.today().minusDays(day).atTime(8, 30).plusMinutes(dice.nextInt(600)));
            int answered = 0;
            int begun = 0;
            for (Question card : cards) {
                Memory memory = known.get(card.id());
                boolean isNew = memory == null && begun < NEW_A_DAY;
                if (answered < A_DAY
                        && (isNew || memory != null && !memory.dueAt().isAfter(at))) {
                    begun += isNew ? 1 : 0;
                    for (int step = 0;
                            step < 2 && (memory == null || step == 0 || memory.stage() != Memory.Stage.REVIEW);
                            step++) {
                        at = at.plus(Duration.ofSeconds(8 + dice.nextInt(20)));
                        double chance = memory == null ? 0.75 : Math.pow(Fsrs.recall(memory, at), 1 / talent);
                        Rating rating = Rating.of(dice.nextDouble() < chance, 4_000 + dice.nextInt(9_000), 6_500);
                        reviews.add(new Object[] {
                            person,
                            card.id(),
                            card.version(),
                            Timestamp.from(at),
                            rating != Rating.AGAIN,
                            rating.name(),
                            4_000 + dice.nextInt(14_000),
                            memory == null,
                            UUID.nameUUIDFromBytes(new byte[] {
                                        (byte) reviews.size(),
                                        (byte) (reviews.size() >> 8),
                                        (byte) (reviews.size() >> 16)
                                    })
                                    .toString()
                        });
                        memory = DeckService.fsrs(red.getOrDefault(card.id(), false))
                                .after(memory, rating, at);
                        answered++;
                    }
                    known.put(card.id(), memory);
                }
            }
        }
        known.forEach((card, memory) -> store.put(new DeckStore.Known(
                person,
                card,
                cards.stream()
                        .filter(one -> one.id() == card)
                        .mapToInt(Question::version)
                        .findFirst()
                        .orElse(1),
                memory,
                0)));
    }
}
