package cn.zhiban.training.question;

import cn.zhiban.core.security.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions for other parts of training. Asks for no permission: callers have checked. */
@Component
public class QuestionPool {
    private static final int ALL = 100_000;
    private final QuestionStore store;

    QuestionPool(QuestionStore store) {
        this.store = store;
    }

    /** Questions in use that something of a client or shop may ask: shared ones and its own. */
    public List<Question> usable(@Nullable Long client, @Nullable Long shop) {
        return store.list(Scope.EVERYTHING, QuestionFilter.ALL, 0, ALL).stream()
                .filter(one -> one.content().kind().isAsked())
                .filter(one -> one.clientId() == null && one.shopId() == null
                        || one.shopId() == null
                                && one.clientId() != null
                                && one.clientId().equals(client)
                        || one.shopId() != null && one.shopId().equals(shop))
                .toList();
    }

    /** Questions in use, whosever they are. */
    public List<Question> find(Collection<Long> ids) {
        return store.byIds(ids);
    }

    /** What versions of questions say. @param versions question to version */
    public Map<Long, QuestionContent> contents(Map<Long, Integer> versions) {
        return store.contents(versions);
    }
}
