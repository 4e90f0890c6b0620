package cn.zhiban.training.question;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.TrainingPermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who reads and keeps questions and exams: those whose scope holds the client or shop; shared ones are read by all. */
@Component
public class ContentRights {
    private static final Set<Long> NONE = Set.of(-1L);
    private final Organisation organisation;

    ContentRights(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Whether what belongs there is within the scope. */
    public static boolean sees(Scope scope, @Nullable Long client, @Nullable Long shop) {
        if (shop != null) {
            return scope.seesShop(shop);
        }
        return client == null || scope.seesClient(client);
    }

    /** Ids of shops for SQL; never empty, and not to be looked at when the scope is all. */
    public static Set<Long> shops(Scope scope) {
        return scope.shopIds().isEmpty() ? NONE : scope.shopIds();
    }

    /** Ids of clients for SQL; never empty, and not to be looked at when the scope is all. */
    public static Set<Long> clients(Scope scope) {
        return scope.clientIds().isEmpty() ? NONE : scope.clientIds();
    }

    /** Whether the actor may keep what belongs there. */
    public boolean mayEdit(Actor actor, @Nullable Long client, @Nullable Long shop) {
        if (!actor.may(TrainingPermissions.AUTHOR)) {
            return false;
        }
        if (client == null && shop == null) {
            return actor.may(TrainingPermissions.AUTHOR_SHARED);
        }
        return (client == null || actor.scope().managesClient(client))
                && (shop == null
                        || organisation.shopsById(List.of(shop)).stream()
                                .map(ShopRef::clientId)
                                .anyMatch(actor.scope()::managesClient));
    }

    /**
     * Goes on only if the actor may keep what belongs there.
     *
     * @throws NotFound it may not even know of it
     * @throws NotAllowed it may only read
     */
    public void requireEdit(Actor actor, @Nullable Long client, @Nullable Long shop) {
        if (!sees(actor.scope(), client, shop)) {
            throw new NotFound("training.content", shop == null ? String.valueOf(client) : shop);
        }
        if (!mayEdit(actor, client, shop)) {
            throw new NotAllowed(
                    client == null && shop == null ? TrainingPermissions.AUTHOR_SHARED : TrainingPermissions.AUTHOR);
        }
    }
}
