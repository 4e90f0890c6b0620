package cn.zhiban.kb.script;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done at a step of a run.
 *
 * @param seq its place in the run
 * @param stepTitle what it is about
 * @param person who was there, or null if the account is gone
 * @param enteredAt when
 * @param automatic passed without being shown
 * @param undone somebody went back over it
 * @param chosen the way that was taken, or empty
 * @param copiedAt when its text was copied, or null
 * @param copiedText that text, or empty
 * @param copyFacts what copy notes said as JSON, or empty
 */
public record RunStep(
        int seq,
        String stepTitle,
        @Nullable String person,
        Instant enteredAt,
        boolean automatic,
        boolean undone,
        String chosen,
        @Nullable Instant copiedAt,
        String copiedText,
        String copyFacts) {}
