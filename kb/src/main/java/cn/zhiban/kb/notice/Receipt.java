package cn.zhiban.kb.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to acknowledge a notice (阅读回执).
 *
 * @param employeeId who
 * @param number version that was read
 * @param at when
 * @param shift in which shift
 * @param shopId shop of the chat, or null
 * @param answer chosen option from 0, or null without a question
 * @param accepted whether it counts as read
 */
public record Receipt(
        long employeeId,
        int number,
        Instant at,
        Shift shift,
        @Nullable Long shopId,
        @Nullable Integer answer,
        boolean accepted) {}
