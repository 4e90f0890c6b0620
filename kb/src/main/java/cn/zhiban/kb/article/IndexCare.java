package cn.zhiban.kb.article;

import cn.zhiban.core.time.CompanyTime;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hibernate.search.engine.search.query.SearchScroll;
import org.hibernate.search.engine.search.query.SearchScrollResult;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.orm.work.SearchIndexingPlan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the index with the database after each start and every hour, and mends what differs: single articles, or
 * everything when the index is lost. Changes that are still on their way do not count. For the suite itself and for who
 * looks after it; nobody is asked for permissions.
 */
@Component
public class IndexCare implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IndexCare.class);
    private static final int PAGE = 1_000;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofHours(1);
    /** An entry in the queue that old is not on its way any more. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /**
     * What the last comparison found.
     *
     * @param at when
     * @param articles published in the database
     * @param mended articles that the index lacked, had in another version, or should not have had
     */
    public record Comparison(Instant at, int articles, int mended) {}

    private final EntityManagerFactory factory;
    private final EntityManager manager;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final ArticleIndex index;
    private final CompanyTime time;
    private final boolean wanted;
    private volatile @Nullable Comparison last;
    private volatile boolean rebuilding;
    private volatile @Nullable ScheduledExecutorService timer;

    IndexCare(
            EntityManagerFactory factory,
            EntityManager manager,
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            ArticleIndex index,
            CompanyTime time,
            Environment environment) {
        this.factory = factory;
        this.manager = manager;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.index = index;
        this.time = time;
        // an index in memory is empty after each start, and only tests have one
        this.wanted = !"local-heap"
                .equals(environment.getProperty("spring.jpa.properties.hibernate.search.backend.directory.type"));
    }

    /** What the last comparison found, or null before the first. */
    public @Nullable Comparison last() {
        return last;
    }

    /** Whether the whole index is being made anew; searches find what is done so far. */
    public boolean isRebuilding() {
        return rebuilding;
    }

    /** Compares and mends now. */
    public Comparison compare() throws InterruptedException {
        Set<Long> suspects = differing();
        if (!suspects.isEmpty()) {
            // what a change in between caused is gone at the second look
            Thread.sleep(SETTLED);
            suspects.retainAll(differing());
        }
        int articles = published().size();
        if (!suspects.isEmpty()) {
            mend(suspects, articles);
        }
        Comparison done = new Comparison(time.now(), articles, suspects.size());
        last = done;
        return done;
    }

    private void mend(Set<Long> ids, int articles) throws InterruptedException {
        if (ids.size() > 1_000 && ids.size() > articles / 2) {
            log.warn("The search index lacks {} of {} articles and is made anew", ids.size(), articles);
            rebuilding = true;
            try {
                index.rebuild();
            } finally {
                rebuilding = false;
            }
            log.info("The search index is complete again");
        } else {
            log.warn("The search index differed from the database in {} articles, which are taken in anew", ids.size());
            transactions.executeWithoutResult(_ -> {
                SearchIndexingPlan plan = Search.session(manager).indexingPlan();
                for (Long id : ids) {
                    Article article = manager.find(Article.class, id);
                    if (article == null) {
                        plan.purge(Article.class, id, null);
                    } else {
                        plan.addOrUpdate(article);
                    }
                }
            });
        }
    }

    /** Articles whose document is missing, of another version or one too many, without those still on their way. */
    private Set<Long> differing() {
        Map<Long, Long> wantedVersions = published();
        Map<Long, Long> indexed = indexed();
        Set<Long> differing = new TreeSet<>();
        wantedVersions.forEach((id, version) -> {
            if (!Objects.equals(indexed.get(id), version)) {
                differing.add(id);
            }
        });
        indexed.keySet().stream().filter(id -> !wantedVersions.containsKey(id)).forEach(differing::add);
        if (!differing.isEmpty()) {
            differing.removeAll(new HashSet<>(jdbc.queryForList(
                    "SELECT DISTINCT CAST(entity_id AS SIGNED) FROM hsearch_outbox_event WHERE status = 'PENDING'",
                    Long.class)));
        }
        return differing;
    }

    private Map<Long, Long> published() {
        Map<Long, Long> versions = new HashMap<>();
        jdbc.query(
                "SELECT id, published_version_id FROM kb_article WHERE state = 'PUBLISHED'"
                        + " AND published_version_id IS NOT NULL",
                row -> {
                    versions.put(row.getLong(1), row.getLong(2));
                });
        return versions;
    }

    private Map<Long, Long> indexed() {
        Map<Long, Long> versions = new HashMap<>();
        try (EntityManager reading = factory.createEntityManager()) {
            SearchSession session = Search.session(reading);
            try (SearchScroll<List<?>> scroll = session.search(Article.class)
                    .select(select ->
                            select.composite(select.id(Long.class), select.field(ArticleFields.VERSION, Long.class)))
                    .where(predicates -> predicates.matchAll())
                    .scroll(PAGE)) {
                for (SearchScrollResult<List<?>> page = scroll.next(); page.hasHits(); page = scroll.next()) {
                    for (List<?> hit : page.hits()) {
                        Long version = (Long) hit.get(1);
                        versions.put((Long) hit.get(0), version == null ? 0L : version);
                    }
                }
            }
        }
        return versions;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("kb-index-care").daemon().factory());
        timer = started;
        if (wanted) {
            started.scheduleWithFixedDelay(
                    this::compareSafely, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void compareSafely() {
        try {
            compare();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // the next turn comes; an exception would end the timer for good
            log.warn("The search index could not be compared with the database: {}", e.getMessage());
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
