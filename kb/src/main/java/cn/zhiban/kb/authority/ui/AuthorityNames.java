package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.kb.authority.LadderDraft;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Names of what ladders and grants refer to, for screens. */
@Component
record AuthorityNames(Organisation organisation) {
    String shop(long shopId) {
        return organisation.shopsById(List.of(shopId)).stream()
                .map(ShopRef::name)
                .findFirst()
                .orElse("");
    }

    /** Client, shop or "everybody". @param texts translates a key */
    String reach(LadderDraft draft, UnaryOperator<String> texts) {
        if (draft.shopId() != null) {
            return shop(draft.shopId());
        }
        return draft.clientId() == null
                ? texts.apply("kb.authority.reach.SHARED")
                : organisation.clientById(draft.clientId()).map(ClientRef::name).orElse("");
    }
}
