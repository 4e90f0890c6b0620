package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.ShiftType;
import org.jspecify.annotations.Nullable;

/**
 * People needed (需求人数) on a day, in one shift or at a time of day. Never hard: each missing and each superfluous person
 * has a price.
 *
 * @param column day
 * @param type shift type; 0 when the demand is for a time of day
 * @param from minute of the day, for a time of day
 * @param to minute after the last
 * @param group who counts: people with this group (shop, skill, experience); null for everybody
 * @param need number of people
 * @param under points per missing person
 * @param over points per superfluous person
 */
public record Demand(
        int column, int type, int from, int to, @Nullable String group, int need, int under, int over) {
    public Demand {
        if (need < 0 || under < 0 || over < 0) {
            throw new IllegalArgumentException("Needs and prices are not negative");
        }
    }

    /** People needed in one shift. */
    public static Demand ofShift(int column, int type, @Nullable String group, int need, int under, int over) {
        return new Demand(column, type, 0, 0, group, need, under, over);
    }

    /** People needed from one minute of a day to another, such as a half hour. */
    public static Demand ofTime(int column, int from, int to, @Nullable String group, int need, int under, int over) {
        return new Demand(column, 0, from, to, group, need, under, over);
    }

    /** Whether somebody who begins the shift on the day counts, also after midnight. */
    boolean servedBy(int day, int number, ShiftType shift) {
        if (type != 0) {
            return day == column && number == type;
        }
        int offset = (day - column) * 1440;
        return shift.start() + offset <= from && shift.end() + offset >= to;
    }

    long cost(int count) {
        return count < need ? (long) (need - count) * under : (long) (count - need) * over;
    }
}
