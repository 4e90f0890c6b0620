package cn.zhiban.scheduling.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final LocalDate START = LocalDate.of(2026, 9, 7);
    private final Forecaster forecaster = new Forecaster();

    /** A shop with a weekday profile, some noise, and nothing special. */
    private static TreeMap<LocalDate, double[]> shop(int days, double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<LocalDate, double[]> known = new TreeMap<>();
        for (int i = 0; i < days; i++) {
            LocalDate day = START.plusDays(i);
            double[] counts = new double[History.SLOTS];
            double level = size * (day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.6 : 1) * random.nextDouble(0.97, 1.03);
            for (int slot = 16; slot < 46; slot++) {
                counts[slot] = level * (1 + Math.sin((slot - 16) / 5.0)) * random.nextDouble(0.95, 1.05);
            }
            known.put(day, counts);
        }
        return known;
    }

    @Test
    void forecastsAnOrdinaryWeekWithinAFewPerCent() {
        TreeMap<LocalDate, double[]> all = shop(63, 50, 1);
        LocalDate from = START.plusDays(56);
        Forecast forecast = forecaster.forecast(new History(all), Outlook.NOTHING, from, 7);
        Accuracy accuracy = Accuracy.NONE;
        for (ForecastDay day : forecast.days()) {
            for (int slot = 0; slot < History.SLOTS; slot++) {
                accuracy = accuracy.with(day.expected()[slot], all.get(day.day())[slot]);
                assertThat(day.low()[slot]).isLessThanOrEqualTo(day.expected()[slot]);
                assertThat(day.high()[slot]).isGreaterThanOrEqualTo(day.expected()[slot]);
            }
        }
        assertThat(accuracy.wape()).isLessThan(0.06);
    }

    @Test
    void neverForecastsLessThanNothing() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            TreeMap<LocalDate, double[]> known = new TreeMap<>();
            for (int day = 0; day < random.nextInt(1, 40); day++) {
                if (random.nextDouble() < 0.8) {
                    double[] counts = new double[History.SLOTS];
                    for (int slot = 0; slot < History.SLOTS; slot++) {
                        counts[slot] = random.nextDouble() < 0.7 ? 0 : random.nextInt(random.nextInt(1, 500) + 1);
                    }
                    known.put(START.plusDays(day), counts);
                }
            }
            List<DayMark> marks = new ArrayList<>();
            for (int mark = 0; mark < 4; mark++) {
                marks.add(new DayMark(
                        START.plusDays(random.nextInt(50)),
                        "e" + random.nextInt(2),
                        random.nextBoolean() ? null : Double.valueOf(random.nextDouble(0, 5)),
                        random.nextInt(0, 20),
                        random.nextInt(21, 49)));
            }
            Outlook outlook = new Outlook(marks, Set.of(START.plusDays(random.nextInt(50))));
            Forecast forecast = forecaster.forecast(new History(known), outlook, START.plusDays(40), 20);
            assertThat(forecast.days()).hasSize(20);
            for (ForecastDay day : forecast.days()) {
                for (int slot = 0; slot < History.SLOTS; slot++) {
                    assertThat(day.expected()[slot]).isNotNegative().isFinite();
                    assertThat(day.low()[slot]).isNotNegative().isFinite();
                    assertThat(day.high()[slot]).isNotNegative().isFinite();
                }
            }
        }
    }

    @Test
    void aShopOfTwiceTheSizeHasTwiceTheForecast() {
        TreeMap<LocalDate, double[]> small = shop(40, 10, 5);
        TreeMap<LocalDate, double[]> large = new TreeMap<>();
        small.forEach((day, counts) -> {
            double[] doubled = counts.clone();
            for (int slot = 0; slot < doubled.length; slot++) {
                doubled[slot] *= 7;
            }
            large.put(day, doubled);
        });
        Outlook outlook = new Outlook(
                List.of(new DayMark(START.plusDays(20), "live", null), new DayMark(START.plusDays(45), "live", null)),
                Set.of());
        Forecast one = forecaster.forecast(new History(small), outlook, START.plusDays(40), 14);
        Forecast seven = forecaster.forecast(new History(large), outlook, START.plusDays(40), 14);
        for (int day = 0; day < 14; day++) {
            for (int slot = 0; slot < History.SLOTS; slot++) {
                double expected = one.days().get(day).expected()[slot] * 7;
                assertThat(seven.days().get(day).expected()[slot]).isCloseTo(expected, within(1e-6 * (1 + expected)));
            }
        }
    }

    @Test
    void nothingOfTheFutureIsLookedAt() {
        TreeMap<LocalDate, double[]> all = shop(70, 30, 9);
        LocalDate from = START.plusDays(50);
        TreeMap<LocalDate, double[]> changed = new TreeMap<>(all);
        changed.tailMap(from, true).replaceAll((_, counts) -> new double[counts.length]);
        Outlook outlook = new Outlook(List.of(new DayMark(from.plusDays(3), "x", null)), Set.of());
        double[] before = forecaster
                .forecast(new History(all), outlook, from, 7)
                .days()
                .get(3)
                .expected();
        assertThat(forecaster
                        .forecast(new History(changed), outlook, from, 7)
                        .days()
                        .get(3)
                        .expected())
                .isEqualTo(before);
    }

    @Test
    void oneWildDayAndMissingDaysHardlyMoveTheForecast() {
        TreeMap<LocalDate, double[]> calm = shop(49, 40, 13);
        TreeMap<LocalDate, double[]> wild = new TreeMap<>(calm);
        wild.computeIfPresent(START.plusDays(30), (_, counts) -> {
            double[] more = counts.clone();
            for (int slot = 0; slot < more.length; slot++) {
                more[slot] *= 6;
            }
            return more;
        });
        wild.remove(START.plusDays(11));
        wild.remove(START.plusDays(44));
        double usual = total(forecaster.forecast(new History(calm), Outlook.NOTHING, START.plusDays(49), 7));
        double after = total(forecaster.forecast(new History(wild), Outlook.NOTHING, START.plusDays(49), 7));
        assertThat(after / usual).isBetween(0.95, 1.05);
    }

    @Test
    void learnsAnEventFromThePastAndShowsTheDays() {
        TreeMap<LocalDate, double[]> known = shop(56, 40, 17);
        List<DayMark> marks = new ArrayList<>();
        for (int past : new int[] {10, 24, 38}) {
            known.computeIfPresent(START.plusDays(past), (_, counts) -> {
                double[] more = counts.clone();
                for (int slot = 40; slot < 46; slot++) {
                    more[slot] *= 2.5;
                }
                return more;
            });
            marks.add(new DayMark(START.plusDays(past), "live", null, 40, 46));
        }
        LocalDate day = START.plusDays(59);
        marks.add(new DayMark(day, "live", null, 40, 46));
        Forecast with = forecaster.forecast(new History(known), new Outlook(marks, Set.of()), day, 1);
        Forecast without = forecaster.forecast(new History(known), new Outlook(marks.subList(0, 3), Set.of()), day, 1);
        assertThat(with.effects()).singleElement().satisfies(effect -> {
            assertThat(effect.factor()).isBetween(2.0, 2.6);
            assertThat(effect.evidence()).hasSize(3);
        });
        double[] live = with.days().getFirst().expected();
        double[] plain = without.days().getFirst().expected();
        assertThat(live[42] / plain[42]).isBetween(2.0, 2.7);
        assertThat(live[30]).isEqualTo(plain[30]);
    }

    @Test
    void aTypedFactorIsTakenAsItIs() {
        History known = new History(shop(42, 40, 19));
        LocalDate day = START.plusDays(45);
        double plain = total(forecaster.forecast(known, Outlook.NOTHING, day, 1));
        Outlook peak = new Outlook(List.of(new DayMark(day, "618", 3.0)), Set.of());
        assertThat(total(forecaster.forecast(known, peak, day, 1))).isCloseTo(3 * plain, within(1e-6 * plain));
    }

    @Test
    void closedDaysAreEmptyAndTheDayAfterIsLearned() {
        TreeMap<LocalDate, double[]> known = shop(56, 40, 23);
        for (int closed : new int[] {16, 30}) {
            known.remove(START.plusDays(closed));
            known.computeIfPresent(START.plusDays(closed + 1), (_, counts) -> {
                double[] more = counts.clone();
                for (int slot = 0; slot < more.length; slot++) {
                    more[slot] *= 1.5;
                }
                return more;
            });
        }
        LocalDate closed = START.plusDays(58);
        Outlook outlook = new Outlook(List.of(), Set.of(START.plusDays(16), START.plusDays(30), closed));
        List<ForecastDay> days =
                forecaster.forecast(new History(known), outlook, closed, 2).days();
        double plain = forecaster
                .forecast(new History(known), Outlook.NOTHING, closed, 2)
                .days()
                .get(1)
                .total();
        assertThat(days.getFirst().total()).isZero();
        assertThat(days.get(1).total() / plain).isBetween(1.25, 1.6);
    }

    @Test
    void aWeekdayThatIsNeverOpenStaysClosed() {
        TreeMap<LocalDate, double[]> known = shop(42, 40, 29);
        known.keySet().removeIf(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY);
        Forecast forecast = forecaster.forecast(new History(known), Outlook.NOTHING, START.plusDays(42), 7);
        assertThat(forecast.days())
                .allSatisfy(
                        day -> assertThat(day.total() > 0).isEqualTo(day.day().getDayOfWeek() != DayOfWeek.SATURDAY));
    }

    @Test
    void withoutHistoryNothingIsExpected() {
        Forecast forecast = forecaster.forecast(new History(new TreeMap<>()), Outlook.NOTHING, START, 3);
        assertThat(forecast.days())
                .hasSize(3)
                .allSatisfy(day -> assertThat(day.total()).isZero());
    }

    private static double total(Forecast forecast) {
        return forecast.days().stream().mapToDouble(ForecastDay::total).sum();
    }
}
