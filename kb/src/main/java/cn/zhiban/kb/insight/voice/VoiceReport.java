package cn.zhiban.kb.insight.voice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What buyers said in a period.
 *
 * @param marks how often something was marked
 * @param marksBefore the same of the period before
 * @param conversations conversations of the shops and days whose number is known
 * @param conversationsBefore the same of the period before
 * @param countedMarks marks on those shops and days only, so that both can be compared
 * @param countedMarksBefore the same of the period before
 * @param missingDays shops and days with marks whose number of conversations nobody entered
 * @param causes by cause, most first
 * @param days marks of each day, in order
 */
public record VoiceReport(
        long marks,
        long marksBefore,
        long conversations,
        long conversationsBefore,
        long countedMarks,
        long countedMarksBefore,
        int missingDays,
        List<OfCause> causes,
        List<Day> days) {
    /**
     * Marks of a cause.
     *
     * @param group name of its group
     * @param before marks in the period before
     * @param counted marks on shops and days whose number of conversations is known
     */
    public record OfCause(long causeId, String name, String group, long marks, long before, long counted) {}

    /** A day. @param perThousand marks for each thousand conversations, null if their number is not known */
    public record Day(LocalDate day, long marks, @Nullable Double perThousand) {}

    /** Marks for each thousand conversations, null without conversations. */
    public @Nullable Double perThousand() {
        return perThousand(countedMarks, conversations);
    }

    /** The same of the period before. */
    public @Nullable Double perThousandBefore() {
        return perThousand(countedMarksBefore, conversationsBefore);
    }

    static @Nullable Double perThousand(long marks, long conversations) {
        return conversations == 0 ? null : 1000.0 * marks / conversations;
    }
}
