package cn.zhiban.scheduling.contract;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.scheduling.shift.ClockText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours in which somebody who works part time can be planned.
 *
 * @param weekday 1 Monday to 7 Sunday
 * @param fromMinute minutes after midnight of that day
 * @param toMinute minutes after midnight of that day; above 1440 it ends on the next day
 */
public record Availability(int weekday, int fromMinute, int toMinute) {
    private static final int DAY = 1440;
    private static final Pattern PART =
            Pattern.compile("([1-7])(?:-([1-7]))? +(\\d{1,2}):(\\d{2}) *- *(\\d{1,2}):(\\d{2})");

    /** Whether the whole shift lies within it. */
    public boolean covers(int startMinute, int endMinute) {
        return startMinute >= fromMinute && endMinute <= toMinute;
    }

    /**
     * Reads {@code 1-5 18:00-22:00; 6 09:00-18:00}: weekdays from 1 Monday to 7 Sunday and hours, semicolons between; an
     * end that is not after the start is on the next day.
     *
     * @throws InvalidInput it reads otherwise, or hours of a day overlap
     */
    public static List<Availability> parse(String text) {
        List<Availability> read = new ArrayList<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('–', '-')
                .replace('～', '-');
        for (String part : plain.split("[;\\n]")) {
            if (!part.isBlank()) {
                read(part.strip().replaceAll("\\s+", " "), read);
            }
        }
        read.sort(Comparator.comparingInt(Availability::weekday).thenComparingInt(Availability::fromMinute));
        for (int i = 1; i < read.size(); i++) {
            if (read.get(i).weekday() == read.get(i - 1).weekday()
                    && read.get(i).fromMinute() < read.get(i - 1).toMinute()) {
                throw new InvalidInput(
                        "hours",
                        "sched.contract.problem.hours-overlap",
                        read.get(i).weekday());
            }
        }
        return read;
    }

    private static void read(String part, List<Availability> read) {
        Matcher parts = PART.matcher(part);
        if (!parts.matches()) {
            throw new InvalidInput("hours", "sched.contract.problem.hours", part);
        }
        int first = Integer.parseInt(parts.group(1));
        int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
        int from = minute(parts.group(3), parts.group(4), part);
        int to = minute(parts.group(5), parts.group(6), part);
        if (last < first || from >= DAY) {
            throw new InvalidInput("hours", "sched.contract.problem.hours", part);
        }
        for (int weekday = first; weekday <= last; weekday++) {
            read.add(new Availability(weekday, from, to <= from ? to + DAY : to));
        }
    }

    private static int minute(String hours, String minutes, String part) {
        int minute = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        if (minute > DAY || Integer.parseInt(minutes) >= 60) {
            throw new InvalidInput("hours", "sched.contract.problem.hours", part);
        }
        return minute;
    }

    /** The same as text that {@link #parse} reads. */
    public static String text(List<Availability> hours) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < hours.size(); ) {
            Availability first = hours.get(i);
            int j = i + 1;
            while (j < hours.size()
                    && hours.get(j).weekday() == first.weekday() + (j - i)
                    && hours.get(j).fromMinute() == first.fromMinute()
                    && hours.get(j).toMinute() == first.toMinute()) {
                j++;
            }
            int last = hours.get(j - 1).weekday();
            parts.add((last == first.weekday() ? "" + last : first.weekday() + "-" + last) + " "
                    + ClockText.of(first.fromMinute()) + "-"
                    + ClockText.of(first.toMinute() > DAY ? first.toMinute() - DAY : first.toMinute()));
            i = j;
        }
        return String.join("; ", parts);
    }
}
