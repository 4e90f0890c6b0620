package cn.zhiban.scheduling.dayplan;

import java.util.List;
import java.util.Set;

/**
 * Breaks and shops of a shift as they are kept.
 *
 * @param breaks in the order of their parts
 * @param shops served
 * @param shopsLocked whether the shops were chosen by hand
 */
record Planned(List<Break> breaks, Set<Long> shops, boolean shopsLocked) {
    Planned {
        breaks = List.copyOf(breaks);
        shops = Set.copyOf(shops);
    }

    /**
     * A break.
     *
     * @param start minutes after midnight of the day of the shift
     * @param minutes how long
     * @param locked chosen by hand: stays when the day is planned again
     */
    record Break(int start, int minutes, boolean locked) {}
}
