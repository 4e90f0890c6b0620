package cn.zhiban.training.exam.rest;

import cn.zhiban.training.exam.Attempt;
import cn.zhiban.training.exam.AttemptItem;
import cn.zhiban.training.exam.ExamTaking;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking exams over REST. Never carries the key. */
@RestController
@RequestMapping("/api/v1/training")
class ExamController {
    private final ExamTaking taking;

    ExamController(ExamTaking taking) {
        this.taking = taking;
    }

    /** An exam one can take. @param attempt the one under way, or null */
    record ExamLine(
            long id,
            String title,
            int minutes,
            int questions,
            int passPercent,
            boolean mayStart,
            @Nullable Long attempt) {}

    /** The attempt that was begun or goes on. */
    record Begun(long attempt) {}

    /**
     * A question as it is asked.
     *
     * @param options what can be chosen, steps or lines, as safe HTML; an answer names them by number from 0
     * @param lefts of pairs; what goes with them is among the options
     */
    record AskedQuestion(
            int slot,
            String kind,
            double points,
            String html,
            List<String> options,
            List<String> lefts,
            Answer answer) {}

    /** An attempt as it stands. @param secondsLeft by the server's clock, or null without a limit */
    record Standing(
            long id,
            String state,
            @Nullable Long secondsLeft,
            @Nullable Instant handedAt,
            @Nullable Integer percent,
            boolean passed,
            List<AskedQuestion> questions) {}

    @GetMapping("/exams")
    List<ExamLine> exams() {
        return taking.mine().stream()
                .map(one -> {
                    Attempt open = one.open();
                    return new ExamLine(
                            one.exam().id(),
                            one.exam().definition().title(),
                            one.exam().definition().minutes(),
                            one.exam().definition().paper().size(),
                            one.exam().definition().passPercent(),
                            one.mayStart(),
                            open == null ? null : open.id());
                })
                .toList();
    }

    @PostMapping("/exams/{id}/attempts")
    Begun start(@PathVariable long id) {
        return new Begun(taking.start(id));
    }

    @GetMapping("/attempts/{id}")
    Standing attempt(@PathVariable long id) {
        ExamTaking.Sitting sitting = taking.sitting(id);
        Attempt attempt = sitting.attempt();
        boolean over = attempt.points() != null;
        return new Standing(
                attempt.id(),
                attempt.state().name(),
                sitting.secondsLeft(),
                attempt.handedAt(),
                over ? attempt.percent() : null,
                attempt.passed(),
                sitting.items().stream()
                        .map(item -> asked(item, sitting.questions().get(item.slot())))
                        .toList());
    }

    @PutMapping("/attempts/{id}/answers/{slot}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable long id, @PathVariable int slot, @RequestBody Answer answer) {
        taking.answer(id, slot, answer);
    }

    @PostMapping("/attempts/{id}/hand-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handIn(@PathVariable long id) {
        taking.handIn(id);
    }

    private static AskedQuestion asked(AttemptItem item, @Nullable QuestionContent question) {
        Task task = question == null ? new Task.Description() : question.task();
        List<String> options = switch (task) {
            case Task.Choice choice ->
                choice.options().stream().map(one -> one.text().toHtml()).toList();
            case Task.Script script ->
                script.replies().stream().map(one -> one.text().toHtml()).toList();
            case Task.Violation(List<Task.Line> chat) ->
                chat.stream().map(one -> html(one.text())).toList();
            // steps are told in an order that says nothing about the right one
            case Task.Ordering _ -> List.of();
            case Task.Matching matching ->
                matching.rights().stream().map(ExamController::html).toList();
            default -> List.of();
        };
        List<String> lefts = task instanceof Task.Matching matching
                ? matching.pairs().stream().map(pair -> pair.left().toHtml()).toList()
                : List.of();
        return new AskedQuestion(
                item.slot(),
                task.kind().name(),
                item.points(),
                question == null ? "" : question.text().toHtml(),
                options,
                lefts,
                item.answer());
    }

    private static String html(String text) {
        return new RichText(cn.zhiban.training.question.TextFormat.PLAIN, text).toHtml();
    }
}
