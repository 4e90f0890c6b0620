package cn.zhiban.scheduling.demand;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.arrival.ArrivalSheet;
import cn.zhiban.scheduling.arrival.HalfHours;
import cn.zhiban.scheduling.event.EventDraft;
import cn.zhiban.scheduling.event.EventKind;
import cn.zhiban.scheduling.event.EventService;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The demo company's demand: eight weeks of arrivals with a peak in them, events, forecasts of past and coming weeks. The
 * numbers come from a formula with a fixed seed, so that every demo shows the same.
 */
@Component
@Profile("demo")
class DemandDemo implements DemoDataset {
    private static final int WEEKS = 8;
    private static final int AHEAD = 42;
    private static final int PAST_FORECASTS = 4;
    private static final double[] WEEKDAYS = {1.06, 1.0, 0.98, 1.0, 1.02, 0.97, 0.99};
    private static final double[] COURSE = {
        15, 10, 7, 5, 4, 3, 2, 2, 2, 2, 2, 3, 4, 6, 9, 13, 19, 27, 36, 43, 49, 51, 50, 47, 44, 42, 44, 48, 51, 52, 51,
        49, 47, 45, 42, 39, 38, 41, 47, 54, 60, 63, 62, 57, 49, 39, 29, 21
    };

    private final EventService events;
    private final ForecastService forecasts;
    private final ImportNow imports;
    private final Organisation organisation;
    private final CompanyTime time;

    DemandDemo(
            EventService events,
            ForecastService forecasts,
            ImportNow imports,
            Organisation organisation,
            CompanyTime time) {
        this.events = events;
        this.forecasts = forecasts;
        this.imports = imports;
        this.organisation = organisation;
        this.time = time;
    }

    /** A line of the resource: how much a shop has on an ordinary day, how it grows, what a peak does to it. */
    private record ShopLine(String code, double size, double growth, double peak, boolean live) {}

    @Override
    public int order() {
        return 310;
    }

    @Override
    public String name() {
        return "scheduling.demand";
    }

