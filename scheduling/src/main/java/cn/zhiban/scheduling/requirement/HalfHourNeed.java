package cn.zhiban.scheduling.requirement;

import java.time.LocalDate;

/**
 * People needed in a half hour.
 *
 * @param day the day
 * @param slot half hour of the day, 0 to 47
 * @param groupId the group
 * @param need people in the roster, 0 or more
 * @param source where the number comes from
 */
public record HalfHourNeed(LocalDate day, int slot, long groupId, int need, NeedSource source) {}
