package cn.zhiban.kb.search;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleService;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Writes down every search, open and copy: who, in which shop's chat, what was asked, which rank was taken, when. Needs
 * {@link KbPermissions#READ}. Searches are written in batches beside the request, so that typing never waits for the
 * database; opens and copies at once, because they are few and are labels for ranking.
 */
@Service
public class SearchJournal implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SearchJournal.class);
    private static final int QUERY_LENGTH = 500;
    private static final int WAITING_AT_MOST = 10_000;
    private static final int BATCH = 500;
    private static final String INSERT = "INSERT INTO kb_search_event"
            + " (at, account_id, token_id, shop_id, kind, query, article_id, position, total, took_ms)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** What happened to a hit. */
    public enum Use {
        OPEN,
        COPY
    }

    private final JdbcTemplate jdbc;
    private final Access access;
    private final ArticleService articles;
    private final CompanyTime time;
    private final BlockingQueue<Object[]> waiting = new LinkedBlockingQueue<>(WAITING_AT_MOST);
    private volatile @Nullable Thread writer;

    SearchJournal(JdbcTemplate jdbc, Access access, ArticleService articles, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.articles = articles;
        this.time = time;
    }

    /** A search that the person stopped typing at. When the queue is full it is dropped: answering matters more. */
    public void searched(String query, @Nullable Long shopId, long total, long tookMs) {
        Actor actor = access.require(KbPermissions.READ);
        if (!query.isBlank()) {
            waiting.offer(row(actor, shopId, "SEARCH", query, null, null, clamp(total), clamp(tookMs)));
        }
    }

    private static int clamp(long number) {
        return Math.clamp(number, 0, Integer.MAX_VALUE);
    }

    /**
     * A hit was opened or copied.
     *
     * @param position its rank in the list, from 1, or null if it did not come from a list
     * @throws cn.zhiban.core.NotFound the person may not read the article
     */
    public void used(Use use, long articleId, String query, @Nullable Long shopId, @Nullable Integer position) {
        Actor actor = access.require(KbPermissions.READ);
        articles.get(articleId);
        jdbc.update(INSERT, row(actor, shopId, use.name(), query, articleId, position, null, null));
    }

    /** Ids of the articles the person copied last, newest first, each once. */
    public List<Long> lastCopied(int limit) {
        Actor actor = access.require(KbPermissions.READ);
        return actor.accountId() == null
                ? List.of()
                : jdbc.queryForList(
                        "SELECT article_id FROM kb_search_event WHERE account_id = ? AND kind = 'COPY'"
                                + " GROUP BY article_id ORDER BY MAX(at) DESC LIMIT ?",
                        Long.class,
                        actor.accountId(),
                        limit);
    }

    /** Writes what waits now; also called at the end. */
    public void flush() {
        List<Object[]> batch = new ArrayList<>(BATCH);
        while (waiting.drainTo(batch, BATCH) > 0) {
            jdbc.batchUpdate(INSERT, batch);
            batch.clear();
        }
    }

    private Object[] row(
            Actor actor,
            @Nullable Long shopId,
            String kind,
            String query,
            @Nullable Long articleId,
            @Nullable Integer position,
            @Nullable Integer total,
            @Nullable Integer took) {
        return new Object[] {
            Timestamp.from(time.now()),
            actor.accountId(),
            actor.tokenId(),
            shopId,
            kind,
            Texts.cut(query, QUERY_LENGTH),
            articleId,
            position,
            total,
            took
        };
    }

    @Override
    public void start() {
        // the thread goes on while it is the current one, so it must be that before it begins
        Thread thread = Thread.ofPlatform().name("search-journal").daemon().unstarted(this::write);
        writer = thread;
        thread.start();
    }

    private void write() {
        while (Thread.currentThread() == writer) {
            try {
                Object[] first = waiting.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    List<Object[]> batch = new ArrayList<>(List.<Object[]>of(first));
                    waiting.drainTo(batch, BATCH - 1);
                    jdbc.batchUpdate(INSERT, batch);
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                log.warn("searches could not be written down: {}", e.getMessage());
            }
        }
    }

    @Override
    public void stop() {
        Thread thread = writer;
        writer = null;
        if (thread != null) {
            thread.interrupt();
        }
        flush();
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }
}
