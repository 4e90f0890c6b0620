package cn.zhiban.training.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a version of a question says; never changes.
 *
 * @param title how authors call it, may be empty
 * @param text what is asked
 * @param task what is to be done, with the key
 * @param explanation what is said to everybody afterwards
 * @param externalId how another program calls it, or empty
 * @param difficulty 1 (everybody knows) to 5
 * @param tags what it is about, in order
 */
public record QuestionContent(
        String title,
        RichText text,
        Task task,
        RichText explanation,
        String externalId,
        int difficulty,
        List<Tag> tags) {
    /** Neither easy nor hard. */
    public static final int MEDIUM = 3;

    private static final int NAMED = 80;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public QuestionContent {
        title = title.replaceAll("\\s+", " ").strip();
        externalId = externalId.replaceAll("\\s+", " ").strip();
        tags = tags.stream()
                .filter(tag -> !tag.value().isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** A question without tags, of medium difficulty. */
    public static QuestionContent of(String title, RichText text, Task task) {
        return new QuestionContent(title, text, task, RichText.EMPTY, "", MEDIUM, List.of());
    }

    /** With other tags. */
    public QuestionContent tagged(List<Tag> others) {
        return new QuestionContent(title, text, task, explanation, externalId, difficulty, others);
    }

    /** What kind of question it is. */
    @JsonIgnore
    public QuestionKind kind() {
        return task.kind();
    }

    /** The title, or the beginning of the text. */
    @JsonIgnore
    public String name() {
        String line = title.isEmpty() ? text.toLine() : title;
        return line.codePointCount(0, line.length()) <= NAMED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, NAMED)) + "…";
    }

    /** As it is kept. */
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** What {@link #toJson()} wrote. */
    public static QuestionContent fromJson(String json) {
        return JSON.readValue(json, QuestionContent.class);
    }
}
