package cn.zhiban.scheduling.checklist;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A task of somebody in one shift.
 *
 * @param item what is to be done
 * @param list name of its list
 * @param employeeId by whom
 * @param day on which the shift starts
 * @param from when its window begins, company's zone
 * @param to when it ends
 * @param state how it stands
 * @param note what was given, empty for nothing
 * @param number what was counted, null for nothing
 * @param at when it was ticked, null if it was not
 */
public record Task(
        ChecklistItem item,
        String list,
        long employeeId,
        LocalDate day,
        LocalDateTime from,
        LocalDateTime to,
        TaskState state,
        String note,
        @Nullable Integer number,
        @Nullable LocalDateTime at) {}
