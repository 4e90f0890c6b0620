package cn.zhiban.core.org.keeping;

import cn.zhiban.core.security.Scope;
import java.util.Set;

/** A scope as parameters of a query: {@code (:all OR s.id IN (:shops))}. */
public final class Visible {
    /** No row has this id; an empty list would be no SQL. */
    private static final Set<Long> NONE = Set.of(-1L);

    private Visible() {}

    /** Ids of the shops that may be seen; not to be looked at when the scope is all. */
    public static Set<Long> shops(Scope scope) {
        return scope.shopIds().isEmpty() ? NONE : scope.shopIds();
    }

    /** Ids of the clients that may be seen; not to be looked at when the scope is all. */
    public static Set<Long> clients(Scope scope) {
        return scope.clientIds().isEmpty() ? NONE : scope.clientIds();
    }
}
