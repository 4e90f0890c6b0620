package cn.zhiban.scheduling.shift;

import org.jspecify.annotations.Nullable;

/**
 * A shift type as it was typed; the components mean what they mean in {@link ShiftType}.
 *
 * @param code at most 12 characters
 * @param name at most 60 characters
 */
public record ShiftTypeDraft(
        String code,
        String name,
        ShiftKind kind,
        ShiftBand band,
        int startMinute,
        int endMinute,
        int breakMinutes,
        int colour,
        @Nullable Long teamId) {
    /** What a type is made of, to change a part of it. */
    public static ShiftTypeDraft of(ShiftType type) {
        return new ShiftTypeDraft(
                type.code(),
                type.name(),
                type.kind(),
                type.band(),
                type.startMinute(),
                type.endMinute(),
                type.breakMinutes(),
                type.colour(),
                type.teamId());
    }
}
