package cn.zhiban.scheduling.staffing;

/**
 * How many people it takes.
 *
 * @param onLine people talking to buyers
 * @param scheduled people to be in the roster, with those who are on a break, in class or absent
 * @param figures how buyers fare with that many on the line
 */
public record StaffingNeed(int onLine, int scheduled, QueueFigures figures) {}
