package cn.zhiban.kb.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice as who has to read it sees it.
 *
 * @param id its id
 * @param version number of the version, to be handed back with the receipt
 * @param title what it is about
 * @param importance how urgent it is
 * @param html the text, sanitised
 * @param changes what is different from now on, or empty
 * @param from since when it holds
 * @param until until when, or null
 * @param acknowledged whether the person has done enough for now
 * @param wrongAnswers how often the person answered wrongly
 * @param question what is asked, or null
 * @param articles answers that are held back until then; only those the person may read
 */
public record NoticePage(
        long id,
        int version,
        String title,
        Importance importance,
        String html,
        String changes,
        Instant from,
        @Nullable Instant until,
        boolean acknowledged,
        int wrongAnswers,
        @Nullable Question question,
        List<Touched> articles) {
    /** The question without the right answer. */
    public record Question(String text, List<String> options) {}

    /** An answer that is held back. */
    public record Touched(long id, String title) {}
}
