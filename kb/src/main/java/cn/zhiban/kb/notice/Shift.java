package cn.zhiban.kb.notice;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The shift in which a notice was read (班次). Until rosters are kept here it is a third of a local day, which is told by
 * the clock alone.
 *
 * @param day local day on which it began
 * @param segment which third
 */
public record Shift(LocalDate day, Segment segment) {
    private static final int EARLY_FROM = 6;
    private static final int LATE_FROM = 14;
    private static final int NIGHT_FROM = 22;

    /** A third of a day. Translated as {@code kb.notice.segment.<NAME>}. */
    public enum Segment {
        /** 06:00 to 14:00 */
        EARLY,
        /** 14:00 to 22:00 */
        LATE,
        /** 22:00 to 06:00 of the next day */
        NIGHT
    }

    /** The shift of a local moment; after midnight it is still the night of the day before. */
    static Shift at(LocalDateTime moment) {
        int hour = moment.getHour();
        LocalDate day = moment.toLocalDate();
        if (hour < EARLY_FROM) {
            return new Shift(day.minusDays(1), Segment.NIGHT);
        }
        if (hour < LATE_FROM) {
            return new Shift(day, Segment.EARLY);
        }
        return new Shift(day, hour < NIGHT_FROM ? Segment.LATE : Segment.NIGHT);
    }
}
