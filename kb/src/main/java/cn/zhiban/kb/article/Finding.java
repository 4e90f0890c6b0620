package cn.zhiban.kb.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a check has to say of an article's text.
 *
 * @param severity whether it stops the article
 * @param field component of {@link ArticleContent} it is about, for example {@code answer}; empty = the whole
 * @param start first character of the passage within the field, 0-based, or −1
 * @param end character after the passage, or −1
 * @param messageKey key of the translated message
 * @param arguments values of the message
 * @param alternative what may be said instead of the passage, or null
 */
public record Finding(
        Severity severity,
        String field,
        int start,
        int end,
        String messageKey,
        List<Object> arguments,
        @Nullable String alternative) {
    public Finding {
        arguments = List.copyOf(arguments);
    }

    /** A finding about a field as a whole. */
    public static Finding of(Severity severity, String field, String messageKey, Object... arguments) {
        return new Finding(severity, field, -1, -1, messageKey, List.of(arguments), null);
    }

    /** How serious a finding is. */
    public enum Severity {
        /** good to know */
        HINT,
        /** may be published when somebody has looked at it */
        WARN,
        /** is not published and not copied */
        BLOCK
    }
}
