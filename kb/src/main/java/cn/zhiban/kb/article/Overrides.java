package cn.zhiban.kb.article;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.search.mapper.orm.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Articles that override others for a narrower audience: what may override what, who is above and below. */
@Component
class Overrides {
    private final JdbcClient jdbc;
    private final EntityManager manager;
    private final ArticleRepository articles;
    private final ArticleRights rights;
    private final Organisation organisation;

    Overrides(
            JdbcClient jdbc,
            EntityManager manager,
            ArticleRepository articles,
            ArticleRights rights,
            Organisation organisation) {
        this.jdbc = jdbc;
        this.manager = manager;
        this.articles = articles;
        this.rights = rights;
        this.organisation = organisation;
    }

    /**
     * Makes sure that an article may override the one it names.
     *
     * @param id the article, or null if it is new
     * @throws InvalidInput the parent is unknown to the actor, is below the article, is of another kind, or holds for
     *     fewer people than the override
     */
    void check(Actor actor, @Nullable Long id, ArticleContent content) {
        Long parentId = content.parentId();
        if (parentId == null) {
            return;
        }
        Article parent = articles.findById(parentId)
                .filter(one -> maySee(actor, one))
                .orElseThrow(() -> new InvalidInput("parentId", "kb.override.problem.parent-unknown"));
        List<Long> above = above(parentId);
        if (id != null && (parentId.equals(id) || above.contains(id))) {
            throw new InvalidInput("parentId", "kb.override.problem.circle");
        }
        if (above.size() >= Inheritance.DEEPEST) {
            throw new InvalidInput("parentId", "kb.override.problem.too-deep", Inheritance.DEEPEST);
        }
        ArticleContent general = parent.getLatest().getContent();
        if (general.kind() != content.kind()) {
            throw new InvalidInput("parentId", "kb.override.problem.kind");
        }
        if (!covers(general, content)) {
            throw new InvalidInput("parentId", "kb.override.problem.wider");
        }
    }

    private boolean maySee(Actor actor, Article article) {
        ArticleContent latest = article.getLatest().getContent();
        return rights.mayEdit(actor, latest)
                || article.getPublished() != null
                        && ArticleRights.mayRead(
                                actor.scope(), article.getPublished().getContent());
    }

    /** Whether everybody who may read the narrow content may read the general one. */
    private boolean covers(ArticleContent general, ArticleContent narrow) {
        if (general.isShared()) {
            return true;
        }
        Long client = general.clientId();
        if (client != null) {
            return client.equals(narrow.clientId())
                    || !narrow.shopIds().isEmpty()
                            && organisation.shopsById(narrow.shopIds()).stream()
                                    .map(ShopRef::clientId)
                                    .allMatch(client::equals);
        }
        return !narrow.shopIds().isEmpty() && general.shopIds().containsAll(narrow.shopIds());
    }

    /** The article itself and those it overrides, from near to far. */
    List<Long> above(long id) {
        List<Long> chain = new ArrayList<>();
        Long next = id;
        while (next != null && chain.size() <= Inheritance.DEEPEST && !chain.contains(next)) {
            chain.add(next);
            Long current = next;
            next = jdbc.sql("SELECT parent_id FROM kb_article WHERE id = ?")
                    .param(current)
                    .query(Long.class)
                    .optional()
                    .orElse(null);
        }
        return chain;
    }

    /** Those that override one of the articles, directly or not. */
    Set<Long> below(Collection<Long> ids) {
        Set<Long> found = new HashSet<>();
        Collection<Long> level = ids;
        for (int depth = 0; depth < Inheritance.DEEPEST && !level.isEmpty(); depth++) {
            level = jdbc.sql("SELECT id FROM kb_article WHERE parent_id IN (:ids)")
                    .param("ids", level)
                    .query(Long.class)
                    .set();
            level = level.stream().filter(found::add).toList();
        }
        return found;
    }

    /** Has the index take in again what inherits from articles whose published version changed. */
    void reindexBelow(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            var plan = Search.session(manager).indexingPlan();
            articles.findWithVersions(below(ids)).forEach(plan::addOrUpdate);
        }
    }

    /** What the article's version says together with what it inherits from the published versions above. */
    ArticleContent resolved(ArticleContent own) {
        return resolved(own, Inheritance.DEEPEST);
    }

    private ArticleContent resolved(ArticleContent own, int levels) {
        Long parentId = own.parentId();
        if (parentId == null || levels == 0) {
            return own;
        }
        return articles.findById(parentId)
                .map(Article::getPublished)
                .map(published -> Inheritance.resolve(own, resolved(published.getContent(), levels - 1)))
                .orElse(own);
    }

    /** All articles of the family as far as the actor may see them, the topmost first. */
    List<Layer> family(Actor actor, long id) {
        List<Long> above = above(id);
        long root = above.getLast();
        List<Layer> layers = new ArrayList<>();
        walk(actor, root, 0, layers);
        return layers;
    }

    private void walk(Actor actor, long id, int depth, List<Layer> layers) {
        articles.findById(id).filter(one -> maySee(actor, one)).ifPresent(article -> {
            ArticleVersion published = article.getPublished();
            boolean edits = rights.mayEdit(actor, article.getLatest().getContent());
            if (edits || article.getState() == ArticleState.PUBLISHED && published != null) {
                layers.add(new Layer(
                        id,
                        depth,
                        article.getState(),
                        edits || published == null ? article.getLatest().getContent() : published.getContent()));
            }
        });
        if (depth < Inheritance.DEEPEST) {
            jdbc.sql("SELECT id FROM kb_article WHERE parent_id = ? ORDER BY id")
                    .param(id)
                    .query(Long.class)
                    .list()
                    .forEach(child -> walk(actor, child, depth + 1, layers));
        }
    }
}
