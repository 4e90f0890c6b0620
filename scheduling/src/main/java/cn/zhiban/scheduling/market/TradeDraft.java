package cn.zhiban.scheduling.market;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is made.
 *
 * @param kind GIVE or SWAP
 * @param employeeId whose shift
 * @param day the day on which it starts
 * @param to who is asked; nobody: everybody who can; of a swap exactly one
 * @param otherDay of a swap, the day of the shift that comes back
 * @param note message to those who are asked, at most 300 characters
 */
public record TradeDraft(
        TradeKind kind,
        long employeeId,
        LocalDate day,
        Set<Long> to,
        @Nullable LocalDate otherDay,
        String note) {
    public TradeDraft {
        to = Set.copyOf(to);
    }

    /** A shift to be given away. @param to nobody: everybody who can */
    public static TradeDraft give(long employee, LocalDate day, Set<Long> to, String note) {
        return new TradeDraft(TradeKind.GIVE, employee, day, to, null, note);
    }

    /** A shift to be swapped against a colleague's. */
    public static TradeDraft swap(long employee, LocalDate day, long colleague, LocalDate otherDay, String note) {
        return new TradeDraft(TradeKind.SWAP, employee, day, Set.of(colleague), otherDay, note);
    }
}
