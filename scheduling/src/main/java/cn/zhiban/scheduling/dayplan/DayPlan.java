package cn.zhiban.scheduling.dayplan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day for the timeline. Minutes are counted from the midnight of the day; what began the day before has minutes below 0.
 *
 * @param day the day
 * @param rosterId the roster that is looked at, null for what is published
 * @param holiday name of the holiday, or empty
 * @param to minute at which the timeline ends, 1440 or later
 * @param now minute of the company's clock, null if it is another day
 * @param editable whether anything can be changed
 * @param rows people on duty by team and start
 * @param strips needs and people by half hours
 * @param notes what is wrong, in sentences
 */
public record DayPlan(
        LocalDate day,
        @Nullable Long rosterId,
        String holiday,
        int to,
        @Nullable Integer now,
        boolean editable,
        List<Row> rows,
        List<Strip> strips,
        List<Note> notes) {
    public DayPlan {
        rows = List.copyOf(rows);
        strips = List.copyOf(strips);
        notes = List.copyOf(notes);
    }

    /**
     * Somebody on duty.
     *
     * @param id employee
     * @param staff staff number
     * @param name for people
     * @param team for people, or empty
     * @param day the day on which the shift starts
     * @param code of the shift type
     * @param shift name of the shift type
     * @param colour 0 to 11
     * @param start first minute
     * @param end minute after the last
     * @param editable whether the reader may change it
     * @param breaks in the order of their parts
     * @param shops that can be served
     * @param shopsLocked whether shops were chosen by hand
     * @param overloaded whether the load is above what the person can carry
     * @param why shops and load in sentences
     */
    public record Row(
            long id,
            String staff,
            String name,
            String team,
            LocalDate day,
            String code,
            String shift,
            int colour,
            int start,
            int end,
            boolean editable,
            List<Break> breaks,
            List<Shop> shops,
            boolean shopsLocked,
            boolean overloaded,
            List<String> why) {
        public Row {
            breaks = List.copyOf(breaks);
            shops = List.copyOf(shops);
            why = List.copyOf(why);
        }
    }

    /**
     * A break.
     *
     * @param part which of the shift, from 0
     * @param start first minute
     * @param minutes how long
     * @param locked chosen by hand
     */
    public record Break(int part, int start, int minutes, boolean locked) {}

    /**
     * A shop somebody can serve.
     *
     * @param id the shop
     * @param name its name
     * @param chosen whether it is served
     */
    public record Shop(long id, String name, boolean chosen) {}

    /**
     * Half hours of a group, from midnight on.
     *
     * @param groupId the group
     * @param name its name
     * @param need people needed in the roster, -1 where nothing is said
     * @param desks of these, people needed at desks
     * @param planned people on duty
     * @param present people at desks all the half hour long
     */
    public record Strip(
            long groupId,
            String name,
            List<Integer> need,
            List<Integer> desks,
            List<Integer> planned,
            List<Integer> present) {
        public Strip {
            need = List.copyOf(need);
            desks = List.copyOf(desks);
            planned = List.copyOf(planned);
            present = List.copyOf(present);
        }
    }

    /**
     * Something that is wrong.
     *
     * @param employeeId about whom, null if about nobody in particular
     * @param text a sentence
     */
    public record Note(@Nullable Long employeeId, String text) {}
}
