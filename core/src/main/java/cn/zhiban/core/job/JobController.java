package cn.zhiban.core.job;

import cn.zhiban.core.i18n.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs for programs: where they stand, what came of them, cancelling them. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobController {
    private final JobService jobs;
    private final Translations translations;
    private final JsonMapper json;

    JobController(JobService jobs, Translations translations, JsonMapper json) {
        this.jobs = jobs;
        this.translations = translations;
        this.json = json;
    }

    /**
     * A job.
     *
     * @param progress 0..1
     * @param result what came of it, once it is DONE; mistakes in it carry a message in the caller's language
     * @param failure why it FAILED
     */
    record Answer(
            long id,
            String type,
            String title,
            JobState state,
            double progress,
            @Nullable JsonNode result,
            @Nullable Failure failure) {}

    /** Why a job failed. */
    record Failure(String code, String message) {}

    @GetMapping("/{id}")
    Answer get(@PathVariable long id, HttpServletRequest request) {
        JobDetails job = jobs.get(id);
        Locale locale = Translations.supported(request.getLocale());
        return new Answer(
                job.id(),
                job.type(),
                job.title(),
                job.state(),
                job.progress(),
                job.resultJson() == null ? null : translated(json.readTree(job.resultJson()), locale),
                failure(job, locale));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id) {
        jobs.cancel(id);
    }

    private @Nullable Failure failure(JobDetails job, Locale locale) {
        String key = job.failureKey();
        return key == null
                ? null
                : new Failure(
                        code(key),
                        translations.getTranslation(
                                key, locale, job.failureArguments().toArray()));
    }

    /** Results keep messages as key and arguments; callers get the last part of the key and the text. */
    private JsonNode translated(JsonNode result, Locale locale) {
        if (result.get("errors") instanceof ArrayNode errors) {
            for (JsonNode each : errors) {
                if (each instanceof ObjectNode error && error.has("key")) {
                    String key = error.get("key").asString();
                    List<String> arguments = new ArrayList<>();
                    error.path("arguments").forEach(argument -> arguments.add(argument.asString()));
                    error.remove(List.of("key", "arguments"));
                    error.put("code", code(key));
                    error.put("message", translations.getTranslation(key, locale, arguments.toArray()));
                }
            }
        }
        return result;
    }

    private static String code(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
