package cn.zhiban.scheduling.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.arrival.ArrivalSheet;
import cn.zhiban.scheduling.event.EventDraft;
import cn.zhiban.scheduling.event.EventKind;
import cn.zhiban.scheduling.event.EventService;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class ForecastServiceIT {
    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    ImportNow imports;

    @Autowired
    PlatformForecasts platforms;

    @Autowired
    ForecastService forecasts;

    @Autowired
    EventService events;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    private long client;
    private long shop;
    private long foreign;
    private Actor lead;
    private Actor reader;

    @BeforeEach
    void aShopWithSixWeeks() {
        client = fixtures.client();
        shop = fixtures.shop(client, Platform.JD);
        foreign = fixtures.shop(fixtures.client(), Platform.JD);
        Scope scope = new Scope(false, Set.of(client), Set.of(client), Set.of(shop), Set.of());
        lead = fixtures.actor(null, scope, SchedulingPermissions.DEMAND, SchedulingPermissions.VIEW);
        reader = fixtures.actor(null, scope, SchedulingPermissions.VIEW);
        String code = jdbc.queryForObject("SELECT code FROM core_shop WHERE id = ?", String.class, shop);
        StringBuilder csv = new StringBuilder("shop,date,10:00,15:00,21:00\n");
        for (int back = 42; back > 0; back--) {
            csv.append(code).append(',').append(time.today().minusDays(back)).append(",100,120,140\n");
        }
        fixtures.asSystem(() -> imports.run(
                ArrivalSheet.NAME,
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                Map.of()));
    }

    private EventDraft event(LocalDate day, @Nullable Double factor, @Nullable Long clientId) {
        return new EventDraft(
                "event", EventKind.OTHER, day, day, 1, 0, null, factor, null, 0, 48, clientId, null, null);
    }

    @Test
    void aPlatformIsTheSumOfItsShopsWithinTheScope() {
        long second = fixtures.shop(client, Platform.JD);
        long other = fixtures.shop(client, Platform.DOUYIN);
        Scope scope = new Scope(false, Set.of(client), Set.of(client), Set.of(shop, second, other), Set.of());
        Actor both = fixtures.actor(null, scope, SchedulingPermissions.VIEW);
        LocalDate day = time.today().plusDays(3);
        fixtures.as(lead, () -> forecasts.calculate(shop, time.today(), 14));
        double one = fixtures.as(lead, () -> forecasts.forecast(shop, day, day))
                .getFirst()
                .total();
        PlatformOutlook outlook = fixtures.as(
                both, () -> platforms.outlook(Platform.JD, time.today().minusDays(2), day));
        assertThat(outlook.days()).hasSize(6);
        assertThat(outlook.days().getFirst().happened()).isEqualTo(360);
        assertThat(outlook.days().getLast().expected()).isCloseTo(one, within(1e-6));
        assertThat(outlook.days().getLast().happened()).isNull();
        assertThat(outlook.shops()).extracting(share -> share.shop().id()).containsExactlyInAnyOrder(shop, second);
        assertThat(outlook.shops().getFirst().share()).isEqualTo(1);
    }

    @Test
    void correctionsByHandHoldForLaterRunsAndAreMarked() {
        LocalDate day = time.today().plusDays(3);
        fixtures.as(lead, () -> forecasts.calculate(shop, time.today(), 14));
        ForecastRow plain =
                fixtures.as(lead, () -> forecasts.forecast(shop, day, day)).getFirst();
        assertThat(plain.total()).isCloseTo(360, within(20.0));
        assertThat(plain.isCorrected()).isFalse();
        fixtures.as(
                lead,
                () -> forecasts.correct(
                        new OverrideDraft(shop, day, day, 40, 48, OverrideKind.TOTAL, 500, "live stream")));
        fixtures.as(
                lead,
                () -> forecasts.correct(new OverrideDraft(shop, day, day, 20, 21, OverrideKind.FACTOR, 2, "coupon")));
        long run = fixtures.as(lead, () -> forecasts.calculate(shop, time.today(), 14));
        ForecastRow row =
                fixtures.as(lead, () -> forecasts.forecast(shop, day, day)).getFirst();
        assertThat(row.runId()).isEqualTo(run);
        assertThat(row.isCorrected(42)).isTrue();
        assertThat(row.isCorrected(30)).isFalse();
        assertThat(row.effective().get(42)).isCloseTo(500, within(0.01));
        assertThat(row.effective().get(20)).isCloseTo(2 * row.model().get(20), within(1e-9));
        long override = fixtures.as(lead, () -> forecasts.overrides(shop, day, day))
                .getLast()
                .id();
        fixtures.as(lead, () -> {
            forecasts.takeBack(override);
            return true;
        });
        assertThat(fixtures.as(lead, () -> forecasts.forecast(shop, day, day))
                        .getFirst()
                        .isCorrected(20))
                .isFalse();
    }

    @Test
    void pastWeeksAreForecastFromWhatWasKnownThenAndTheErrorIsShown() {
        LocalDate from = time.today().minusDays(14);
        fixtures.as(lead, () -> forecasts.calculate(shop, from, 7));
        List<WeekError> errors = fixtures.as(reader, () -> forecasts.errors(shop, from, time.today()));
        assertThat(errors)
                .isNotEmpty()
                .allSatisfy(week -> assertThat(week.wape()).isLessThan(0.05));
        assertThat(errors.stream().mapToInt(WeekError::days).sum()).isEqualTo(7);
        assertThat(fixtures.as(
                        reader, () -> forecasts.run(shop, from).orElseThrow().historyDays()))
                .isEqualTo(28);
    }

    @Test
    void eventsOfTheCalendarReachTheForecast() {
        LocalDate day = time.today().plusDays(5);
        fixtures.as(lead, () -> events.add(event(day, 3.0, client)));
        fixtures.as(lead, () -> forecasts.calculate(shop, time.today(), 14));
        List<ForecastRow> rows = fixtures.as(lead, () -> forecasts.forecast(shop, day.minusDays(3), day));
        assertThat(rows.getLast().total() / rows.getFirst().total()).isBetween(2.7, 3.3);
    }

    @Test
    void aClosedDayIsEmpty() {
        LocalDate day = time.today().plusDays(5);
        EventDraft closed =
                new EventDraft("closed", EventKind.CLOSED, day, day, 0, 0, null, null, null, 0, 48, client, null, null);
        fixtures.as(lead, () -> events.add(closed));
        fixtures.as(lead, () -> forecasts.calculate(shop, time.today(), 14));
        assertThat(fixtures.as(lead, () -> forecasts.forecast(shop, day, day))
                        .getFirst()
                        .total())
                .isZero();
    }

    @Test
    void otherClientsAreNotThere() {
        LocalDate day = time.today().plusDays(3);
        OverrideDraft draft = new OverrideDraft(foreign, day, day, 0, 48, OverrideKind.FACTOR, 2, "why");
        assertThatThrownBy(() -> fixtures.as(lead, () -> forecasts.calculate(foreign, day, 7)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(lead, () -> forecasts.forecast(foreign, day, day)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(lead, () -> forecasts.correct(draft)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(
                        lead, () -> forecasts.submit(new ForecastOrder(List.of(shop, foreign), day, 7, 0), "both")))
                .isInstanceOf(NotFound.class);
        long override = fixtures.asSystem(() -> forecasts.correct(draft));
        assertThatThrownBy(() -> fixtures.as(lead, () -> {
                    forecasts.takeBack(override);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        long other = jdbc.queryForObject("SELECT client_id FROM core_shop WHERE id = ?", Long.class, foreign);
        long hidden = fixtures.asSystem(() -> events.add(event(day, 2.0, other)));
        long shared = fixtures.asSystem(() -> events.add(event(day, null, null)));
        assertThat(fixtures.as(lead, () -> events.list(day, day)))
                .extracting(one -> one.id())
                .contains(shared)
                .doesNotContain(hidden);
        assertThatThrownBy(() -> fixtures.as(lead, () -> {
                    events.remove(hidden);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(lead, () -> {
                    events.remove(shared);
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(lead, () -> events.add(event(day, null, null))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whoOnlyReadsChangesNothing() {
        LocalDate day = time.today().plusDays(3);
        assertThatThrownBy(() -> fixtures.as(reader, () -> forecasts.calculate(shop, day, 7)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(
                        reader,
                        () -> forecasts.correct(
                                new OverrideDraft(shop, day, day, 0, 48, OverrideKind.FACTOR, 2, "why"))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(reader, () -> events.add(event(day, null, client))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void refusesWhatCannotBe() {
        LocalDate day = time.today().plusDays(3);
        assertThatThrownBy(() -> fixtures.as(
                        lead,
                        () -> forecasts.correct(
                                new OverrideDraft(shop, day, day.minusDays(1), 0, 48, OverrideKind.FACTOR, 2, "why"))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixtures.as(
                        lead,
                        () -> forecasts.correct(
                                new OverrideDraft(shop, day, day, 10, 10, OverrideKind.FACTOR, 2, "why"))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixtures.as(
                        lead,
                        () -> forecasts.correct(
                                new OverrideDraft(shop, day, day, 0, 48, OverrideKind.FACTOR, Double.NaN, "why"))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() ->
                        fixtures.as(lead, () -> forecasts.submit(new ForecastOrder(List.of(), day, 7, 0), "nothing")))
                .isInstanceOf(InvalidInput.class);
    }
}
