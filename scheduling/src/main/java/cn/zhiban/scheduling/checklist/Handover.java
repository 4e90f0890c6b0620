package cn.zhiban.scheduling.checklist;

import java.time.LocalDate;

/**
 * What an earlier shift handed over and nobody has done yet.
 *
 * @param itemId which task
 * @param text what is to be done
 * @param employeeId who handed it over
 * @param name of who handed it over
 * @param day on which their shift started
 * @param note what they said
 */
public record Handover(long itemId, String text, long employeeId, String name, LocalDate day, String note) {}
