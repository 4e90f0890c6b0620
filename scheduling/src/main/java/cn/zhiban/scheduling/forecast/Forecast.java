package cn.zhiban.scheduling.forecast;

import java.util.List;

/**
 * A forecast.
 *
 * @param days the days asked for, in order
 * @param effects what was taken for the effects of events that touch those days
 * @param spread how far whole days usually lie beside the forecast, as a share (0.05 = 5 %)
 */
public record Forecast(List<ForecastDay> days, List<LearnedEffect> effects, double spread) {
    public Forecast {
        days = List.copyOf(days);
        effects = List.copyOf(effects);
    }
}
