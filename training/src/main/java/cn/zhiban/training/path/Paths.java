package cn.zhiban.training.path;

import cn.zhiban.core.org.WorkingDays;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.LearningItems;
import cn.zhiban.training.path.PathContent.Item;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How far people are with paths; asks for no permission. */
@Component
class Paths {
    private final PathStore store;
    private final ObjectProvider<LearningItems> kinds;
    private final List<WorkingDays> workingDays;

    Paths(PathStore store, ObjectProvider<LearningItems> kinds, List<WorkingDays> workingDays) {
        this.store = store;
        this.kinds = kinds;
        this.workingDays = workingDays;
    }

    /** Somebody's assignment with the path as it is now and how far it is. */
    record Standing(Assigned assigned, PathStore.Published path, PathStand stand) {}

    /** What can stand in a path. */
    List<LearningItem> offered(Scope scope) {
        List<LearningItem> all = new ArrayList<>();
        kinds.stream()
                .filter(one -> one.kind() != ItemKind.PATH)
                .sorted(java.util.Comparator.comparing(LearningItems::kind))
                .forEach(one -> all.addAll(one.offered(scope)));
        return all;
    }

    /** How these assignments stand. Those whose path is no longer learned are left out. */
    List<Standing> standings(Collection<Assigned> assignments) {
        Map<Long, PathStore.Published> paths =
                store.published().stream().collect(Collectors.toMap(PathStore.Published::id, one -> one));
        List<Assigned> known = assignments.stream()
                .filter(one -> paths.containsKey(one.pathId()))
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        Map<Item, LearningItem> offered = offered(Scope.EVERYTHING).stream()
                .collect(Collectors.toMap(one -> new Item(one.kind(), one.id()), one -> one));
        Map<Long, Map<Item, ItemPassed>> passed = passed(
                known.stream().map(Assigned::employeeId).distinct().toList(),
                known.stream()
                        .flatMap(one -> path(paths, one).content().items())
                        .distinct()
                        .toList());
        return known.stream()
                .map(one -> {
                    PathStore.Published path = path(paths, one);
                    return new Standing(
                            one,
                            path,
                            PathStand.of(
                                    path.content(),
                                    offered,
                                    passed.getOrDefault(one.employeeId(), Map.of()),
                                    block -> due(one, block)));
                })
                .toList();
    }

    private static PathStore.Published path(Map<Long, PathStore.Published> paths, Assigned assigned) {
        return Objects.requireNonNull(paths.get(assigned.pathId()));
    }

    private Optional<LocalDate> due(Assigned assigned, PathContent.Block block) {
        if (block.dueDays() == 0) {
            return Optional.empty();
        }
        Map<LocalDate, Boolean> days = new HashMap<>();
        if (block.dueBy() == PathContent.Days.WORKING) {
            workingDays.forEach(one -> days.putAll(one.known(
                    assigned.employeeId(), assigned.startOn(), DueDates.horizon(assigned.startOn(), block.dueDays()))));
        }
        return Optional.of(
                DueDates.due(assigned.startOn(), block.dueDays(), block.dueBy(), assigned.extraDays(), days));
    }

    private Map<Long, Map<Item, ItemPassed>> passed(Collection<Long> employees, Collection<Item> items) {
        Map<Long, Map<Item, ItemPassed>> passed = new HashMap<>();
        kinds.stream().filter(one -> one.kind() != ItemKind.PATH).forEach(kind -> {
            List<Long> ids = items.stream()
                    .filter(one -> one.kind() == kind.kind())
                    .map(Item::id)
                    .toList();
            if (!ids.isEmpty()) {
                kind.passed(employees, ids)
                        .forEach((employee, of) ->
                                of.forEach((id, one) -> passed.computeIfAbsent(employee, _ -> new HashMap<>())
                                        .put(new Item(kind.kind(), id), one)));
            }
        });
        return passed;
    }
}
