package cn.zhiban.training.exam;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.ContentRights;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionPool;
import cn.zhiban.training.question.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exams being designed. Who has {@link TrainingPermissions#AUTHOR} keeps those of the clients managed; shared ones also
 * need {@link TrainingPermissions#AUTHOR_SHARED}.
 */
@Service
@Transactional(readOnly = true)
public class ExamService {
    static final String TYPE = "training.exam";
    private static final int TITLE = 200;
    private static final int LARGEST = 500;
    private static final int LONGEST = 24 * 60;

    private final ExamStore store;
    private final QuestionPool pool;
    private final ContentRights rights;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    ExamService(
            ExamStore store, QuestionPool pool, ContentRights rights, Access access, AuditLog audit, CompanyTime time) {
        this.store = store;
        this.pool = pool;
        this.rights = rights;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Exams within the scope, newest change first. */
    public List<Exam> list() {
        Actor actor = access.requireAny(TrainingPermissions.AUTHOR, TrainingPermissions.COACH);
        return store.all().stream()
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .map(one -> one.editable(rights.mayEdit(actor, one.clientId(), one.shopId())))
                .toList();
    }

    /** An exam. @throws NotFound there is none within the scope */
    public Exam get(long id) {
        Actor actor = access.requireAny(TrainingPermissions.AUTHOR, TrainingPermissions.COACH);
        Exam exam = within(actor, id);
        return exam.editable(rights.mayEdit(actor, exam.clientId(), exam.shopId()));
    }

    /** Why a paper's quotas cannot be met by the questions there are, if so. Fixed questions are not drawn again. */
    public Optional<PaperDraw.Shortage> shortage(Paper paper, @Nullable Long client, @Nullable Long shop) {
        access.require(TrainingPermissions.AUTHOR);
        return PaperDraw.shortage(candidates(pool.usable(client, shop), paper), paper.quotas());
    }

    /** How many questions a quota could take. */
    public long available(Quota quota, @Nullable Long client, @Nullable Long shop) {
        access.require(TrainingPermissions.AUTHOR);
        return candidates(pool.usable(client, shop), new Paper(List.of(), List.of())).stream()
                .filter(quota::fits)
                .count();
    }

    static List<PaperDraw.Candidate> candidates(List<Question> questions, Paper paper) {
        Set<Long> fixed = paper.fixed().stream().map(Paper.Fixed::questionId).collect(Collectors.toSet());
        return questions.stream()
                .filter(one -> !fixed.contains(one.id()))
                .map(one -> new PaperDraw.Candidate(
                        one.id(),
                        one.content().tags().stream().map(Tag::key).collect(Collectors.toSet()),
                        one.content().difficulty()))
                .toList();
    }

    /** Designs a new exam, a draft. @throws InvalidInput it cannot be held @throws PaperImpossible too few questions */
    @Transactional
    public long create(ExamDefinition definition, @Nullable Long client, @Nullable Long shop) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        rights.requireEdit(actor, client, shop);
        check(definition, client, shop);
        long id = store.insert(definition, client, shop, time.now());
        audit.record("created", TYPE, id, definition.title(), null, definition);
        return id;
    }

    /**
     * Changes an exam; attempts that are under way keep their paper and their time.
     *
     * @param version the version the change started from
     * @throws ChangedMeanwhile someone else saved first
     */
    @Transactional
    public void save(long id, int version, ExamDefinition definition, @Nullable Long client, @Nullable Long shop) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Exam before = within(actor, id);
        rights.requireEdit(actor, before.clientId(), before.shopId());
        rights.requireEdit(actor, client, shop);
        check(definition, client, shop);
        if (!store.update(id, version, definition, client, shop, time.now())) {
            throw new ChangedMeanwhile(before.definition().title(), before.version());
        }
        audit.record("changed", TYPE, id, definition.title(), before.definition(), definition);
    }

    /** Lets people take it, or no longer. What is under way can be finished. */
    @Transactional
    public void setState(long id, ExamState state) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Exam exam = within(actor, id);
        rights.requireEdit(actor, exam.clientId(), exam.shopId());
        if (state == ExamState.OPEN) {
            check(exam.definition(), exam.clientId(), exam.shopId());
        }
        store.setState(id, state, time.now());
        audit.record(
                state == ExamState.OPEN ? "published" : "changed",
                TYPE,
                id,
                exam.definition().title(),
                exam.state(),
                state);
    }

    private void check(ExamDefinition exam, @Nullable Long client, @Nullable Long shop) {
        hold(!exam.title().isEmpty() && exam.title().length() <= TITLE, "title", "training.exam.problem.title");
        hold(exam.minutes() >= 0 && exam.minutes() <= LONGEST, "minutes", "training.exam.problem.minutes");
        hold(exam.attempts() >= 0 && exam.attempts() <= 100, "attempts", "training.exam.problem.attempts");
        hold(exam.passPercent() >= 1 && exam.passPercent() <= 100, "passPercent", "training.exam.problem.pass");
        hold(
                exam.opensAt() == null
                        || exam.closesAt() == null
                        || exam.opensAt().isBefore(exam.closesAt()),
                "closesAt",
                "training.exam.problem.closes");
        Paper paper = exam.paper();
        hold(paper.size() > 0 && paper.size() <= LARGEST, "paper", "training.exam.problem.size", LARGEST);
        hold(
                paper.quotas().stream().allMatch(one -> one.count() > 0 && one.points() > 0)
                        && paper.fixed().stream().allMatch(one -> one.points() > 0),
                "paper",
                "training.exam.problem.points");
        List<Question> usable = pool.usable(client, shop);
        Set<Long> ids = usable.stream().map(Question::id).collect(Collectors.toSet());
        hold(
                paper.fixed().stream().allMatch(one -> ids.contains(one.questionId()))
                        && paper.fixed().stream()
                                        .map(Paper.Fixed::questionId)
                                        .distinct()
                                        .count()
                                == paper.fixed().size(),
                "paper",
                "training.exam.problem.fixed");
        PaperDraw.shortage(candidates(usable, paper), paper.quotas()).ifPresent(shortage -> {
            throw new PaperImpossible(shortage);
        });
    }

    private static void hold(boolean right, String field, String key, Object... arguments) {
        if (!right) {
            throw new InvalidInput(field, key, arguments);
        }
    }

    private Exam within(Actor actor, long id) {
        return store.find(id)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }
}
