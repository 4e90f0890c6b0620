package cn.zhiban.training.deck;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.time.CompanyTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cards that the suite made of changed knowledge, whom they concern, and who has answered them. Asks for no permission:
 * callers have checked.
 */
@Component
public class Demands {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    Demands(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * A card that everybody concerned must answer.
     *
     * @param questionId the question
     * @param version this or a newer version must be answered rightly
     * @param redLine about what must not be said
     * @param topic the article or rule
     * @param sourceText the word or statement
     * @param audience whom it concerns
     */
    public record Demand(
            long questionId, int version, boolean redLine, String topic, String sourceText, Audience audience) {}

    /** Somebody and a question. */
    public record Pair(long employeeId, long questionId) {}

    /** Makes a card of a question, or asks a newer version of it. */
    public void put(Demand demand, String sourceKind, long sourceId, Instant now) {
        jdbc.sql(
                        "INSERT INTO train_card (question_id, red_line, added_at, platforms, source_kind, source_id, source_text,"
                                + " topic, demanded_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
                                + " platforms = VALUES(platforms), source_text = VALUES(source_text), topic = VALUES(topic),"
                                + " demanded_version = VALUES(demanded_version)")
                .params(
                        demand.questionId(),
                        demand.redLine(),
                        java.sql.Timestamp.from(now),
                        demand.audience().platforms().stream()
                                .map(Platform::name)
                                .sorted()
                                .collect(Collectors.joining(",")),
                        sourceKind,
                        sourceId,
                        demand.sourceText(),
                        demand.topic(),
                        demand.version())
                .update();
        jdbc.sql("DELETE FROM train_card_shop WHERE question_id = ?")
                .param(demand.questionId())
                .update();
        demand.audience()
                .shopIds()
                .forEach(shop -> jdbc.sql("INSERT INTO train_card_shop (question_id, shop_id) VALUES (?, ?)")
                        .params(demand.questionId(), shop)
                        .update());
    }

    /** Cards made of an article or rule that are in use. */
    public List<Demand> of(String sourceKind, long sourceId) {
        return list("WHERE NOT q.archived AND c.source_kind = ? AND c.source_id = ?", List.of(sourceKind, sourceId));
    }

    /** All that must be answered. */
    public List<Demand> all() {
        return list("WHERE NOT q.archived AND c.demanded_version > 0", List.of());
    }

    private List<Demand> list(String where, List<Object> values) {
        Map<Long, Set<Long>> shops = shops();
        return jdbc.sql("SELECT c.*, q.client_id, q.shop_id FROM train_card c JOIN train_question q"
                        + " ON q.id = c.question_id " + where + " ORDER BY c.question_id")
                .params(values)
                .query((row, _) -> new Demand(
                        row.getLong("question_id"),
                        row.getInt("demanded_version"),
                        row.getBoolean("red_line"),
                        row.getString("topic"),
                        row.getString("source_text"),
                        audience(
                                row.getObject("client_id", Long.class),
                                row.getObject("shop_id", Long.class),
                                shops.getOrDefault(row.getLong("question_id"), Set.of()),
                                row.getString("platforms"))))
                .list();
    }

    private Map<Long, Set<Long>> shops() {
        Map<Long, Set<Long>> shops = new HashMap<>();
        jdbc.sql("SELECT question_id, shop_id FROM train_card_shop").query(row -> {
            shops.computeIfAbsent(row.getLong(1), _ -> new HashSet<>()).add(row.getLong(2));
        });
        return shops;
    }

    private static Audience audience(@Nullable Long client, @Nullable Long shop, Set<Long> shops, String platforms) {
        return new Audience(
                client,
                shops.isEmpty() && shop != null ? Set.of(shop) : shops,
                platforms.isEmpty()
                        ? Set.of()
                        : Arrays.stream(platforms.split(","))
                                .map(Platform::valueOf)
                                .collect(Collectors.toSet()));
    }

    /** Shops served today, by employee. */
    public Map<Long, List<Audience.Served>> served() {
        return jdbc
                .sql("SELECT a.employee_id, s.id AS shop_id, s.client_id, s.platform FROM core_assignment a"
                        + " JOIN core_shop s ON s.id = a.shop_id WHERE a.valid_from <= :today"
                        + " AND (a.valid_to IS NULL OR a.valid_to >= :today)")
                .param("today", time.today())
                .query(Audience.Served.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Audience.Served::employeeId));
    }

    /** Of demanded cards, the newest version that each of these people answered rightly. */
    public Map<Pair, Integer> proven(Collection<Long> employees) {
        Map<Pair, Integer> proven = new HashMap<>();
        if (!employees.isEmpty()) {
            jdbc.sql("SELECT m.employee_id, m.question_id, m.proven_version FROM train_memory m JOIN train_card c"
                            + " ON c.question_id = m.question_id WHERE c.demanded_version > 0"
                            + " AND m.employee_id IN (:employees)")
                    .param("employees", employees)
                    .query(row -> {
                        proven.put(new Pair(row.getLong(1), row.getLong(2)), row.getInt(3));
                    });
        }
        return proven;
    }

    /** What each of these people must still answer; who must nothing is left out. */
    public Map<Long, List<Demand>> open(Collection<Long> employees) {
        List<Demand> all = all();
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Audience.Served>> served = served();
        Map<Pair, Integer> proven = proven(employees);
        Map<Long, List<Demand>> open = new HashMap<>();
        for (long employee : employees) {
            List<Demand> mine = all.stream()
                    .filter(one -> proven.getOrDefault(new Pair(employee, one.questionId()), 0) < one.version())
                    .filter(one -> one.audience().concerns(served.getOrDefault(employee, List.of())))
                    .toList();
            if (!mine.isEmpty()) {
                open.put(employee, mine);
            }
        }
        return open;
    }
}
