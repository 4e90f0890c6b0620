package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A shift of somebody.
 *
 * @param person who
 * @param day the day on which it starts
 * @param shift which shift
 */
record Duty(Person person, LocalDate day, ShiftType shift) {
    private static final int DAY = 1440;

    /** Where a minute of the shift's own day lies, counted from midnight of another day. */
    int from(LocalDate other, int minute) {
        return minute + DAY * (int) ChronoUnit.DAYS.between(other, day);
    }

    /** First minute, counted from midnight of another day. */
    int start(LocalDate other) {
        return from(other, shift.startMinute());
    }

    /** Minute after the last, counted from midnight of another day. */
    int end(LocalDate other) {
        return from(other, shift.endMinute());
    }

    /** Whether it covers demand. */
    boolean serves() {
        return shift.kind() == ShiftKind.WORK;
    }

    Key key() {
        return new Key(person.id(), day, shift.id());
    }

    /** What identifies it, whichever roster it stands in. */
    record Key(long employeeId, LocalDate day, long shiftTypeId) {}
}
