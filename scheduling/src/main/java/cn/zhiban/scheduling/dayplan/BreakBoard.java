package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.dayplan.BreakDay.Pool;
import cn.zhiban.scheduling.dayplan.BreakDay.Shift;
import java.util.List;

/** Who is at desks and who is away, quarter by quarter, kept up to date while breaks are tried out. */
final class BreakBoard {
    /** One person too many away for a quarter. */
    static final long CROWD = 10_000_000_000_000L;
    /** One person missing at a desk for a quarter. */
    static final long MISSING = 10_000_000L;

    private static final long SPREAD = 20;
    private static final long TOGETHER = 30;

    final BreakDay day;
    private final int[][] atDesk;
    private final int[][] away;
    private final int[][] limit;

    BreakBoard(BreakDay day) {
        this.day = day;
        int groups = day.desks().length;
        int pools = day.pools().size();
        atDesk = new int[groups][];
        away = new int[pools][];
        limit = new int[pools][BreakDay.QUARTERS];
        for (int group = 0; group < groups; group++) {
            atDesk[group] = day.others()[group].clone();
        }
        int[][] duty = new int[pools][];
        for (int pool = 0; pool < pools; pool++) {
            away[pool] = day.pools().get(pool).away().clone();
            duty[pool] = day.pools().get(pool).duty().clone();
        }
        for (Shift shift : day.shifts()) {
            for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
                if (shift.covers(quarter)) {
                    for (int group : shift.groups()) {
                        atDesk[group][quarter]++;
                    }
                    if (shift.pool() >= 0) {
                        duty[shift.pool()][quarter]++;
                    }
                }
            }
        }
        for (int pool = 0; pool < pools; pool++) {
            for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
                limit[pool][quarter] = BreakDay.most(day.pools().get(pool).percent(), duty[pool][quarter]);
            }
        }
    }

    /** Sends somebody away for a break, or calls them back. */
    void move(Shift shift, int start, int minutes, int by) {
        for (int quarter = BreakDay.from(start); quarter < BreakDay.to(start, minutes); quarter++) {
            if (!shift.covers(quarter)) {
                continue;
            }
            for (int group : shift.groups()) {
                atDesk[group][quarter] -= by;
            }
            if (shift.pool() >= 0) {
                away[shift.pool()][quarter] += by;
            }
        }
    }

    /** Sums, up to each quarter, of what it costs more if one more person of the shift is away. */
    long[] prices(Shift shift) {
        long[] sums = new long[BreakDay.QUARTERS + 1];
        for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
            long price = 0;
            if (shift.covers(quarter)) {
                for (int group : shift.groups()) {
                    int left = atDesk[group][quarter];
                    price += missing(group, quarter, left - 1) - missing(group, quarter, left);
                }
                int pool = shift.pool();
                if (pool >= 0) {
                    price += crowd(pool, quarter, away[pool][quarter] + 1) - crowd(pool, quarter, away[pool][quarter]);
                }
            }
            sums[quarter + 1] = sums[quarter] + price;
        }
        return sums;
    }

    /** Whether something is wrong in a quarter that somebody of the shift could mend by being there. */
    boolean isBad(Shift shift, int quarter) {
        boolean bad = shift.pool() >= 0 && away[shift.pool()][quarter] > limit[shift.pool()][quarter];
        for (int group : shift.groups()) {
            bad |= atDesk[group][quarter] < day.desks()[group][quarter];
        }
        return bad;
    }

    /** What the day costs, without what breaks cost by themselves. */
    long cost() {
        long cost = 0;
        for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
            for (int group = 0; group < atDesk.length; group++) {
                cost += missing(group, quarter, atDesk[group][quarter]);
            }
            for (int pool = 0; pool < away.length; pool++) {
                cost += crowd(pool, quarter, away[pool][quarter]);
            }
        }
        return cost;
    }

    private long missing(int group, int quarter, int there) {
        long missing = Math.max(0, day.desks()[group][quarter] - there);
        return missing * MISSING + missing * missing * SPREAD;
    }

    private long crowd(int pool, int quarter, int gone) {
        long over = Math.max(0, gone - limit[pool][quarter]);
        return over * CROWD + (long) gone * gone * TOGETHER;
    }

    /** People missing at desks, summed over quarters. */
    int missing() {
        int sum = 0;
        for (int group = 0; group < atDesk.length; group++) {
            for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
                sum += Math.max(0, day.desks()[group][quarter] - atDesk[group][quarter]);
            }
        }
        return sum;
    }

    /** People away beyond what their pool allows, summed over quarters. */
    int crowded() {
        int sum = 0;
        List<Pool> pools = day.pools();
        for (int pool = 0; pool < pools.size(); pool++) {
            for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
                sum += Math.max(0, away[pool][quarter] - limit[pool][quarter]);
            }
        }
        return sum;
    }
}
