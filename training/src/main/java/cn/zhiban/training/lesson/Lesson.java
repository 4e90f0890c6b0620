package cn.zhiban.training.lesson;

import org.jspecify.annotations.Nullable;

/**
 * A lesson as its authors see it.
 *
 * @param id its id
 * @param clientId whose it is, or null
 * @param shopId whose it is, or null
 * @param draft what it says in its newest state
 * @param number newest published version, 0 for none
 * @param edition counts the versions that must be learned anew, 0 for none
 * @param pending the draft was changed since it was published
 * @param archived learners no longer meet it
 * @param version counter against lost updates
 * @param editable whether whoever asked may change it
 */
public record Lesson(
        long id,
        @Nullable Long clientId,
        @Nullable Long shopId,
        LessonContent draft,
        int number,
        int edition,
        boolean pending,
        boolean archived,
        int version,
        boolean editable) {
    /** The same, with the right to change it. */
    Lesson editable(boolean may) {
        return new Lesson(id, clientId, shopId, draft, number, edition, pending, archived, version, may);
    }
}
