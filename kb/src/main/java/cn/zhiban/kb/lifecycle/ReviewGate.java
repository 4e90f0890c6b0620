package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentJson;
import cn.zhiban.kb.article.PublishGate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets pass what its reviewers approved word for word, what needs no review, and what the system itself brings. */
@Component
class ReviewGate implements PublishGate {
    private final JdbcClient jdbc;
    private final Access access;
    private final Reviewers reviewers;

    ReviewGate(JdbcClient jdbc, Access access, Reviewers reviewers) {
        this.jdbc = jdbc;
        this.access = access;
        this.reviewers = reviewers;
    }

    @Override
    public void requireOpen(ArticleContent content, @Nullable Long articleId) {
        if (isHeldBack(content) && (articleId == null || !isApproved(content, articleId))) {
            throw new ReviewRequired();
        }
    }

    @Override
    public boolean isHeldBack(ArticleContent content) {
        Actor actor = access.current();
        boolean system = actor.accountId() == null && actor.tokenId() == null;
        return !system && reviewers.isRequired(content);
    }

    private boolean isApproved(ArticleContent content, long articleId) {
        return jdbc.sql("""
                        SELECT v.content FROM kb_review r JOIN kb_article_version v ON v.id = r.version_id
                         WHERE r.article_id = ? AND r.state = 'APPROVED'
                           AND r.id = (SELECT MAX(n.id) FROM kb_review n WHERE n.article_id = r.article_id)""")
                .param(articleId)
                .query(String.class)
                .optional()
                .map(ArticleContentJson::read)
                .filter(content::equals)
                .isPresent();
    }
}
