package cn.zhiban.scheduling.staffing;

/**
 * How a queue does in the long run.
 *
 * @param waitShare share of arrivals that have to wait
 * @param serviceLevel share of all arrivals that are served within the threshold; who gives up is not served
 * @param occupancy share of the time in which places are busy
 * @param abandonShare share of arrivals that give up
 * @param meanWaitSeconds mean of the waits of all arrivals, also of those who give up; infinite if the queue never ends
 */
public record QueueFigures(
        double waitShare, double serviceLevel, double occupancy, double abandonShare, double meanWaitSeconds) {}
