package cn.zhiban.scheduling.wish;

import java.time.LocalDate;

/**
 * What one's wishes of a month may cost.
 *
 * @param points points of a month
 * @param spent points that wishes of single days of the month cost
 * @param strongCost points of a strong wish
 * @param mildCost points of a mild wish
 * @param deadline last day on which wishes of the month can be changed
 * @param open whether that day has not passed
 */
public record WishBudget(int points, int spent, int strongCost, int mildCost, LocalDate deadline, boolean open) {
    /** Points that can still be spent. */
    public int left() {
        return points - spent;
    }
}
