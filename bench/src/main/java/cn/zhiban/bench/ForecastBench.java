package cn.zhiban.bench;

import cn.zhiban.scheduling.forecast.Accuracy;
import cn.zhiban.scheduling.forecast.Forecast;
import cn.zhiban.scheduling.forecast.ForecastDay;
import cn.zhiban.scheduling.forecast.Forecaster;
import cn.zhiban.scheduling.forecast.History;
import cn.zhiban.scheduling.forecast.Outlook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts each week from the weeks before it (at least four), by half hours, and compares the methods with what
 * happened. Days without data are not compared.
 */
record ForecastBench(Path file) {
    private static final int KNOWN_WEEKS = 4;
    private static final int WEEK = 7 * History.SLOTS;
    private static final Path USUAL = Path.of("../shared/data/arrivals/bank_calls.csv");

    static @Nullable ForecastBench parse(List<String> options) {
        return switch (options.size()) {
            case 0 -> new ForecastBench(USUAL);
            case 1 -> new ForecastBench(Path.of(options.getFirst()));
            case 2 -> "--data".equals(options.getFirst()) ? new ForecastBench(Path.of(options.getLast())) : null;
            default -> null;
        };
    }

    /** Weeks of half hours from a Monday on; not a number where there is no data. */
    private record Weeks(LocalDate monday, double[][] counts, History history) {
        int size() {
            return counts.length;
        }

        LocalDate start(int week) {
            return monday.plusWeeks(week);
        }
    }

    void run() throws IOException {
        Weeks weeks = read(file);
        int end = weeks.size();
        int middle = KNOWN_WEEKS + (end - KNOWN_WEEKS) / 2;
        Set<LocalDate> holidays = holidays(weeks);
        Outlook outlook = new Outlook(List.of(), holidays);
        System.out.printf(
                Locale.ROOT,
                "%s: %d days, %d weeks; weeks %d to %d forecast, each from the weeks before it%n"
                        + "error (WAPE, %%) of half hours         all   first half   other half   last 4 weeks%n",
                file.getFileName(),
                weeks.history().size(),
                end,
                KNOWN_WEEKS + 1,
                end);
        print("same half hour of last week", weeks, middle, week -> weeks.counts()[week - 1]);
        print("mean of the last four weeks", weeks, middle, week -> mean(weeks, week));
        print("median of the last four weeks", weeks, middle, week -> median(weeks, week));
        HoltWinters peer = Objects.requireNonNull(HoltWinters.best(one ->
                error(weeks, KNOWN_WEEKS, middle, week -> one.nextWeek(Arrays.copyOf(weeks.counts(), week)))));
        print(peer.describe(), weeks, middle, week -> peer.nextWeek(Arrays.copyOf(weeks.counts(), week)));
        Forecaster forecaster = new Forecaster();
        print("Zhiban, four weeks known", weeks, middle, week -> ours(forecaster, weeks, outlook, week, true));
        print(
                "Zhiban, no holidays known",
                weeks,
                middle,
                week -> ours(forecaster, weeks, Outlook.NOTHING, week, false));
        print("Zhiban", weeks, middle, week -> ours(forecaster, weeks, outlook, week, false));
        range(forecaster, weeks, outlook);
        System.out.println(
                "The numbers of Holt-Winters and of Zhiban were chosen by the first half of the weeks; what Zhiban's model"
                        + " consists of was decided with all weeks in view (docs/adr/0020).");
    }

    private static void print(String name, Weeks weeks, int middle, IntFunction<double[]> method) {
        System.out.printf(
                Locale.ROOT,
                "%-36s %6.2f %12.2f %12.2f %14.2f%n",
                name,
                100 * error(weeks, KNOWN_WEEKS, weeks.size(), method),
                100 * error(weeks, KNOWN_WEEKS, middle, method),
                100 * error(weeks, middle, weeks.size(), method),
                100 * error(weeks, weeks.size() - 4, weeks.size(), method));
    }

    private static double error(Weeks weeks, int from, int to, IntFunction<double[]> method) {
        Accuracy accuracy = Accuracy.NONE;
        for (int week = from; week < to; week++) {
            double[] forecast = method.apply(week);
            for (int slot = 0; slot < WEEK; slot++) {
                double actual = weeks.counts()[week][slot];
                if (!Double.isNaN(actual) && !Double.isNaN(forecast[slot])) {
                    accuracy = accuracy.with(forecast[slot], actual);
                }
            }
        }
        return accuracy.wape();
    }

