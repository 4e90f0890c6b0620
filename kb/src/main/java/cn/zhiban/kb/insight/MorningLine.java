package cn.zhiban.kb.insight;

import java.util.List;

/**
 * One thing an editor should do.
 *
 * @param subject what it is about, for example {@code article:7}; the same thing has the same subject every day
 * @param kind what is to be done
 * @param title the question or the article's title
 * @param client name of the client it is for, empty for all
 * @param reasonKey key of why, with numbers
 * @param arguments values for the reason
 * @param weight the higher the more urgent; about the number of times somebody would have been helped
 * @param link address where it is done, without a leading slash
 */
public record MorningLine(
        String subject,
        Kind kind,
        String title,
        String client,
        String reasonKey,
        List<Object> arguments,
        double weight,
        String link) {
    public MorningLine {
        arguments = List.copyOf(arguments);
    }

    /** What is to be done. Translated as {@code kb.morning.kind.<NAME>} and {@code kb.morning.action.<NAME>}. */
    public enum Kind {
        /** There is no answer. */
        WRITE,
        /** Somebody should look whether it still holds. */
        VERIFY,
        /** It is found but does not help. */
        MEND
    }
}
