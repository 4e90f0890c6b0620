package cn.zhiban.scheduling.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.ContractService;
import cn.zhiban.scheduling.contract.PayPeriod;
import cn.zhiban.scheduling.contract.WorkingTime;
import cn.zhiban.scheduling.leave.LeaveDraft;
import cn.zhiban.scheduling.leave.LeaveService;
import cn.zhiban.scheduling.leave.LeaveType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class PayMonthsIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalDate SATURDAY = LocalDate.of(2026, 9, 12);

    @Autowired
    PayMonths months;

    @Autowired
    LoginStore logins;

    @Autowired
    ContractService contracts;

    @Autowired
    LeaveService leave;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private long person;
    private long roster;
    private long type;

    @BeforeEach
    void somebody() {
        person = fixtures.employee(fixtures.team(null));
        String name = "Z" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO sched_shift_type (code, name, kind, band, start_minute, end_minute, break_minutes, colour,"
                        + " active) VALUES (?, ?, 'WORK', 'NIGHT', 1380, 1920, 60, 0, TRUE)",
                name,
                name);
        type = jdbc.queryForObject("SELECT id FROM sched_shift_type WHERE code = ?", Long.class, name);
        jdbc.update(
                "INSERT INTO sched_roster (name, first_day, last_day, state, created_at)"
                        + " VALUES (?, '2026-07-01', '2026-10-31', 'PUBLISHED', NOW(6))",
                name);
        roster = jdbc.queryForObject("SELECT id FROM sched_roster WHERE name = ?", Long.class, name);
    }

    @Test
    void aWeekendThatWasMovedByTheRosterIsNoDayOfRest() {
        works(SATURDAY);
        assertThat(month(2026, 9).overtime200()).isEqualTo(480);
        // Wednesday of the same week is free instead
        free(SATURDAY.minusDays(3));
        assertThat(month(2026, 9).overtime200()).isZero();
        assertThat(month(2026, 9).countedMinutes()).isEqualTo(480);
    }

    @Test
    void aQuarterIsOverOnlyWhenItsHoursAre() {
        contract(PayPeriod.QUARTER, 60);
        // 65 working days from July to September of 12 minutes each: 13 hours, a shift and a half
        works(LocalDate.of(2026, 7, 6));
        works(LocalDate.of(2026, 9, 7));
        assertThat(month(2026, 7).overtime150()).isZero();
        MonthFigures september = month(2026, 9);
        assertThat(september.overtime150()).isEqualTo(960 - september.targetMinutes());
        assertThat(september.countedMinutes()).isEqualTo(480);
    }

    @Test
    void leaveLowersTheTarget() {
        contract(PayPeriod.MONTH, 2400);
        int before = month(2026, 9).targetMinutes();
        LocalDate day = LocalDate.of(2026, 9, 9);
        fixtures.asSystem(() -> leave.enter(new LeaveDraft(person, LeaveType.SICK, day, false, day, false, "")));
        assertThat(month(2026, 9).targetMinutes()).isEqualTo(before - 480);
    }

    @Test
    void theLastNightOfAMonthBelongsToItAndItsHolidayHoursTo300() {
        contract(PayPeriod.MONTH, 2400);
        // 30 September into National Day
        works(LocalDate.of(2026, 9, 30));
        MonthFigures september = month(2026, 9);
        assertThat(september.countedMinutes()).isEqualTo(480);
        // an hour before midnight, eight after it less the break
        assertThat(september.overtime300()).isEqualTo(420);
        assertThat(september.fairness().nights()).isEqualTo(1);
        assertThat(september.fairness().holidays()).isEqualTo(1);
        assertThat(month(2026, 10).countedMinutes()).isZero();
    }

    private MonthFigures month(int year, int month) {
        return Objects.requireNonNull(
                months.of(List.of(person), YearMonth.of(year, month)).get(person));
    }

    private void works(LocalDate day) {
        jdbc.update("INSERT INTO sched_shift VALUES (?, ?, ?, ?)", person, day, roster, type);
        logins.insert(
                new Login(person, "S" + day, day.atTime(23, 0), day.plusDays(1).atTime(8, 0), false), 0);
    }

    private void free(LocalDate day) {
        jdbc.update("INSERT INTO sched_shift VALUES (?, ?, ?, NULL)", person, day, roster);
    }

    private void contract(PayPeriod period, int weekly) {
        fixtures.asSystem(() -> contracts.add(new ContractDraft(
                person,
                LocalDate.of(2024, 1, 1),
                null,
                WorkingTime.COMPREHENSIVE,
                period,
                false,
                weekly,
                9998,
                2160,
                300,
                false,
                null,
                Set.of(),
                List.of())));
    }
}
