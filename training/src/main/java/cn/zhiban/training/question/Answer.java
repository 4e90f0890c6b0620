package cn.zhiban.training.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody answered.
 *
 * @param picks numbers from 0: options, replies or lines chosen; steps in the order given; for each pair which of
 *     {@link Task.Matching#rights()} was chosen (-1 none); of a statement 1 for true, 0 for false
 * @param text what was typed
 */
public record Answer(List<Integer> picks, String text) {
    /** Nothing yet. */
    public static final Answer NONE = new Answer(List.of(), "");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Answer {
        picks = picks == null
                ? List.of()
                : picks.stream().map(pick -> pick == null ? -1 : pick).toList();
        text = text == null ? "" : text;
    }

    /** Chosen by number. */
    public static Answer picks(Integer... picks) {
        return new Answer(List.of(picks), "");
    }

    /** Typed. */
    public static Answer text(String text) {
        return new Answer(List.of(), text);
    }

    /** Whether nothing was answered. */
    @JsonIgnore
    public boolean isNone() {
        return text.isBlank() && picks.stream().allMatch(pick -> pick < 0);
    }

    /** As it is kept. */
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** What {@link #toJson()} wrote. */
    public static Answer fromJson(String json) {
        return JSON.readValue(json, Answer.class);
    }
}
