package cn.zhiban.kb.article;

import java.time.Instant;

/**
 * One version in the history of an article.
 *
 * @param number 1, 2, 3 …
 * @param createdAt when it was written
 * @param createdBy name of who wrote it
 * @param published whether agents see this one
 */
public record VersionSummary(int number, Instant createdAt, String createdBy, boolean published) {}
