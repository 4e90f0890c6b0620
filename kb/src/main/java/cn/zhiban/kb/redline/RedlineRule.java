package cn.zhiban.kb.redline;

import java.time.Instant;

/**
 * A rule as it is kept.
 *
 * @param id its id
 * @param content what it says
 * @param state whether it holds
 * @param number its version, from 1
 * @param updatedAt when it was changed last
 * @param updatedBy who changed it
 * @param canEdit the reader may change it
 */
public record RedlineRule(
        long id,
        RedlineDraft content,
        RedlineState state,
        int number,
        Instant updatedAt,
        String updatedBy,
        boolean canEdit) {
    RedlineRule with(boolean editable) {
        return new RedlineRule(id, content, state, number, updatedAt, updatedBy, editable);
    }
}
