package cn.zhiban.scheduling.leave;

import java.time.LocalDate;
import java.util.List;

/** Tells from published rosters which shifts leave would collide with. Brought as a bean by who keeps rosters. */
public interface RosterPeek {
    /**
     * A published shift.
     *
     * @param day the day it belongs to
     * @param code of its type
     */
    record PublishedShift(LocalDate day, String code) {}

    /** Published shifts of somebody from the first to the last day, both inclusive. Asks for no permission. */
    List<PublishedShift> published(long employeeId, LocalDate first, LocalDate last);
}
