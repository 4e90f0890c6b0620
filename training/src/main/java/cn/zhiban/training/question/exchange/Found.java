package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.QuestionContent;
import java.util.List;

/**
 * What was found in a file.
 *
 * @param questions in the order of the file
 * @param categories headings that questions stand under, in the order of the file
 * @param remarks what was left out or taken differently, by line
 */
public record Found(List<Item> questions, List<Category> categories, List<Remark> remarks) {
    /** A question and the line on which it begins. */
    public record Item(int line, boolean embedded, QuestionContent content) {}

    /** A heading and its line. */
    public record Category(int line, String title) {}

    public Found {
        questions = List.copyOf(questions);
        categories = List.copyOf(categories);
        remarks = List.copyOf(remarks);
    }
}
