package cn.zhiban.scheduling.shift;

import org.jspecify.annotations.Nullable;

/**
 * A shift type (班次).
 *
 * @param id key
 * @param code what stands in the cell of a roster, at most 12 characters, unique
 * @param name for people
 * @param kind what is done in it
 * @param band what fairness counts it as
 * @param startMinute minutes after midnight of its day, 0 to 1439, company's zone
 * @param endMinute minutes after midnight of its day; above 1440 it ends on the next day
 * @param breakMinutes unpaid minutes within it
 * @param colour 0 to 11, of the palette
 * @param teamId only of this team, null of all
 * @param active can be used for new cells
 * @param version counter against lost updates
 */
public record ShiftType(
        long id,
        String code,
        String name,
        ShiftKind kind,
        ShiftBand band,
        int startMinute,
        int endMinute,
        int breakMinutes,
        int colour,
        @Nullable Long teamId,
        boolean active,
        int version) {
    /** Paid minutes. */
    public int minutes() {
        return endMinute - startMinute - breakMinutes;
    }

    /** Whether it ends on the day after the one it belongs to. */
    public boolean overMidnight() {
        return endMinute > 1440;
    }
}
