package cn.zhiban.training.batch;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How many of a batch are still there, week by week. */
final class Survival {
    private static final int MOST_WEEKS = 52;

    private Survival() {}

    /**
     * Shares from 0 to 1 at the end of each week that is over, the first is the start; nothing for nobody.
     *
     * @param left last days of all members, empty for who is still there
     */
    static List<Double> curve(LocalDate start, LocalDate today, Collection<Optional<LocalDate>> left) {
        List<Double> curve = new ArrayList<>();
        if (left.isEmpty()) {
            return curve;
        }
        long weeks = Math.clamp(ChronoUnit.WEEKS.between(start, today), 0, MOST_WEEKS);
        for (long week = 0; week <= weeks; week++) {
            LocalDate day = start.plusWeeks(week);
            long there = left.stream()
                    .filter(one -> one.isEmpty() || !one.get().isBefore(day))
                    .count();
            curve.add((double) there / left.size());
        }
        return curve;
    }
}
