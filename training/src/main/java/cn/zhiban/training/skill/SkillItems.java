package cn.zhiban.training.skill;

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

/** Practical sign-offs as they stand in learning paths: a skill at the level that counts, for whatever shop. */
@Component
class SkillItems implements LearningItems {
    private final SkillStore store;

    SkillItems(SkillStore store) {
        this.store = store;
    }

    @Override
    public ItemKind kind() {
        return ItemKind.SIGN_OFF;
    }

    @Override
    public List<LearningItem> offered(Scope scope) {
        return store.all().stream()
                .filter(one -> !one.archived())
                .map(SkillItems::item)
                .toList();
    }

    @Override
    public Optional<LearningItem> find(long id) {
        return store.find(id).map(SkillItems::item);
    }

    @Override
    public Map<Long, Map<Long, ItemPassed>> passed(Collection<Long> employees, Collection<Long> items) {
        Map<Long, Integer> needed = new HashMap<>();
        store.all().stream()
                .filter(one -> items.contains(one.id()))
                .forEach(one -> needed.put(one.id(), one.passLevel()));
        Map<SkillService.Place, Sign> newest = SkillService.newest(store.signs(employees));
        Map<Long, Map<Long, ItemPassed>> passed = new HashMap<>();
        newest.values().stream()
                .filter(one -> one.level() >= needed.getOrDefault(one.skillId(), Skill.HIGHEST + 1))
                .forEach(one -> passed.computeIfAbsent(one.employeeId(), _ -> new HashMap<>())
                        .put(
                                one.skillId(),
                                new ItemPassed(one.employeeId(), ItemKind.SIGN_OFF, one.skillId(), 1, one.at(), null)));
        return passed;
    }

    private static LearningItem item(Skill skill) {
        return new LearningItem(ItemKind.SIGN_OFF, skill.id(), skill.name(), 1, 0, "");
    }
}
