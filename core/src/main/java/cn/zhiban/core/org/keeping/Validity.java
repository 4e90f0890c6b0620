package cn.zhiban.core.org.keeping;

import cn.zhiban.core.InvalidInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From which day to which day something is valid (有效期), both days included.
 *
 * @param from first day
 * @param to last day, null for open
 */
public record Validity(LocalDate from, @Nullable LocalDate to) {
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    /**
     * What was typed into two date fields named {@code validFrom} and {@code validTo}.
     *
     * @throws InvalidInput the first day is missing or after the last, or a day is out of any reason
     */
    public static Validity typed(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) {
            throw new InvalidInput("validFrom", "core.org.problem.required");
        }
        if (from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
            throw new InvalidInput("validFrom", "core.org.problem.date-out-of-range");
        }
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput("validTo", "core.org.problem.ends-before-it-starts");
        }
        if (to != null && to.isAfter(LATEST)) {
            throw new InvalidInput("validTo", "core.org.problem.date-out-of-range");
        }
        return new Validity(from, to);
    }

    /** Whether the day is within. */
    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether there is a day that is within both. */
    public boolean overlaps(Validity other) {
        return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
    }
}
