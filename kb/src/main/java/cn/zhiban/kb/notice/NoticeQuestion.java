package cn.zhiban.kb.notice;

import java.util.List;

/**
 * One question that shows whether a notice was understood (必读小测).
 *
 * @param text what is asked
 * @param options two to four answers
 * @param right index of the right one, from 0
 * @param explanation shown after an answer, may be empty
 */
public record NoticeQuestion(String text, List<String> options, int right, String explanation) {
    /** Fewest answers to choose from. */
    public static final int FEWEST = 2;
    /** Most answers to choose from. */
    public static final int MOST = 4;

    public NoticeQuestion {
        options = List.copyOf(options);
    }
}
