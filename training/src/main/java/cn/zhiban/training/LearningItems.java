package cn.zhiban.training;

import cn.zhiban.core.security.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bean of each feature whose things can stand in learning paths. Asks for no permission: callers have checked. */
public interface LearningItems {
    /** The kind it answers for. */
    ItemKind kind();

    /** What an author with this scope may put into a path: published, by title. */
    List<LearningItem> offered(Scope scope);

    /** One item, also when it is no longer offered. */
    Optional<LearningItem> find(long id);

    /**
     * What people have passed.
     *
     * @return per employee and item the newest version passed
     */
    Map<Long, Map<Long, ItemPassed>> passed(Collection<Long> employees, Collection<Long> items);
}
