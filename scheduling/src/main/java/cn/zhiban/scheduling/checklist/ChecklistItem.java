package cn.zhiban.scheduling.checklist;

import java.time.DayOfWeek;
import java.util.Set;

/**
 * A task of a list.
 *
 * @param id key, 0 of a new one
 * @param checklistId its list
 * @param text what is to be done
 * @param anchor what the window is measured from
 * @param fromMinute its beginning: after midnight, or after the anchor, then also negative
 * @param toMinute its end, after its beginning; of the clock above 1440 on the next day
 * @param weekdays on which the shift starts
 * @param evidence what has to be given
 */
public record ChecklistItem(
        long id,
        long checklistId,
        String text,
        Anchor anchor,
        int fromMinute,
        int toMinute,
        Set<DayOfWeek> weekdays,
        Evidence evidence) {
    /** Copies the set. */
    public ChecklistItem {
        weekdays = Set.copyOf(weekdays);
    }
}
