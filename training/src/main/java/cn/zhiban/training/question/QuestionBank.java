package cn.zhiban.training.question;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.training.TrainingPermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The question bank. Who has {@link TrainingPermissions#AUTHOR} reads the questions within the scope, with their keys,
 * and keeps those of the clients managed; shared ones also need {@link TrainingPermissions#AUTHOR_SHARED}.
 */
@Service
@Transactional(readOnly = true)
public class QuestionBank {
    static final String TYPE = "training.question";
    private final QuestionStore store;
    private final ContentRights rights;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    QuestionBank(QuestionStore store, ContentRights rights, Access access, AuditLog audit, CompanyTime time) {
        this.store = store;
        this.rights = rights;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Questions within the scope, newest change first. */
    public List<Question> list(QuestionFilter filter, int offset, int limit) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        return store.list(actor.scope(), filter, offset, limit).stream()
                .map(one -> one.editable(rights.mayEdit(actor, one.clientId(), one.shopId())))
                .toList();
    }

    /** Number of questions within the scope. */
    public int count(QuestionFilter filter) {
        return store.count(access.require(TrainingPermissions.AUTHOR).scope(), filter);
    }

    /** Keys of the tags in use within the scope ({@link Tag#key()}) with how many questions have each. */
    public Map<String, Integer> tags() {
        return store.tags(access.require(TrainingPermissions.AUTHOR).scope());
    }

    /** What whoever asks may see; from there the shops are offered whose questions can be kept. */
    public Scope scope() {
        return access.require(TrainingPermissions.AUTHOR).scope();
    }

    /** A question. @throws NotFound there is none within the scope */
    public Question get(long id) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Question question = within(actor, id);
        return question.editable(rights.mayEdit(actor, question.clientId(), question.shopId()));
    }

    /** What it said before, newest first. @throws NotFound there is none within the scope */
    public List<QuestionVersion> versions(long id) {
        within(access.require(TrainingPermissions.AUTHOR), id);
        return store.versions(id);
    }

    /**
     * Writes a new question.
     *
     * @param clientId whose it is; null with the shop: shared by all
     * @throws InvalidInput it cannot be asked or marked
     */
    @Transactional
    public long create(QuestionContent content, @Nullable Long clientId, @Nullable Long shopId) {
        return create(content, clientId, shopId, null);
    }

    /** As {@link #create(QuestionContent, Long, Long)}, brought by an import. */
    @Transactional
    public long create(
            QuestionContent content, @Nullable Long clientId, @Nullable Long shopId, @Nullable Long importId) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        rights.requireEdit(actor, clientId, shopId);
        QuestionCheck.require(content);
        long id = store.insert(content, clientId, shopId, importId, actor, time.now());
        audit.record("created", TYPE, id, content.name(), null, content);
        return id;
    }

    /**
     * Writes the next version; papers that are being taken keep theirs.
     *
     * @param version the version the change started from
     * @throws ChangedMeanwhile someone else saved first
     */
    @Transactional
    public void save(long id, int version, QuestionContent content, @Nullable Long clientId, @Nullable Long shopId) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Question before = editable(actor, id);
        rights.requireEdit(actor, clientId, shopId);
        QuestionCheck.require(content);
        if (!store.update(id, version, content, clientId, shopId, actor, time.now())) {
            throw new ChangedMeanwhile(before.content().name(), before.version());
        }
        audit.record("changed", TYPE, id, content.name(), before.content(), content);
    }

    /** Takes a question out of use or back into it. */
    @Transactional
    public void setArchived(long id, boolean archived) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Question before = editable(actor, id);
        store.setArchived(List.of(id), archived, time.now());
        audit.record(
                archived ? "archived" : "restored", TYPE, id, before.content().name(), null, null);
    }

    /** Says that a question still asks the right thing although its article changed. */
    @Transactional
    public void confirm(long id) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Question before = editable(actor, id);
        store.unflag(id);
        audit.record("verified", TYPE, id, before.content().name(), null, null);
    }

    @EventListener
    @Transactional
    public void articleChanged(ArticleChanged event) {
        if (event.change() == ArticleChanged.Change.PUBLISHED) {
            store.flag(event.articleId(), event.versionId(), time.now());
        }
    }

    private Question editable(Actor actor, long id) {
        Question question = within(actor, id);
        rights.requireEdit(actor, question.clientId(), question.shopId());
        return question;
    }

    private Question within(Actor actor, long id) {
        return store.find(id)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }
}
