package cn.zhiban.scheduling.forecast;

/**
 * The numbers behind the forecast, chosen on the first half of the weeks of a real call centre (docs/adr/0020).
 *
 * @param weekDecay what a week counts beside the one after it, for the sizes of days
 * @param profileDecay the same for the course of a day
 * @param weekdayRidge pulls weekdays towards the average day; in days
 * @param monthRidge pulls the days round the turn of the month towards the average day; in days
 * @param monthSmooth pulls neighbours among those towards each other; in days
 * @param trendRidge pulls the trend towards none
 * @param eventRidge pulls learned effects towards none; in days
 * @param levelDecay what a week counts beside the one after it, for the level at the end
 * @param outlier residuals beyond so many standard deviations count less
 * @param profileShare pulls weekdays' courses towards the common course; in days
 */
public record Tuning(
        double weekDecay,
        double profileDecay,
        double weekdayRidge,
        double monthRidge,
        double monthSmooth,
        double trendRidge,
        double eventRidge,
        double levelDecay,
        double outlier,
        double profileShare) {
    /** What the product uses. */
    public static final Tuning CHOSEN = new Tuning(0.95, 0.9, 0.1, 1, 1, 10, 0.3, 0.3, 4, 1);
}
