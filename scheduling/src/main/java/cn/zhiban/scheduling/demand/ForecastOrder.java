package cn.zhiban.scheduling.demand;

import java.time.LocalDate;
import java.util.List;

/**
 * What a job forecasts.
 *
 * @param shopIds shops
 * @param from first day
 * @param days how many, 1 to 400
 * @param pastWeeks before it, forecast so many past weeks as they would have been, to see the error
 */
public record ForecastOrder(List<Long> shopIds, LocalDate from, int days, int pastWeeks) {
    public ForecastOrder {
        shopIds = List.copyOf(shopIds);
    }
}
