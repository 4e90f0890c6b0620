package cn.zhiban.scheduling.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.arrival.ArrivalSheet;
import cn.zhiban.scheduling.demand.ForecastService;
import cn.zhiban.scheduling.load.LoadRule;
import cn.zhiban.scheduling.load.LoadService;
import cn.zhiban.scheduling.load.PersonLoad;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class RequirementIT {
    private static final Set<DayOfWeek> ALL = Set.of(DayOfWeek.values());

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    ImportNow imports;

    @Autowired
    ForecastService forecasts;

    @Autowired
    GroupService groups;

    @Autowired
    RequirementService service;

    @Autowired
    RequirementSheet sheet;

    @Autowired
    Requirements requirements;

    @Autowired
    LoadService loads;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    private long client;
    private long shop;
    private Actor lead;
    private Actor stranger;
    private long group;
    private LocalDate day;

    @BeforeEach
    void aGroupWithAForecast() {
        day = time.today().plusDays(2);
        client = fixtures.client();
        shop = fixtures.shop(client, Platform.JD);
        Scope scope = new Scope(false, Set.of(client), Set.of(client), Set.of(shop), Set.of());
        lead = fixtures.actor(null, scope, SchedulingPermissions.DEMAND, "core.people.read");
        long other = fixtures.client();
        stranger = fixtures.actor(
                null,
                new Scope(false, Set.of(other), Set.of(other), Set.of(), Set.of()),
                SchedulingPermissions.DEMAND,
                SchedulingPermissions.VIEW);
        String code = jdbc.queryForObject("SELECT code FROM core_shop WHERE id = ?", String.class, shop);
        StringBuilder csv = new StringBuilder("shop,date,10:00,15:00,21:00\n");
        for (int back = 42; back > 0; back--) {
            csv.append(code).append(',').append(time.today().minusDays(back)).append(",20,60,140\n");
        }
        fixtures.asSystem(() -> imports.run(
                ArrivalSheet.NAME,
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                Map.of()));
        fixtures.as(lead, () -> forecasts.calculate(shop, time.today(), 14));
        group = fixtures.as(lead, () -> groups.add(draft("group " + shop)));
    }

    private GroupDraft draft(String name) {
        return new GroupDraft(name, Post.PRE_SALES, Set.of(shop), 1, StaffingRule.USUAL, 16, 46);
    }

    private NeedDay needs() {
        return fixtures.as(lead, () -> service.days(group, day, day)).getFirst();
    }

    @Test
    void needsFollowTheForecastWithinTheHoursServed() {
        assertThat(fixtures.as(lead, () -> service.compute(group, day, day.plusDays(1))))
                .isEqualTo(2);
        NeedDay needs = needs();
        assertThat(needs.need(10)).isNull();
        assertThat(needs.need(46)).isNull();
        assertThat(needs.need(25)).isEqualTo(2);
        assertThat(needs.need(42)).isGreaterThan(needs.need(30));
        assertThat(needs.need(30)).isGreaterThan(needs.need(25));
    }

    @Test
    void whatWasTypedStaysWhenNeedsAreComputedAgain() {
        fixtures.as(lead, () -> service.compute(group, day, day));
        Integer computed = needs().need(42);
        type(40, 44, 9);
        fixtures.as(lead, () -> service.compute(group, day, day));
        assertThat(needs().need(42)).isEqualTo(9);
        assertThat(fixtures.as(lead, () -> requirements.halfHours(List.of(group), day, day)))
                .anySatisfy(need -> assertThat(need).isEqualTo(new HalfHourNeed(day, 42, group, 9, NeedSource.TYPED)))
                .anySatisfy(need -> assertThat(need.source()).isEqualTo(NeedSource.FORECAST));
        type(40, 44, null);
        assertThat(needs().need(42)).isEqualTo(computed);
    }

    private void type(int from, int to, @org.jspecify.annotations.Nullable Integer need) {
        fixtures.as(lead, () -> {
            service.type(group, day, day, ALL, from, to, need);
            return true;
        });
    }

    @Test
    void needsByShiftAreTypedAndTakenBack() {
        String code = "X" + shop;
        jdbc.update(
                "INSERT INTO sched_shift_type (code, name, kind, band, start_minute, end_minute)"
                        + " VALUES (?, 'late', 'WORK', 'LATE', 960, 1500)",
                code);
        long type = jdbc.queryForObject("SELECT id FROM sched_shift_type WHERE code = ?", Long.class, code);
        fixtures.as(lead, () -> {
            service.typeShift(group, day, day.plusDays(6), Set.of(day.getDayOfWeek()), type, 4);
            return true;
        });
        assertThat(fixtures.as(lead, () -> requirements.shifts(List.of(group), day, day.plusDays(6))))
                .containsExactly(new ShiftNeed(day, type, group, 4));
        fixtures.as(lead, () -> {
            service.typeShift(group, day, day, ALL, type, 0);
            return true;
        });
        assertThat(fixtures.as(lead, () -> requirements.shifts(List.of(group), day, day)))
                .isEmpty();
    }

    @Test
    void aWorkbookGoesOutAndComesBackUnchangedOrTyped() {
        fixtures.as(lead, () -> service.compute(group, day, day));
        byte[] out = fixtures.as(lead, () -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            sheet.export(day, day, Locale.SIMPLIFIED_CHINESE, bytes);
            return bytes.toByteArray();
        });
        ImportResult same =
                fixtures.as(lead, () -> imports.run(RequirementSheet.NAME, new ByteArrayInputStream(out), Map.of()));
        assertThat(same.errors()).isEmpty();
        assertThat(same.created() + same.updated()).isZero();
        String csv = "接待组,日期,21:00,21:30\ngroup " + shop + "," + day + ",11,\n";
        ImportResult changed = fixtures.as(
                lead,
                () -> imports.run(
                        RequirementSheet.NAME,
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        Map.of()));
        assertThat(changed.updated()).isEqualTo(1);
        assertThat(needs().typed().get(42)).isEqualTo(11);
        assertThat(needs().typed().get(43)).isNull();
        ImportResult foreign = fixtures.as(
                stranger,
                () -> imports.run(
                        RequirementSheet.NAME,
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        Map.of()));
        assertThat(foreign.errorCount()).isEqualTo(1);
    }

    @Test
    void otherClientsGroupsAreNotThere() {
        fixtures.as(lead, () -> service.compute(group, day, day));
        assertThat(fixtures.as(stranger, () -> groups.list())).isEmpty();
        assertThat(fixtures.as(stranger, () -> requirements.halfHours(List.of(group), day, day)))
                .isEmpty();
        assertThat(fixtures.as(stranger, () -> requirements.groups(List.of(shop))))
                .isEmpty();
        assertThatThrownBy(() -> fixtures.as(stranger, () -> service.compute(group, day, day)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> service.days(group, day, day)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> groups.add(draft("mine now"))))
                .isInstanceOf(NotFound.class);
        Actor reader = fixtures.actor(null, lead.scope(), SchedulingPermissions.VIEW);
        assertThat(fixtures.as(reader, () -> service.days(group, day, day))).hasSize(1);
        assertThatThrownBy(() -> fixtures.as(reader, () -> service.compute(group, day, day)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void refusesImpossibleGroups() {
        assertThatThrownBy(() -> fixtures.as(lead, () -> groups.add(draft("group " + shop))))
                .isInstanceOf(InvalidInput.class);
        StaffingRule endless = new StaffingRule(360, 4, 1, null, 30, 1, null, 0.85, 0.15, 1);
        assertThatThrownBy(() ->
                        fixtures.as(lead, () -> groups.add(new GroupDraft("x", null, Set.of(shop), 1, endless, 0, 48))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixtures.as(
                        lead, () -> groups.add(new GroupDraft("x", null, Set.of(), 1, StaffingRule.USUAL, 0, 48))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void twoHundredReceptionsInSixShopsAreTooMuch() {
        assertThat(new LoadRule(20, 300, "").load(200, 6)).isEqualTo(320);
        jdbc.update(
                "INSERT INTO core_employee (staff_number, name, post, hire_date, state) VALUES (?, 'Somebody', 'PRE_SALES', '2026-01-01',"
                        + " 'ACTIVE')",
                "L" + shop);
        long person =
                jdbc.queryForObject("SELECT id FROM core_employee WHERE staff_number = ?", Long.class, "L" + shop);
        jdbc.update(
                "INSERT INTO core_assignment (employee_id, shop_id, post, valid_from) VALUES (?, ?, 'PRE_SALES', ?)",
                person,
                shop,
                day.minusDays(30));
        PersonLoad load = fixtures.as(lead, () -> loads.loads(day)).getFirst();
        assertThat(load.receptions()).isBetween(200.0, 240.0);
        assertThat(load.load()).isEqualTo(load.receptions() + 20);
        assertThat(load.isOverloaded()).isFalse();
        fixtures.as(lead, () -> {
            loads.limit(person, 220);
            return true;
        });
        assertThat(fixtures.as(lead, () -> loads.loads(day)).getFirst().isOverloaded())
                .isTrue();
        assertThatThrownBy(() -> fixtures.as(stranger, () -> loads.loads(day))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(lead, () -> {
                    loads.changeRule(new LoadRule(1, 1, ""));
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
    }
}
