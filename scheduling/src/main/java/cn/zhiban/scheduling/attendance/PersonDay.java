package cn.zhiban.scheduling.attendance;

import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's day: what was planned, what happened, what counts.
 *
 * @param employeeId who
 * @param day the day on which the shift starts
 * @param published whether a roster says anything about the day
 * @param shift planned, null for none
 * @param leave approved, null for none
 * @param plan when the person was to be there, null if not at all
 * @param plannedMinutes of it, without the break
 * @param actual when the person was there
 * @param counted what counts as working time, without the break
 * @param keptMinutes of the planned ones, those worked
 * @param differences how both differ
 * @param settlement what the lead decided, null for nothing
 * @param open whether something waits for the lead
 */
public record PersonDay(
        long employeeId,
        LocalDate day,
        boolean published,
        @Nullable ShiftType shift,
        @Nullable LeaveType leave,
        @Nullable Stretch plan,
        int plannedMinutes,
        List<Stretch> actual,
        List<Stretch> counted,
        int keptMinutes,
        List<Difference> differences,
        @Nullable Settlement settlement,
        boolean open) {
    /** Minutes that count. */
    public int countedMinutes() {
        return Stretch.sum(counted);
    }

    /** Minutes of one kind of difference. */
    public int minutes(DifferenceKind kind) {
        return differences.stream()
                .filter(one -> one.kind() == kind)
                .mapToInt(Difference::minutes)
                .sum();
    }

    /** Whether there is a difference of the kind. */
    public boolean has(DifferenceKind kind) {
        return differences.stream().anyMatch(one -> one.kind() == kind);
    }
}
