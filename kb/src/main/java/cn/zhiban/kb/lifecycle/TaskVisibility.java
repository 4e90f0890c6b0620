package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks somebody sees: those of the clients in charge of, whole. A task about what is shared by all is for who
 * keeps that, unless a client or shop in charge of raised it or it was given to the person.
 */
final class TaskVisibility {
    /** Condition on {@code kb_task t LEFT JOIN kb_article a}. */
    static final String SQL = """
            (:all OR (
                 (t.client_id IS NULL OR t.client_id IN (:managed))
             AND (t.shop_id IS NULL OR EXISTS (SELECT 1 FROM core_shop h WHERE h.id = t.shop_id AND h.client_id IN (:managed)))
             AND (a.client_id IS NULL OR a.client_id IN (:managed))
             AND NOT EXISTS (SELECT 1 FROM kb_article_shop s JOIN core_shop h ON h.id = s.shop_id
                              WHERE s.article_id = t.article_id AND h.client_id NOT IN (:managed))))
            AND (:shared OR t.assignee_id = :me OR t.client_id IS NOT NULL OR t.shop_id IS NOT NULL OR a.client_id IS NOT NULL
                 OR EXISTS (SELECT 1 FROM kb_article_shop s WHERE s.article_id = t.article_id))
            """;

    /** No client has this id; an empty list would be no SQL. */
    private static final Set<Long> NONE = Set.of(-1L);

    private TaskVisibility() {}

    /** Values for the condition. */
    static Map<String, @Nullable Object> parameters(Actor actor) {
        Scope scope = actor.scope();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("all", scope.all());
        values.put("managed", scope.managedClientIds().isEmpty() ? NONE : scope.managedClientIds());
        values.put("shared", actor.may(KbPermissions.EDIT_SHARED));
        values.put("me", actor.accountId());
        return values;
    }
}
