package cn.zhiban.kb.presence;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleService;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Tells people who write the same article of each other before they save. Kept in the database, so that it holds across
 * nodes; a window that gives no sign of life for {@link #EXPIRY} is gone, whatever became of it. Only who may edit an
 * article is told, and only who may is named: it takes {@link KbPermissions#EDIT} within the scope.
 *
 * <p>Every statement stands for itself; none of them is worth a transaction.
 */
@Service
public class PresenceService {
    /** Longer than the minute at which browsers let a hidden window speak up. */
    static final Duration EXPIRY = Duration.ofSeconds(90);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final ArticleService articles;
    private final Access access;
    private final CompanyTime time;

    PresenceService(JdbcClient jdbc, ArticleService articles, Access access, CompanyTime time) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.access = access;
        this.time = time;
    }

    /** A name for a window that nobody can guess. */
    public static String newWindow() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * A sign of life of a window in which the article is open; returns who else has it open, the longest first.
     *
     * @param window from {@link #newWindow}
     * @param since when the window opened the article
     * @param typedAt when something was last typed in it, or null
     * @throws NotFound there is no such article, or the actor may not edit it (any more); the window is forgotten then
     */
    public List<Writer> here(long articleId, String window, Instant since, @Nullable Instant typedAt) {
        long account = account();
        try {
            articles.getForEditing(articleId);
        } catch (NotFound e) {
            leave(window);
            throw e;
        }
        Timestamp now = Timestamp.from(time.now());
        int known = jdbc.sql("UPDATE kb_article_presence SET seen_at = ? WHERE article_id = ? AND window_key = ?")
                .params(now, articleId, window)
                .update();
        if (known == 0) {
            jdbc.sql("DELETE FROM kb_article_presence WHERE seen_at < ?")
                    .param(expired())
                    .update();
            jdbc.sql("INSERT INTO kb_article_presence (article_id, window_key, account_id, since, typed_at, seen_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .param(articleId)
                    .param(window)
                    .param(account)
                    .param(Timestamp.from(since))
                    .param(typedAt == null ? null : Timestamp.from(typedAt))
                    .param(now)
                    .update();
        }
        return others(articleId, window, account);
    }

    /** Something was typed in the window; nothing happens if it is not known. */
    public void typed(long articleId, String window) {
        Timestamp now = Timestamp.from(time.now());
        jdbc.sql("UPDATE kb_article_presence SET typed_at = ?, seen_at = ?"
                        + " WHERE article_id = ? AND window_key = ? AND account_id = ?")
                .params(now, now, articleId, window, account())
                .update();
    }

    /** The window shows something else or is closed. Needs no rights: whoever knows the window's name is the window. */
    public void leave(String window) {
        jdbc.sql("DELETE FROM kb_article_presence WHERE window_key = ?")
                .param(window)
                .update();
    }

    private List<Writer> others(long articleId, String window, long account) {
        return jdbc.sql("""
                        SELECT a.display_name, p.account_id, p.since, p.typed_at
                          FROM kb_article_presence p JOIN core_account a ON a.id = p.account_id
                         WHERE p.article_id = ? AND p.window_key <> ? AND p.seen_at >= ?
                         ORDER BY p.since, p.window_key""")
                .params(articleId, window, expired())
                .query((row, _) -> {
                    Timestamp typed = row.getTimestamp(4);
                    return new Writer(
                            row.getString(1),
                            row.getLong(2) == account,
                            row.getTimestamp(3).toInstant(),
                            typed == null ? null : typed.toInstant());
                })
                .list();
    }

    private Timestamp expired() {
        return Timestamp.from(time.now().minus(EXPIRY));
    }

    private long account() {
        Long account = access.require(KbPermissions.EDIT).accountId();
        if (account == null) {
            throw new NotAllowed(KbPermissions.EDIT);
        }
        return account;
    }
}
