package cn.zhiban.kb.fragment;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.kb.article.ArticleContent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Compares for whom answers are. */
@Component
class Audiences {
    private final Organisation organisation;

    Audiences(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Whether everybody who may read the inner answer's surroundings may read the inner one too. */
    boolean covers(ArticleContent inner, ArticleContent outer) {
        if (inner.isShared()) {
            return true;
        }
        if (!inner.shopIds().isEmpty()) {
            return !outer.shopIds().isEmpty() && inner.shopIds().containsAll(outer.shopIds());
        }
        Long client = inner.clientId();
        if (outer.shopIds().isEmpty()) {
            return client != null && client.equals(outer.clientId());
        }
        List<ShopRef> shops = organisation.shopsById(outer.shopIds());
        return shops.size() == outer.shopIds().size()
                && shops.stream().allMatch(shop -> client != null && shop.clientId() == client);
    }

    /** How narrow an audience is: of several answers with one short code the narrowest is meant. */
    static int narrowness(ArticleContent content) {
        if (!content.shopIds().isEmpty()) {
            return 2;
        }
        return content.clientId() == null ? 0 : 1;
    }
}
