package cn.zhiban.training.exam;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an exam is.
 *
 * @param title how people call it
 * @param intro what takers read before they begin, Markdown
 * @param minutes how long an attempt may take; 0 for as long as it is open
 * @param attempts how many may be handed in; 0 for any number
 * @param passPercent from how many percent on it is passed
 * @param shuffle whether questions and options come in an order of their own for each attempt
 * @param reveal when takers see what was right
 * @param opensAt not before, or null
 * @param closesAt not after, or null
 * @param paper what is asked
 */
public record ExamDefinition(
        String title,
        String intro,
        int minutes,
        int attempts,
        int passPercent,
        boolean shuffle,
        Reveal reveal,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        Paper paper) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** When takers see the key. Translated as {@code training.exam.reveal.<NAME>}. */
    public enum Reveal {
        AT_ONCE,
        WHEN_CLOSED,
        NEVER
    }

    public ExamDefinition {
        title = title.strip();
        intro = intro.strip();
    }

    /** As it is kept. */
    @JsonIgnore
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** What {@link #toJson()} wrote. */
    public static ExamDefinition fromJson(String json) {
        return JSON.readValue(json, ExamDefinition.class);
    }
}
