package cn.zhiban.kb.article;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who may read and keep an article, in one place: used by services, lists and the index.
 *
 * <p>An article is shared (no client, no shop), a client's (client, no shop) or of shops (shops). It is read by those
 * whose scope holds the client or one of the shops, and kept by those whose scope holds all of it.
 */
@Component
public class ArticleRights {
    /** Audience of what is shared by all, in the index and in filters. */
    public static final String SHARED = "all";

    private final Organisation organisation;

    ArticleRights(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Audiences of a content: an article is read by who holds at least one of them. */
    public static List<String> audiences(ArticleContent content) {
        if (!content.shopIds().isEmpty()) {
            return content.shopIds().stream().map(ArticleRights::ofShop).toList();
        }
        Long client = content.clientId();
        return List.of(client == null ? SHARED : ofClient(client));
    }

    /** Audiences that a scope holds; empty means: all of them, no filter needed. */
    public static List<String> audiences(Scope scope) {
        if (scope.all()) {
            return List.of();
        }
        List<String> audiences = new ArrayList<>();
        audiences.add(SHARED);
        scope.clientIds().forEach(client -> audiences.add(ofClient(client)));
        scope.shopIds().forEach(shop -> audiences.add(ofShop(shop)));
        return audiences;
    }

    /** Whether the content may be read within the scope. */
    public static boolean mayRead(Scope scope, ArticleContent content) {
        if (scope.all()) {
            return true;
        }
        if (!content.shopIds().isEmpty()) {
            return content.shopIds().stream().anyMatch(scope::seesShop);
        }
        Long client = content.clientId();
        return client == null || scope.seesClient(client);
    }

    /** Whether the actor may keep the content, all of whose clients and shops must be within what it manages. */
    public boolean mayEdit(Actor actor, ArticleContent content) {
        if (!actor.may(KbPermissions.EDIT)) {
            return false;
        }
        Scope scope = actor.scope();
        if (content.isShared()) {
            return actor.may(KbPermissions.EDIT_SHARED);
        }
        Long client = content.clientId();
        return (client == null || scope.managesClient(client))
                && organisation.shopsById(content.shopIds()).stream()
                        .map(ShopRef::clientId)
                        .allMatch(scope::managesClient);
    }

    /**
     * Goes on only if the actor may keep the content.
     *
     * @throws NotAllowed it may not
     */
    void requireEdit(Actor actor, ArticleContent content) {
        if (!mayEdit(actor, content)) {
            throw new NotAllowed(content.isShared() ? KbPermissions.EDIT_SHARED : KbPermissions.EDIT);
        }
    }

    private static String ofShop(long shopId) {
        return "s" + shopId;
    }

    private static String ofClient(long clientId) {
        return "c" + clientId;
    }
}
