package cn.zhiban.scheduling.market;

/**
 * What somebody has in a calendar month.
 *
 * @param minutes worked
 * @param nights night shifts
 * @param lates late shifts
 * @param weekends weekend days worked
 */
public record Standing(int minutes, int nights, int lates, int weekends) {
    /** Shifts that nobody likes. */
    int unpopular() {
        return nights + lates + weekends;
    }
}
