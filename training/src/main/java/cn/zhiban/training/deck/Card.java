package cn.zhiban.training.deck;

import cn.zhiban.training.question.QuestionContent;

/**
 * A question to be answered now.
 *
 * @param questionId which
 * @param version what is asked
 * @param content with the key, so it must not leave the server as it is
 * @param redLine whether it is about what must not be said
 * @param occasion why it is asked now
 */
public record Card(long questionId, int version, QuestionContent content, boolean redLine, Occasion occasion) {
    /** Why a card is asked. Translated as {@code training.deck.occasion.<NAME>}. */
    public enum Occasion {
        /** what is right has changed since it was answered */
        CHANGED,
        /** before it is forgotten */
        DUE,
        /** not known yet */
        NEW
    }
}
