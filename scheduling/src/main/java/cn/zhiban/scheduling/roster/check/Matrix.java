package cn.zhiban.scheduling.roster.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A roster as the browser shows it. Shifts are given by their place in {@code types} from 1; 0 is a day off, -1 an empty
 * cell.
 *
 * @param id of the roster
 * @param name of the roster
 * @param state of the roster
 * @param revision it shows
 * @param first first day
 * @param days the days
 * @param types shift types
 * @param groups names of the groups whose demand is covered
 * @param rows people
 * @param coverage per day
 * @param score of all
 */
public record Matrix(
        long id,
        String name,
        String state,
        int revision,
        LocalDate first,
        List<Day> days,
        List<Type> types,
        List<String> groups,
        List<Row> rows,
        List<DayCover> coverage,
        Score score) {
    /**
     * A day.
     *
     * @param date which day
     * @param kind WORKDAY, WEEKEND, STATUTORY, REST or MAKE_UP
     * @param weekday short name
     * @param name of the holiday, or empty
     * @param lunar traditional calendar, or empty
     */
    public record Day(LocalDate date, String kind, String weekday, String name, String lunar) {}

    /**
     * A shift type.
     *
     * @param code what stands in a cell
     * @param name for people
     * @param colour 0 to 11
     * @param band EARLY, MIDDLE, LATE or NIGHT
     * @param start minute of the day
     * @param end minute, above 1440 on the next day
     * @param minutes working time
     * @param usable can be typed
     */
    public record Type(
            String code, String name, int colour, String band, int start, int end, int minutes, boolean usable) {}

    /**
     * A person's row.
     *
     * @param id employee
     * @param number staff number
     * @param name for people
     * @param team for people
     * @param groups places of the groups served
     * @param cells per day
     * @param locked per day
     * @param leave name of the leave by day
     * @param wishes what is wished by day
     * @param found breaches
     * @param totals sums
     */
    public record Row(
            long id,
            String number,
            String name,
            String team,
            List<Integer> groups,
            int[] cells,
            boolean[] locked,
            Map<Integer, String> leave,
            Map<Integer, String> wishes,
            List<Found> found,
            Totals totals) {}

    /**
     * A breach.
     *
     * @param days counted from 0
     * @param hard makes the roster unusable
     * @param wish a wish that is not granted
     * @param text sentence
     */
    public record Found(List<Integer> days, boolean hard, boolean wish, String text) {}

    /**
     * Sums of a person.
     *
     * @param minutes working time
     * @param shifts number of shifts
     * @param nights night shifts
     * @param weekends weekend days worked
     * @param asked wishes
     * @param granted of these, granted
     */
    public record Totals(int minutes, int shifts, int nights, int weekends, int asked, int granted) {}

    /**
     * How a day is covered.
     *
     * @param day counted from 0
     * @param groups per group
     */
    public record DayCover(int day, List<GroupCover> groups) {}

    /**
     * How a group is covered on a day, in people × half hours.
     *
     * @param need asked for
     * @param missing not covered
     * @param together whether it repeats what other groups lack, because they share people or a rule asks for some of them
     * @param gaps where people are missing, as text
     */
    public record GroupCover(int need, int missing, boolean together, String gaps) {}

    /**
     * Score of a roster.
     *
     * @param hard breaches of hard rules
     * @param penalty points
     * @param rules what each rule adds, the dearest first
     */
    public record Score(long hard, long penalty, List<Share> rules) {}

    /**
     * What a rule adds.
     *
     * @param rule id
     * @param name for people
     * @param hard breaches
     * @param penalty points
     */
    public record Share(String rule, String name, long hard, long penalty) {}

    /**
     * What changed in the browser's matrix.
     *
     * @param revision of the roster now
     * @param cells that changed
     * @param rows breaches and sums of people whose row changed
     * @param coverage of days that changed
     * @param score of all
     * @param refused what was not done, as sentences
     * @param told what others had changed meanwhile, as sentences
     */
    public record Update(
            int revision,
            List<Cell> cells,
            List<Judged> rows,
            List<DayCover> coverage,
            Score score,
            List<Refused> refused,
            List<String> told) {}

    /**
     * A cell.
     *
     * @param id employee
     * @param day counted from 0
     * @param type what stands there
     * @param locked whether it is locked
     */
    public record Cell(long id, int day, int type, boolean locked) {}

    /**
     * A row as it is judged now.
     *
     * @param id employee
     * @param found breaches
     * @param totals sums
     */
    public record Judged(long id, List<Found> found, Totals totals) {}

    /**
     * Something that was not done.
     *
     * @param index of the edit in the batch
     * @param id employee, null when unknown
     * @param day counted from 0, null when outside
     * @param text why
     */
    public record Refused(
            int index, @Nullable Long id, @Nullable Integer day, String text) {}
}
