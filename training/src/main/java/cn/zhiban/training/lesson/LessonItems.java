package cn.zhiban.training.lesson;

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
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lessons as they stand in learning paths. */
@Component
class LessonItems implements LearningItems {
    private final LessonStore store;

    LessonItems(LessonStore store) {
        this.store = store;
    }

    @Override
    public ItemKind kind() {
        return ItemKind.LESSON;
    }

    @Override
    public List<LearningItem> offered(Scope scope) {
        return store.published().stream()
                .filter(one -> ContentRights.sees(scope, one.clientId(), one.shopId()))
                .map(LessonItems::item)
                .toList();
    }

    @Override
    public Optional<LearningItem> find(long id) {
        return store.published(id).map(LessonItems::item);
    }

    @Override
    public Map<Long, Map<Long, ItemPassed>> passed(Collection<Long> employees, Collection<Long> items) {
        Map<Long, Map<Long, ItemPassed>> passed = new HashMap<>();
        store.passed(employees, items)
                .forEach(one -> passed.computeIfAbsent(one.employeeId(), _ -> new HashMap<>())
                        .put(one.itemId(), one));
        return passed;
    }

    private static LearningItem item(LessonStore.Published lesson) {
        return new LearningItem(
                ItemKind.LESSON,
                lesson.id(),
                lesson.content().title(),
                lesson.edition(),
                lesson.content().minutes(),
                "train/lessons/" + lesson.id());
    }
}
