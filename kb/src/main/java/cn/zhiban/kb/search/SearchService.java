package cn.zhiban.kb.search;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleIndex;
import cn.zhiban.kb.article.IndexedArticle;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.reply.PersonalReplyService;
import cn.zhiban.kb.search.analysis.QueryPlan;
import cn.zhiban.kb.search.analysis.Rescorer;
import cn.zhiban.kb.search.analysis.Rescorer.Ranked;
import cn.zhiban.kb.search.analysis.TextNormalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The search agents use while a buyer waits. Needs {@link KbPermissions#READ}; only published articles that are valid
 * now and within the scope are ever looked at, because scope and validity are filters around the whole query.
 *
 * <p>The engine fetches the best {@code Rescorer.CANDIDATES} articles, they are put in order by comparing the query with
 * each of their questions, more specific ones gain a little, and of several answers to one question only the most
 * specific is shown.
 */
@Service
public class SearchService {
    /** Below this share of the query's weight the best hit is not taken for an answer. */
    private static final double ANSWERABLE_COVERAGE = 0.35;
    /** Hits are counted exactly up to here. */
    private static final int COUNT_UP_TO = 1_000;

    /** Scope first; among equals what is for these buyers, then what ends (a promotion) before what always holds. */
    private static final Comparator<Placed> SPECIFICITY = Comparator.comparing(Placed::scope)
            .thenComparing(one -> !one.article().segments().isEmpty())
            .thenComparing(one -> one.article().validTo() != null);

    private final Access access;
    private final Organisation organisation;
    private final CategoryService categories;
    private final ArticleIndex index;
    private final QuestionStatistics statistics;
    private final Favourites favourites;
    private final List<CopyGuard> guards;
    private final ShortCodes codes;
    private final PersonalReplyService replies;

    SearchService(
            Access access,
            Organisation organisation,
            CategoryService categories,
            ArticleIndex index,
            QuestionStatistics statistics,
            Favourites favourites,
            ObjectProvider<CopyGuard> guards,
            ShortCodes codes,
            PersonalReplyService replies) {
        this.access = access;
        this.organisation = organisation;
        this.categories = categories;
        this.index = index;
        this.statistics = statistics;
        this.favourites = favourites;
        this.codes = codes;
        this.replies = replies;
        this.guards = guards.orderedStream().toList();
    }

    /**
     * Finds answers. Never fails on account of the text.
     *
     * @throws NotFound the shop is not within the scope
     */
    public SearchResult search(SearchQuery query) {
        long start = System.nanoTime();
        Actor actor = access.require(KbPermissions.READ);
        ShopRef shop = shop(actor, query.shopId());
        Optional<String> code = ShortCodes.typed(query.text());
        if (code.isPresent()) {
            List<SearchHit> hits = byIds(codes.starting(code.get(), query.limit()), query.shopId());
            return new SearchResult(
                    (System.nanoTime() - start) / 1_000_000, hits.size(), hits, List.of(), List.of(), true);
        }
        QuestionStatistics.Ranking ranking = statistics.ranking();
        QueryPlan plan = ranking.planner().plan(query.text());
        if (plan.isEmpty()) {
            return SearchResult.NOTHING;
        }
        Set<Long> within = query.categoryId() == null ? null : categories.withDescendants(query.categoryId());
        ArticleIndex.Found found = index.find(
                actor.scope(),
                factory -> PlanTranslator.translate(factory, plan, shop, query, within),
                Rescorer.CANDIDATES,
                COUNT_UP_TO);
        List<Ranked<IndexedArticle>> ranked =
                ranking.rescorer().rank(plan, found.articles(), IndexedArticle::searchText);
        List<String> segments = ranked.stream()
                .flatMap(one -> one.candidate().segments().stream())
                .distinct()
                .sorted()
                .toList();
        List<Placed> placed = place(ranked, plan, shop, query.segment());
        if (shop != null) {
            placed = collapse(placed, query.segment());
        }
        Set<Long> kept = actor.accountId() == null ? Set.of() : favourites.ids(actor.accountId());
        Highlighter highlighter = new Highlighter(plan.text());
        List<SearchHit> hits = placed.stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(one -> hit(
                        one,
                        highlighter,
                        actor,
                        shop,
                        kept.contains(one.article().id())))
                .toList();
        boolean answerable = !placed.isEmpty() && placed.getFirst().ranked().coverage() >= ANSWERABLE_COVERAGE;
        long total = Math.max(found.total() - (ranked.size() - placed.size()), placed.size());
        return new SearchResult((System.nanoTime() - start) / 1_000_000, total, hits, List.of(), segments, answerable);
    }

    /**
     * Articles by id, as hits, in the order asked for; those that may not be read or do not hold now are left out.
     *
     * @param shopId leaves out what does not hold in this shop, or null
     */
    public List<SearchHit> byIds(List<Long> ids, @Nullable Long shopId) {
        Actor actor = access.require(KbPermissions.READ);
        ShopRef shop = shop(actor, shopId);
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, IndexedArticle> found = index
                .find(actor.scope(), factory -> PlanTranslator.byIds(factory, ids, shop), ids.size(), ids.size())
                .articles()
                .stream()
                .collect(Collectors.toMap(IndexedArticle::id, Function.identity()));
        Set<Long> kept = actor.accountId() == null ? Set.of() : favourites.ids(actor.accountId());
        Highlighter plain = new Highlighter("");
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(article -> new Placed(new Ranked<>(article, 0, "", 0), scope(article, ""), 0, 0))
                .map(one ->
                        hit(one, plain, actor, shop, kept.contains(one.article().id())))
                .toList();
    }

    /** The person's own replies that fit, as hits without an article: their ids are negative. */
    public List<SearchHit> ownReplies(String text, @Nullable Long shopId, int limit) {
        Actor actor = access.require(KbPermissions.READ);
        ShopRef shop = shop(actor, shopId);
        Highlighter highlighter = new Highlighter(text);
        return replies.find(text, limit).stream()
                .map(reply -> IndexedArticle.said(-reply.id(), reply.title(), reply.text(), reply.shortCode()))
                .map(article -> new Placed(new Ranked<>(article, 0, "", 0), HitScope.OWN, 0, 0))
                .map(one -> hit(one, highlighter, actor, shop, false))
                .toList();
    }

    private @Nullable ShopRef shop(Actor actor, @Nullable Long shopId) {
        return shopId == null
                ? null
                : organisation.shop(shopId, actor.scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
    }

    /** A ranked article with its scope and final score. */
    private record Placed(Ranked<IndexedArticle> ranked, HitScope scope, double score, int replaces) {
        IndexedArticle article() {
            return ranked.candidate();
        }
    }

    private static List<Placed> place(
            List<Ranked<IndexedArticle>> ranked, QueryPlan plan, @Nullable ShopRef shop, @Nullable String segment) {
        List<Placed> placed = new ArrayList<>(ranked.size());
        for (Ranked<IndexedArticle> one : ranked) {
            Set<String> segments = one.candidate().segments();
            if (segment != null && !segments.isEmpty() && !segments.contains(segment)) {
                continue;
            }
            HitScope scope = scope(one.candidate(), plan.text());
            double weight = shop == null && scope != HitScope.SKU ? 1 : scope.weight();
            placed.add(new Placed(one, scope, one.score() * weight, 0));
        }
        placed.sort(Comparator.comparingDouble(Placed::score).reversed());
        return placed;
    }

    private static HitScope scope(IndexedArticle article, String query) {
        if (SkuMatch.names(query, article.skus())) {
            return HitScope.SKU;
        }
        if (!article.shopIds().isEmpty()) {
            return HitScope.SHOP;
        }
        if (article.clientId() != null) {
            return HitScope.CLIENT;
        }
        return article.platforms().isEmpty() ? HitScope.SHARED : HitScope.PLATFORM;
    }

    /**
     * Of all answers to one question that hold in the shop, keeps the most specific, at the place of the best: answers
     * with the same title and those that override each other. What is for some buyers only is kept apart unless that
     * kind of buyer was chosen.
     */
    private static List<Placed> collapse(List<Placed> placed, @Nullable String segment) {
        Map<String, Placed> byQuestion = new LinkedHashMap<>();
        Map<Long, String> questionOfRoot = new HashMap<>();
        for (Placed one : placed) {
            IndexedArticle article = one.article();
            String question = article.kind() + " " + TextNormalizer.text(article.title());
            if (segment == null && !article.segments().isEmpty()) {
                byQuestion.put(question + " " + article.segments(), one);
                continue;
            }
            String known = questionOfRoot.putIfAbsent(article.rootId(), question);
            byQuestion.merge(known == null ? question : known, one, SearchService::moreSpecific);
        }
        return List.copyOf(byQuestion.values());
    }

    private static Placed moreSpecific(Placed first, Placed other) {
        Placed winner = SPECIFICITY.compare(other, first) > 0 ? other : first;
        return new Placed(winner.ranked(), winner.scope(), first.score(), first.replaces() + other.replaces() + 1);
    }

    private SearchHit hit(
            Placed placed, Highlighter highlighter, Actor actor, @Nullable ShopRef shop, boolean favourite) {
        IndexedArticle article = placed.article();
        List<String> snippets = new ArrayList<>();
        String question = placed.ranked().question();
        article.similarQuestions().stream()
                .filter(similar -> TextNormalizer.text(similar).equals(question))
                .findFirst()
                .ifPresent(similar -> snippets.add(highlighter.mark(similar)));
        highlighter.excerpt(article.text()).ifPresent(snippets::add);
        Map<String, Double> signals = new LinkedHashMap<>();
        signals.put("text", placed.ranked().score());
        signals.put("coverage", placed.ranked().coverage());
        signals.put("scope", placed.scope().weight());
        return new SearchHit(
                article.id(),
                article.externalId(),
                article.kind(),
                article.title(),
                highlighter.mark(article.title()),
                article.text(),
                snippets,
                placed.scope(),
                scopeNames(article, actor.scope()),
                article.categoryId() == null
                        ? ""
                        : categories.path(article.categoryId()).orElse(""),
                article.skus().stream().map(Sku::code).toList(),
                article.validTo(),
                placed.replaces(),
                favourite,
                placed.score(),
                signals,
                article.shortCode(),
                article.useCase(),
                article.wordings(),
                List.copyOf(article.segments()),
                guards.stream()
                        .flatMap(guard -> guard.inspect(actor, shop, article).stream())
                        .toList());
    }

    /** Names of other clients' shops that share the answer are nobody's business. */
    private List<String> scopeNames(IndexedArticle article, Scope scope) {
        if (!article.shopIds().isEmpty()) {
            return organisation.shopsById(article.shopIds()).stream()
                    .filter(shop -> scope.seesShop(shop.id()))
                    .map(ShopRef::name)
                    .toList();
        }
        Long client = article.clientId();
        if (client != null) {
            return organisation.clientById(client).stream().map(ClientRef::name).toList();
        }
        return article.platforms().stream().map(Platform::name).toList();
    }
}