    @Override
    public void load() throws Exception {
        LocalDate today = time.today();
        LocalDate peak = peak(today);
        List<ShopLine> lines = lines();
        importArrivals(lines, today, peak);
        if (events.list(today.minusYears(1), today.plusYears(1)).isEmpty()) {
            addEvents(lines, today, peak);
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (ShopLine line : lines) {
            long shop = shop(line.code()).id();
            for (int week = PAST_FORECASTS; week >= 0; week--) {
                forecasts.calculate(shop, monday.minusWeeks(week), 7);
            }
            forecasts.calculate(shop, today, AHEAD);
        }
        correct(today);
    }

    /** The 11th of November if it is in the eight weeks, otherwise a day of the same size three weeks ago. */
    private static LocalDate peak(LocalDate today) {
        LocalDate eleventh = LocalDate.of(today.getYear(), 11, 11);
        return eleventh.isBefore(today.minusDays(2)) && eleventh.isAfter(today.minusWeeks(WEEKS - 3))
                ? eleventh
                : today.minusDays(19);
    }

    private void importArrivals(List<ShopLine> lines, LocalDate today, LocalDate peak) throws IOException {
        StringBuilder csv = new StringBuilder("shop,date");
        for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
            csv.append(',').append(HalfHours.label(slot));
        }
        csv.append('\n');
        for (ShopLine line : lines) {
            SplittableRandom random = new SplittableRandom(line.code().hashCode());
            for (LocalDate day = today.minusWeeks(WEEKS); day.isBefore(today); day = day.plusDays(1)) {
                csv.append(line.code()).append(',').append(day);
                double level = level(line, day, today, peak) * (1 + 0.05 * normal(random));
                for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
                    csv.append(',').append(count(random, level * slotFactor(line, day, slot, peak)));
                }
                csv.append('\n');
            }
        }
        ImportResult result = imports.run(
                ArrivalSheet.NAME, new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), Map.of());
        if (result.errorCount() > 0) {
            throw new IllegalStateException(String.valueOf(result.errors()));
        }
    }

    private static double level(ShopLine line, LocalDate day, LocalDate today, LocalDate peak) {
        double weeks = (day.toEpochDay() - today.toEpochDay()) / 7.0;
        double level = line.size()
                * Math.pow(1 + line.growth(), weeks)
                * WEEKDAYS[day.getDayOfWeek().getValue() - 1];
        long before = peak.toEpochDay() - day.toEpochDay();
        if (before == 0) {
            level *= line.peak();
        } else if (before > 0 && before <= 4) {
            level *= 1 + (line.peak() - 1) * 0.22;
        } else if (before < 0 && before >= -3) {
            level *= 1 + (line.peak() - 1) * 0.4 / -before;
        }
        return level;
    }

    private static double slotFactor(ShopLine line, LocalDate day, int slot, LocalDate peak) {
        double sum = 0;
        for (double one : COURSE) {
            sum += one;
        }
        double factor = COURSE[slot] / sum;
        if (line.live() && isLive(day) && slot >= 39 && slot < 46) {
            factor *= 2.1;
        }
        return day.equals(peak) && slot < 4 ? factor * 3.5 : factor;
    }

    private static boolean isLive(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.THURSDAY;
    }

    private void addEvents(List<ShopLine> lines, LocalDate today, LocalDate peak) throws IOException {
        boolean eleventh = peak.getMonthValue() == 11 && peak.getDayOfMonth() == 11;
        Map<String, String> names = names();
        EventKind kind = eleventh ? EventKind.DOUBLE_ELEVEN : EventKind.BRAND_DAY;
        events.add(new EventDraft(
                names.getOrDefault(kind.name(), kind.name()),
                kind,
                peak,
                peak,
                4,
                3,
                1.45,
                2.9,
                1.5,
                0,
                48,
                null,
                null,
                null));
        LocalDate twelfth = LocalDate.of(today.getYear(), 12, 12);
        boolean near = twelfth.isAfter(today) && twelfth.isBefore(today.plusDays(AHEAD));
        EventKind next = near ? EventKind.DOUBLE_TWELVE : EventKind.BRAND_DAY;
        LocalDate day = near ? twelfth : today.plusDays(19);
        events.add(new EventDraft(
                names.getOrDefault(next.name(), next.name()),
                next,
                day,
                day,
                2,
                1,
                1.2,
                2.2,
                1.15,
                0,
                48,
                null,
                null,
                null));
        for (ShopLine line : lines) {
            if (line.live()) {
                addLiveStreams(shop(line.code()).id(), names, today, peak);
            }
        }
    }

    private void addLiveStreams(long shop, Map<String, String> names, LocalDate today, LocalDate peak) {
        String name = names.getOrDefault(EventKind.LIVE_STREAM.name(), EventKind.LIVE_STREAM.name());
        today.minusWeeks(WEEKS)
                .datesUntil(today.plusDays(AHEAD))
                .filter(day -> isLive(day) && !day.equals(peak))
                .map(day -> new EventDraft(
                        name, EventKind.LIVE_STREAM, day, day, 0, 0, null, null, null, 39, 46, null, null, shop))
                .forEach(events::add);
    }

    private void correct(LocalDate today) throws IOException {
        ShopRef shop = shop(lines().getFirst().code());
        LocalDate day = today.plusDays(9);
        if (forecasts.overrides(shop.id(), day, day).isEmpty()) {
            forecasts.correct(new OverrideDraft(
                    shop.id(), day, day, 20, 44, OverrideKind.FACTOR, 1.25, names().getOrDefault("REASON", "?")));
        }
    }

    private ShopRef shop(String code) {
        return organisation.findShop(code, Scope.EVERYTHING).orElseThrow();
    }

    private static int count(SplittableRandom random, double mean) {
        return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
    }

    private static double normal(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private static List<ShopLine> lines() throws IOException {
        return read("shops.csv")
                .map(cells -> new ShopLine(
                        cells[0],
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3]),
                        Boolean.parseBoolean(cells[4])))
                .toList();
    }

    private static Map<String, String> names() throws IOException {
        Map<String, String> names = new HashMap<>();
        read("names.csv").forEach(cells -> names.put(cells[0], cells[1]));
        return names;
    }

    static java.util.stream.Stream<String[]> read(String file) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new ClassPathResource("demo/scheduling/demand-" + file).getInputStream(), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",", -1)).toList().stream();
        }
    }
}
