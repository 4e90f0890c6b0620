package cn.zhiban.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Plain Holt–Winters with a weekly season over half hours, the textbook's recursion; a peer for forecasts. Half hours
 * without data do not update anything.
 *
 * @param level smoothing of the level, 0..1
 * @param trend smoothing of the trend, 0..1
 * @param season smoothing of the season, 0..1
 * @param multiplicative whether the season is a factor
 */
record HoltWinters(double level, double trend, double season, boolean multiplicative) {
    /** @return the week after those known, not a number where nothing was ever known */
    double[] nextWeek(double[][] weeks) {
        int length = weeks[0].length;
        double[] seasons = new double[length];
        boolean[] used = new boolean[length];
        double at = start(weeks, seasons, used);
        double slope = 0;
        for (int week = 1; week < weeks.length; week++) {
            for (int slot = 0; slot < length; slot++) {
                double value = weeks[week][slot];
                if (!used[slot] || Double.isNaN(value)) {
                    continue;
                }
                double before = at;
                double plain = multiplicative ? value / Math.max(seasons[slot], 1e-9) : value - seasons[slot];
                at = level * plain + (1 - level) * (at + slope);
                slope = trend * (at - before) + (1 - trend) * slope;
                double now = multiplicative ? value / Math.max(at, 1e-9) : value - at;
                seasons[slot] = season * now + (1 - season) * seasons[slot];
            }
        }
        double[] forecast = new double[length];
        int steps = 0;
        for (int slot = 0; slot < length; slot++) {
            if (used[slot]) {
                steps++;
                double base = at + steps * slope;
                forecast[slot] = Math.max(0, multiplicative ? base * seasons[slot] : base + seasons[slot]);
            } else {
                forecast[slot] = Double.NaN;
            }
        }
        return forecast;
    }

    /** Level and seasons of the first week known; half hours it lacks are filled from the next. */
    private double start(double[][] weeks, double[] seasons, boolean[] used) {
        double[] first = weeks[0].clone();
        for (double[] week : weeks) {
            for (int slot = 0; slot < first.length; slot++) {
                if (Double.isNaN(first[slot])) {
                    first[slot] = week[slot];
                }
            }
        }
        double mean = Arrays.stream(first)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
        for (int slot = 0; slot < first.length; slot++) {
            used[slot] = !Double.isNaN(first[slot]);
            seasons[slot] = multiplicative ? first[slot] / mean : first[slot] - mean;
        }
        return mean;
    }

    /** Names what was chosen, for tables. */
    String describe() {
        return String.format(
                java.util.Locale.ROOT,
                "Holt-Winters (%s, %.3g/%.3g/%.3g)",
                multiplicative ? "multiplicative" : "additive",
                level,
                trend,
                season);
    }

    /** The parameters that are tried. */
    static java.util.List<HoltWinters> grid() {
        java.util.List<HoltWinters> grid = new java.util.ArrayList<>();
        for (double level : new double[] {0.001, 0.003, 0.01, 0.03, 0.1, 0.3}) {
            for (double trend : new double[] {0, 0.001, 0.01}) {
                for (double season : new double[] {0.1, 0.2, 0.3, 0.5, 0.7}) {
                    grid.add(new HoltWinters(level, trend, season, false));
                    grid.add(new HoltWinters(level, trend, season, true));
                }
            }
        }
        return grid;
    }

    static @Nullable HoltWinters best(java.util.function.ToDoubleFunction<HoltWinters> error) {
        return grid().stream().min(java.util.Comparator.comparingDouble(error)).orElse(null);
    }
}
