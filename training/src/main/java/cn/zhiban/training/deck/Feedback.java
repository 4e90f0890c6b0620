package cn.zhiban.training.deck;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import java.time.Instant;
import java.util.List;

/**
 * What is said to an answer.
 *
 * @param right whether it has all points
 * @param content the question with its key, for showing what is right
 * @param words what is said to this answer
 * @param dueAt when it comes again
 */
public record Feedback(boolean right, QuestionContent content, List<RichText> words, Instant dueAt) {
    public Feedback {
        words = List.copyOf(words);
    }
}
