package cn.zhiban.scheduling.attendance;

import java.time.LocalDate;
import java.util.List;

/**
 * How far a roster was kept.
 *
 * @param plannedMinutes planned, of days that are over
 * @param keptMinutes of these, worked
 * @param actualMinutes present at all
 */
public record Adherence(int plannedMinutes, int keptMinutes, int actualMinutes) {
    private static final int SLOTS = 48;
    private static final int SLOT = 30;

    /** Of several days. */
    public static Adherence of(List<PersonDay> days) {
        return new Adherence(
                days.stream().mapToInt(PersonDay::plannedMinutes).sum(),
                days.stream().mapToInt(PersonDay::keptMinutes).sum(),
                days.stream().mapToInt(day -> Stretch.sum(day.actual())).sum());
    }

    /** Share of the planned minutes that were worked, 0 to 1; 1 if nothing was planned. */
    public double share() {
        return plannedMinutes == 0 ? 1 : (double) keptMinutes / plannedMinutes;
    }

    /**
     * People at work in one half hour, on average.
     *
     * @param slot 0 to 47
     * @param planned by the roster, breaks not deducted
     * @param actual logged in
     */
    public record HalfHour(int slot, double planned, double actual) {}

    /** A day by the clock: with the shifts of the evening before that reach into it. */
    public static List<HalfHour> halfHours(List<PersonDay> days, LocalDate day) {
        return java.util.stream.IntStream.range(0, SLOTS)
                .mapToObj(slot -> {
                    Stretch half = Stretch.of(day, slot * SLOT, slot * SLOT + SLOT);
                    int planned = 0;
                    int actual = 0;
                    for (PersonDay one : days) {
                        planned += one.plan() == null ? 0 : one.plan().shared(half);
                        for (Stretch stretch : one.actual()) {
                            actual += stretch.shared(half);
                        }
                    }
                    return new HalfHour(slot, (double) planned / SLOT, (double) actual / SLOT);
                })
                .toList();
    }
}
