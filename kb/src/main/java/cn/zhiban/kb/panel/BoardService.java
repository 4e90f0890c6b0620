package cn.zhiban.kb.panel;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchService;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Puts the board together. Needs {@link KbPermissions#READ}. Every answer on it comes through the search, so that scope,
 * validity and copy notes apply; what is gone is shown to those who could have read it.
 */
@Service
public class BoardService {
    /** Who did nothing for so long has ended a shift. */
    static final Duration PAUSE = Duration.ofHours(6);

    private static final Duration LOOK_BACK = Duration.ofDays(14);
    private static final int CHANGES_READ = 400;
    private static final int CHANGES = 30;
    private static final int POPULAR = 10;
    private static final int OFTEN = 2;

    private final JdbcClient jdbc;
    private final Access access;
    private final Organisation organisation;
    private final PinService pins;
    private final ShownChanges changes;
    private final SearchService search;
    private final CompanyTime time;

    BoardService(
            JdbcClient jdbc,
            Access access,
            Organisation organisation,
            PinService pins,
            ShownChanges changes,
            SearchService search,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.organisation = organisation;
        this.pins = pins;
        this.changes = changes;
        this.search = search;
        this.time = time;
    }

    /**
     * The board of a shop, or of all shops within the scope.
     *
     * @throws NotFound the shop is not within the scope
     */
    public Board board(@Nullable Long shopId) {
        Actor actor = access.require(KbPermissions.READ);
        ShopRef shop = shopId == null
                ? null
                : organisation.shop(shopId, actor.scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
        Instant since = lastShift(actor);
        return new Board(since, pinned(shopId), changed(actor.scope(), shop, since), popular(actor.scope(), shopId));
    }

    private List<Board.Pinned> pinned(@Nullable Long shopId) {
        List<Pin> holding = pins.holding(shopId);
        Map<Long, SearchHit> hits = hits(holding.stream().map(Pin::articleId).toList(), shopId);
        return holding.stream()
                .flatMap(pin -> Optional.ofNullable(hits.get(pin.articleId())).stream()
                        .map(hit -> new Board.Pinned(pin, hit, pins.mayUnpin(pin))))
                .toList();
    }

    private List<Board.Changed> changed(Scope scope, @Nullable ShopRef shop, Instant since) {
        List<ShownChanges.Change> all = changes.since(since, CHANGES_READ).stream()
                .filter(change -> shown(scope, shop, change.now()) || shown(scope, shop, change.before()))
                .toList();
        Map<Long, SearchHit> hits =
                hits(all.stream().map(ShownChanges.Change::articleId).toList(), shop == null ? null : shop.id());
        List<Board.Changed> rows = new ArrayList<>();
        for (ShownChanges.Change change : all) {
            Board.Changed row = row(scope, shop, change, hits.get(change.articleId()));
            if (row != null && rows.size() < CHANGES) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** What the person could not read stays unsaid: an article that came from another client is new. */
    private static Board.@Nullable Changed row(
            Scope scope, @Nullable ShopRef shop, ShownChanges.Change change, @Nullable SearchHit hit) {
        ArticleContent before = shown(scope, shop, change.before()) ? change.before() : null;
        boolean readable = shown(scope, shop, change.now());
        // the index may be a moment behind and still show what has gone to somebody else
        if (hit == null || !readable) {
            if (before == null || !change.archived() && readable) {
                return null;
            }
            return new Board.Changed(
                    Board.Kind.GONE,
                    before.title(),
                    change.at(),
                    change.changedBy(),
                    new SentenceDiff(List.of(), List.of()),
                    null);
        }
        if (before != null
                && before.answer().equals(change.now().answer())
                && before.title().equals(hit.title())) {
            return null;
        }
        return new Board.Changed(
                before == null ? Board.Kind.NEW : Board.Kind.CHANGED,
                hit.title(),
                change.at(),
                change.changedBy(),
                before == null
                        ? new SentenceDiff(List.of(), List.of())
                        : SentenceDiff.of(before.answer(), change.now().answer()),
                hit);
    }

    private static boolean shown(Scope scope, @Nullable ShopRef shop, @Nullable ArticleContent content) {
        return content != null
                && ArticleRights.mayRead(scope, content)
                && (shop == null
                        || (content.shopIds().isEmpty() || content.shopIds().contains(shop.id()))
                                && (content.clientId() == null || content.clientId() == shop.clientId())
                                && (content.platforms().isEmpty()
                                        || content.platforms().contains(shop.platform())));
    }

    private List<Board.Popular> popular(Scope scope, @Nullable Long shopId) {
        record Count(long articleId, int times) {}
        Set<Long> shops = shopId == null ? scope.shopIds() : Set.of(shopId);
        List<Count> counts = jdbc.sql("""
                        SELECT article_id, COUNT(*) AS times FROM kb_search_event
                         WHERE kind = 'COPY' AND at >= :today AND (:all OR shop_id IN (:shops))
                         GROUP BY article_id HAVING COUNT(*) >= :often ORDER BY times DESC, MAX(at) DESC LIMIT :limit""")
                .param("today", Timestamp.from(time.instant(time.today().atStartOfDay())))
                .param("all", shopId == null && scope.all())
                .param("shops", shops.isEmpty() ? Set.of(-1L) : shops)
                .param("often", OFTEN)
                .param("limit", POPULAR)
                .query(Count.class)
                .list();
        Map<Long, SearchHit> hits = hits(counts.stream().map(Count::articleId).toList(), shopId);
        return counts.stream()
                .flatMap(count -> Optional.ofNullable(hits.get(count.articleId())).stream()
                        .map(hit -> new Board.Popular(count.times(), hit)))
                .toList();
    }

    private Map<Long, SearchHit> hits(List<Long> ids, @Nullable Long shopId) {
        return search.byIds(ids.stream().distinct().toList(), shopId).stream()
                .collect(Collectors.toMap(SearchHit::id, Function.identity()));
    }

    /** The last moment at which the person did something before being away for {@link #PAUSE}, else yesterday's start. */
    private Instant lastShift(Actor actor) {
        Instant now = time.now();
        Instant yesterday = time.instant(time.today().minusDays(1).atStartOfDay());
        if (actor.accountId() == null) {
            return yesterday;
        }
        return jdbc.sql("""
                        SELECT at FROM (SELECT at, LEAD(at) OVER (ORDER BY at) AS next FROM kb_search_event
                                         WHERE account_id = :account AND at > :from) e
                         WHERE TIMESTAMPDIFF(SECOND, at, COALESCE(next, :now)) >= :pause ORDER BY at DESC LIMIT 1""")
                .param("account", actor.accountId())
                .param("from", Timestamp.from(now.minus(LOOK_BACK)))
                .param("now", Timestamp.from(now))
                .param("pause", PAUSE.toSeconds())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(yesterday);
    }
}
