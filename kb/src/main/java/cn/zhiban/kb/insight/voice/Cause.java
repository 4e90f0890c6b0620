package cn.zhiban.kb.insight.voice;

import org.jspecify.annotations.Nullable;

/**
 * Something buyers say (原因), or a group of such things.
 *
 * @param id its id
 * @param parentId the group it belongs to, or null for a group
 * @param clientId the only client it is for, or null
 * @param name what people call it
 * @param position place among its neighbours
 * @param active whether it can be marked
 * @param version to be handed back with a change
 * @param editable whether the reader may change it
 */
public record Cause(
        long id,
        @Nullable Long parentId,
        @Nullable Long clientId,
        String name,
        int position,
        boolean active,
        int version,
        boolean editable) {
    /** Whether it is a group. */
    public boolean isGroup() {
        return parentId == null;
    }
}
