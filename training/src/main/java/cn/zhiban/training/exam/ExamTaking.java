package cn.zhiban.training.exam;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.LearningGates;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.ContentRights;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Taking exams. Who has {@link TrainingPermissions#LEARN} and is an employee takes those of the shops and clients within
 * the scope and shared ones, and sees nobody else's attempts. Every answer is kept at once; the clock is the server's.
 */
@Service
@Transactional(readOnly = true)
public class ExamTaking {
    private static final String ATTEMPT = "training.attempt";
    private static final int WRITTEN = 10_000;
    private static final int PICKS = 100;
    /** What is on its way when time runs out still counts. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ExamStore exams;
    private final AttemptStore attempts;
    private final QuestionPool pool;
    private final ExamScoring scoring;
    private final LearningGates gates;
    private final Access access;
    private final CompanyTime time;
    private final JdbcClient jdbc;

    ExamTaking(
            ExamStore exams,
            AttemptStore attempts,
            QuestionPool pool,
            ExamScoring scoring,
            LearningGates gates,
            Access access,
            CompanyTime time,
            JdbcClient jdbc) {
        this.exams = exams;
        this.attempts = attempts;
        this.pool = pool;
        this.scoring = scoring;
        this.gates = gates;
        this.access = access;
        this.time = time;
        this.jdbc = jdbc;
    }

    /**
     * An exam as a taker sees it.
     *
     * @param open the attempt under way, or null
     * @param handedIn attempts so far, newest first
     * @param mayStart whether another attempt can be begun now
     */
    public record MyExam(Exam exam, @Nullable Attempt open, List<Attempt> handedIn, boolean mayStart) {}

    /**
     * An attempt with its questions.
     *
     * @param secondsLeft by the server's clock, or null without a limit
     * @param questions what is asked, by slot; with the key, so it must not leave the server as it is
     * @param keyShown whether the taker may see what was right
     */
    public record Sitting(
            Exam exam,
            Attempt attempt,
            @Nullable Long secondsLeft,
            List<AttemptItem> items,
            Map<Integer, QuestionContent> questions,
            boolean keyShown) {}

    /** Exams whoever asks can take or has taken. */
    public List<MyExam> mine() {
        Actor actor = access.require(TrainingPermissions.LEARN);
        Long employee = actor.employeeId();
        if (employee == null) {
            return List.of();
        }
        List<Exam> all = exams.all().stream()
                .filter(one -> one.state() != ExamState.DRAFT)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .toList();
        Map<Long, List<Attempt>> tries =
                attempts
                        .ofEmployees(
                                List.of(employee), all.stream().map(Exam::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Attempt::examId));
        return all.stream()
                .map(exam -> mine(exam, tries.getOrDefault(exam.id(), List.of())))
                .filter(one -> one.exam().state() == ExamState.OPEN
                        || one.open() != null
                        || !one.handedIn().isEmpty())
                .toList();
    }

    private MyExam mine(Exam exam, List<Attempt> tries) {
        Attempt open = tries.stream()
                .filter(one -> one.state() == AttemptState.OPEN)
                .findFirst()
                .orElse(null);
        List<Attempt> handed = tries.stream()
                .filter(one -> one.state() != AttemptState.OPEN)
                .sorted(Comparator.comparing(Attempt::id).reversed())
                .toList();
        return new MyExam(exam, open, handed, open == null && whyNot(exam, handed.size()) == null);
    }

    private @Nullable ExamClosed whyNot(Exam exam, int handedIn) {
        ExamDefinition definition = exam.definition();
        Instant now = time.now();
        if (exam.state() != ExamState.OPEN || definition.closesAt() != null && !now.isBefore(definition.closesAt())) {
            return new ExamClosed("training.exam.problem.closed");
        }
        if (definition.opensAt() != null && now.isBefore(definition.opensAt())) {
            return new ExamClosed("training.exam.problem.not-yet", time.format(definition.opensAt()));
        }
        return definition.attempts() > 0 && handedIn >= definition.attempts()
                ? new ExamClosed("training.exam.problem.used-up", definition.attempts())
                : null;
    }

    /**
     * Begins an attempt, or goes on with the one that is under way. Only handing in uses one up.
     *
     * @return the attempt
     * @throws ExamClosed it is not open, or all attempts are used up
     * @throws cn.zhiban.training.StillLocked a path of the taker's asks for something else first
     */
    @Transactional
    public long start(long examId) {
        Actor actor = access.require(TrainingPermissions.LEARN);
        long employee = employee(actor);
        // two windows of one person shall not begin twice
        jdbc.sql("SELECT id FROM core_employee WHERE id = ? FOR UPDATE")
                .param(employee)
                .query(Long.class)
                .single();
        Exam exam = exams.find(examId)
                .filter(one -> one.state() != ExamState.DRAFT)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .orElseThrow(() -> new NotFound(ExamService.TYPE, examId));
        MyExam mine = mine(exam, attempts.ofEmployees(List.of(employee), List.of(examId)));
        Attempt open = mine.open();
        if (open != null) {
            return open.id();
        }
        ExamClosed closed = whyNot(exam, mine.handedIn().size());
        if (closed != null) {
            throw closed;
        }
        gates.pass(employee, ItemKind.EXAM, examId);
        return begin(exam, employee, new Random().nextLong());
    }

    /** Draws the paper and keeps it. */
    long begin(Exam exam, long employee, long seed) {
        ExamDefinition definition = exam.definition();
        Instant now = time.now();
        Instant deadline = definition.minutes() == 0
                ? definition.closesAt()
                : earlier(now.plus(Duration.ofMinutes(definition.minutes())), definition.closesAt());
        Paper paper = definition.paper();
        long id = attempts.insert(new Attempt(
                0,
                exam.id(),
                exam.version(),
                employee,
                "",
                seed,
                AttemptState.OPEN,
                now,
                deadline,
                null,
                false,
                null,
                paper.points(),
                definition.passPercent(),
                false));
        List<Question> usable = pool.usable(exam.clientId(), exam.shopId());
        Map<Long, Integer> versions = usable.stream().collect(Collectors.toMap(Question::id, Question::version));
        Map<Long, Double> points = new java.util.LinkedHashMap<>();
        paper.fixed().stream()
                .filter(one -> versions.containsKey(one.questionId()))
                .forEach(one -> points.put(one.questionId(), one.points()));
        for (PaperDraw.Drawn drawn : PaperDraw.draw(ExamService.candidates(usable, paper), paper.quotas(), seed)) {
            points.put(drawn.questionId(), paper.quotas().get(drawn.quota()).points());
        }
        List<Long> order = new ArrayList<>(points.keySet());
        if (definition.shuffle()) {
            Collections.shuffle(order, new Random(seed));
        }
        for (int i = 0; i < order.size(); i++) {
            long question = order.get(i);
            attempts.insert(
                    id, i + 1, question, versions.getOrDefault(question, 1), points.getOrDefault(question, 1.0));
        }
        return id;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    /** An attempt of one's own. What time has run out for is handed in first. */
    @Transactional
    public Sitting sitting(long attemptId) {
        Actor actor = access.require(TrainingPermissions.LEARN);
        Attempt attempt = own(actor, attemptId);
        Instant deadline = attempt.deadline();
        if (attempt.state() == AttemptState.OPEN
                && deadline != null
                && !time.now().isBefore(deadline)) {
            scoring.handIn(attemptId, true);
            attempt = own(actor, attemptId);
        }
        return sitting(attempt);
    }

    private Sitting sitting(Attempt attempt) {
        Exam exam = exams.find(attempt.examId()).orElseThrow();
        List<AttemptItem> items = attempts.items(List.of(attempt.id()));
        Map<Long, Integer> versions = new HashMap<>();
        items.forEach(item -> versions.put(item.questionId(), item.version()));
        Map<Long, QuestionContent> contents = pool.contents(versions);
        Map<Integer, QuestionContent> bySlot = new HashMap<>();
        items.forEach(item -> bySlot.put(item.slot(), contents.get(item.questionId())));
        Instant deadline = attempt.deadline();
        Long left = deadline == null
                ? null
                : Math.max(0, Duration.between(time.now(), deadline).toSeconds());
        ExamDefinition definition = exam.definition();
        boolean closed = exam.state() == ExamState.CLOSED
                || definition.closesAt() != null && !time.now().isBefore(definition.closesAt());
        boolean shown = attempt.state() != AttemptState.OPEN
                && (definition.reveal() == ExamDefinition.Reveal.AT_ONCE
                        || definition.reveal() == ExamDefinition.Reveal.WHEN_CLOSED && closed);
        return new Sitting(exam, attempt, left, items, bySlot, shown);
    }

    /**
     * Keeps an answer, at once.
     *
     * @throws ExamClosed it was handed in, or time ran out
     */
    @Transactional
    public void answer(long attemptId, int slot, Answer answer) {
        Actor actor = access.require(TrainingPermissions.LEARN);
        if (answer.text().length() > WRITTEN || answer.picks().size() > PICKS) {
            throw new InvalidInput("answer", "training.exam.problem.answer-long", WRITTEN);
        }
        Instant now = time.now();
        if (!attempts.answer(attemptId, employee(actor), slot, answer, now, now.minus(GRACE))) {
            own(actor, attemptId);
            throw new ExamClosed("training.exam.problem.over");
        }
    }

    /** Notes that a question shall be looked at again. */
    @Transactional
    public void revisit(long attemptId, int slot, boolean later) {
        own(access.require(TrainingPermissions.LEARN), attemptId);
        attempts.revisit(attemptId, slot, later);
    }

    /** Hands in; uses one attempt up. Doing it twice changes nothing. */
    @Transactional
    public void handIn(long attemptId) {
        own(access.require(TrainingPermissions.LEARN), attemptId);
        scoring.handIn(attemptId, false);
    }

    /** Says that a mark is wrong; once for each question of what was handed in. */
    @Transactional
    public void appeal(long attemptId, int slot, String text) {
        Attempt attempt = own(access.require(TrainingPermissions.LEARN), attemptId);
        String said = text.strip();
        if (said.isEmpty() || said.length() > 2_000) {
            throw new InvalidInput("text", "training.exam.problem.appeal");
        }
        if (attempt.state() == AttemptState.OPEN
                || attempts.items(List.of(attemptId)).stream().noneMatch(item -> item.slot() == slot)) {
            throw new NotFound(ATTEMPT, attemptId);
        }
        jdbc.sql("INSERT IGNORE INTO train_appeal (attempt_id, slot, text, created_at) VALUES (?, ?, ?, ?)")
                .params(attemptId, slot, said, java.sql.Timestamp.from(time.now()))
                .update();
    }

    private Attempt own(Actor actor, long attemptId) {
        long employee = employee(actor);
        return attempts.find(attemptId)
                .filter(one -> one.employeeId() == employee)
                .orElseThrow(() -> new NotFound(ATTEMPT, attemptId));
    }

    private static long employee(Actor actor) {
        Long employee = actor.employeeId();
        if (employee == null) {
            // who is no employee has no attempts
            throw new NotFound(ATTEMPT, actor.reference());
        }
        return employee;
    }
}
