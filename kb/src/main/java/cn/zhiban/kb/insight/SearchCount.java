package cn.zhiban.kb.insight;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the events of the search by the hour, and pairs each open and copy with the search before it. Only hours with
 * events that are not counted yet, and the one before now, are counted again; counting twice changes nothing.
 *
 * @see "docs/adr/0012-figures-are-counted-from-events.md"
 */
@Component
public class SearchCount implements SmartLifecycle {
    /** A copy belongs to the last search of the same person within this time. */
    static final Duration PAIRED_WITHIN = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(SearchCount.class);
    private static final int EVERY_SECONDS = 60;
    private static final Duration FRESH = Duration.ofSeconds(10);
    /** Counted in one transaction. */
    private static final Duration STEP = Duration.ofDays(1);

    private static final String WITH_SEARCH = """
            WITH near AS (SELECT e.id, e.at, COALESCE(e.shop_id, 0) AS shop, COALESCE(e.account_id, 0) AS account,
                                 e.kind, e.article_id, e.position, e.total,
                                 LEAD(e.kind) OVER w AS next_kind, LEAD(e.at) OVER w AS next_at,
                                 MAX(CASE WHEN e.kind = 'SEARCH' THEN e.at END)
                                   OVER (PARTITION BY e.account_id, e.token_id ORDER BY e.at, e.id
                                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS searched_at
                            FROM kb_search_event e WHERE e.at >= :near_from AND e.at < :near_to
                          WINDOW w AS (PARTITION BY e.account_id, e.token_id ORDER BY e.at, e.id))
            """;

    private static final String HOURS = "INSERT INTO kb_search_hour"
            + " (hour, shop_id, account_id, searches, zero, unused, opens, copies) " + WITH_SEARCH + """
            SELECT DATE_FORMAT(at, '%Y-%m-%d %H:00:00'), shop, account,
                   SUM(kind = 'SEARCH'), SUM(kind = 'SEARCH' AND total = 0),
                   SUM(kind = 'SEARCH' AND COALESCE(total, 1) > 0
                       AND (next_kind IS NULL OR next_kind = 'SEARCH' OR next_at > at + INTERVAL :paired SECOND)),
                   SUM(kind = 'OPEN'), SUM(kind = 'COPY')
              FROM near WHERE at >= :from AND at < :to GROUP BY 1, 2, 3""";

    private static final String USES = "INSERT INTO kb_search_use"
            + " (at, event_id, shop_id, account_id, copied, article_id, position, wait_ms) " + WITH_SEARCH + """
            SELECT at, id, shop, account, kind = 'COPY', article_id, position,
                   CASE WHEN searched_at >= at - INTERVAL :paired SECOND
                        THEN TIMESTAMPDIFF(MICROSECOND, searched_at, at) DIV 1000 END
              FROM near WHERE kind IN ('OPEN', 'COPY') AND article_id IS NOT NULL AND at >= :from AND at < :to""";

    private final JdbcClient jdbc;
    private final CompanyTime time;
    private final TransactionTemplate transaction;
    private volatile @Nullable ScheduledExecutorService timer;

    SearchCount(JdbcClient jdbc, CompanyTime time, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.time = time;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // a stricter one would lock the events that are read, and so hold up searches that are written down
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    private record State(long lastEventId, @Nullable Instant countedAt) {}

    private record Fresh(
            long lastId,
            @Nullable Instant earliest,
            @Nullable Instant latest) {}

    /** Counts what is new, unless that was done some seconds ago or another node is at it. */
    public void refresh() {
        State state = state("").getFirst();
        Instant counted = state.countedAt();
        if (counted == null || counted.isBefore(time.now().minus(FRESH))) {
            count();
        }
    }

    /** Counts what is new now, day by day; another node that is at it is left alone. */
    public void count() {
        Fresh fresh = jdbc.sql("""
                        SELECT COALESCE(MAX(e.id), 0) AS last_id, MIN(e.at) AS earliest, MAX(e.at) AS latest
                          FROM kb_search_event e
                         WHERE e.id > (SELECT last_event_id FROM kb_search_counted WHERE id = 1)""").query(Fresh.class).single();
        Instant now = time.now();
        Instant again = now.minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
        // the search before a copy may be in the hour before; what was searched last may have been used since
        Instant earliest = fresh.earliest();
        Instant from = earliest == null || earliest.isAfter(again)
                ? again
                : earliest.minus(PAIRED_WITHIN).truncatedTo(ChronoUnit.HOURS);
        Instant latest = fresh.latest();
        Instant end = (latest == null || latest.isBefore(now) ? now : latest)
                .truncatedTo(ChronoUnit.HOURS)
                .plus(1, ChronoUnit.HOURS);
        while (from.isBefore(end)) {
            Instant to = end.isBefore(from.plus(STEP)) ? end : from.plus(STEP);
            Instant start = from;
            boolean last = !to.isBefore(end);
            boolean done = Boolean.TRUE.equals(transaction.execute(_ -> count(start, to, last ? fresh.lastId() : 0)));
            if (!done) {
                return;
            }
            from = to;
        }
    }

    private boolean count(Instant from, Instant to, long lastId) {
        if (state(" FOR UPDATE SKIP LOCKED").isEmpty()) {
            return false;
        }
        jdbc.sql("DELETE FROM kb_search_hour WHERE hour >= ? AND hour < ?")
                .params(Timestamp.from(from), Timestamp.from(to))
                .update();
        jdbc.sql("DELETE FROM kb_search_use WHERE at >= ? AND at < ?")
                .params(Timestamp.from(from), Timestamp.from(to))
                .update();
        for (String statement : List.of(HOURS, USES)) {
            jdbc.sql(statement)
                    .param("from", Timestamp.from(from))
                    .param("to", Timestamp.from(to))
                    .param("near_from", Timestamp.from(from.minus(PAIRED_WITHIN)))
                    .param("near_to", Timestamp.from(to.plus(PAIRED_WITHIN)))
                    .param("paired", PAIRED_WITHIN.toSeconds())
                    .update();
        }
        jdbc.sql("UPDATE kb_search_counted SET last_event_id = GREATEST(last_event_id, ?), counted_at = ? WHERE id = 1")
                .params(lastId, Timestamp.from(time.now()))
                .update();
        return true;
    }

    private List<State> state(String lock) {
        return jdbc.sql("SELECT last_event_id, counted_at FROM kb_search_counted WHERE id = 1" + lock)
                .query(State.class)
                .list();
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("search-count").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::countSafely, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void countSafely() {
        try {
            refresh();
        } catch (DataAccessException e) {
            // an exception would end the timer for good
            log.warn("searches could not be counted: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
