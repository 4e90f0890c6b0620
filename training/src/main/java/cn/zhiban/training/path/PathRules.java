package cn.zhiban.training.path;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Assigns paths by their rules: whom a rule names is assigned, whom none names any longer is let go unless a person
 * assigned it. Asks for no permission.
 */
@Component
class PathRules {
    private final PathStore store;
    private final AssignmentStore assignments;
    private final PathNotices notices;
    private final PathProgress progress;
    private final CompanyTime time;

    PathRules(
            PathStore store,
            AssignmentStore assignments,
            PathNotices notices,
            PathProgress progress,
            CompanyTime time) {
        this.store = store;
        this.assignments = assignments;
        this.notices = notices;
        this.progress = progress;
        this.time = time;
    }

    /** All paths that are learned now. */
    @Transactional
    public void applyAll() {
        store.published().forEach(this::apply);
    }

    /** One path, if it is learned now. */
    @Transactional
    public void apply(long path) {
        store.published(path).ifPresent(this::apply);
    }

    private void apply(PathStore.Published path) {
        LocalDate today = time.today();
        TreeSet<Long> named = new TreeSet<>();
        store.rules(path.id()).forEach(rule -> named.addAll(store.fitting(rule, today)));
        named.removeAll(assignments.exempt(path.id()));
        List<Long> wanted = store.serving(named, path.clientId(), path.shopId(), today);
        Map<Long, Assigned> have = assignments.ofPath(path.id()).stream()
                .collect(Collectors.toMap(Assigned::employeeId, Function.identity()));
        List<Long> fresh = wanted.stream()
                .filter(one -> !have.containsKey(one))
                .filter(one -> assignments.assign(path.id(), one, today, true, Access.SYSTEM))
                .toList();
        have.values().stream()
                .filter(one -> one.byRule() && one.completedAt() == null && !wanted.contains(one.employeeId()))
                .forEach(one -> assignments.end(one.id(), false));
        notices.assigned(path.content().title(), fresh);
        fresh.forEach(one -> progress.look(one, path.id()));
    }
}
