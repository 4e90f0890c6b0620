package cn.zhiban.training.exam;

import cn.zhiban.training.question.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A question of an attempt.
 *
 * @param slot place in the paper, from 1
 * @param fraction share of the points, null while not marked
 * @param voided counts for nobody
 */
public record AttemptItem(
        long attemptId,
        int slot,
        long questionId,
        int version,
        double points,
        Answer answer,
        boolean revisit,
        @Nullable Double fraction,
        boolean voided,
        String remark) {}
