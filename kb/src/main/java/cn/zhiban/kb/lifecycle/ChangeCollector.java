package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.ArticleChanged;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects what happens to articles in a transaction and hands it on right before the commit, so that an import of
 * thousands of rows costs a few statements and not a few for each row.
 */
@Component
class ChangeCollector {
    private final Access access;
    private final ObjectProvider<ChangeStep> steps;

    ChangeCollector(Access access, ObjectProvider<ChangeStep> steps) {
        this.access = access;
        this.steps = steps;
    }

    @EventListener
    void changed(ArticleChanged change) {
        Actor actor = access.find().orElseGet(access::system);
        Batch batch = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Batch.class::isInstance)
                .map(Batch.class::cast)
                .filter(one -> one.actor.reference().equals(actor.reference()))
                .findFirst()
                .orElseGet(() -> begin(actor));
        batch.changes.add(change);
    }

    private Batch begin(Actor actor) {
        Batch batch = new Batch(actor);
        TransactionSynchronizationManager.registerSynchronization(batch);
        return batch;
    }

    private final class Batch implements TransactionSynchronization {
        private final Actor actor;
        private final List<ArticleChanged> changes = new ArrayList<>();

        Batch(Actor actor) {
            this.actor = actor;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            ChangeStep.Changes all = new ChangeStep.Changes(List.copyOf(changes), actor.accountId(), actor.name());
            steps.orderedStream().forEach(step -> step.changed(all));
        }
    }
}
