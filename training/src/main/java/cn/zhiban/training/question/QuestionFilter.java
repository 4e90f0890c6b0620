package cn.zhiban.training.question;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which questions are wanted.
 *
 * @param text words that name, text or tags have; empty for all
 * @param kinds these only; empty for all
 * @param tags keys of tags ({@link Tag#key()}) of which a question has all
 * @param difficulties these only; empty for all
 * @param flagged only those whose article changed
 * @param archived only those no longer used, instead of those in use
 * @param importId only those an import brought
 */
public record QuestionFilter(
        String text,
        Set<QuestionKind> kinds,
        Set<String> tags,
        Set<Integer> difficulties,
        boolean flagged,
        boolean archived,
        @Nullable Long importId) {
    /** All that are in use. */
    public static final QuestionFilter ALL = new QuestionFilter("", Set.of(), Set.of(), Set.of(), false, false, null);

    public QuestionFilter {
        kinds = Set.copyOf(kinds);
        tags = Set.copyOf(tags);
        difficulties = Set.copyOf(difficulties);
    }
}
