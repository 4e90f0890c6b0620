package cn.zhiban.kb.notice;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published notices in memory, and for a moment who has read which. A change here counts at once, one on another node
 * within two seconds: a counter in the database says that there was one.
 */
@Component
class LiveNotices {
    /** How long what is known of a person is kept. */
    private static final Duration KEPT = Duration.ofSeconds(2);
    /** Notices that ended are not loaded; this much longer, because clocks of nodes differ. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** Overrides of articles come without the notice being changed. */
    private static final Duration RELOADED = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Colleagues colleagues;
    private final CompanyTime time;
    private final Cache<Long, Reader> readers =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(20_000).build();
    private volatile Snapshot snapshot = new Snapshot(-1, Instant.EPOCH, List.of(), Map.of());

    LiveNotices(JdbcClient jdbc, JsonMapper json, Colleagues colleagues, CompanyTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.colleagues = colleagues;
        this.time = time;
    }

    private record Snapshot(
            long stamp, Instant loadedAt, List<LiveNotice> notices, Map<Long, List<LiveNotice>> byArticle) {}

    private record Row(long id, int number, int asked, String content) {}

    /** All that run now, the most important first. */
    List<LiveNotice> running() {
        Instant now = time.now();
        return snapshot.notices().stream()
                .filter(notice -> notice.content().runsAt(now))
                .toList();
    }

    /** One that runs now. */
    Optional<LiveNotice> running(long id) {
        return running().stream().filter(notice -> notice.id() == id).findFirst();
    }

    /** What this person still has to read now, the most important first. */
    List<LiveNotice> pending(Actor actor) {
        List<LiveNotice> running = running();
        return running.isEmpty() ? running : unread(running, actor);
    }

    /** What this person has to read before this article may be copied; costs nothing for articles no notice is about. */
    List<LiveNotice> pending(Actor actor, long articleId) {
        List<LiveNotice> touching = snapshot.byArticle().get(articleId);
        if (touching == null) {
            return List.of();
        }
        Instant now = time.now();
        List<LiveNotice> running =
                touching.stream().filter(notice -> notice.content().runsAt(now)).toList();
        return running.isEmpty() ? running : unread(running, actor);
    }

    private List<LiveNotice> unread(List<LiveNotice> notices, Actor actor) {
        Reader reader = reader(actor);
        Shift shift = currentShift();
        return notices.stream()
                .filter(notice -> reader.isAsked(notice) && !reader.hasRead(notice, shift))
                .toList();
    }

    /** What is known of the actor, at most two seconds old. */
    Reader reader(Actor actor) {
        Long account = actor.accountId();
        Long employee = actor.employeeId();
        if (account == null || employee == null) {
            return Reader.NOBODY;
        }
        return readers.get(account, id -> new Reader(colleagues.find(employee).orElse(null), reads(id)));
    }

    Shift currentShift() {
        return Shift.at(time.local(time.now()));
    }

    /** The account has read something; to be called within the transaction. */
    void forgetAfterCommit(long accountId) {
        afterCommit(() -> forget(accountId));
    }

    /** Reads anew what is known of the account when it is asked next. */
    void forget(long accountId) {
        readers.invalidate(accountId);
    }

    /** A notice changed; to be called within the transaction. */
    void changed() {
        jdbc.sql("UPDATE kb_notice_stamp SET stamp = stamp + 1 WHERE id = 1").update();
        afterCommit(this::refresh);
    }

    /** Loads anew if a notice has changed since the last time. */
    synchronized void refresh() {
        long stamp = jdbc.sql("SELECT stamp FROM kb_notice_stamp WHERE id = 1")
                .query(Long.class)
                .single();
        Instant now = time.now();
        boolean old = snapshot.loadedAt().plus(RELOADED).isBefore(now);
        if (stamp != snapshot.stamp() || (old && !snapshot.notices().isEmpty())) {
            List<LiveNotice> notices = load();
            Map<Long, List<LiveNotice>> byArticle = new HashMap<>();
            for (LiveNotice notice : notices) {
                withOverrides(notice.content().articleIds())
                        .forEach(article -> byArticle
                                .computeIfAbsent(article, _ -> new ArrayList<>())
                                .add(notice));
            }
            snapshot = new Snapshot(stamp, now, notices, byArticle);
        }
    }

    private List<LiveNotice> load() {
        return jdbc.sql("""
                        SELECT n.id, n.published_number AS number, n.asked_number AS asked, v.content FROM kb_notice n
                          JOIN kb_notice_version v ON v.notice_id = n.id AND v.number = n.published_number
                         WHERE n.state = 'PUBLISHED' AND (n.live_until IS NULL OR n.live_until > ?)""").param(Timestamp.from(time.now().minus(GRACE))).query(Row.class).list().stream()
                .map(row -> new LiveNotice(
                        row.id(), row.number(), row.asked(), json.readValue(row.content(), NoticeContent.class)))
                .sorted(java.util.Comparator.comparing(
                                (LiveNotice notice) -> notice.content().importance())
                        .reversed()
                        .thenComparing(notice -> notice.content().from())
                        .thenComparing(LiveNotice::id))
                .toList();
    }

    /** The articles and those that override them, which inherit what they say. */
    private Collection<Long> withOverrides(List<Long> articleIds) {
        return articleIds.isEmpty()
                ? articleIds
                : jdbc.sql("""
                                WITH RECURSIVE below (id) AS (
                                  SELECT id FROM kb_article WHERE id IN (:ids)
                                  UNION SELECT a.id FROM kb_article a JOIN below b ON a.parent_id = b.id)
                                SELECT id FROM below""").param("ids", articleIds).query(Long.class).list();
    }

    /** The newest receipt of each notice carries the highest version, because only the published one is acknowledged. */
    private Map<Long, Reader.Read> reads(long accountId) {
        record Newest(long noticeId, int number, java.time.LocalDate shiftDay, Shift.Segment shiftSegment) {}
        return jdbc
                .sql("""
                        SELECT r.notice_id, r.number, r.shift_day, r.shift_segment FROM kb_notice_receipt r
                         WHERE r.id IN (SELECT MAX(x.id) FROM kb_notice_receipt x
                                JOIN kb_notice n ON n.id = x.notice_id AND n.state = 'PUBLISHED'
                                WHERE x.account_id = ? AND x.accepted AND (n.live_until IS NULL OR n.live_until > ?)
                                GROUP BY x.notice_id)""")
                .params(accountId, Timestamp.from(time.now().minus(GRACE)))
                .query(Newest.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Newest::noticeId,
                        one -> new Reader.Read(one.number(), new Shift(one.shiftDay(), one.shiftSegment()))));
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
