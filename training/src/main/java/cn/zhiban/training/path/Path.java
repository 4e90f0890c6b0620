package cn.zhiban.training.path;

import org.jspecify.annotations.Nullable;

/**
 * A learning path as its authors see it.
 *
 * @param id its id
 * @param clientId whose it is, or null
 * @param shopId whose it is, or null
 * @param draft what it asks for in its newest state
 * @param number newest published version, 0 for none
 * @param pending the draft was changed since it was published
 * @param archived nobody learns it any longer
 * @param version counter against lost updates
 * @param editable whether whoever asked may change it
 */
public record Path(
        long id,
        @Nullable Long clientId,
        @Nullable Long shopId,
        PathContent draft,
        int number,
        boolean pending,
        boolean archived,
        int version,
        boolean editable) {
    /** The same, with the right to change it. */
    Path editable(boolean may) {
        return new Path(id, clientId, shopId, draft, number, pending, archived, version, may);
    }
}
