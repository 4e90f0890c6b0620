package cn.zhiban.kb.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final WorkingHours hours = with(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    @Test
    void eightHoursFromTheMorningEndOnTheSameDay() {
        assertThat(after("2026-11-23T09:30", 8)).isEqualTo(LocalDateTime.parse("2026-11-23T17:30"));
    }

    @Test
    void whatIsLeftInTheEveningGoesOnTheNextMorning() {
        assertThat(after("2026-11-23T16:00", 8)).isEqualTo(LocalDateTime.parse("2026-11-24T15:00"));
    }

    @Test
    void theClockStandsStillAtNightAndAtWeekends() {
        assertThat(after("2026-11-27T23:00", 1)).isEqualTo(LocalDateTime.parse("2026-11-30T10:00"));
        assertThat(after("2026-11-28T12:00", 1)).isEqualTo(LocalDateTime.parse("2026-11-30T10:00"));
        assertThat(after("2026-11-24T03:00", 1)).isEqualTo(LocalDateTime.parse("2026-11-24T10:00"));
    }

    @Test
    void moreTimeNeverEndsEarlierAndAlwaysWithinWorkingHours() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            LocalDateTime from = LocalDateTime.parse("2026-01-01T00:00").plusMinutes(random.nextInt(500_000));
            int working = 1 + random.nextInt(100);
            LocalDateTime end = after(from.toString(), working);
            assertThat(end).isAfter(from).isBeforeOrEqualTo(after(from.toString(), working + 1));
            assertThat(end.toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(18, 0));
            assertThat(end.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        }
    }

    @Test
    void hoursWithoutWorkingTimeAreRefused() {
        assertThatThrownBy(() -> with(Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private LocalDateTime after(String from, int working) {
        return LocalDateTime.ofInstant(
                hours.after(LocalDateTime.parse(from).atZone(ZONE).toInstant(), Duration.ofHours(working), ZONE), ZONE);
    }

    private static WorkingHours with(Set<DayOfWeek> days) {
        return new WorkingHours(
                days, LocalTime.of(9, 0), LocalTime.of(18, 0), Duration.ofHours(8), Duration.ofHours(8));
    }
}
