package cn.zhiban.scheduling.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingTest
class HolidayServiceIT {
    @Autowired
    HolidayService service;

    @Autowired
    HolidayCalendar calendar;

    @Autowired
    LunarCalendar lunar;

    @Autowired
    SchedulingFixtures fixtures;

    @ParameterizedTest
    @CsvSource({
        "2026-01-01,STATUTORY",
        "2026-01-02,REST",
        "2026-01-04,MAKE_UP",
        "2026-02-14,MAKE_UP",
        "2026-02-15,REST",
        "2026-02-16,STATUTORY",
        "2026-02-19,STATUTORY",
        "2026-02-20,REST",
        "2026-04-05,STATUTORY",
        "2026-04-06,REST",
        "2026-05-02,STATUTORY",
        "2026-05-03,REST",
        "2026-06-19,STATUTORY",
        "2026-09-20,MAKE_UP",
        "2026-09-25,STATUTORY",
        "2026-10-03,STATUTORY",
        "2026-10-04,REST",
        "2026-10-10,MAKE_UP",
        "2026-11-21,WEEKEND",
        "2026-11-23,WORKDAY"
    })
    void knowsTheDaysOf2026(LocalDate day, DayKind kind) {
        assertThat(calendar.dayKind(day)).isEqualTo(kind);
    }

    @Test
    void theLawGivesThirteenHolidaysIn2026() {
        assertThat(calendar.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
                .filteredOn(day -> day.kind() == HolidayKind.STATUTORY)
                .hasSize(13);
        assertThat(calendar.workdays(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)))
                .isEqualTo(16);
    }

    @Test
    void knowsTheTraditionalCalendar() {
        assertThat(lunar.of(LocalDate.of(2026, 2, 17))).contains(new LunarDay(1, false, 1));
        assertThat(lunar.of(LocalDate.of(2026, 2, 16))).contains(new LunarDay(12, false, 29));
        assertThat(lunar.of(LocalDate.of(2025, 7, 25))).contains(new LunarDay(6, true, 1));
        assertThat(lunar.of(LocalDate.of(2000, 1, 1))).isEmpty();
        assertThat(lunar.of(LocalDate.of(2099, 1, 1))).isEmpty();
    }

    @Test
    void saysWhatAFileChangesAndTakesItOverOnce() {
        byte[] file = file("{\"year\":2031,\"days\":[" + day("2030-12-31", true) + "," + day("2031-01-01", true) + ","
                + day("2031-01-04", false) + "]}");
        HolidayPreview preview = fixtures.asSystem(() -> service.preview(file));
        assertThat(preview.changes()).hasSize(3);
        assertThat(calendar.holiday(LocalDate.of(2031, 1, 1))).isEmpty();
        fixtures.asSystem(() -> service.importYear(file));
        assertThat(calendar.dayKind(LocalDate.of(2030, 12, 31))).isEqualTo(DayKind.REST);
        assertThat(calendar.dayKind(LocalDate.of(2031, 1, 4))).isEqualTo(DayKind.MAKE_UP);
        assertThat(fixtures.asSystem(() -> service.preview(file)).changes()).isEmpty();
        HolidayPreview fewer = fixtures.asSystem(
                () -> service.importYear(file("{\"year\":2031,\"days\":[" + day("2031-01-01", true) + "]}")));
        assertThat(fewer.changes()).extracting(HolidayPreview.Change::day).containsExactly(LocalDate.of(2031, 1, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"year\":\"2027\",\"days\":[]}",
                "{\"year\":2027,\"days\":[]}",
                "{\"year\":2027}",
                "{\"year\":1900,\"days\":[{}]}",
                "{\"year\":2027,\"days\":{}}"
            })
    void refusesWhatIsNoFileOfHolidays(String text) {
        assertThatThrownBy(() -> fixtures.asSystem(() -> service.preview(file(text))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void saysWhatIsWrongWhereAndTakesNothing() {
        byte[] file = file("{\"year\":2032,\"days\":[" + day("2032-02-30", true) + "," + day("2031-06-01", true) + ","
                + day("2032-05-01", true) + "," + day("2032-05-01", true)
                + ",{\"name\":\"\",\"date\":\"2032-05-02\",\"isOffDay\":\"yes\"},7]}");
        assertThat(fixtures.asSystem(() -> service.preview(file)).problems())
                .extracting(HolidayPreview.Problem::where)
                .isEqualTo(List.of(
                        "days[0].date",
                        "days[1].date",
                        "days[3].date",
                        "days[4].name",
                        "days[4].isOffDay",
                        "days[5].date",
                        "days[5].name",
                        "days[5].isOffDay"));
        assertThatThrownBy(() -> fixtures.asSystem(() -> service.importYear(file)))
                .isInstanceOf(InvalidInput.class);
        assertThat(calendar.holiday(LocalDate.of(2032, 5, 1))).isEmpty();
    }

    @Test
    void termsDoNotOverlap() {
        long id = fixtures.asSystem(
                () -> service.addTerm("Spring 2033", LocalDate.of(2033, 2, 28), LocalDate.of(2033, 7, 1)));
        assertThat(calendar.isTermTime(LocalDate.of(2033, 7, 1))).isTrue();
        assertThat(calendar.isTermTime(LocalDate.of(2033, 7, 2))).isFalse();
        assertThatThrownBy(() -> fixtures.asSystem(
                        () -> service.addTerm("Again", LocalDate.of(2033, 7, 1), LocalDate.of(2033, 8, 1))))
                .isInstanceOf(InvalidInput.class);
        fixtures.asSystem(() -> {
            service.removeTerm(id);
            return true;
        });
        assertThat(calendar.isTermTime(LocalDate.of(2033, 7, 1))).isFalse();
    }

    @Test
    void onlyWhoKeepsRulesChangesHolidays() {
        Actor agent = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.OWN, SchedulingPermissions.VIEW);
        byte[] file = file("{\"year\":2034,\"days\":[" + day("2034-01-01", true) + "]}");
        assertThatThrownBy(() -> fixtures.as(agent, () -> service.preview(file)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(agent, () -> service.importYear(file)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(agent, () -> {
                    service.set(LocalDate.of(2034, 1, 1), HolidayKind.REST, "x");
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
    }

    private static byte[] file(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String day(String date, boolean off) {
        return "{\"name\":\"Day\",\"date\":\"" + date + "\",\"isOffDay\":" + off + "}";
    }
}
