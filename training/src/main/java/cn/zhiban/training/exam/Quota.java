package cn.zhiban.training.exam;

import java.util.Set;

/**
 * So many questions of a kind in a paper.
 *
 * @param tags keys of tags of which a question has all; empty for any
 * @param difficulties allowed ones; empty for any
 * @param count how many
 * @param points for each
 */
public record Quota(Set<String> tags, Set<Integer> difficulties, int count, double points) {
    public Quota {
        tags = Set.copyOf(tags);
        difficulties = Set.copyOf(difficulties);
    }

    /** Whether a question may be taken for it. */
    boolean fits(PaperDraw.Candidate candidate) {
        return candidate.tags().containsAll(tags)
                && (difficulties.isEmpty() || difficulties.contains(candidate.difficulty()));
    }
}
