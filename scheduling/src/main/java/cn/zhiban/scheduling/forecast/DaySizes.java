package cn.zhiban.scheduling.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How much comes on a whole day: weekday, turn of the month and trend by a ridge regression on logarithms that days out
 * of line hardly move, then the level of the last weeks.
 */
final class DaySizes {
    private static final int WEEKDAYS = 7;
    private static final int TREND = 1 + WEEKDAYS + MonthTurn.PLACES;
    private static final int COLUMNS = TREND + 1;
    private static final int ROUNDS = 4;
    /** Smallest day that is told apart, as a share of the average day; keeps logarithms finite. */
    private static final double SMALLEST = 0.05;
    /** Noise of a day at which the level of the last weeks is trusted half as much, as a share. */
    private static final double NOISY = 0.06;
    /** Weeks beyond which a trend is not drawn further. */
    private static final double TREND_WEEKS = 4;

    private final Tuning tuning;
    private final MonthTurn turn;
    private final LocalDate origin;
    private final List<LocalDate> days = new ArrayList<>();
    private final double[] residuals;
    private final double[] trust;
    private final double mean;
    private final double[] coefficients;
    private final double level;
    private final double bias;
    private final double noise;

    /** @param known totals by day, all before the origin, at least one above zero */
    DaySizes(Map<LocalDate, Double> known, LocalDate origin, MonthTurn turn, Tuning tuning) {
        this.tuning = tuning;
        this.turn = turn;
        this.origin = origin;
        days.addAll(known.keySet());
        int n = days.size();
        double average = known.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        double[][] rows = new double[n][];
        double[] logs = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            rows[i] = row(days.get(i));
            logs[i] = Math.log(Math.max(known.getOrDefault(days.get(i), 0.0), SMALLEST * average));
            weights[i] = Math.pow(tuning.weekDecay(), age(days.get(i)));
        }
        mean = weighted(logs, weights);
        double[] targets = Arrays.stream(logs).map(log -> log - mean).toArray();
        double[][] penalty = penalty();
        trust = weights.clone();
        double[] solution = new double[COLUMNS];
        double[] rest = new double[n];
        double spread = 0;
        for (int round = 0; round < ROUNDS; round++) {
            solution = Ridge.solve(rows, targets, trust, penalty);
            for (int i = 0; i < n; i++) {
                rest[i] = targets[i] - dot(rows[i], solution);
            }
            spread = deviation(rest);
            for (int i = 0; i < n; i++) {
                trust[i] = weights[i] * Math.min(1, tuning.outlier() * spread / Math.max(Math.abs(rest[i]), 1e-9));
            }
        }
        coefficients = solution;
        residuals = rest;
        noise = spread;
        level = level();
        bias = bias(known);
    }

    /** Expected number of a day at or after the origin. */
    double expected(LocalDate day) {
        return bias * Math.exp(mean + dot(row(day), coefficients) + level);
    }

    /** What was to be expected of a past day, seen from now. */
    double lookingBack(LocalDate day) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < residuals.length; i++) {
            double near = trust[i] * Math.pow(2, -Math.abs(ChronoUnit.DAYS.between(days.get(i), day)) / 7.0);
            sum += near * residuals[i];
            weight += near;
        }
        double local = weight > 0 ? sum / weight : 0;
        return bias * Math.exp(mean + dot(row(day), coefficients) + local);
    }

    /** Standard deviation of whole days beside the model, as a share. */
    double noise() {
        return noise;
    }

    private double level() {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < residuals.length; i++) {
            double age = age(days.get(i));
            double now = Math.pow(tuning.levelDecay(), age) * trust[i] / Math.pow(tuning.weekDecay(), age);
            sum += now * residuals[i];
            weight += now;
        }
        double doubt = (noise / NOISY) * (noise / NOISY);
        return weight > 0 ? sum / (weight + doubt) : 0;
    }

    /** Logarithms aim at the middle of what happens; people are needed for the average. */
    private double bias(Map<LocalDate, Double> known) {
        double actual = 0;
        double fitted = 0;
        for (int i = 0; i < residuals.length; i++) {
            double total = known.getOrDefault(days.get(i), 0.0);
            actual += trust[i] * total;
            fitted += trust[i] * Math.exp(mean + dot(row(days.get(i)), coefficients));
        }
        return fitted > 0 ? Math.clamp(actual / fitted, 0.8, 1.25) : 1;
    }

    private double[] row(LocalDate day) {
        double[] row = new double[COLUMNS];
        row[0] = 1;
        row[day.getDayOfWeek().getValue()] = 1;
        int place = turn.place(day);
        if (place >= 0) {
            row[1 + WEEKDAYS + place] = 1;
        }
        row[TREND] = Math.min(ChronoUnit.DAYS.between(origin, day) / 7.0, TREND_WEEKS) / 10;
        return row;
    }

    private double[][] penalty() {
        double[][] penalty = new double[COLUMNS][COLUMNS];
        penalty[0][0] = 1e-3;
        for (DayOfWeek weekday : DayOfWeek.values()) {
            penalty[weekday.getValue()][weekday.getValue()] = tuning.weekdayRidge();
        }
        int first = 1 + WEEKDAYS;
        for (int place = first; place < TREND; place++) {
            penalty[place][place] += tuning.monthRidge();
            if (place + 1 < TREND) {
                penalty[place][place] += tuning.monthSmooth();
                penalty[place + 1][place + 1] += tuning.monthSmooth();
                penalty[place][place + 1] -= tuning.monthSmooth();
                penalty[place + 1][place] -= tuning.monthSmooth();
            }
        }
        penalty[TREND][TREND] = tuning.trendRidge();
        return penalty;
    }

    private double age(LocalDate day) {
        return weeksBefore(origin, day);
    }

    /** Whole weeks between a day and the origin: 0 in the last seven days. */
    static double weeksBefore(LocalDate origin, LocalDate day) {
        return Math.floorDiv(ChronoUnit.DAYS.between(day, origin) - 1, 7);
    }

    private static double weighted(double[] values, double[] weights) {
        return dot(values, weights) / Math.max(History.sum(weights), 1e-12);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Standard deviation by the median of the absolute values, which a few wild days do not move. */
    static double deviation(double[] values) {
        double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
        double median = sizes.length == 0 ? 0 : (sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]) / 2;
        return 1.4826 * median + 1e-6;
    }
}
