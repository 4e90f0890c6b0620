package cn.zhiban.training.question;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Questions that the suite itself makes and renews, of changed knowledge. Asks for no permission: no person calls it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MadeQuestions {
    private final QuestionStore store;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    MadeQuestions(QuestionStore store, Access access, AuditLog audit, CompanyTime time) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Makes a question. @return its id; its version is 1 */
    public long make(QuestionContent content, @Nullable Long client, @Nullable Long shop) {
        QuestionCheck.require(content);
        long id = store.insert(content, client, shop, null, access.system(), time.now());
        audit.record("created", QuestionBank.TYPE, id, content.name(), null, content);
        return id;
    }

    /** Asks something newer. @return the new version */
    public int renew(long id, QuestionContent content, @Nullable Long client, @Nullable Long shop) {
        QuestionCheck.require(content);
        Question before = store.find(id).orElseThrow(() -> new NotFound(QuestionBank.TYPE, id));
        store.update(id, before.version(), content, client, shop, access.system(), time.now());
        store.setArchived(List.of(id), false, time.now());
        audit.record("changed", QuestionBank.TYPE, id, content.name(), before.content(), content);
        return before.version() + 1;
    }

    /** Puts a question away: what it asked holds no longer. */
    public void retire(long id) {
        store.setArchived(List.of(id), true, time.now());
    }
}
