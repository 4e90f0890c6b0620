package cn.zhiban.scheduling.rule;

import java.util.Set;

/**
 * A kind of shift (班种). In rows of a roster type 0 is a day off and the types of a problem follow from 1.
 *
 * @param id what people call it
 * @param minutes working time that counts
 * @param start minute of the day it begins
 * @param end minute it ends; above 1,440 when it passes midnight
 * @param tags what rules and fairness count it as
 */
public record ShiftType(String id, int minutes, int start, int end, Set<Tag> tags) {
    /** What a shift counts as. */
    public enum Tag {
        EARLY,
        MIDDLE,
        LATE,
        NIGHT
    }

    public ShiftType {
        if (minutes <= 0 || start < 0 || start >= 1440 || end <= start || end > start + 1440) {
            throw new IllegalArgumentException("Shift " + id + " has no possible times");
        }
        tags = Set.copyOf(tags);
    }

    /** A shift whose place in the day is not known. */
    public static ShiftType of(String id, int minutes) {
        return new ShiftType(id, minutes, 0, minutes, Set.of());
    }

    public boolean is(Tag tag) {
        return tags.contains(tag);
    }
}
