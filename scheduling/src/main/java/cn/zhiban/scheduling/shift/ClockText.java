package cn.zhiban.scheduling.shift;

/** Minutes after midnight as people write them: {@code 08:30}, and {@code 08:00+1} on the next day. */
public final class ClockText {
    private static final int DAY = 1440;

    private ClockText() {}

    /** One time. */
    public static String of(int minute) {
        int ofDay = Math.floorMod(minute, DAY);
        // midnight at the end of the day it belongs to is 24:00
        if (minute == DAY) {
            return "24:00";
        }
        String text = "%02d:%02d".formatted(ofDay / 60, ofDay % 60);
        return minute > DAY ? text + "+1" : text;
    }

    /** From when to when. */
    public static String of(int from, int to) {
        return of(from) + "–" + of(to);
    }
}
