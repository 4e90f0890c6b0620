package cn.zhiban.core.web;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.NotSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what services throw into RFC 9457 problems: what, where and how to mend it, never a stack trace. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RestProblems {
    private static final Logger log = LoggerFactory.getLogger(RestProblems.class);
    private final ProblemWriter problems;

    RestProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    /** One entry of {@code errors}. */
    record FieldError(String pointer, String code, String message) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> known(UserFacingProblem problem, HttpServletRequest request) {
        int status = switch (problem) {
            case NotSignedIn _ -> 401;
            case NotAllowed _ -> 403;
            case NotFound _ -> 404;
            case ChangedMeanwhile _ -> 412;
            default -> 422;
        };
        ProblemDetail detail = problems.problem(request, status, problem.messageKey(), problem.arguments());
        List<FieldError> errors = problem instanceof InvalidInput input
                ? List.of(new FieldError("/" + input.field(), code(input), String.valueOf(detail.getDetail())))
                : List.of();
        detail.setProperty("errors", errors);
        return ResponseEntity.status(status).body(detail);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        IllegalArgumentException.class
    })
    ResponseEntity<ProblemDetail> unreadable(Exception problem, HttpServletRequest request) {
        String where = problem instanceof MethodArgumentTypeMismatchException mismatch ? mismatch.getName() : "body";
        ProblemDetail detail = problems.problem(request, 400, "core.problem.request-not-readable", where);
        detail.setProperty(
                "errors", List.of(new FieldError("/" + where, "not-readable", String.valueOf(detail.getDetail()))));
        return ResponseEntity.badRequest().body(detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(Exception problem, HttpServletRequest request) {
        if (problem instanceof ErrorResponse response) {
            int status = response.getStatusCode().value();
            ProblemDetail detail = problems.problem(
                    request,
                    status,
                    status == 404 ? "core.problem.not-found" : "core.problem.request-not-accepted",
                    status);
            detail.setProperty("errors", List.of());
            return ResponseEntity.status(status).headers(response.getHeaders()).body(detail);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, problem);
        ProblemDetail detail = problems.problem(request, 500, "core.problem.internal", reference);
        detail.setProperty("errors", List.of());
        return ResponseEntity.internalServerError().body(detail);
    }

    private static String code(InvalidInput input) {
        String key = input.messageKey();
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
