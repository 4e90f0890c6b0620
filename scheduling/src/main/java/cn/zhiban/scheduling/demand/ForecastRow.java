package cn.zhiban.scheduling.demand;

import java.time.LocalDate;
import java.util.List;

/**
 * A forecast day of a shop; lists have 48 numbers, one per half hour.
 *
 * @param day the day
 * @param runId the run it comes from
 * @param model what the forecast said
 * @param low one in ten half hours stays below
 * @param high one in ten half hours goes above
 * @param effective what holds: the forecast after corrections by hand
 */
public record ForecastRow(
        LocalDate day, long runId, List<Double> model, List<Double> low, List<Double> high, List<Double> effective) {
    /** Number of the day that holds. */
    public double total() {
        return sum(effective);
    }

    /** Whether a half hour was corrected by hand. */
    public boolean isCorrected(int slot) {
        return !model.get(slot).equals(effective.get(slot));
    }

    /** Whether anything was corrected by hand. */
    public boolean isCorrected() {
        return !model.equals(effective);
    }

    static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }
}
