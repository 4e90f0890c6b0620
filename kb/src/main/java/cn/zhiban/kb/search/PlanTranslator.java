package cn.zhiban.kb.search;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.kb.article.ArticleFields;
import cn.zhiban.kb.search.analysis.QueryPlan;
import cn.zhiban.kb.search.analysis.QueryPlan.Branch;
import cn.zhiban.kb.search.analysis.QueryPlan.Clause;
import java.util.List;
import java.util.Set;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;

/** Says a query plan and the agent's filters in the engine's language. */
final class PlanTranslator {
    private PlanTranslator() {}

    static PredicateFinalStep translate(
            SearchPredicateFactory factory,
            QueryPlan plan,
            @Nullable ShopRef shop,
            SearchQuery query,
            @Nullable Set<Long> categories) {
        BooleanPredicateClausesStep<?, ?> all = factory.bool();
        holdsIn(factory, all, shop);
        Platform platform = query.platform();
        if (platform != null) {
            holdsFor(factory, all, ArticleFields.PLATFORMS, platform);
        }
        if (query.kind() != null) {
            all.filter(factory.match()
                    .field(ArticleFields.KIND)
                    .matching(query.kind().name()));
        }
        if (categories != null) {
            List<String> ids = categories.stream().map(String::valueOf).toList();
            all.filter(
                    ids.isEmpty()
                            ? factory.matchNone()
                            : factory.terms().field(ArticleFields.CATEGORY).matchingAny(ids));
        }
        BooleanPredicateClausesStep<?, ?> branches = factory.bool();
        plan.branches().forEach(branch -> branches.should(translate(factory, branch)));
        return all.must(branches);
    }

    /** Exactly these articles, as far as they hold in the shop. */
    static PredicateFinalStep byIds(SearchPredicateFactory factory, List<Long> ids, @Nullable ShopRef shop) {
        BooleanPredicateClausesStep<?, ?> all = factory.bool();
        holdsIn(factory, all, shop);
        return all.must(factory.id().matchingAny(ids));
    }

    private static void holdsIn(
            SearchPredicateFactory factory, BooleanPredicateClausesStep<?, ?> all, @Nullable ShopRef shop) {
        if (shop != null) {
            holdsFor(factory, all, ArticleFields.SHOPS, shop.id());
            holdsFor(factory, all, ArticleFields.CLIENT, shop.clientId());
            holdsFor(factory, all, ArticleFields.PLATFORMS, shop.platform());
        }
    }

    private static void holdsFor(
            SearchPredicateFactory factory, BooleanPredicateClausesStep<?, ?> all, String field, Object value) {
        all.filter(factory.terms().field(field).matchingAny(ArticleFields.NONE, value.toString()));
    }

    private static PredicateFinalStep translate(SearchPredicateFactory factory, Branch branch) {
        BooleanPredicateClausesStep<?, ?> step = factory.bool();
        branch.required().forEach(clause -> step.must(required(factory, clause)));
        branch.optional()
                .forEach(clause -> clause.tokens().forEach(token -> step.should(token(factory, clause, token))));
        if (branch.required().isEmpty() && branch.atLeast() > 1) {
            step.minimumShouldMatchNumber(branch.atLeast());
        }
        return step;
    }

    private static PredicateFinalStep required(SearchPredicateFactory factory, Clause clause) {
        BooleanPredicateClausesStep<?, ?> step = factory.bool();
        for (String token : clause.tokens()) {
            if (clause.match() == QueryPlan.Match.EVERY) {
                step.must(token(factory, clause, token));
            } else {
                step.should(token(factory, clause, token));
            }
        }
        return step;
    }

    private static PredicateFinalStep token(SearchPredicateFactory factory, Clause clause, String token) {
        return factory.match().field(clause.field()).matching(token).boost(clause.boost());
    }
}
