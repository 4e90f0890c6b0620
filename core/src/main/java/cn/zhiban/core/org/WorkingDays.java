package cn.zhiban.core.org;

import java.time.LocalDate;
import java.util.Map;

/**
 * On which days somebody works, by what was published; a port that scheduling answers as a bean. Without any bean nothing
 * is known. Asks for no permission.
 */
public interface WorkingDays {
    /**
     * @param from first day, in the company's zone
     * @param to last day
     * @return whether the person works, for the days that are known
     */
    Map<LocalDate, Boolean> known(long employeeId, LocalDate from, LocalDate to);
}
