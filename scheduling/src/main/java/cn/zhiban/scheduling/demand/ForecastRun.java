package cn.zhiban.scheduling.demand;

import cn.zhiban.scheduling.forecast.LearnedEffect;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One calculation of a forecast for a shop.
 *
 * @param id its id, newer ones are higher
 * @param shopId the shop
 * @param firstDay only what arrived before it was known
 * @param days days forecast
 * @param historyDays days that were known
 * @param spread how far whole days usually lie beside the forecast, as a share
 * @param effects effects of events, with the days they were learned from
 * @param at when it was calculated
 * @param author who asked for it
 */
public record ForecastRun(
        long id,
        long shopId,
        LocalDate firstDay,
        int days,
        int historyDays,
        double spread,
        List<LearnedEffect> effects,
        Instant at,
        String author) {
    public ForecastRun {
        effects = List.copyOf(effects);
    }
}
