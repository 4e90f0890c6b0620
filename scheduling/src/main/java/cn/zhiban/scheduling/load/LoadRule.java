package cn.zhiban.scheduling.load;

/**
 * How load is reckoned.
 *
 * @param shopFactor what each shop served counts, in receptions
 * @param defaultMaximum of people without a maximum of their own
 * @param unit what the load is called; empty = receptions
 */
public record LoadRule(double shopFactor, int defaultMaximum, String unit) {
    /** Load of a person: 200 receptions in 6 shops are 200 + 6 × 20 = 320. */
    public double load(double receptions, int shops) {
        return receptions + shopFactor * shops;
    }
}
