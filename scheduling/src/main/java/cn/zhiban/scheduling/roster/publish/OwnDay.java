package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of one's own.
 *
 * @param day which day
 * @param published whether a roster of the day is published
 * @param shift what is worked, null for a day off
 * @param leave leave of the day, null without
 */
public record OwnDay(
        LocalDate day,
        boolean published,
        @Nullable ShiftType shift,
        @Nullable LeaveType leave) {}
