package cn.zhiban.kb.insight;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Figures of searches and copies. Whoever has {@link InsightPermissions#READ} sees those in shops within the scope;
 * whoever has only {@link InsightPermissions#OWN} sees what they did themselves.
 */
@Service
public class SearchInsight {
    /** Up to so many days are shown by the hour. */
    private static final int HOURLY_DAYS = 2;

    private static final String SUMS = " SUM(searches) AS searches, SUM(zero) AS zero, SUM(unused) AS unused,"
            + " SUM(opens) AS opens, SUM(copies) AS copies FROM kb_search_hour WHERE hour >= :from AND hour < :to AND ";
    /** Tenths of a second up to ten, then whole ones: fine enough for people, few enough to be added up. */
    private static final String BUCKET =
            "CASE WHEN wait_ms < 10000 THEN wait_ms DIV 100 * 100 ELSE wait_ms DIV 1000 * 1000 END";

    private final JdbcClient jdbc;
    private final Reach reach;
    private final SearchCount count;
    private final CompanyTime time;

    SearchInsight(JdbcClient jdbc, Reach reach, SearchCount count, CompanyTime time) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.count = count;
        this.time = time;
    }

    /** A search, as a row behind a figure. */
    public record Asked(Instant at, @Nullable Long shopId, String query, int total) {}

    /** A copy or an open, as a row behind a figure. */
    public record Taken(
            Instant at,
            @Nullable Long shopId,
            String query,
            long articleId,
            @Nullable Integer position,
            @Nullable Integer waitMs) {}

    /** Which searches are asked for. */
    public enum Outcome {
        ALL,
        ZERO,
        UNUSED
    }

    /** Everything about the searches of a period. Counts what is new first. */
    public SearchOverview overview(InsightFilter filter) {
        Reach.Condition condition = reach.events(filter);
        count.refresh();
        boolean hourly = filter.days() <= HOURLY_DAYS;
        Map<Instant, SearchTally> byHour = byHour(condition);
        Map<LocalDateTime, Waits> waits = waits(condition, hourly);
        List<SearchSlot> slots = new ArrayList<>();
        SearchTally now = SearchTally.NONE;
        List<SearchTally> hours = new ArrayList<>(Collections.nCopies(24, SearchTally.NONE));
        Map<LocalDateTime, SearchTally> bySlot = new HashMap<>();
        for (Map.Entry<Instant, SearchTally> entry : byHour.entrySet()) {
            LocalDateTime local = time.local(entry.getKey());
            bySlot.merge(
                    local.truncatedTo(hourly ? ChronoUnit.HOURS : ChronoUnit.DAYS),
                    entry.getValue(),
                    SearchTally::plus);
            hours.set(local.getHour(), hours.get(local.getHour()).plus(entry.getValue()));
            now = now.plus(entry.getValue());
        }
        Waits all = new Waits();
        waits.values().forEach(all::add);
        LocalDateTime end = filter.to().plusDays(1).atStartOfDay();
        for (LocalDateTime slot = filter.from().atStartOfDay();
                slot.isBefore(end);
                slot = hourly ? slot.plusHours(1) : slot.plusDays(1)) {
            Waits wait = waits.getOrDefault(slot, new Waits());
            slots.add(new SearchSlot(
                    slot, bySlot.getOrDefault(slot, SearchTally.NONE), wait.seconds(0.5), wait.seconds(0.9)));
        }
        Reach.Condition earlier = reach.events(filter.before());
        return new SearchOverview(
                hourly,
                slots,
                now,
                total(earlier),
                wait(all),
                wait(earlier),
                hours,
                ranks(condition),
                shops(condition));
    }

    /** Searches behind a figure, newest first. @param day only this day, or null; @param hour only this hour, or null */
    public List<Asked> searches(
            InsightFilter filter, @Nullable LocalDate day, @Nullable Integer hour, Outcome outcome, int limit) {
        Reach.Condition condition = reach.events(filter);
        Map<String, Object> parameters = condition.with("limit", limit);
        if (day != null) {
            LocalDateTime start = day.atStartOfDay().plusHours(hour == null ? 0 : hour);
            parameters.put("from", Timestamp.from(time.instant(start)));
            parameters.put("to", Timestamp.from(time.instant(hour == null ? start.plusDays(1) : start.plusHours(1))));
        }
        String wanted = switch (outcome) {
            case ALL -> "TRUE";
            case ZERO -> "total = 0";
            case UNUSED ->
                "total > 0 AND NOT EXISTS (SELECT 1 FROM kb_search_event n WHERE n.account_id <=> e.account_id"
                        + " AND n.kind IN ('OPEN', 'COPY') AND n.at >= e.at AND n.at <= e.at + INTERVAL "
                        + SearchCount.PAIRED_WITHIN.toSeconds()
                        + " SECOND AND NOT EXISTS (SELECT 1 FROM kb_search_event s"
                        + " WHERE s.account_id <=> e.account_id AND s.kind = 'SEARCH' AND s.at > e.at AND s.at <= n.at))";
        };
        return jdbc.sql("SELECT at, shop_id, query, COALESCE(total, 0) AS total FROM kb_search_event e"
                        + " WHERE kind = 'SEARCH' AND at >= :from AND at < :to AND " + condition.sql() + " AND "
                        + wanted
                        + " ORDER BY at DESC LIMIT :limit")
                .params(parameters)
                .query(Asked.class)
                .list();
    }

    /**
     * Copies behind a figure, newest first, of articles that the actor may read.
     *
     * @param rank one of {@link SearchOverview#RANKS}, or null for all
     * @param articleId only of this article, or null
     */
    public List<Taken> copies(InsightFilter filter, @Nullable String rank, @Nullable Long articleId, int limit) {
        Reach.Condition condition = reach.events(filter);
        if (rank != null && !SearchOverview.RANKS.contains(rank)) {
            throw new InvalidInput("rank", "kb.insight.problem.rank", rank);
        }
        String wanted = switch (rank == null ? "" : rank) {
            case "" -> "TRUE";
            case "4-5" -> "u.position IN (4, 5)";
            case "6" -> "u.position >= 6";
            case "none" -> "u.position IS NULL";
            default -> "u.position = " + Integer.parseInt(rank);
        };
        return jdbc.sql("SELECT u.at, NULLIF(u.shop_id, 0) AS shop_id, e.query, u.article_id, u.position, u.wait_ms"
                        + " FROM (SELECT * FROM kb_search_use WHERE copied AND at >= :from AND at < :to AND "
                        + condition.sql() + (articleId == null ? "" : " AND article_id = :article") + ") u"
                        + " JOIN kb_search_event e ON e.id = u.event_id"
                        + " JOIN kb_article a ON a.id = u.article_id"
                        + " JOIN kb_article_version v ON v.id = a.published_version_id"
                        + " WHERE " + wanted + " AND " + ArticleReach.READABLE + " ORDER BY u.at DESC LIMIT :limit")
                .params(condition.with("limit", limit, "article", articleId == null ? 0 : articleId))
                .params(ArticleReach.readable(reach.require()))
                .query(Taken.class)
                .list();
    }

    private Map<Instant, SearchTally> byHour(Reach.Condition condition) {
        Map<Instant, SearchTally> hours = new TreeMap<>();
        jdbc.sql("SELECT hour," + SUMS + condition.sql() + " GROUP BY hour")
                .params(condition.parameters())
                .query(row -> {
                    hours.put(row.getTimestamp("hour").toInstant(), tally(row));
                });
        return hours;
    }

    private static SearchTally tally(java.sql.ResultSet row) throws java.sql.SQLException {
        return new SearchTally(
                row.getLong("searches"),
                row.getLong("zero"),
                row.getLong("unused"),
                row.getLong("opens"),
                row.getLong("copies"));
    }

    private SearchTally total(Reach.Condition condition) {
        return jdbc.sql("SELECT" + SUMS + condition.sql())
                .params(condition.parameters())
                .query((row, _) -> tally(row))
                .single();
    }

    private List<SearchOverview.ShopTally> shops(Reach.Condition condition) {
        return jdbc.sql("SELECT NULLIF(shop_id, 0) AS shop," + SUMS + condition.sql()
                        + " GROUP BY shop_id ORDER BY searches DESC")
                .params(condition.parameters())
                .query((row, _) -> new SearchOverview.ShopTally(row.getObject("shop", Long.class), tally(row)))
                .list();
    }

    /** The zone's distance from UTC is taken from now: where clocks change, an hour may count to the day beside it. */
    private Map<LocalDateTime, Waits> waits(Reach.Condition condition, boolean hourly) {
        long minutes = Duration.ofSeconds(
                        time.zone().getRules().getOffset(time.now()).getTotalSeconds())
                .toMinutes();
        String slot = "DATE_FORMAT(at + INTERVAL " + minutes + " MINUTE, '%Y-%m-%dT" + (hourly ? "%H" : "00") + ":00')";
        Map<LocalDateTime, Waits> waits = new HashMap<>();
        jdbc.sql("SELECT " + slot + " AS slot, " + BUCKET + " AS bucket, COUNT(*) AS times FROM kb_search_use"
                        + " WHERE copied AND wait_ms IS NOT NULL AND at >= :from AND at < :to AND " + condition.sql()
                        + " GROUP BY slot, bucket")
                .params(condition.parameters())
                .query(row -> {
                    waits.computeIfAbsent(LocalDateTime.parse(row.getString("slot")), _ -> new Waits())
                            .add(row.getInt("bucket"), row.getLong("times"));
                });
        return waits;
    }

    private SearchOverview.Wait wait(Reach.Condition condition) {
        Waits all = new Waits();
        jdbc.sql("SELECT " + BUCKET + " AS bucket, COUNT(*) AS times FROM kb_search_use"
                        + " WHERE copied AND wait_ms IS NOT NULL AND at >= :from AND at < :to AND " + condition.sql()
                        + " GROUP BY bucket")
                .params(condition.parameters())
                .query(row -> {
                    all.add(row.getInt("bucket"), row.getLong("times"));
                });
        return wait(all);
    }

    private static SearchOverview.Wait wait(Waits waits) {
        return new SearchOverview.Wait(waits.count(), waits.seconds(0.5), waits.seconds(0.9));
    }

    private List<Long> ranks(Reach.Condition condition) {
        List<Long> ranks = new ArrayList<>(Collections.nCopies(SearchOverview.RANKS.size(), 0L));
        jdbc.sql("SELECT CASE WHEN position IS NULL THEN 5 WHEN position >= 6 THEN 4 WHEN position >= 4 THEN 3"
                        + " ELSE GREATEST(position, 1) - 1 END AS place, COUNT(*) AS times FROM kb_search_use"
                        + " WHERE copied AND at >= :from AND at < :to AND " + condition.sql() + " GROUP BY place")
                .params(condition.parameters())
                .query(row -> {
                    ranks.set(row.getInt("place"), row.getLong("times"));
                });
        return ranks;
    }
}
