package cn.zhiban.scheduling.market;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which trades need no lead, and what can be bid.
 *
 * @param automatic swaps of shifts of the same band and length that make no rule worse are approved by rule
 * @param swapDays how many days before and after a shift colleagues' shifts are offered for a swap
 * @param bidPoints points that everybody can bid for the open shifts of a month
 */
@ConfigurationProperties("zhiban.scheduling.market")
record MarketSettings(
        @DefaultValue("true") boolean automatic,
        @DefaultValue("7") int swapDays,
        @DefaultValue("20") int bidPoints) {}
