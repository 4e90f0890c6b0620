package cn.zhiban.training.path;

import cn.zhiban.core.security.Scope;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.LearningItems;
import cn.zhiban.training.question.ContentRights;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whole paths, as certificates ask for them. */
@Component
class PathItems implements LearningItems {
    private final PathStore store;
    private final AssignmentStore assignments;

    PathItems(PathStore store, AssignmentStore assignments) {
        this.store = store;
        this.assignments = assignments;
    }

    @Override
    public ItemKind kind() {
        return ItemKind.PATH;
    }

    @Override
    public List<LearningItem> offered(Scope scope) {
        return store.published().stream()
                .filter(one -> ContentRights.sees(scope, one.clientId(), one.shopId()))
                .map(one -> item(one.id(), one.content().title(), one.number()))
                .toList();
    }

    @Override
    public Optional<LearningItem> find(long id) {
        return store.find(id)
                .filter(one -> one.number() > 0)
                .map(one -> item(one.id(), one.draft().title(), one.number()));
    }

    @Override
    public Map<Long, Map<Long, ItemPassed>> passed(Collection<Long> employees, Collection<Long> items) {
        Map<Long, Map<Long, ItemPassed>> passed = new HashMap<>();
        assignments
                .completed(employees, items)
                .forEach(one -> passed.computeIfAbsent(one.employeeId(), _ -> new HashMap<>())
                        .put(
                                one.pathId(),
                                new ItemPassed(
                                        one.employeeId(),
                                        ItemKind.PATH,
                                        one.pathId(),
                                        one.completedNumber(),
                                        Objects.requireNonNull(one.completedAt()),
                                        null)));
        return passed;
    }

    private static LearningItem item(long id, String title, int number) {
        return new LearningItem(ItemKind.PATH, id, title, number, 0, "train/learn");
    }
}
