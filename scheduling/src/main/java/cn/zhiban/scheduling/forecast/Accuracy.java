package cn.zhiban.scheduling.forecast;

/**
 * How far forecasts were from what happened; immutable, to be added up.
 *
 * @param actual what happened
 * @param error sum of the absolute differences per half hour
 */
public record Accuracy(double actual, double error) {
    /** Nothing compared yet. */
    public static final Accuracy NONE = new Accuracy(0, 0);

    /** With one half hour more. */
    public Accuracy with(double expected, double happened) {
        return new Accuracy(actual + happened, error + Math.abs(expected - happened));
    }

    /** Both together. */
    public Accuracy plus(Accuracy other) {
        return new Accuracy(actual + other.actual, error + other.error);
    }

    /** Weighted absolute percentage error (WAPE) as a share; not a number while nothing was compared. */
    public double wape() {
        return actual > 0 ? error / actual : Double.NaN;
    }
}
