package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.shift.ShiftType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How breaks of a type of shift are placed.
 *
 * @param shiftTypeId of which type; null: of all that have no rule of their own
 * @param parts minutes of each break, the meal first; empty: what the shift type says, in parts of an hour at most
 * @param earliest minutes after the start of the shift before which no break begins
 * @param latest minutes before the end of the shift after which no break ends
 * @param longestStretch minutes that nobody should work without a break
 * @param version to be handed back with a change
 */
public record BreakRule(
        @Nullable Long shiftTypeId, List<Integer> parts, int earliest, int latest, int longestStretch, int version) {
    private static final int HOUR = 60;

    public BreakRule {
        parts = List.copyOf(parts);
    }

    /** Minutes of each break in a shift of the type. */
    List<Integer> partsOf(ShiftType type) {
        if (!parts.isEmpty()) {
            return parts;
        }
        List<Integer> found = new ArrayList<>();
        for (int left = type.breakMinutes(); left > 0; left -= HOUR) {
            found.add(Math.min(HOUR, left));
        }
        return found;
    }
}
