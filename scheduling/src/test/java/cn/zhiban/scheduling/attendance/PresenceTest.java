package cn.zhiban.scheduling.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @Test
    void aNightBelongsToTheDayOnWhichTheShiftStarts() {
        Map<LocalDate, Presence> days = Presence.byDay(
                List.of(span("2026-11-02T22:55", "2026-11-03T03:00"), span("2026-11-03T03:30", "2026-11-03T08:04")),
                Map.of(MONDAY, Stretch.of(MONDAY, 1380, 1920)));
        assertThat(days).containsOnlyKeys(MONDAY);
        assertThat(days.get(MONDAY).stretches())
                .containsExactly(Stretch.of(MONDAY, 1375, 1620), Stretch.of(MONDAY, 1650, 1924));
    }

    @Test
    void aLoginWithoutAShiftBelongsToItsOwnDayEvenOverMidnight() {
        Map<LocalDate, Presence> days = Presence.byDay(List.of(span("2026-11-02T22:00", "2026-11-03T02:00")), Map.of());
        assertThat(days).containsOnlyKeys(MONDAY);
    }

    @Test
    void timeOverTwoShiftsIsPartedBetweenThem() {
        LocalDate tuesday = MONDAY.plusDays(1);
        Map<LocalDate, Presence> days = Presence.byDay(
                List.of(span("2026-11-02T23:00", "2026-11-03T16:00")),
                Map.of(MONDAY, Stretch.of(MONDAY, 1380, 1920), tuesday, Stretch.of(tuesday, 600, 960)));
        assertThat(days.get(MONDAY).stretches()).containsExactly(Stretch.of(MONDAY, 1380, 1980));
        assertThat(days.get(tuesday).stretches()).containsExactly(Stretch.of(tuesday, 540, 960));
    }

    @Test
    void overlappingLoginsOfTwoPlatformsCountOnce() {
        Map<LocalDate, Presence> days = Presence.byDay(
                List.of(span("2026-11-02T08:30", "2026-11-02T12:00"), span("2026-11-02T11:00", "2026-11-02T17:30")),
                Map.of());
        assertThat(days.get(MONDAY).stretches()).containsExactly(Stretch.of(MONDAY, 510, 1050));
    }

    @Test
    void punchesArePairedAndAForgottenOneIsTold() {
        List<Login> punches = List.of(
                punch(true, "2026-11-02T08:30"),
                punch(true, "2026-11-02T08:31"),
                punch(false, "2026-11-02T17:30"),
                punch(true, "2026-11-03T08:30"),
                punch(true, "2026-11-04T08:30"),
                punch(false, "2026-11-04T17:30"),
                punch(false, "2026-11-05T17:30"));
        Map<LocalDate, Presence> days = Presence.byDay(punches, Map.of());
        assertThat(days.get(MONDAY).stretches()).containsExactly(Stretch.of(MONDAY, 510, 1050));
        assertThat(days.get(MONDAY.plusDays(1)).openAt()).hasSize(1);
        assertThat(days.get(MONDAY.plusDays(2)).stretches()).hasSize(1);
        assertThat(days.get(MONDAY.plusDays(3)).outAt()).hasSize(1);
    }

    @Test
    void noMinuteIsLostOrInTwoDays() {
        Random dice = new Random(20261123);
        for (int round = 0; round < 400; round++) {
            List<Login> logins = new ArrayList<>();
            Map<LocalDate, Stretch> shifts = new HashMap<>();
            for (int d = 0; d < 10; d++) {
                LocalDate day = MONDAY.plusDays(d);
                if (dice.nextInt(4) > 0) {
                    int start = 360 + dice.nextInt(17) * 60;
                    shifts.put(day, Stretch.of(day, start, start + 480 + dice.nextInt(2) * 60));
                }
                for (int i = dice.nextInt(4); i > 0; i--) {
                    LocalDateTime from = day.atStartOfDay().plusMinutes(dice.nextInt(1440));
                    logins.add(span(from, from.plusMinutes(1 + dice.nextInt(900))));
                }
            }
            boolean[] expected = minutes(logins.stream()
                    .map(one -> new Stretch(Stretch.minute(one.startsAt()), Stretch.minute(one.endsAt())))
                    .toList());
            List<Stretch> found = Presence.byDay(logins, shifts).values().stream()
                    .flatMap(one -> one.stretches().stream())
                    .toList();
            assertThat(minutes(found)).as("round %d", round).isEqualTo(expected);
            assertThat(Stretch.sum(found)).as("round %d", round).isEqualTo(count(expected));
        }
    }

    private static boolean[] minutes(List<Stretch> stretches) {
        boolean[] minutes = new boolean[1440 * 14];
        for (Stretch one : stretches) {
            for (int minute = one.from(); minute < one.to(); minute++) {
                minutes[minute - Stretch.midnight(MONDAY)] = true;
            }
        }
        return minutes;
    }

    private static int count(boolean[] minutes) {
        int count = 0;
        for (boolean one : minutes) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static Login span(String from, String to) {
        return span(LocalDateTime.parse(from), LocalDateTime.parse(to));
    }

    private static Login span(LocalDateTime from, LocalDateTime to) {
        return new Login(1, "S" + from, from, to, false);
    }

    private static Login punch(boolean in, String at) {
        LocalDateTime moment = LocalDateTime.parse(at);
        return new Login(1, (in ? "I" : "O") + at, in ? moment : null, in ? null : moment, true);
    }
}