    private static double[] ours(Forecaster forecaster, Weeks weeks, Outlook outlook, int week, boolean four) {
        LocalDate monday = weeks.start(week);
        History known = weeks.history().before(monday);
        if (four) {
            known = known.since(monday.minusWeeks(KNOWN_WEEKS));
        }
        Forecast forecast = forecaster.forecast(known, outlook, monday, 7);
        double[] counts = new double[WEEK];
        for (int day = 0; day < 7; day++) {
            System.arraycopy(forecast.days().get(day).expected(), 0, counts, day * History.SLOTS, History.SLOTS);
        }
        return counts;
    }

    private static void range(Forecaster forecaster, Weeks weeks, Outlook outlook) {
        int inside = 0;
        int all = 0;
        for (int week = KNOWN_WEEKS; week < weeks.size(); week++) {
            LocalDate monday = weeks.start(week);
            List<ForecastDay> days =
                    forecaster.forecast(weeks.history(), outlook, monday, 7).days();
            for (int slot = 0; slot < WEEK; slot++) {
                double actual = weeks.counts()[week][slot];
                ForecastDay day = days.get(slot / History.SLOTS);
                int at = slot % History.SLOTS;
                if (actual > 0) {
                    all++;
                    inside += actual >= day.low()[at] && actual <= day.high()[at] ? 1 : 0;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%.1f %% of half hours lie in the range that is to hold 80 %% of them%n",
                100.0 * inside / all);
    }

    private static double[] mean(Weeks weeks, int week) {
        return each(weeks, week, values -> Arrays.stream(values).average().orElse(Double.NaN));
    }

    private static double[] median(Weeks weeks, int week) {
        return each(weeks, week, values -> {
            double[] sorted = Arrays.stream(values).sorted().toArray();
            return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        });
    }

    private static double[] each(Weeks weeks, int week, java.util.function.ToDoubleFunction<double[]> of) {
        double[] result = new double[WEEK];
        for (int i = 0; i < WEEK; i++) {
            int slot = i;
            result[i] = of.applyAsDouble(Arrays.stream(weeks.counts(), week - KNOWN_WEEKS, week)
                    .mapToDouble(row -> row[slot])
                    .filter(value -> !Double.isNaN(value))
                    .toArray());
        }
        return result;
    }

    /** Reads lines of time and number, at any step that divides half an hour. */
    private static Weeks read(Path file) throws IOException {
        TreeMap<LocalDate, double[]> days = new TreeMap<>();
        Set<Integer> open = new HashSet<>();
        for (String line :
                Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            String[] cells = line.split("[ ,T]");
            int slot = Integer.parseInt(cells[1].substring(0, 2)) * 2 + Integer.parseInt(cells[1].substring(3, 5)) / 30;
            days.computeIfAbsent(LocalDate.parse(cells[0]), _ -> new double[History.SLOTS])[slot] +=
                    Double.parseDouble(cells[2]);
            open.add(slot);
        }
        LocalDate monday = days.firstKey().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int size = (int) ChronoUnit.WEEKS.between(monday, days.lastKey()) + 1;
        double[][] counts = new double[size][WEEK];
        for (double[] week : counts) {
            Arrays.fill(week, Double.NaN);
        }
        days.forEach((day, values) -> {
            int at = (int) ChronoUnit.DAYS.between(monday, day);
            for (int slot : open) {
                counts[at / 7][at % 7 * History.SLOTS + slot] = values[slot];
            }
        });
        return new Weeks(monday, counts, new History(days));
    }

    /** The holidays of American banks by their rules, as far as nobody worked: these are known years before. */
    private static Set<LocalDate> holidays(Weeks weeks) {
        List<LocalDate> all = new ArrayList<>();
        for (int year = weeks.monday().getYear();
                year <= weeks.start(weeks.size()).getYear();
                year++) {
            all.add(observed(LocalDate.of(year, 1, 1)));
            all.add(LocalDate.of(year, 1, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)));
            all.add(LocalDate.of(year, 2, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)));
            all.add(LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
            all.add(observed(LocalDate.of(year, 7, 4)));
            all.add(LocalDate.of(year, 9, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
            all.add(LocalDate.of(year, 10, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY)));
            all.add(observed(LocalDate.of(year, 11, 11)));
            all.add(LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
            all.add(observed(LocalDate.of(year, 12, 25)));
        }
        Set<LocalDate> holidays = new HashSet<>(all);
        holidays.removeIf(day -> isKnown(weeks, day));
        return holidays;
    }

    private static LocalDate observed(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static boolean isKnown(Weeks weeks, LocalDate day) {
        int at = (int) ChronoUnit.DAYS.between(weeks.monday(), day);
        return at >= 0
                && at / 7 < weeks.size()
                && Arrays.stream(weeks.counts()[at / 7], at % 7 * History.SLOTS, (at % 7 + 1) * History.SLOTS)
                        .anyMatch(value -> !Double.isNaN(value));
    }
}
