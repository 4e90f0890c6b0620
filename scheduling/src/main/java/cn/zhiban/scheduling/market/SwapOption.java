package cn.zhiban.scheduling.market;

import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;

/**
 * A colleague's shift that could come back for one's own.
 *
 * @param employeeId whose
 * @param name their name
 * @param day its day
 * @param shift what is worked
 */
public record SwapOption(long employeeId, String name, LocalDate day, ShiftType shift) {}
