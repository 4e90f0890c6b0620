package cn.zhiban.core.org.keeping;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.ActorDirectory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets whatever is kept in memory of the organisation and of what people may do be read anew once a change is committed. */
@Component
public class OrganisationChanges {
    private final Organisation organisation;
    private final ActorDirectory actors;

    OrganisationChanges(Organisation organisation, ActorDirectory actors) {
        this.organisation = organisation;
        this.actors = actors;
    }

    /** To be called within the transaction of the change. */
    public void announce() {
        boolean announced = TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(AfterCommit.class::isInstance);
        if (!announced) {
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit());
        }
    }

    private final class AfterCommit implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            organisation.forget();
            actors.forgetAll();
        }
    }
}
