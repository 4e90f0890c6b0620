package cn.zhiban.scheduling.staffing;

import org.jspecify.annotations.Nullable;

/**
 * What a conversation takes and what is promised to buyers.
 *
 * @param handlingSeconds how long a conversation occupies one place, at the usual number of parallel chats
 * @param concurrency how many chats a person has at the same time, 1 to 20
 * @param efficiency what share of those places really works, above 0 to 1
 * @param patienceSeconds mean time after which buyers give up; null = never
 * @param replySeconds within how many seconds the first reply comes (首次响应)
 * @param replyShare for what share of the buyers, 0..1
 * @param threeMinuteShare share of the buyers with a first reply within three minutes (3分钟响应率), 0..1; null = not asked for
 * @param maxOccupancy largest share of time in which places are busy, above 0 to 1
 * @param shrinkage share of the paid time in which people are not on the line: breaks, class, absence; 0 to 0.9
 * @param minimum least people while anybody is served
 */
public record StaffingRule(
        double handlingSeconds,
        double concurrency,
        double efficiency,
        @Nullable Double patienceSeconds,
        double replySeconds,
        double replyShare,
        @Nullable Double threeMinuteShare,
        double maxOccupancy,
        double shrinkage,
        int minimum) {
    /** The usual ones of a shop of the middle size. */
    public static final StaffingRule USUAL = new StaffingRule(360, 4, 0.85, 180.0, 30, 0.8, 0.95, 0.85, 0.15, 1);

    /** Places that people on the line make together. */
    int places(int people) {
        return Math.max(1, (int) Math.floor(people * concurrency * efficiency + 1e-9));
    }
}
