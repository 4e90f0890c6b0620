package cn.zhiban.scheduling.demand;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What arrives at all shops of a platform together.
 *
 * @param platform which
 * @param days in order
 * @param shops its shops, the largest first
 */
public record PlatformOutlook(Platform platform, List<Day> days, List<Share> shops) {
    public PlatformOutlook {
        days = List.copyOf(days);
        shops = List.copyOf(shops);
    }

    /**
     * A day.
     *
     * @param day which
     * @param expected conversations forecast, after corrections; null without a forecast
     * @param happened conversations that came; null before it is over or if unknown
     */
    public record Day(
            LocalDate day,
            @Nullable Double expected,
            @Nullable Double happened) {}

    /**
     * A shop of it.
     *
     * @param shop which
     * @param expected conversations forecast in the days
     * @param happened conversations that came on days that are over
     * @param share of what is expected of the platform, 0 to 1
     */
    public record Share(ShopRef shop, double expected, double happened, double share) {}
}
