package cn.zhiban.scheduling.market;

import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A published shift whose person is away.
 *
 * @param employeeId who is away
 * @param name their name
 * @param day the day on which the shift starts
 * @param shift what would be worked
 * @param leave why they are away
 * @param running the request that runs for it, null nobody was asked yet
 */
public record Gap(
        long employeeId,
        String name,
        LocalDate day,
        ShiftType shift,
        LeaveType leave,
        @Nullable Trade running) {}
