package cn.zhiban.scheduling.attendance;

import cn.zhiban.scheduling.staff.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's month, closed or about to be.
 *
 * @param month which month
 * @param closed whether it is
 * @param changedBy who closed or reopened it last, empty if nobody did
 * @param changedAt when, null if never
 * @param note why it was reopened
 * @param people figures of each, by name
 * @param open differences that wait for a decision
 * @param unpublished days of people for which no roster was published
 * @param noData days of the team without any data
 * @param over whether the month is over
 */
public record ClosingMonth(
        YearMonth month,
        boolean closed,
        String changedBy,
        @Nullable Instant changedAt,
        String note,
        List<Line> people,
        int open,
        int unpublished,
        List<LocalDate> noData,
        boolean over) {
    /**
     * Somebody's figures.
     *
     * @param person who
     * @param figures the month
     */
    public record Line(Person person, MonthFigures figures) {}

    /** Whether it can be closed: nothing waits and it is over. */
    public boolean isReady() {
        return !closed && over && open == 0 && !people.isEmpty();
    }
}
