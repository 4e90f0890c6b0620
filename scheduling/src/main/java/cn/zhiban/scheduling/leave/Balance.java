package cn.zhiban.scheduling.leave;

/**
 * What somebody has of a kind of leave in a year, in half days.
 *
 * @param type which kind
 * @param granted what they were given
 * @param used approved
 * @param requested asked for and not decided
 */
public record Balance(LeaveType type, int granted, int used, int requested) {
    /** What can still be asked for, in half days. */
    public int left() {
        return granted - used - requested;
    }
}
