package cn.zhiban.scheduling.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * The course of a day (时段分布): what share comes in which half hour. A weekday has a course of its own as far as its days
 * bear it out; the less they agree with each other, the more it is pulled towards the common course.
 */
final class Courses {
    private static final double[] NEIGHBOURS = {0.25, 0.5, 0.25};
    private static final double MOST_PULL = 60;

    private final double[] common = new double[History.SLOTS];
    private final Map<DayOfWeek, double[]> own = new EnumMap<>(DayOfWeek.class);
    private final Map<DayOfWeek, Double> weight = new EnumMap<>(DayOfWeek.class);
    private final double noise;

    /** @param known numbers per half hour by day; days without any are left out */
    Courses(Map<LocalDate, double[]> known, LocalDate origin, Tuning tuning) {
        double all = 0;
        for (Map.Entry<LocalDate, double[]> entry : known.entrySet()) {
            double total = History.sum(entry.getValue());
            if (total > 0) {
                double counts = Math.pow(tuning.profileDecay(), DaySizes.weeksBefore(origin, entry.getKey()));
                DayOfWeek weekday = entry.getKey().getDayOfWeek();
                double[] mine = own.computeIfAbsent(weekday, _ -> new double[History.SLOTS]);
                for (int slot = 0; slot < History.SLOTS; slot++) {
                    double share = counts * entry.getValue()[slot] / total;
                    mine[slot] += share;
                    common[slot] += share;
                }
                weight.merge(weekday, counts, Double::sum);
                all += counts;
            }
        }
        for (int slot = 0; slot < History.SLOTS; slot++) {
            common[slot] /= Math.max(all, 1e-12);
        }
        Variance variance = variance(known, origin, tuning);
        noise = variance.relative();
        double pull =
                Math.clamp(variance.within() / Math.max(variance.between(), 1e-12), tuning.profileShare(), MOST_PULL);
        own.forEach((weekday, shares) -> shrink(shares, weight.getOrDefault(weekday, 0.0), pull));
    }

    private record Variance(double within, double between, double relative) {}

    /** The share of the half hour on such a day; all of a day make 1. */
    double share(DayOfWeek weekday, int slot) {
        return own.getOrDefault(weekday, common)[slot];
    }

    /** How far half hours of a day usually lie beside the course, as a share of what is expected. */
    double noise() {
        return noise;
    }

    private Variance variance(Map<LocalDate, double[]> known, LocalDate origin, Tuning tuning) {
        double within = 0;
        double relative = 0;
        double weights = 0;
        for (Map.Entry<LocalDate, double[]> entry : known.entrySet()) {
            double total = History.sum(entry.getValue());
            if (total > 0) {
                double counts = Math.pow(tuning.profileDecay(), DaySizes.weeksBefore(origin, entry.getKey()));
                DayOfWeek weekday = entry.getKey().getDayOfWeek();
                double[] mine = own.getOrDefault(weekday, common);
                double mass = weight.getOrDefault(weekday, 1.0);
                double squares = 0;
                double off = 0;
                for (int slot = 0; slot < History.SLOTS; slot++) {
                    double difference = entry.getValue()[slot] / total - mine[slot] / mass;
                    squares += difference * difference;
                    off += Math.abs(difference);
                }
                within += counts * squares;
                relative += counts * off;
                weights += counts;
            }
        }
        within /= Math.max(weights - own.size(), 1);
        relative /= Math.max(weights, 1e-12);
        double between = 0;
        for (Map.Entry<DayOfWeek, double[]> entry : own.entrySet()) {
            double mass = weight.getOrDefault(entry.getKey(), 1.0);
            for (int slot = 0; slot < History.SLOTS; slot++) {
                double difference = entry.getValue()[slot] / mass - common[slot];
                between += difference * difference;
            }
            between -= within / mass;
        }
        between /= Math.max(own.size() - 1, 1);
        return new Variance(within, Math.max(between, 0), relative);
    }

    private void shrink(double[] shares, double mass, double pull) {
        double[] difference = new double[History.SLOTS];
        for (int slot = 0; slot < History.SLOTS; slot++) {
            difference[slot] = (shares[slot] + pull * common[slot]) / (mass + pull) - common[slot];
        }
        double sum = 0;
        for (int slot = 0; slot < History.SLOTS; slot++) {
            double smooth = NEIGHBOURS[0] * difference[Math.max(slot - 1, 0)]
                    + NEIGHBOURS[1] * difference[slot]
                    + NEIGHBOURS[2] * difference[Math.min(slot + 1, History.SLOTS - 1)];
            shares[slot] = common[slot] <= 0 ? 0 : Math.max(common[slot] + smooth, 0.2 * common[slot]);
            sum += shares[slot];
        }
        for (int slot = 0; slot < History.SLOTS; slot++) {
            shares[slot] /= Math.max(sum, 1e-12);
        }
    }
}
