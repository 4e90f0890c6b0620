package cn.zhiban.training.exam;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What results say about a question, by the formulas of Moodle. Nothing is said of fewer than {@value #FEWEST} takers.
 *
 * @param takers how many had the question
 * @param facility mean share of the points
 * @param discrimination how well it tells good from weak takers, −100 to 100
 * @param efficiency that, in percent of what was possible with these marks
 */
public record ItemStatistics(
        int takers, OptionalDouble facility, OptionalDouble discrimination, OptionalDouble efficiency) {
    /** Below this chance decides. */
    public static final int FEWEST = 30;

    /**
     * @param marks points of each taker for this question
     * @param totals points of the same takers for the whole paper
     * @param max points the question is worth
     */
    public static ItemStatistics of(double[] marks, double[] totals, double max) {
        int n = marks.length;
        if (n < FEWEST) {
            return new ItemStatistics(n, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double[] rest = new double[n];
        Arrays.setAll(rest, i -> totals[i] - marks[i]);
        double both = covariance(marks, rest);
        double spread = Math.sqrt(covariance(marks, marks) * covariance(rest, rest));
        double[] sortedMarks = marks.clone();
        double[] sortedRest = rest.clone();
        Arrays.sort(sortedMarks);
        Arrays.sort(sortedRest);
        double most = covariance(sortedMarks, sortedRest);
        return new ItemStatistics(
                n,
                OptionalDouble.of(Arrays.stream(marks).average().orElse(0) / max),
                spread > 1e-12 ? OptionalDouble.of(100 * both / spread) : OptionalDouble.empty(),
                most > 1e-12 ? OptionalDouble.of(100 * both / most) : OptionalDouble.empty());
    }

    /** Whether the question should be looked at: nearly all or hardly anybody knew it, or it misleads good takers. */
    public boolean isBad() {
        return facility.isPresent()
                && (facility.getAsDouble() < 0.2 || facility.getAsDouble() > 0.98 || discrimination.orElse(100) < 15);
    }

    private static double covariance(double[] one, double[] other) {
        double meanOne = Arrays.stream(one).average().orElse(0);
        double meanOther = Arrays.stream(other).average().orElse(0);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - meanOne) * (other[i] - meanOther);
        }
        return sum / (one.length - 1);
    }
}
