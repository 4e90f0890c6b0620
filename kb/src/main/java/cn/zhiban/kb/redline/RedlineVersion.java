package cn.zhiban.kb.redline;

import java.time.Instant;

/**
 * What a rule said once.
 *
 * @param number its version
 * @param content what it said
 * @param state whether it held
 * @param createdAt since when
 * @param createdBy who wrote it
 */
public record RedlineVersion(
        int number, RedlineDraft content, RedlineState state, Instant createdAt, String createdBy) {}
