package cn.zhiban.kb.search;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.article.IndexedArticle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each answer before it can be copied into a chat. Implemented by beans of the features (red lines, must-read
 * notices); is called for every shown hit of every keystroke, so it must take microseconds and load nothing.
 */
public interface CopyGuard {
    /**
     * What has to be minded.
     *
     * @param actor who would copy
     * @param shop the shop of the chat, or null if none is chosen
     * @param article the answer
     */
    List<CopyNote> inspect(Actor actor, @Nullable ShopRef shop, IndexedArticle article);
}
