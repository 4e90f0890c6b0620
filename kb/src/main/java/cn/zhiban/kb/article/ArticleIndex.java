package cn.zhiban.kb.article;

import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.Function;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.mapper.orm.Search;
import org.springframework.stereotype.Component;

/**
 * The index of published articles. Whoever asks hands in the scope: permission and validity are filter clauses around
 * the whole query, so no part of a query can reach past them.
 */
@Component
public class ArticleIndex {
    private final EntityManagerFactory factory;
    private final CompanyTime time;

    ArticleIndex(EntityManagerFactory factory, CompanyTime time) {
        this.factory = factory;
        this.time = time;
    }

    /**
     * The engine's best hits.
     *
     * @param articles best first by the engine's score
     * @param total how many fit; a lower bound beyond the number up to which was counted
     */
    public record Found(List<IndexedArticle> articles, long total) {}

    /**
     * Searches what may be read within the scope and is valid now. Loads no entity and opens no database connection.
     *
     * @param scope whose data may be read
     * @param query the query; it is made for each call with the engine's factory
     * @param limit at most this many hits
     * @param countUpTo beyond this number the engine may leave out what cannot reach the best hits
     */
    public Found find(
            Scope scope, Function<SearchPredicateFactory, PredicateFinalStep> query, int limit, int countUpTo) {
        try (EntityManager manager = factory.createEntityManager()) {
            SearchResult<String> result = Search.session(manager)
                    .search(Article.class)
                    .select(select -> select.field(ArticleFields.CARD, String.class))
                    .where(predicates -> guarded(predicates, scope).must(query.apply(predicates)))
                    .totalHitCountThreshold(countUpTo)
                    .fetch(limit);
            return new Found(
                    result.hits().stream().map(ArticleIndex::read).toList(),
                    result.total().hitCountLowerBound());
        }
    }

    /** Builds the index anew from the database while searches go on. @return number of articles looked at */
    public void rebuild() throws InterruptedException {
        try (EntityManager manager = factory.createEntityManager()) {
            Search.session(manager).massIndexer(Article.class).startAndWait();
        }
    }

    private BooleanPredicateClausesStep<?, ?> guarded(SearchPredicateFactory predicates, Scope scope) {
        long now = time.now().toEpochMilli();
        BooleanPredicateClausesStep<?, ?> guarded = predicates.bool();
        guarded.filter(predicates.range().field(ArticleFields.VALID_FROM).atMost(now));
        guarded.filter(predicates.range().field(ArticleFields.VALID_TO).greaterThan(now));
        List<String> audiences = ArticleRights.audiences(scope);
        if (!audiences.isEmpty()) {
            guarded.filter(predicates.terms().field(ArticleFields.AUDIENCE).matchingAny(audiences));
        }
        return guarded;
    }

    private static IndexedArticle read(String json) {
        return ArticleIndexBinder.JSON.readValue(json, IndexedArticle.class);
    }
}
