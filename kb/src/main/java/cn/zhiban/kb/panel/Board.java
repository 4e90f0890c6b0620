package cn.zhiban.kb.panel;

import cn.zhiban.kb.search.SearchHit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop's agents should see today.
 *
 * @param since end of the person's last shift: changes since then are shown
 * @param pins pinned answers
 * @param changed what changed since then, newest first
 * @param popular what was copied at least twice today, most often first
 */
public record Board(Instant since, List<Pinned> pins, List<Changed> changed, List<Popular> popular) {
    /**
     * A pin with its answer.
     *
     * @param mayUnpin whether the person could take it down
     */
    public record Pinned(Pin pin, SearchHit hit, boolean mayUnpin) {}

    /** What happened to an answer. */
    public enum Kind {
        /** agents see it for the first time */
        NEW,
        /** it says something else */
        CHANGED,
        /** agents no longer see it */
        GONE
    }

    /**
     * An answer that changed.
     *
     * @param difference what it no longer says and what it says instead
     * @param hit the answer as it is, or null if it is gone
     */
    public record Changed(
            Kind kind,
            String title,
            Instant at,
            String by,
            SentenceDiff difference,
            @Nullable SearchHit hit) {}

    /** An answer and how often it was copied. */
    public record Popular(int times, SearchHit hit) {}
}
