package cn.zhiban.kb.redline;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleService;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of copies that a rule stopped, changed or warned of. Needs {@link RedlinePermissions#READ}. */
@Service
@Transactional(readOnly = true)
public class RedlineHits {
    private final JdbcClient jdbc;
    private final RedlineRows rows;
    private final Organisation organisation;
    private final ArticleService articles;
    private final Access access;
    private final CompanyTime time;

    RedlineHits(
            JdbcClient jdbc,
            RedlineRows rows,
            Organisation organisation,
            ArticleService articles,
            Access access,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.organisation = organisation;
        this.articles = articles;
        this.access = access;
        this.time = time;
    }

    /** What became of a copy. */
    public enum Action {
        /** nothing was copied */
        BLOCKED,
        /** the alternative was copied */
        REPLACED,
        /** it was copied all the same */
        WARNED
    }

    /**
     * How often a rule was met.
     *
     * @param rule its code
     * @param message why it is there
     * @param blocked copies that were stopped
     * @param replaced copies that took the alternative
     * @param warned copies that were made all the same
     */
    public record Count(String rule, String message, int blocked, int replaced, int warned) {}

    /**
     * Writes one down.
     *
     * @param rule the rule's code
     * @param version the rule's version that the reader saw
     * @param shopId the shop of the chat, or null
     * @param articleId the answer, or null
     * @throws NotFound the rule, the shop or the article is not within the scope
     */
    @Transactional
    public void record(String rule, int version, @Nullable Long shopId, @Nullable Long articleId, Action action) {
        Actor actor = access.require(RedlinePermissions.READ);
        RedlineRule known = rows.findByCodes(List.of(rule)).stream()
                .filter(one -> RedlineRights.mayRead(actor.scope(), one.content()))
                .findFirst()
                .orElseThrow(() -> new NotFound(RedlineService.TYPE, rule));
        if (shopId != null && organisation.shop(shopId, actor.scope()).isEmpty()) {
            throw new NotFound("core.shop", shopId);
        }
        if (articleId != null) {
            articles.get(articleId);
        }
        jdbc.sql("""
                        INSERT INTO kb_redline_hit
                            (at, rule_id, rule_version, account_id, token_id, shop_id, article_id, action)
                        VALUES (:at, :rule, :version, :account, :token, :shop, :article, :action)""")
                .param("at", Timestamp.from(time.now()))
                .param("rule", known.id())
                .param("version", Math.clamp(version, 1, known.number()))
                .param("account", actor.accountId())
                .param("token", actor.tokenId())
                .param("shop", shopId)
                .param("article", articleId)
                .param("action", action.name())
                .update();
    }

    /**
     * How often each rule was met in the chats of the shops within the scope, the most frequent first. Copies without a
     * shop count for those who see everything.
     *
     * @param from first moment
     * @param to first moment that no longer counts
     */
    public List<Count> counts(Instant from, Instant to) {
        Scope scope = access.require(RedlinePermissions.READ).scope();
        return jdbc.sql("""
                        SELECT r.code AS rule, r.message, SUM(h.action = 'BLOCKED') AS blocked,
                               SUM(h.action = 'REPLACED') AS replaced, SUM(h.action = 'WARNED') AS warned
                          FROM kb_redline_hit h JOIN kb_redline_rule r ON r.id = h.rule_id
                         WHERE h.at >= :from AND h.at < :to AND (:all OR h.shop_id IN (:shops))
                         GROUP BY r.id, r.code, r.message ORDER BY COUNT(*) DESC, r.code""")
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("all", scope.all())
                .param("shops", scope.shopIds().isEmpty() ? Set.of(-1L) : scope.shopIds())
                .query(Count.class)
                .list();
    }
}
