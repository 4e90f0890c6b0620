package cn.zhiban.training.path;

import cn.zhiban.training.ItemKind;
import cn.zhiban.training.LearningGate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Something that a person's paths ask for is open as soon as one of them has come to it; what no path of his asks for is
 * open anyway.
 */
@Component
class PathGate implements LearningGate {
    private final Paths paths;
    private final AssignmentStore assignments;

    PathGate(Paths paths, AssignmentStore assignments) {
        this.paths = paths;
        this.assignments = assignments;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(long employeeId, ItemKind kind, long item) {
        PathContent.Item wanted = new PathContent.Item(kind, item);
        List<PathStand.State> states = paths.standings(assignments.running(List.of(employeeId))).stream()
                .map(one -> one.stand().state(wanted))
                .flatMap(Optional::stream)
                .toList();
        return states.isEmpty() || states.stream().anyMatch(one -> one != PathStand.State.LOCKED);
    }
}
