package cn.zhiban.scheduling.requirement;

import java.time.LocalDate;

/**
 * People needed in a type of shift.
 *
 * @param day day the shift begins
 * @param shiftTypeId the type
 * @param groupId the group
 * @param need people, 0 or more
 */
public record ShiftNeed(LocalDate day, long shiftTypeId, long groupId, int need) {}
