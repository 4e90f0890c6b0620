package cn.zhiban.scheduling.demand;

import java.time.Instant;

/**
 * A correction that is kept; it holds for later runs of the forecast too.
 *
 * @param id its id; later ones go before earlier ones
 * @param draft what it says
 * @param author who made it
 * @param at when
 */
public record ForecastOverride(long id, OverrideDraft draft, String author, Instant at) {}
