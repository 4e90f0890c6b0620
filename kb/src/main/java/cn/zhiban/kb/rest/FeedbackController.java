package cn.zhiban.kb.rest;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.kb.lifecycle.FeedbackReason;
import cn.zhiban.kb.lifecycle.FeedbackService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Feedback on answers. */
@RestController
@RequestMapping("/api/v1/kb/feedback")
@Tag(name = "Knowledge feedback")
class FeedbackController {
    private final FeedbackService feedback;

    FeedbackController(FeedbackService feedback) {
        this.feedback = feedback;
    }

    /** What an agent says; reason in any case: wrong, outdated, missing, unclear. */
    record Feedback(
            @Nullable Long articleId,
            @Nullable String reason,
            @Nullable String text,
            @Nullable Long shop) {}

    /** The task it became. */
    record Taken(long taskId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Says what is wrong with an answer: wrong, outdated, missing, unclear")
    Taken give(@RequestBody Feedback given) {
        if (given.articleId() == null) {
            throw new InvalidInput("articleId", "kb.rest.problem.article-missing");
        }
        return new Taken(feedback.give(
                given.articleId(), reason(given.reason()), given.text() == null ? "" : given.text(), given.shop()));
    }

    private static FeedbackReason reason(@Nullable String reason) {
        try {
            return FeedbackReason.valueOf(String.valueOf(reason).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("reason", "kb.lifecycle.problem.reason-unknown");
        }
    }
}
