package cn.zhiban.core.web;

import cn.zhiban.core.i18n.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says what went wrong as {@code application/problem+json} (RFC 9457) in the caller's language. */
@Component
public class ProblemWriter {
    private static final String TYPE = "urn:zhiban:problem:";
    private final Translations translations;
    private final JsonMapper json;

    ProblemWriter(Translations translations, JsonMapper json) {
        this.translations = translations;
        this.json = json;
    }

    /** Writes the problem as the whole answer. */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String messageKey,
            Object... arguments)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        ProblemDetail problem = problem(request, status, messageKey, arguments);
        Map<String, Object> body = new java.util.LinkedHashMap<>();
        body.put("type", String.valueOf(problem.getType()));
        body.put("title", String.valueOf(problem.getTitle()));
        body.put("status", status);
        body.put("detail", String.valueOf(problem.getDetail()));
        body.put("errors", List.of());
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** The problem as an object. Its type is the last part of the message's key. */
    public ProblemDetail problem(HttpServletRequest request, int status, String messageKey, Object... arguments) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPE + messageKey.substring(messageKey.lastIndexOf('.') + 1)));
        problem.setTitle(HttpStatus.valueOf(status).getReasonPhrase());
        problem.setDetail(
                translations.getTranslation(messageKey, Translations.supported(request.getLocale()), arguments));
        return problem;
    }
}
