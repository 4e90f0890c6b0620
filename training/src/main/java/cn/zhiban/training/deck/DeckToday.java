package cn.zhiban.training.deck;

import java.util.List;

/**
 * One's review of today.
 *
 * @param cards what is to be answered now, in order, no more than fits into three minutes
 * @param waiting how many more are due and wait for another day
 * @param done answers given today
 * @param right right ones among them
 * @param streak days in a row on which something was answered, today or until yesterday
 */
public record DeckToday(List<Card> cards, int waiting, int done, int right, int streak) {
    public DeckToday {
        cards = List.copyOf(cards);
    }
}
