package cn.zhiban.scheduling.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.leave.Balance;
import cn.zhiban.scheduling.leave.BalanceService;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.ledger.Ledger;
import cn.zhiban.scheduling.ledger.LedgerFigures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class ClosingServiceIT {
    private static final YearMonth MONTH = YearMonth.of(2026, 9);
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    ClosingService service;

    @Autowired
    AttendanceService attendance;

    @Autowired
    PayrollSheet sheet;

    @Autowired
    LoginStore logins;

    @Autowired
    BalanceService balances;

    @Autowired
    Ledger ledger;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private long team;
    private long person;
    private Actor self;
    private Actor leader;
    private Actor other;

    @BeforeEach
    void people() {
        long lead = fixtures.employee(null);
        team = fixtures.team(lead);
        person = fixtures.employee(team);
        self = fixtures.actor(person, Scope.NOTHING, SchedulingPermissions.OWN);
        leader = leader(lead);
        long otherLead = fixtures.employee(null);
        fixtures.team(otherLead);
        other = leader(otherLead);
        // Monday to Friday 9 to 18 with an hour's break, the weekend free
        long type = shiftType();
        long roster = roster();
        for (LocalDate day = MONTH.atDay(1); !day.isAfter(MONTH.atEndOfMonth()); day = day.plusDays(1)) {
            boolean works = day.equals(MONDAY) || day.equals(MONDAY.plusDays(1));
            jdbc.update("INSERT INTO sched_shift VALUES (?, ?, ?, ?)", person, day, roster, works ? type : null);
        }
    }

    @Test
    void aMonthIsClosedOnceNothingWaitsAndThenStaysAsItIs() {
        login("2026-09-07T09:00", "2026-09-07T18:00");
        login("2026-09-08T09:20", "2026-09-08T18:00");
        ClosingMonth before = month(leader);
        assertThat(before.open()).isEqualTo(1);
        assertThatThrownBy(() -> close(leader, Set.of())).isInstanceOf(InvalidInput.class);
        settle(leader, MONDAY.plusDays(1), SettlementKind.ACCEPTED);
        close(leader, Set.of());
        MonthFigures figures = month(leader).people().getFirst().figures();
        assertThat(month(leader).closed()).isTrue();
        assertThat(figures.countedMinutes()).isEqualTo(480 + 460);
        assertThat(figures.lates()).isEqualTo(1);
        assertThat(figures.lateMinutes()).isEqualTo(20);
        assertThatThrownBy(() -> settle(leader, MONDAY.plusDays(1), SettlementKind.AS_PLANNED))
                .isInstanceOf(InvalidInput.class);
        assertThat(ledger.carried(List.of(person), MONTH.plusMonths(1), 1).get(person))
                .extracting(LedgerFigures::minutes)
                .isEqualTo(940);
        assertThatThrownBy(() -> close(leader, Set.of())).isInstanceOf(InvalidInput.class);
        assertThat(fixtures.as(self, () -> service.own(MONTH)).countedMinutes()).isEqualTo(940);
    }

    @Test
    void workOnADayOfRestIsPaidTwiceOrGivenBackOnce() {
        login("2026-09-07T09:00", "2026-09-07T18:00");
        login("2026-09-08T09:00", "2026-09-08T18:00");
        login("2026-09-12T09:00", "2026-09-12T19:00");
        settle(leader, LocalDate.of(2026, 9, 12), SettlementKind.ACCEPTED);
        MonthFigures paid = month(leader).people().getFirst().figures();
        assertThat(paid.overtime200()).isEqualTo(600);
        close(leader, Set.of(person));
        MonthFigures closed = month(leader).people().getFirst().figures();
        assertThat(closed.compensatedMinutes()).isEqualTo(480);
        assertThat(closed.overtime200()).isEqualTo(120);
        assertThat(timeOff()).isEqualTo(2);
        reopen(leader, "wrong log");
        close(leader, Set.of(person));
        assertThat(timeOff()).as("closing again earns nothing twice").isEqualTo(2);
        reopen(leader, "to be paid");
        close(leader, Set.of());
        assertThat(timeOff()).as("what is paid is not given back too").isZero();
    }

    @Test
    void thePayrollSheetHoldsNumbersAndTheReasonOfEachPart() throws IOException {
        login("2026-09-07T09:00", "2026-09-07T18:00");
        login("2026-09-08T09:00", "2026-09-08T20:00");
        settle(leader, MONDAY.plusDays(1), SettlementKind.ACCEPTED);
        close(leader, Set.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixtures.as(leader, () -> {
            sheet.write(team, MONTH, Locale.ENGLISH, out);
            return true;
        });
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("18");
            assertThat(rows.get(1).getCellAsNumber(7).orElseThrow()).isEqualByComparingTo("2");
            assertThat(rows.get(1).stream()).noneMatch(cell -> cell != null && cell.getFormula() != null);
            assertThat(book.getSheet(1).orElseThrow().read()).hasSize(1 + 3);
        }
    }

    @Test
    void onlyLeadsInReachCloseAndOnlyWithThePermissionForPeopleIsAMonthReopened() {
        login("2026-09-07T09:00", "2026-09-07T18:00");
        login("2026-09-08T09:00", "2026-09-08T18:00");
        assertThatThrownBy(() -> month(self)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> month(other)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> close(other, Set.of())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(other, () -> {
                    sheet.write(team, MONTH, Locale.CHINA, new ByteArrayOutputStream());
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        close(leader, Set.of());
        Actor planner = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.PLAN);
        assertThatThrownBy(() -> reopen(planner, "x")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> reopen(other, "x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reopen(leader, " ")).isInstanceOf(InvalidInput.class);
        reopen(leader, "a log came late");
        assertThat(month(leader).closed()).isFalse();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM core_audit WHERE object_type = 'sched.closing' AND action = 'reopened'"
                                + " AND after_state LIKE '%a log came late%'",
                        Integer.class))
                .isEqualTo(1);
    }

    @Test
    void daysAreReadAndSettledByLeadsInReachOnlyAndByNobodyForThemselves() {
        login("2026-09-07T09:30", "2026-09-07T18:00");
        assertThat(days(leader)).extracting(row -> row.person().id()).contains(person);
        assertThat(days(other)).isEmpty();
        assertThatThrownBy(() -> days(self)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> settle(other, MONDAY, SettlementKind.ACCEPTED)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> settle(self, MONDAY, SettlementKind.ACCEPTED)).isInstanceOf(NotAllowed.class);
        Actor selfPlanner = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.VIEW);
        assertThatThrownBy(() -> settle(selfPlanner, MONDAY, SettlementKind.ACCEPTED))
                .isInstanceOf(NotAllowed.class);
        jdbc.update("UPDATE core_team SET leader_id = ? WHERE id = ?", person, team);
        Actor ownLead = new Actor(
                self.accountId(),
                null,
                self.reference(),
                self.name(),
                person,
                Set.of(SchedulingPermissions.PLAN, SchedulingPermissions.PEOPLE),
                Scope.NOTHING);
        assertThatThrownBy(() -> settle(ownLead, MONDAY, SettlementKind.ACCEPTED))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void leaveBookedAfterwardsExplainsAnAbsence() {
        login("2026-09-08T09:00", "2026-09-08T18:00");
        other("2026-09-07T09:00");
        assertThat(month(leader).open()).isEqualTo(1);
        fixtures.as(leader, () -> {
            attendance.settle(new SettlementDraft(
                    person, MONDAY, SettlementKind.LEAVE, null, null, LeaveType.SICK, "doctor's note came later"));
            return true;
        });
        assertThat(month(leader).open()).isZero();
        assertThat(month(leader).people().getFirst().figures().leaveDays()).isEqualTo(1);
        assertThat(month(leader).people().getFirst().figures().absences()).isZero();
    }

    /** Somebody else has data of the day, so that absence is absence. */
    private void other(String at) {
        LocalDateTime from = LocalDateTime.parse(at);
        logins.insert(new Login(fixtures.employee(null), "S" + from, from, from.plusHours(8), false), 0);
    }

    private void login(String from, String to) {
        logins.insert(new Login(person, "S" + from, LocalDateTime.parse(from), LocalDateTime.parse(to), false), 0);
    }

    private List<AttendanceRow> days(Actor actor) {
        return fixtures.as(actor, () -> attendance.days(null, MONDAY, MONDAY.plusDays(1)));
    }

    private void settle(Actor actor, LocalDate day, SettlementKind kind) {
        fixtures.as(actor, () -> {
            attendance.settle(new SettlementDraft(person, day, kind, null, null, null, "reason"));
            return true;
        });
    }

    private ClosingMonth month(Actor actor) {
        return fixtures.as(actor, () -> service.month(team, MONTH));
    }

    private void close(Actor actor, Set<Long> timeOff) {
        fixtures.as(actor, () -> {
            service.close(team, MONTH, timeOff);
            return true;
        });
    }

    private void reopen(Actor actor, String reason) {
        fixtures.as(actor, () -> {
            service.reopen(team, MONTH, reason);
            return true;
        });
    }

    private int timeOff() {
        return fixtures.as(leader, () -> balances.of(person, 2026)).stream()
                .filter(one -> one.type() == LeaveType.TIME_OFF)
                .mapToInt(Balance::left)
                .sum();
    }

    private Actor leader(@Nullable Long employee) {
        return fixtures.actor(
                employee,
                Scope.NOTHING,
                SchedulingPermissions.VIEW,
                SchedulingPermissions.PLAN,
                SchedulingPermissions.PEOPLE);
    }

    private long shiftType() {
        String code = "Y" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO sched_shift_type (code, name, kind, band, start_minute, end_minute, break_minutes, colour,"
                        + " active) VALUES (?, ?, 'WORK', 'EARLY', 540, 1080, 60, 0, TRUE)",
                code,
                code);
        return jdbc.queryForObject("SELECT id FROM sched_shift_type WHERE code = ?", Long.class, code);
    }

    private long roster() {
        String name = "closing " + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO sched_roster (name, first_day, last_day, state, created_at) VALUES (?, ?, ?, 'PUBLISHED', NOW(6))",
                name,
                MONTH.atDay(1),
                MONTH.atEndOfMonth());
        return jdbc.queryForObject("SELECT id FROM sched_roster WHERE name = ?", Long.class, name);
    }
}
