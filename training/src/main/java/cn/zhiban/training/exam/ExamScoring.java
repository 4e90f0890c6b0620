package cn.zhiban.training.exam;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.Grading;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionPool;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks what was handed in and adds up; tells when somebody passed. Called within transactions. */
@Component
class ExamScoring {
    private final AttemptStore attempts;
    private final QuestionPool pool;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final CompanyTime time;

    ExamScoring(
            AttemptStore attempts,
            QuestionPool pool,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            CompanyTime time) {
        this.attempts = attempts;
        this.pool = pool;
        this.jdbc = jdbc;
        this.events = events;
        this.time = time;
    }

    /** What was decided about a question of an exam after people took it. @param answer null: it counts for nobody */
    private record Ruling(long questionId, @Nullable Answer answer) {}

    /** Hands an attempt in, unless it was already. @return whether it was open */
    boolean handIn(long id, boolean byItself) {
        Attempt attempt = attempts.lock(id).orElseThrow();
        if (attempt.state() != AttemptState.OPEN) {
            return false;
        }
        Instant deadline = attempt.deadline();
        Instant now = time.now();
        Instant at = deadline != null && deadline.isBefore(now) ? deadline : now;
        mark(attempt, at, byItself || at.isBefore(now), true);
        return true;
    }

    /** Adds up anew after something was marked or decided. @return whether the points changed */
    boolean markAgain(long id, boolean allAnswers) {
        Attempt attempt = attempts.lock(id).orElseThrow();
        Instant handed = attempt.handedAt();
        if (handed == null) {
            return false;
        }
        double before = attempt.points() == null ? 0 : attempt.points();
        double max = attempt.maxPoints();
        mark(attempt, handed, attempt.byItself(), allAnswers);
        Attempt after = attempts.find(id).orElseThrow();
        return Math.abs(before - (after.points() == null ? 0 : after.points())) > 1e-9
                || Math.abs(max - after.maxPoints()) > 1e-9;
    }

    private void mark(Attempt attempt, Instant handed, boolean byItself, boolean allAnswers) {
        List<AttemptItem> items = attempts.items(List.of(attempt.id()));
        if (allAnswers) {
            markAnswers(attempt, items);
            items = attempts.items(List.of(attempt.id()));
        }
        double points = 0;
        double max = 0;
        boolean waiting = false;
        for (AttemptItem item : items) {
            if (!item.voided()) {
                Double fraction = item.fraction();
                max += item.points();
                points += fraction == null ? 0 : fraction * item.points();
                waiting |= fraction == null;
            }
        }
        points = Math.max(points, 0);
        boolean passed = !waiting && max > 0 && points * 100 / max + 1e-6 >= attempt.passPercent();
        attempts.result(
                attempt.id(),
                waiting ? AttemptState.MARKING : AttemptState.GRADED,
                points,
                max,
                passed,
                handed,
                byItself);
        if (passed && !attempt.passed()) {
            events.publishEvent(new ItemPassed(
                    attempt.employeeId(), ItemKind.EXAM, attempt.examId(), attempt.examVersion(), time.now(), (int)
                            Math.floor(points * 100 / max + 1e-6)));
        }
    }

    private void markAnswers(Attempt attempt, List<AttemptItem> items) {
        Map<Long, Integer> versions = new HashMap<>();
        items.forEach(item -> versions.put(item.questionId(), item.version()));
        Map<Long, QuestionContent> contents = pool.contents(versions);
        List<Ruling> rulings = rulings(attempt.examId());
        for (AttemptItem item : items) {
            QuestionContent content = contents.get(item.questionId());
            boolean voided = item.voided();
            Double fraction = content == null
                    ? item.fraction()
                    : Grading.mark(content.task(), item.answer())
                            .map(Grading.Mark::fraction)
                            .orElse(item.fraction());
            for (Ruling ruling : rulings) {
                if (ruling.questionId() == item.questionId()) {
                    Answer accepted = ruling.answer();
                    voided |= accepted == null;
                    fraction = accepted != null && same(accepted, item.answer()) ? Double.valueOf(1) : fraction;
                }
            }
            boolean byHand = content != null && content.kind().isMarkedByPeople() && item.fraction() != null;
            if (!byHand || voided != item.voided()) {
                attempts.mark(attempt.id(), item.slot(), fraction, voided, null, item.remark());
            }
        }
    }

    private List<Ruling> rulings(long exam) {
        return jdbc.sql("SELECT question_id, answer FROM train_regrade WHERE exam_id = ? ORDER BY id")
                .param(exam)
                .query((row, _) -> {
                    String answer = row.getString(2);
                    return new Ruling(row.getLong(1), answer == null ? null : Answer.fromJson(answer));
                })
                .list();
    }

    private static boolean same(Answer accepted, Answer given) {
        return accepted.picks().equals(given.picks())
                && accepted.text().strip().equalsIgnoreCase(given.text().strip());
    }
}
