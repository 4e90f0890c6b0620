package cn.zhiban.kb.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to mind before a hit is copied.
 *
 * @param kind what the browser does about it
 * @param messageKey key of the translated message
 * @param arguments values of the message
 * @param text the whole answer with what may be said instead, to be copied with one key, or null
 * @param facts what is sent back with the copy, for the record: rule and version, notice …
 */
public record CopyNote(
        Kind kind,
        String messageKey,
        List<Object> arguments,
        @Nullable String text,
        Map<String, String> facts) {
    public CopyNote {
        arguments = List.copyOf(arguments);
        facts = Map.copyOf(facts);
    }

    /** What the browser does. */
    public enum Kind {
        /** says so and copies */
        WARN,
        /** copies {@link CopyNote#text} once the person agrees with one key; without a text it does not copy */
        BLOCK,
        /** shows the notice that has to be acknowledged first */
        READ_FIRST
    }
}
