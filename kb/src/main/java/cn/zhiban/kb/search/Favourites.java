package cn.zhiban.kb.search;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleService;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Articles a person keeps at hand. Everybody who reads knowledge has their own. */
@Service
public class Favourites {
    private final JdbcClient jdbc;
    private final Access access;
    private final ArticleService articles;
    private final CompanyTime time;
    private final LoadingCache<Long, Set<Long>> byAccount = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(10))
            .maximumSize(5_000)
            .build(this::load);

    Favourites(JdbcClient jdbc, Access access, ArticleService articles, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.articles = articles;
        this.time = time;
    }

    /** Keeps or no longer keeps an article. @throws cn.zhiban.core.NotFound the person may not read it */
    @Transactional
    public void set(long articleId, boolean kept) {
        Actor actor = access.require(KbPermissions.READ);
        Long account = actor.accountId();
        if (account == null) {
            throw new NotAllowed(KbPermissions.READ);
        }
        if (kept) {
            articles.get(articleId);
            jdbc.sql("INSERT IGNORE INTO kb_favourite (account_id, article_id, created_at) VALUES (?, ?, ?)")
                    .params(account, articleId, Timestamp.from(time.now()))
                    .update();
        } else {
            jdbc.sql("DELETE FROM kb_favourite WHERE account_id = ? AND article_id = ?")
                    .params(account, articleId)
                    .update();
        }
        byAccount.invalidate(account);
    }

    /** Ids of the person's favourites, newest first; whether they may still be read is for the caller to filter. */
    public List<Long> list(int limit) {
        Actor actor = access.require(KbPermissions.READ);
        return actor.accountId() == null
                ? List.of()
                : jdbc.sql("SELECT article_id FROM kb_favourite WHERE account_id = ? ORDER BY created_at DESC LIMIT ?")
                        .params(actor.accountId(), limit)
                        .query(Long.class)
                        .list();
    }

    /** Ids of the account's favourites; whether they may still be read is for the caller to filter. */
    Set<Long> ids(long accountId) {
        return byAccount.get(accountId);
    }

    private Set<Long> load(long accountId) {
        return new HashSet<>(jdbc.sql("SELECT article_id FROM kb_favourite WHERE account_id = ?")
                .param(accountId)
                .query(Long.class)
                .list());
    }
}
