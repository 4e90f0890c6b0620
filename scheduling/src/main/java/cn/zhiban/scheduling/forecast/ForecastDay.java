package cn.zhiban.scheduling.forecast;

import java.time.LocalDate;

/**
 * A forecast day by half hours; the arrays are not to be changed.
 *
 * @param day the day
 * @param expected expected number per half hour
 * @param low one in ten half hours stays below
 * @param high one in ten half hours goes above
 */
@SuppressWarnings("ArrayRecordComponent")
public record ForecastDay(LocalDate day, double[] expected, double[] low, double[] high) {
    /** Expected number of the whole day. */
    public double total() {
        return History.sum(expected);
    }
}
