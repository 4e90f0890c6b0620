package cn.zhiban.training.path;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes when somebody goes on with a path or completes it, within the transaction that records what was passed. */
@Component
class PathProgress {
    private final Paths paths;
    private final AssignmentStore assignments;
    private final ApplicationEventPublisher events;
    private final CompanyTime time;

    PathProgress(Paths paths, AssignmentStore assignments, ApplicationEventPublisher events, CompanyTime time) {
        this.paths = paths;
        this.assignments = assignments;
        this.events = events;
        this.time = time;
    }

    @EventListener
    @Transactional
    public void on(ItemPassed passed) {
        if (passed.kind() == ItemKind.PATH) {
            return;
        }
        PathContent.Item item = new PathContent.Item(passed.kind(), passed.itemId());
        for (Paths.Standing one : paths.standings(assignments.running(List.of(passed.employeeId())))) {
            if (one.path().content().items().anyMatch(item::equals)) {
                assignments.progressed(one.assigned().id());
                complete(one);
            }
        }
    }

    /** Somebody may have passed everything before the path was asked for. */
    @Transactional
    public void look(long employee, long path) {
        paths.standings(assignments.running(List.of(employee))).stream()
                .filter(one -> one.path().id() == path)
                .forEach(this::complete);
    }

    private void complete(Paths.Standing one) {
        int number = one.path().number();
        if (one.stand().isDone() && assignments.completed(one.assigned().id(), number)) {
            events.publishEvent(new ItemPassed(
                    one.assigned().employeeId(), ItemKind.PATH, one.path().id(), number, time.now(), null));
        }
    }
}
