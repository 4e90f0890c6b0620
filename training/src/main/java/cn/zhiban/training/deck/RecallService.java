package cn.zhiban.training.deck;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.memory.Fsrs;
import cn.zhiban.training.people.CoachReach;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionPool;
import cn.zhiban.training.question.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who remembers what. Needs {@link TrainingPermissions#COACH}; tells of people within reach only. */
@Service
@Transactional(readOnly = true)
public class RecallService {
    private static final int TOPICS = 12;

    private final DeckStore store;
    private final QuestionPool pool;
    private final CoachReach reach;
    private final Access access;
    private final Demands demands;
    private final JdbcClient jdbc;
    private final CompanyTime time;

    RecallService(
            DeckStore store,
            QuestionPool pool,
            CoachReach reach,
            Access access,
            Demands demands,
            JdbcClient jdbc,
            CompanyTime time) {
        this.store = store;
        this.pool = pool;
        this.reach = reach;
        this.access = access;
        this.demands = demands;
        this.jdbc = jdbc;
        this.time = time;
    }

    private record Someone(long id, String name, String team) {}

    /** The people within reach and the topics that most cards are about. */
    public RecallMap map() {
        Actor actor = access.require(TrainingPermissions.COACH);
        LongPredicate within = reach.of(actor);
        Map<Long, Map<Long, DeckStore.Known>> known = new HashMap<>();
        store.all()
                .forEach(one -> known.computeIfAbsent(one.employeeId(), _ -> new HashMap<>())
                        .put(one.questionId(), one));
        Map<Long, List<Audience.Served>> served = demands.served();
        Map<Long, Audience> made = new HashMap<>();
        demands.all().forEach(one -> made.put(one.questionId(), one.audience()));
        List<Question> cards = pool.find(store.cards().keySet());
        List<String> topics = topics(cards);
        Instant now = time.now();
        List<RecallMap.Line> lines = jdbc
                .sql("SELECT e.id, e.name, COALESCE(t.name, '') AS team FROM core_employee e"
                        + " LEFT JOIN core_team t ON t.id = e.team_id WHERE e.state = 'ACTIVE' ORDER BY e.name")
                .query(Someone.class)
                .list()
                .stream()
                .filter(one -> within.test(one.id()))
                .map(one -> line(
                        one,
                        cards.stream()
                                .filter(card -> made.getOrDefault(card.id(), audience(card))
                                        .concerns(served.getOrDefault(one.id(), List.of())))
                                .toList(),
                        known.getOrDefault(one.id(), Map.of()),
                        topics,
                        now))
                .sorted(Comparator.comparingInt((RecallMap.Line line) -> -line.changed())
                        .thenComparingDouble(line -> line.recall() == null ? 0 : line.recall()))
                .toList();
        return new RecallMap(topics, lines);
    }

    private static Audience audience(Question card) {
        Long shop = card.shopId();
        return new Audience(card.clientId(), shop == null ? Set.of() : Set.of(shop), Set.of());
    }

    private static List<String> topics(List<Question> cards) {
        Map<String, Integer> counts = new HashMap<>();
        cards.forEach(card -> words(card).forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOPICS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> words(Question card) {
        return card.content().tags().stream()
                .filter(tag -> tag.kind() == Tag.Kind.WORD)
                .map(Tag::value)
                .toList();
    }

    private static RecallMap.Line line(
            Someone who, List<Question> cards, Map<Long, DeckStore.Known> known, List<String> topics, Instant now) {
        int unseen = 0;
        int changed = 0;
        List<Double> all = new ArrayList<>();
        Map<String, List<Double>> byTopic = new HashMap<>();
        for (Question card : cards) {
            DeckStore.Known one = known.get(card.id());
            if (one == null) {
                unseen++;
                continue;
            }
            changed += one.version() < card.version() ? 1 : 0;
            double recall = Fsrs.recall(one.memory(), now);
            all.add(recall);
            words(card).stream()
                    .filter(topics::contains)
                    .forEach(word -> byTopic.computeIfAbsent(word, _ -> new ArrayList<>())
                            .add(recall));
        }
        Map<String, Double> means = new HashMap<>();
        byTopic.forEach((topic, values) -> means.put(topic, mean(values)));
        return new RecallMap.Line(
                who.id(), who.name(), who.team(), all.isEmpty() ? null : mean(all), unseen, changed, means);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
