package cn.zhiban.scheduling.market;

import cn.zhiban.scheduling.roster.TradedCell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes hands in a trade, whoever takes it.
 *
 * @param kind of the trade
 * @param rosterId roster of the shift
 * @param giver whose shift it is, null of an open shift
 * @param day of the shift
 * @param typeId of the shift
 * @param otherDay of a swap, the day of the shift that comes back
 * @param otherType of a swap, the shift that comes back
 * @param groupId of an open shift, the group that has to be served, null any
 */
record Deal(
        TradeKind kind,
        long rosterId,
        @Nullable Long giver,
        LocalDate day,
        long typeId,
        @Nullable LocalDate otherDay,
        @Nullable Long otherType,
        @Nullable Long groupId) {
    /** Cells that have to be so before it. */
    List<TradedCell> before(long taker) {
        List<TradedCell> cells = new ArrayList<>();
        boolean sameDay = day.equals(otherDay);
        if (giver != null) {
            cells.add(new TradedCell(giver, day, typeId));
        }
        cells.add(new TradedCell(taker, day, sameDay ? otherType : null));
        if (otherDay != null && giver != null && !sameDay) {
            cells.add(new TradedCell(taker, otherDay, otherType));
            cells.add(new TradedCell(giver, otherDay, null));
        }
        return cells;
    }

    /** Cells after it. */
    List<TradedCell> after(long taker) {
        List<TradedCell> cells = new ArrayList<>();
        boolean sameDay = day.equals(otherDay);
        if (giver != null) {
            cells.add(new TradedCell(giver, day, sameDay ? otherType : null));
        }
        cells.add(new TradedCell(taker, day, typeId));
        if (otherDay != null && giver != null && !sameDay) {
            cells.add(new TradedCell(taker, otherDay, null));
            cells.add(new TradedCell(giver, otherDay, otherType));
        }
        return cells;
    }
}
