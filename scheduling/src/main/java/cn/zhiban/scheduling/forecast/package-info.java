/**
 * What will arrive, from what arrived: weekday and slot profile, level and trend, the turn of the month, events. Pure
 * computation without database or clock; see docs/adr/0020-forecast.md.
 */
@NullMarked
package cn.zhiban.scheduling.forecast;

import org.jspecify.annotations.NullMarked;
