package cn.zhiban.scheduling.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it was typed.
 *
 * @param employeeId whose
 * @param validFrom first day
 * @param validTo last day, inclusive; null = open
 * @param workingTime working-time system
 * @param payPeriod over which hours are settled
 * @param partTime part time (非全日制)
 * @param weeklyMinutes agreed working time of a week
 * @param monthlyMinutes agreed working time of a month
 * @param maxOvertimeMinutes most overtime of a month
 * @param loadMaximum most load of a day: receptions + 20 for each shop served
 * @param experienced counts as experienced where rules ask for some on a shift
 * @param mentorId the employee who trains this one (带教)
 * @param shiftTypes codes of the shift types that can be planned; empty = all
 * @param hours in which a part-timer can be planned; empty = any
 */
public record ContractDraft(
        long employeeId,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        WorkingTime workingTime,
        PayPeriod payPeriod,
        boolean partTime,
        int weeklyMinutes,
        int monthlyMinutes,
        int maxOvertimeMinutes,
        int loadMaximum,
        boolean experienced,
        @Nullable Long mentorId,
        Set<String> shiftTypes,
        List<Availability> hours) {
    /** Load maximum where nothing else was agreed. */
    public static final int USUAL_LOAD = 300;

    /** Copies the collections. */
    public ContractDraft {
        shiftTypes = Set.copyOf(shiftTypes);
        hours = List.copyOf(hours);
    }

    /** Forty hours a week, 166.64 hours a month, at most 36 hours of overtime. */
    public static ContractDraft usual(long employeeId, LocalDate validFrom) {
        return new ContractDraft(
                employeeId,
                validFrom,
                null,
                WorkingTime.STANDARD,
                PayPeriod.MONTH,
                false,
                2400,
                9998,
                2160,
                USUAL_LOAD,
                false,
                null,
                Set.of(),
                List.of());
    }
}
