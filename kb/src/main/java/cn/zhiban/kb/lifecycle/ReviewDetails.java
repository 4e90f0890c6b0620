package cn.zhiban.kb.lifecycle;

import cn.zhiban.kb.article.ArticleContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review as its page shows it.
 *
 * @param review the review
 * @param content what the version says
 * @param published what agents see now, or null if they see nothing
 * @param comments comments, oldest first
 * @param reviewers names of those who may decide
 * @param canDecide whoever asks may approve and reject it
 * @param canWithdraw whoever asks may take it back
 */
public record ReviewDetails(
        Review review,
        ArticleContent content,
        @Nullable ArticleContent published,
        List<ReviewComment> comments,
        List<String> reviewers,
        boolean canDecide,
        boolean canWithdraw) {
    public ReviewDetails {
        comments = List.copyOf(comments);
        reviewers = List.copyOf(reviewers);
    }
}
