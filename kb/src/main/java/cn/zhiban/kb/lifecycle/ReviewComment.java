package cn.zhiban.kb.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a version, or on a passage of it (批注).
 *
 * @param id its id
 * @param quote the passage; empty = the whole
 * @param text what is said
 * @param authorName who said it, or null
 * @param createdAt when
 * @param resolved it is settled
 */
public record ReviewComment(
        long id, String quote, String text, @Nullable String authorName, Instant createdAt, boolean resolved) {}
