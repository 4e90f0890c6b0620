package cn.zhiban.kb.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ShiftTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);

    @Test
    void theNightBelongsToTheDayOnWhichItBegan() {
        assertThat(at("2026-11-11T21:59:59")).isEqualTo(new Shift(DAY, Shift.Segment.LATE));
        assertThat(at("2026-11-11T22:00:00")).isEqualTo(new Shift(DAY, Shift.Segment.NIGHT));
        assertThat(at("2026-11-12T00:00:00")).isEqualTo(new Shift(DAY, Shift.Segment.NIGHT));
        assertThat(at("2026-11-12T05:59:59")).isEqualTo(new Shift(DAY, Shift.Segment.NIGHT));
        assertThat(at("2026-11-12T06:00:00")).isEqualTo(new Shift(DAY.plusDays(1), Shift.Segment.EARLY));
        assertThat(at("2026-11-12T14:00:00")).isEqualTo(new Shift(DAY.plusDays(1), Shift.Segment.LATE));
    }

    private static Shift at(String local) {
        return Shift.at(LocalDateTime.parse(local));
    }
}
