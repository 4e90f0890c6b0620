package cn.zhiban.scheduling.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.contract.WorkingTime;
import cn.zhiban.scheduling.holiday.DayKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayFactorsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 10, 15);

    @Test
    void moreThanEightHoursOfAWorkingDayCostHalfAsMuchAgain() {
        Map<PayReason, Integer> minutes = minutes(WorkingTime.STANDARD, 10_000, work(THURSDAY, false, 510, 1110));
        assertThat(minutes)
                .containsExactlyInAnyOrderEntriesOf(Map.of(PayReason.ORDINARY, 480, PayReason.OVER_DAY, 120));
    }

    @Test
    void workingDaysBeyondTheMonthsTargetCostHalfAsMuchAgain() {
        List<PayFactors.Work> works = new ArrayList<>();
        for (int d = 0; d < 5; d++) {
            works.add(work(LocalDate.of(2026, 10, 12).plusDays(d), false, 540, 1020));
        }
        assertThat(minutes(WorkingTime.STANDARD, 2000, works.toArray(PayFactors.Work[]::new)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(PayReason.ORDINARY, 2000, PayReason.OVER_PERIOD, 400));
    }

    @Test
    void aDayOfRestCostsTwiceUnderStandardTimeOnly() {
        LocalDate saturday = LocalDate.of(2026, 10, 17);
        assertThat(minutes(WorkingTime.STANDARD, 10_000, work(saturday, true, 540, 1020)))
                .containsExactly(Map.entry(PayReason.REST_DAY, 480));
        assertThat(minutes(WorkingTime.COMPREHENSIVE, 10_000, work(saturday, true, 540, 1020)))
                .containsExactly(Map.entry(PayReason.ORDINARY, 480));
    }

    @Test
    void comprehensiveTimeKnowsNoLimitOfADayButOneOfThePeriod() {
        assertThat(minutes(
                        WorkingTime.COMPREHENSIVE,
                        1000,
                        work(THURSDAY, false, 480, 1200),
                        work(THURSDAY.plusDays(1), false, 480, 1200)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(PayReason.ORDINARY, 1000, PayReason.OVER_PERIOD, 440));
    }

    @Test
    void aNightIntoAHolidayIsPartedAtMidnight() {
        // 30 September is worked, 1 October is a statutory holiday
        LocalDate eve = LocalDate.of(2026, 9, 30);
        List<PaidPart> parts = PayFactors.parts(
                List.of(work(eve, false, 1380, 1920)), terms(WorkingTime.COMPREHENSIVE, 10_000, false));
        assertThat(parts)
                .containsExactly(
                        new PaidPart(eve, eve, 60, PayReason.ORDINARY),
                        new PaidPart(eve, eve.plusDays(1), 480, PayReason.HOLIDAY));
        // and one that leaves the holidays: the 3rd is the last
        LocalDate third = LocalDate.of(2026, 10, 3);
        assertThat(minutes(WorkingTime.COMPREHENSIVE, 10_000, work(third, false, 1380, 1920)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(PayReason.HOLIDAY, 60, PayReason.ORDINARY, 480));
    }

    @Test
    void hoursOnHolidaysDoNotCountTowardsTheTarget() {
        assertThat(minutes(
                        WorkingTime.COMPREHENSIVE,
                        480,
                        work(FIRST, false, 540, 1020),
                        work(THURSDAY, false, 540, 1020)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(PayReason.HOLIDAY, 480, PayReason.ORDINARY, 480));
    }

    @Test
    void flexibleTimeIsPaidMoreOnHolidaysOnlyIfTheCompanySaysSo() {
        PayFactors.Work work = work(FIRST, false, 540, 1140);
        assertThat(minutes(WorkingTime.FLEXIBLE, 0, work)).containsExactly(Map.entry(PayReason.ORDINARY, 600));
        assertThat(PayFactors.parts(List.of(work), terms(WorkingTime.FLEXIBLE, 0, true)))
                .extracting(PaidPart::reason)
                .containsExactly(PayReason.HOLIDAY);
    }

    @Test
    void everyMinuteHasExactlyOneFactorInAnyMonth() {
        Random dice = new Random(20261123);
        for (int round = 0; round < 600; round++) {
            WorkingTime system = WorkingTime.values()[round % 3];
            List<PayFactors.Work> works = new ArrayList<>();
            Map<LocalDate, Integer> expected = new HashMap<>();
            int holidays = 0;
            for (int d = 0; d < 31; d++) {
                LocalDate day = FIRST.plusDays(d);
                List<Stretch> stretches = new ArrayList<>();
                int at = dice.nextInt(1000);
                for (int i = dice.nextInt(4); i > 0; i--) {
                    int end = at + 1 + dice.nextInt(400);
                    stretches.add(Stretch.of(day, at, end));
                    at = end + 1 + dice.nextInt(60);
                }
                works.add(new PayFactors.Work(day, dice.nextInt(4) == 0, stretches));
                expected.merge(day, Stretch.sum(stretches), Integer::sum);
                for (Stretch one : stretches) {
                    for (int minute = one.from(); minute < one.to(); minute++) {
                        holidays += kind(Stretch.day(minute)) == DayKind.STATUTORY ? 1 : 0;
                    }
                }
            }
            List<PaidPart> parts = PayFactors.parts(works, terms(system, dice.nextInt(12_000), round % 2 == 0));
            Map<LocalDate, Integer> found = new HashMap<>();
            expected.keySet().forEach(day -> found.put(day, 0));
            parts.forEach(part -> found.merge(part.day(), part.minutes(), Integer::sum));
            assertThat(found).as("round %d", round).isEqualTo(expected);
            assertThat(parts).as("round %d", round).allMatch(part -> part.minutes() > 0);
            assertThat(parts.stream().map(part -> part.day() + " " + part.date() + part.reason()))
                    .doesNotHaveDuplicates();
            int paid = parts.stream()
                    .filter(part -> part.reason() == PayReason.HOLIDAY)
                    .mapToInt(PaidPart::minutes)
                    .sum();
            assertThat(paid)
                    .as("round %d", round)
                    .isEqualTo(system == WorkingTime.FLEXIBLE && round % 2 == 1 ? 0 : holidays);
            if (system != WorkingTime.STANDARD) {
                assertThat(parts).noneMatch(part -> part.reason() == PayReason.REST_DAY);
            }
        }
    }

    private static Map<PayReason, Integer> minutes(WorkingTime system, int target, PayFactors.Work... works) {
        Map<PayReason, Integer> minutes = new HashMap<>();
        PayFactors.parts(List.of(works), terms(system, target, false))
                .forEach(part -> minutes.merge(part.reason(), part.minutes(), Integer::sum));
        return minutes;
    }

    private static PayFactors.Terms terms(WorkingTime system, int target, boolean holidays) {
        return new PayFactors.Terms(system, PayFactorsTest::kind, day -> day.withDayOfMonth(1), _ -> target, holidays);
    }

    private static DayKind kind(LocalDate day) {
        if (day.getMonthValue() == 10 && day.getDayOfMonth() <= 3) {
            return DayKind.STATUTORY;
        }
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
                ? DayKind.WEEKEND
                : DayKind.WORKDAY;
    }

    private static PayFactors.Work work(LocalDate day, boolean rest, int from, int to) {
        return new PayFactors.Work(day, rest, List.of(Stretch.of(day, from, to)));
    }
}
