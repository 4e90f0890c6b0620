package cn.zhiban.training.practice;

import cn.zhiban.core.security.Scope;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.LearningItems;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Scenarios as they stand in learning paths. */
@Component
class PracticeItems implements LearningItems {
    private final PracticeStore store;

    PracticeItems(PracticeStore store) {
        this.store = store;
    }

    @Override
    public ItemKind kind() {
        return ItemKind.PRACTICE;
    }

    @Override
    public List<LearningItem> offered(Scope scope) {
        return store.scenarios().stream()
                .filter(one -> PracticeService.sees(scope, one))
                .map(PracticeItems::item)
                .toList();
    }

    @Override
    public Optional<LearningItem> find(long id) {
        return store.scenario(id).map(PracticeItems::item);
    }

    @Override
    public Map<Long, Map<Long, ItemPassed>> passed(Collection<Long> employees, Collection<Long> items) {
        Map<Long, Map<Long, ItemPassed>> passed = new HashMap<>();
        // the newest version comes last
        for (PracticeStore.Pass one : store.passes(employees, items)) {
            passed.computeIfAbsent(one.employeeId(), _ -> new HashMap<>())
                    .put(
                            one.scenarioId(),
                            new ItemPassed(
                                    one.employeeId(),
                                    ItemKind.PRACTICE,
                                    one.scenarioId(),
                                    one.version(),
                                    one.at(),
                                    one.percent()));
        }
        return passed;
    }

    private static LearningItem item(PracticeStore.Kept kept) {
        return new LearningItem(
                ItemKind.PRACTICE,
                kept.id(),
                kept.scenario().title(),
                kept.version(),
                kept.scenario().minutes(),
                "train/practice");
    }
}
