package cn.zhiban.kb.insight;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which articles an actor may read or keep, as conditions of queries: the same rules as
 * {@link cn.zhiban.kb.article.ArticleRights}.
 */
final class ArticleReach {
    /** Of the published version {@code v}: by what it says itself, whatever newer drafts say. */
    static final String READABLE = """
            (:read_all OR CASE WHEN JSON_LENGTH(v.content, '$.shopIds') > 0
               THEN JSON_OVERLAPS(JSON_EXTRACT(v.content, '$.shopIds'), :read_shops)
               ELSE JSON_VALUE(v.content, '$.clientId') IS NULL
                 OR JSON_VALUE(v.content, '$.clientId') IN (:read_clients) END)
            """;

    /** Of the article {@code a}, by its newest version. */
    static final String KEPT = """
            ((:keep_all OR (a.client_id IS NULL OR a.client_id IN (:keep_clients))
                AND NOT EXISTS (SELECT 1 FROM kb_article_shop ks JOIN core_shop kh ON kh.id = ks.shop_id
                     WHERE ks.article_id = a.id AND kh.client_id NOT IN (:keep_clients)))
             AND (:keep_shared OR a.client_id IS NOT NULL
                  OR EXISTS (SELECT 1 FROM kb_article_shop ks WHERE ks.article_id = a.id)))
            """;

    private ArticleReach() {}

    static Map<String, Object> readable(Actor actor) {
        Scope scope = actor.scope();
        return Map.of(
                "read_all",
                scope.all(),
                "read_shops",
                scope.shopIds().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")),
                "read_clients",
                Reach.orNone(scope.clientIds()));
    }

    static Map<String, Object> kept(Actor actor) {
        Scope scope = actor.scope();
        return Map.of(
                "keep_all",
                scope.all(),
                "keep_clients",
                Reach.orNone(scope.managedClientIds()),
                "keep_shared",
                actor.may(KbPermissions.EDIT_SHARED));
    }
}
