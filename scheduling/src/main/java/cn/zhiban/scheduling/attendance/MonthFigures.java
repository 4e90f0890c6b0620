package cn.zhiban.scheduling.attendance;

import cn.zhiban.scheduling.contract.WorkingTime;
import cn.zhiban.scheduling.ledger.LedgerFigures;
import java.util.Arrays;
import java.util.List;

/**
 * Somebody's month.
 *
 * @param system working-time system
 * @param targetMinutes ordinary minutes of the period to which the month belongs
 * @param plannedMinutes planned by the roster
 * @param parts counted minutes, by what they are paid
 * @param lates how often late
 * @param lateMinutes how much altogether
 * @param absences days absent without leave
 * @param leaveDays days of leave
 * @param timeOff whether work on days of rest is given back as time off
 * @param halfDays of time off, in half days of four hours
 * @param fairness what the fairness ledger counts
 */
public record MonthFigures(
        WorkingTime system,
        int targetMinutes,
        int plannedMinutes,
        List<PaidPart> parts,
        int lates,
        int lateMinutes,
        int absences,
        int leaveDays,
        boolean timeOff,
        int halfDays,
        LedgerFigures fairness) {
    static final int HALF_DAY = 240;

    /** Copies the list. */
    public MonthFigures {
        parts = List.copyOf(parts);
    }

    /** Minutes paid by some reasons, before time off. */
    public int minutes(PayReason... reasons) {
        List<PayReason> wanted = Arrays.asList(reasons);
        return parts.stream()
                .filter(part -> wanted.contains(part.reason()))
                .mapToInt(PaidPart::minutes)
                .sum();
    }

    /** All that counts. */
    public int countedMinutes() {
        return parts.stream().mapToInt(PaidPart::minutes).sum();
    }

    /** Minutes at 150 %. */
    public int overtime150() {
        return minutes(PayReason.OVER_DAY, PayReason.OVER_PERIOD);
    }

    /** Minutes at 200 %, without those given back as time off. */
    public int overtime200() {
        return minutes(PayReason.REST_DAY) - compensatedMinutes();
    }

    /** Minutes at 300 %. */
    public int overtime300() {
        return minutes(PayReason.HOLIDAY);
    }

    /** Minutes on days of rest that are given back as time off; whole half days only. */
    public int compensatedMinutes() {
        return halfDays * HALF_DAY;
    }

    /** The same with time off for work on days of rest, or without. */
    public MonthFigures with(boolean wanted) {
        return new MonthFigures(
                system,
                targetMinutes,
                plannedMinutes,
                parts,
                lates,
                lateMinutes,
                absences,
                leaveDays,
                wanted,
                wanted ? minutes(PayReason.REST_DAY) / HALF_DAY : 0,
                fairness);
    }
}
