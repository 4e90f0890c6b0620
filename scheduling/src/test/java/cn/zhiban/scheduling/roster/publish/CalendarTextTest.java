package cn.zhiban.scheduling.roster.publish;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTextTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private static String calendar(ZoneId zone, LocalDate day, ShiftType shift) {
        return CalendarText.of("班表", 7, List.of(new OwnDay(day, true, shift, null)), zone, NOW);
    }

    private static ShiftType shift(String name, int start, int end) {
        return new ShiftType(1, "N", name, ShiftKind.WORK, ShiftBand.NIGHT, start, end, 60, 0, null, true, 0);
    }

    @Test
    void aNightShiftEndsOnTheNextDayInTheCompanysZone() {
        String text = calendar(ZoneId.of("Asia/Shanghai"), LocalDate.of(2026, 12, 31), shift("夜班", 1380, 1920));
        assertThat(text)
                .contains(
                        "DTSTART;TZID=Asia/Shanghai:20261231T230000\r\n",
                        "DTEND;TZID=Asia/Shanghai:20270101T080000\r\n",
                        "TZID:Asia/Shanghai\r\n",
                        "TZOFFSETTO:+0800\r\n",
                        "UID:7-2026-12-31@zhiban\r\n");
    }

    @Test
    void whereClocksChangeTimesAreWrittenInUtc() {
        String text = calendar(ZoneId.of("Europe/Berlin"), LocalDate.of(2026, 12, 1), shift("early", 480, 960));
        assertThat(text)
                .contains("DTSTART:20261201T070000Z", "DTEND:20261201T150000Z")
                .doesNotContain("VTIMEZONE");
    }

    @Test
    void longLinesAreFoldedBetweenCharactersAndSpecialOnesEscaped() {
        String name = "晚班😀,;\\ " + "接待".repeat(40);
        String text = calendar(ZoneId.of("Asia/Shanghai"), LocalDate.of(2026, 12, 1), shift(name, 480, 960));
        assertThat(text.lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:N 晚班😀\\,\\;\\\\ " + "接待".repeat(40));
    }
}
