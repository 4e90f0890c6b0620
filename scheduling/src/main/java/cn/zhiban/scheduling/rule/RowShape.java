package cn.zhiban.scheduling.rule;

import java.util.Arrays;

/**
 * What a dynamic program over the days of one person can hold: lengths of runs, working time of the period, weekends,
 * counts per type, successions and prices of cells. Rules tighten it; it starts unlimited.
 */
public final class RowShape {
    private final Horizon horizon;
    private final int types;
    private int maxRun;
    private int minRun = 1;
    private int minOff = 1;
    private long minMinutes;
    private long maxMinutes = Integer.MAX_VALUE;
    private int maxWeekends;
    private final int[] maxCount;
    private final boolean[][] forbidden;
    private final long[][] price;

    /** @param types number of shift types, the day off not counted */
    public RowShape(Horizon horizon, int types) {
        this.horizon = horizon;
        this.types = types;
        this.maxRun = horizon.columns();
        this.maxWeekends = horizon.columns();
        this.maxCount = new int[types + 1];
        Arrays.fill(maxCount, horizon.columns());
        this.forbidden = new boolean[types + 1][types + 1];
        this.price = new long[horizon.columns()][types + 1];
    }

    public void atMostInARow(int shifts) {
        maxRun = Math.min(maxRun, shifts);
    }

    public void atLeastInARow(int shifts) {
        minRun = Math.max(minRun, shifts);
    }

    public void atLeastDaysOff(int days) {
        minOff = Math.max(minOff, days);
    }

    /** @return false unless the period is the whole horizon, the only one a shape can hold */
    public boolean minutes(int from, int to, long min, long max) {
        if (from != horizon.first() || to != horizon.columns()) {
            return false;
        }
        minMinutes = Math.max(minMinutes, min);
        maxMinutes = Math.min(maxMinutes, max);
        return true;
    }

    public void atMostWeekends(int weekends) {
        maxWeekends = Math.min(maxWeekends, weekends);
    }

    public void atMost(int type, int times) {
        maxCount[type] = Math.min(maxCount[type], times);
    }

    public void forbid(int type, int next) {
        forbidden[type][next] = true;
    }

    public void charge(int column, int type, long points) {
        price[column][type] += points;
    }

    public Horizon horizon() {
        return horizon;
    }

    public int types() {
        return types;
    }

    public int maxRun() {
        return maxRun;
    }

    public int minRun() {
        return minRun;
    }

    public int minOff() {
        return minOff;
    }

    public long minMinutes() {
        return minMinutes;
    }

    public long maxMinutes() {
        return maxMinutes;
    }

    public int maxWeekends() {
        return maxWeekends;
    }

    public int maxCount(int type) {
        return maxCount[type];
    }

    public boolean forbidden(int type, int next) {
        return forbidden[type][next];
    }

    public long price(int column, int type) {
        return price[column][type];
    }
}
