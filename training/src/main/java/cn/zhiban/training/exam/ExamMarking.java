package cn.zhiban.training.exam;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.people.CoachReach;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.ContentRights;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionPool;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes after handing in. Who has {@link TrainingPermissions#COACH} marks written answers and decides appeals of
 * the people within reach, and sees their results; a question is voided or an answer accepted for all by who may edit
 * the exam.
 */
@Service
@Transactional(readOnly = true)
public class ExamMarking {
    private static final String ATTEMPT = "training.attempt";
    private static final int REASON = 1_000;
    private static final int REMARK = 2_000;

    private final ExamStore exams;
    private final AttemptStore attempts;
    private final ExamScoring scoring;
    private final QuestionPool pool;
    private final ContentRights rights;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;
    private final CoachReach reach;
    private final JdbcClient jdbc;

    ExamMarking(
            ExamStore exams,
            AttemptStore attempts,
            ExamScoring scoring,
            QuestionPool pool,
            ContentRights rights,
            Access access,
            AuditLog audit,
            CompanyTime time,
            CoachReach reach,
            JdbcClient jdbc) {
        this.exams = exams;
        this.attempts = attempts;
        this.scoring = scoring;
        this.pool = pool;
        this.rights = rights;
        this.access = access;
        this.audit = audit;
        this.time = time;
        this.reach = reach;
        this.jdbc = jdbc;
    }

    /** Something that waits for a person. @param appeal what the taker says, or null where it is to be marked */
    public record Waiting(
            Attempt attempt,
            String exam,
            AttemptItem item,
            QuestionContent question,
            @Nullable String appeal) {}

    /** How a question did. */
    public record QuestionResult(long questionId, String name, double points, ItemStatistics statistics) {}

    /** A decision about a question after people took it. */
    public record Regrade(String question, boolean voided, String reason, int changed, String by, Instant at) {}

    /** What an exam's attempts say. */
    public record Results(List<Attempt> attempts, List<QuestionResult> questions, List<Regrade> regrades) {}

    /** Written answers and appeals that wait, oldest first. */
    public List<Waiting> waiting() {
        Actor actor = access.require(TrainingPermissions.COACH);
        List<Waiting> all = new ArrayList<>();
        for (Attempt attempt : reached(actor, attempts.inState(AttemptState.MARKING))) {
            items(attempt).forEach((item, question) -> {
                if (item.fraction() == null && !item.voided()) {
                    all.add(new Waiting(attempt, title(attempt), item, question, null));
                }
            });
        }
        jdbc.sql("SELECT attempt_id, slot, text FROM train_appeal WHERE upheld IS NULL ORDER BY created_at")
                .query((row, _) -> Map.entry(new long[] {row.getLong(1), row.getLong(2)}, row.getString(3)))
                .list()
                .forEach(open -> {
                    Attempt attempt = attempts.find(open.getKey()[0]).orElseThrow();
                    if (!reached(actor, List.of(attempt)).isEmpty()) {
                        items(attempt).forEach((item, question) -> {
                            if (item.slot() == open.getKey()[1]) {
                                all.add(new Waiting(attempt, title(attempt), item, question, open.getValue()));
                            }
                        });
                    }
                });
        return all;
    }

    /**
     * Marks a written answer.
     *
     * @param percent share of the points, 0 to 100
     * @param remark for the taker, may be empty
     */
    @Transactional
    public void mark(long attemptId, int slot, double percent, String remark) {
        Actor actor = access.require(TrainingPermissions.COACH);
        if (!(percent >= 0 && percent <= 100)) {
            throw new InvalidInput("percent", "training.exam.problem.percent");
        }
        if (remark.length() > REMARK) {
            throw new InvalidInput("remark", "training.exam.problem.appeal");
        }
        AttemptItem item = item(actor, attemptId, slot);
        attempts.mark(attemptId, slot, percent / 100, item.voided(), actor.name(), remark.strip());
        scoring.markAgain(attemptId, false);
        audit.record("marked", ATTEMPT, attemptId, slot + ": " + percent + " %", item.fraction(), percent / 100);
    }

    /** Decides an appeal; what is upheld gets the points that are given. */
    @Transactional
    public void decide(long attemptId, int slot, boolean upheld, double percent, String answer) {
        Actor actor = access.require(TrainingPermissions.COACH);
        AttemptItem before = item(actor, attemptId, slot);
        if (answer.isBlank() || answer.length() > REMARK) {
            throw new InvalidInput("answer", "training.exam.problem.reason");
        }
        int decided = jdbc.sql("UPDATE train_appeal SET upheld = ?, answer = ?, decided_by = ?, decided_at = ?"
                        + " WHERE attempt_id = ? AND slot = ? AND upheld IS NULL")
                .params(upheld, answer.strip(), actor.name(), Timestamp.from(time.now()), attemptId, slot)
                .update();
        if (decided == 0) {
            throw new NotFound("training.appeal", attemptId);
        }
        if (upheld) {
            mark(attemptId, slot, percent, answer);
        } else {
            audit.record("refused", ATTEMPT, attemptId, slot + ": " + answer, before.fraction(), before.fraction());
        }
    }

    /**
     * Decides about a question for everybody who took the exam, now and later, and adds up anew.
     *
     * @param accepted counts as right from now on; null voids the question
     * @return how many attempts have other points now
     */
    @Transactional
    public int regrade(long examId, long questionId, @Nullable Answer accepted, String reason) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Exam exam = exams.find(examId)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .orElseThrow(() -> new NotFound(ExamService.TYPE, examId));
        rights.requireEdit(actor, exam.clientId(), exam.shopId());
        if (reason.isBlank() || reason.length() > REASON) {
            throw new InvalidInput("reason", "training.exam.problem.reason");
        }
        if (accepted != null && accepted.isNone()) {
            throw new InvalidInput("how", "training.exam.problem.accepted");
        }
        long id = jdbc.sql("INSERT INTO train_regrade (exam_id, question_id, answer, reason, changed, created_by,"
                        + " created_at) VALUES (?, ?, ?, ?, 0, ?, ?) RETURNING id")
                .param(examId)
                .param(questionId)
                .param(accepted == null ? null : accepted.toJson())
                .param(reason.strip())
                .param(actor.name())
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .single();
        int changed = 0;
        for (Attempt attempt : attempts.ofExam(examId)) {
            changed += scoring.markAgain(attempt.id(), true) ? 1 : 0;
        }
        jdbc.sql("UPDATE train_regrade SET changed = ? WHERE id = ?")
                .params(changed, id)
                .update();
        audit.record("regraded", ExamService.TYPE, examId, exam.definition().title(), null, reason);
        return changed;
    }

    /** Results of the people within reach. */
    public Results results(long examId) {
        Actor actor = access.require(TrainingPermissions.COACH);
        if (exams.find(examId)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .isEmpty()) {
            throw new NotFound(ExamService.TYPE, examId);
        }
        List<Attempt> all = reached(actor, attempts.ofExam(examId));
        List<Attempt> graded =
                all.stream().filter(one -> one.state() == AttemptState.GRADED).toList();
        Map<Long, Attempt> byId = graded.stream().collect(Collectors.toMap(Attempt::id, one -> one));
        List<AttemptItem> items = attempts.items(byId.keySet());
        Map<Long, Integer> versions = new HashMap<>();
        items.forEach(item -> versions.merge(item.questionId(), item.version(), Math::max));
        Map<Long, QuestionContent> contents = pool.contents(versions);
        List<QuestionResult> questions = new ArrayList<>();
        items.stream()
                .filter(item -> !item.voided() && item.fraction() != null)
                .collect(Collectors.groupingBy(AttemptItem::questionId))
                .forEach((question, answers) -> questions.add(result(question, answers, byId, contents)));
        questions.sort(java.util.Comparator.comparingDouble(
                one -> one.statistics().facility().orElse(2)));
        return new Results(all, questions, regrades(examId));
    }

    private static QuestionResult result(
            long question, List<AttemptItem> answers, Map<Long, Attempt> byId, Map<Long, QuestionContent> contents) {
        double worth = answers.getFirst().points();
        double[] marks = answers.stream()
                .mapToDouble(one -> (one.fraction() == null ? 0 : one.fraction()) * worth)
                .toArray();
        double[] totals = answers.stream()
                .mapToDouble(one -> {
                    Attempt attempt = byId.get(one.attemptId());
                    return attempt == null || attempt.points() == null ? 0 : attempt.points();
                })
                .toArray();
        QuestionContent content = contents.get(question);
        return new QuestionResult(
                question, content == null ? "" : content.name(), worth, ItemStatistics.of(marks, totals, worth));
    }

    private List<Regrade> regrades(long examId) {
        return jdbc.sql("SELECT q.name, r.answer IS NULL, r.reason, r.changed, r.created_by, r.created_at"
                        + " FROM train_regrade r JOIN train_question q ON q.id = r.question_id WHERE r.exam_id = ?"
                        + " ORDER BY r.id DESC")
                .param(examId)
                .query((row, _) -> new Regrade(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()))
                .list();
    }

    private AttemptItem item(Actor actor, long attemptId, int slot) {
        Attempt attempt = attempts.find(attemptId)
                .filter(one -> one.state() != AttemptState.OPEN)
                .filter(one -> !reached(actor, List.of(one)).isEmpty())
                .orElseThrow(() -> new NotFound(ATTEMPT, attemptId));
        return attempts.items(List.of(attempt.id())).stream()
                .filter(one -> one.slot() == slot)
                .findFirst()
                .orElseThrow(() -> new NotFound(ATTEMPT, attemptId));
    }

    private Map<AttemptItem, QuestionContent> items(Attempt attempt) {
        List<AttemptItem> items = attempts.items(List.of(attempt.id()));
        Map<Long, Integer> versions = new HashMap<>();
        items.forEach(item -> versions.put(item.questionId(), item.version()));
        Map<Long, QuestionContent> contents = pool.contents(versions);
        Map<AttemptItem, QuestionContent> all = new java.util.LinkedHashMap<>();
        items.forEach(item -> {
            QuestionContent content = contents.get(item.questionId());
            if (content != null) {
                all.put(item, content);
            }
        });
        return all;
    }

    private String title(Attempt attempt) {
        return exams.find(attempt.examId()).map(one -> one.definition().title()).orElse("");
    }

    private List<Attempt> reached(Actor actor, List<Attempt> all) {
        LongPredicate within = reach.of(actor);
        return all.stream().filter(one -> within.test(one.employeeId())).toList();
    }
}
