package cn.zhiban.kb.presence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has an article open for writing (正在编辑的人).
 *
 * @param name the person's name
 * @param self it is the same person, in another window
 * @param since when it was opened
 * @param typedAt when something was last typed, or null if nothing was yet
 */
public record Writer(
        String name, boolean self, Instant since, @Nullable Instant typedAt) {}
