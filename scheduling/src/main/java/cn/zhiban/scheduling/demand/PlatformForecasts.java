package cn.zhiban.scheduling.demand;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.arrival.ArrivalService;
import cn.zhiban.scheduling.arrival.DemandShops;
import cn.zhiban.scheduling.demand.PlatformOutlook.Day;
import cn.zhiban.scheduling.demand.PlatformOutlook.Share;
import cn.zhiban.scheduling.forecast.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the forecasts of the shops of a platform. Each is forecast by itself; a shop sells on one platform. */
@Service
@Transactional(readOnly = true)
public class PlatformForecasts {
    private final ForecastService forecasts;
    private final ArrivalService arrivals;
    private final DemandShops shops;
    private final CompanyTime time;

    PlatformForecasts(ForecastService forecasts, ArrivalService arrivals, DemandShops shops, CompanyTime time) {
        this.forecasts = forecasts;
        this.arrivals = arrivals;
        this.shops = shops;
        this.time = time;
    }

    /** What is expected of a platform's shops within the scope, both days included. For who may see forecasts. */
    public PlatformOutlook outlook(Platform platform, LocalDate from, LocalDate to) {
        Map<LocalDate, Double> expected = new HashMap<>();
        Map<LocalDate, Double> happened = new HashMap<>();
        List<Share> shares = new ArrayList<>();
        for (ShopRef shop : shops.visible()) {
            if (shop.platform() != platform) {
                continue;
            }
            double sum = 0;
            for (ForecastRow row : forecasts.forecast(shop.id(), from, to)) {
                expected.merge(row.day(), row.total(), Double::sum);
                sum += row.total();
            }
            double came = 0;
            History history = arrivals.history(shop.id(), from, to);
            for (LocalDate day = from; !day.isAfter(to) && day.isBefore(time.today()); day = day.plusDays(1)) {
                LocalDate known = day;
                double count = history.counts(day)
                        .map(counts -> Arrays.stream(counts).sum())
                        .orElse(-1.0);
                if (count >= 0) {
                    happened.merge(known, count, Double::sum);
                    came += count;
                }
            }
            shares.add(new Share(shop, sum, came, 0));
        }
        double all = shares.stream().mapToDouble(Share::expected).sum();
        return new PlatformOutlook(
                platform,
                from.datesUntil(to.plusDays(1))
                        .map(day -> new Day(day, expected.get(day), happened.get(day)))
                        .toList(),
                shares.stream()
                        .map(one -> new Share(
                                one.shop(), one.expected(), one.happened(), all == 0 ? 0 : one.expected() / all))
                        .sorted(Comparator.comparingDouble(Share::expected).reversed())
                        .toList());
    }
}
