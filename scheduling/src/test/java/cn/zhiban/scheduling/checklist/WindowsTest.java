package cn.zhiban.scheduling.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Post;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Test
    void windowsFollowTheShift() {
        assertThat(Windows.of(item(Anchor.SHIFT_START, -10, 20), on(510, 1050)))
                .contains(window("2026-11-30T08:20", "2026-11-30T08:50"));
        assertThat(Windows.of(item(Anchor.SHIFT_END, -30, 15), on(1380, 1920)))
                .as("the end of a night is on the next day, here of the next month")
                .contains(window("2026-12-01T07:30", "2026-12-01T08:15"));
    }

    @Test
    void aTimeOfTheClockIsMetWhereTheShiftIs() {
        ChecklistItem earlyMorning = item(Anchor.CLOCK, 390, 450);
        assertThat(Windows.of(earlyMorning, on(1380, 1920))).contains(window("2026-12-01T06:30", "2026-12-01T07:30"));
        assertThat(Windows.of(earlyMorning, on(510, 1050))).isEmpty();
        assertThat(Windows.of(item(Anchor.CLOCK, 1410, 1500), on(1380, 1920)))
                .contains(window("2026-11-30T23:30", "2026-12-01T01:00"));
    }

    @Test
    void theWeekdayIsThatOnWhichTheShiftStarts() {
        ChecklistItem tuesdays =
                new ChecklistItem(1, 1, "x", Anchor.SHIFT_END, -30, 0, Set.of(DayOfWeek.TUESDAY), Evidence.NONE);
        assertThat(Windows.of(tuesdays, on(1380, 1920))).isEmpty();
    }

    @Test
    void aTaskIsAheadThenDueThenLate() {
        Windows.Window window = window("2026-11-30T08:20", "2026-11-30T08:50");
        assertThat(Windows.state(window, LocalDateTime.parse("2026-11-30T08:19")))
                .isEqualTo(TaskState.AHEAD);
        assertThat(Windows.state(window, LocalDateTime.parse("2026-11-30T08:20")))
                .isEqualTo(TaskState.DUE);
        assertThat(Windows.state(window, LocalDateTime.parse("2026-11-30T08:49")))
                .isEqualTo(TaskState.DUE);
        assertThat(Windows.state(window, LocalDateTime.parse("2026-11-30T08:50")))
                .isEqualTo(TaskState.LATE);
    }

    @Test
    void everyWindowOfTheClockThatIsFoundTouchesItsShift() {
        Random dice = new Random(7);
        for (int round = 0; round < 2000; round++) {
            int start = dice.nextInt(1440);
            OnShift on = on(start, start + 60 + dice.nextInt(1380));
            int from = dice.nextInt(1440);
            ChecklistItem item = item(Anchor.CLOCK, from, from + 1 + dice.nextInt(1440));
            Windows.of(item, on).ifPresent(window -> {
                assertThat(window.from()).isBefore(on.ends());
                assertThat(window.to()).isAfter(on.begins());
            });
            if (item.toMinute() > start && from < on.shift().endMinute()) {
                assertThat(Windows.of(item, on)).isPresent();
            }
        }
    }

    private static ChecklistItem item(Anchor anchor, int from, int to) {
        return new ChecklistItem(1, 1, "x", anchor, from, to, EnumSet.allOf(DayOfWeek.class), Evidence.NONE);
    }

    private static OnShift on(int start, int end) {
        ShiftType shift = new ShiftType(1, "X", "X", ShiftKind.WORK, ShiftBand.EARLY, start, end, 0, 0, null, true, 0);
        return new OnShift(1, "somebody", null, Post.PRE_SALES, MONDAY, shift);
    }

    private static Windows.Window window(String from, String to) {
        return new Windows.Window(LocalDateTime.parse(from), LocalDateTime.parse(to));
    }
}
