package cn.zhiban.training.question.exchange;

import java.util.List;

/**
 * Questions for another program.
 *
 * @param text of the file
 * @param remarks what the format cannot say; the line is the question's number from 1
 */
public record Written(String text, List<Remark> remarks) {
    public Written {
        remarks = List.copyOf(remarks);
    }
}
