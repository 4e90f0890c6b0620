package cn.zhiban.scheduling.demand;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.arrival.ArrivalService;
import cn.zhiban.scheduling.arrival.DemandShops;
import cn.zhiban.scheduling.event.EventService;
import cn.zhiban.scheduling.forecast.Accuracy;
import cn.zhiban.scheduling.forecast.Forecast;
import cn.zhiban.scheduling.forecast.Forecaster;
import cn.zhiban.scheduling.forecast.History;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forecasts of shops within the scope: calculates them (as a job when there are many), keeps every run, applies
 * corrections by hand, and says how far past forecasts were from what happened.
 */
@Service
@Transactional(readOnly = true)
public class ForecastService {
    static final String JOB = "sched.forecast";
    private static final String OVERRIDE = "sched.forecast-override";
    /** How far back is looked. */
    private static final int HISTORY_DAYS = 760;

    private static final int MOST_DAYS = 400;
    private static final int MOST_PAST_WEEKS = 26;
    private static final int LONGEST_REASON = 200;
    private static final double MOST = 10_000_000;

    private final Forecaster forecaster = new Forecaster();
    private final ForecastStore store;
    private final ArrivalService arrivals;
    private final EventService events;
    private final DemandShops shops;
    private final JobService jobs;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final CompanyTime time;

    ForecastService(
            ForecastStore store,
            ArrivalService arrivals,
            EventService events,
            DemandShops shops,
            JobService jobs,
            JdbcClient jdbc,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.arrivals = arrivals;
        this.events = events;
        this.shops = shops;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Starts a job that forecasts shops, and returns its id.
     *
     * @param title what the job is called, for people
     * @throws InvalidInput no shops, or too many days
     * @throws NotFound one of the shops is not within the scope
     */
    @Transactional
    public long submit(ForecastOrder order, String title) {
        check(order);
        order.shopIds().forEach(shops::toEdit);
        return jobs.submit(JOB, title, order);
    }

    /** Forecasts one shop now and keeps the run; returns its id. Only what arrived before the first day is looked at. */
    @Transactional
    public long calculate(long shopId, LocalDate from, int days) {
        shops.toEdit(shopId);
        History history = arrivals.history(shopId, from.minusDays(HISTORY_DAYS), from.minusDays(1));
        if (!history.isEmpty() && !history.last().isBefore(time.today())) {
            // today is not over
            history = history.before(time.today());
        }
        Forecast forecast = forecaster.forecast(history, events.outlook(shopId), from, days);
        return store.keep(shopId, from, history.size(), forecast, shops.editor().name());
    }

    /** The newest forecast of each of the days, both included, as far as there is one, after corrections by hand. */
    public List<ForecastRow> forecast(long shopId, LocalDate from, LocalDate to) {
        shops.toRead(shopId);
        List<ForecastOverride> overrides = store.overrides(List.of(shopId), from, to);
        return store.rows(List.of(shopId), from, to).stream()
                .map(row -> row(row, overrides))
                .toList();
    }

    /** What holds for several shops together, per day; shops and days without a forecast add nothing. */
    public TreeMap<LocalDate, double[]> together(Collection<Long> shopIds, LocalDate from, LocalDate to) {
        shopIds.forEach(shops::toRead);
        List<ForecastOverride> overrides = store.overrides(shopIds, from, to);
        TreeMap<LocalDate, double[]> sums = new TreeMap<>();
        for (ForecastStore.Row row : store.rows(shopIds, from, to)) {
            double[] sum = sums.computeIfAbsent(row.day(), _ -> new double[History.SLOTS]);
            List<Double> numbers = ForecastStore.apply(row, overrides);
            for (int slot = 0; slot < sum.length; slot++) {
                sum[slot] += numbers.get(slot);
            }
        }
        return sums;
    }

    /** The newest run that covers the day. */
    public Optional<ForecastRun> run(long shopId, LocalDate day) {
        shops.toRead(shopId);
        return store.newest(shopId, day);
    }

    /** Corrections by hand that touch the days. */
    public List<ForecastOverride> overrides(long shopId, LocalDate from, LocalDate to) {
        shops.toRead(shopId);
        return store.overrides(List.of(shopId), from, to);
    }

    /**
     * Corrects the forecast by hand; it holds for later runs too. Returns the id.
     *
     * @throws InvalidInput something is missing or cannot be
     * @throws NotFound no such shop within the scope
     */
    @Transactional
    public long correct(OverrideDraft draft) {
        ShopRef shop = shops.toEdit(draft.shopId());
        if (draft.lastDay().isBefore(draft.firstDay())
                || draft.lastDay().isAfter(draft.firstDay().plusDays(MOST_DAYS))) {
            throw new InvalidInput("lastDay", "sched.demand.problem.period");
        }
        if (draft.fromSlot() < 0 || draft.toSlot() > History.SLOTS || draft.fromSlot() >= draft.toSlot()) {
            throw new InvalidInput("toSlot", "sched.demand.problem.hours");
        }
        if (!(draft.amount() >= 0 && draft.amount() <= MOST)) {
            throw new InvalidInput("amount", "sched.demand.problem.amount");
        }
        if (draft.reason().isBlank() || draft.reason().length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "sched.demand.problem.reason", LONGEST_REASON);
        }
        long id = jdbc.sql("""
                        INSERT INTO sched_forecast_override (shop_id, first_day, last_day, from_slot, to_slot, kind, amount,
                               reason, created_at, created_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                .params(
                        draft.shopId(),
                        draft.firstDay(),
                        draft.lastDay(),
                        draft.fromSlot(),
                        draft.toSlot(),
                        draft.kind().name(),
                        draft.amount(),
                        draft.reason().strip(),
                        Timestamp.from(time.now()),
                        shops.editor().name())
                .query(Long.class)
                .single();
        audit.record("created", OVERRIDE, id, shop.name(), null, draft);
        return id;
    }

    /** Takes a correction back. @throws NotFound there is none within the scope */
    @Transactional
    public void takeBack(long overrideId) {
        ForecastOverride override = store.override(overrideId).orElseThrow(() -> new NotFound(OVERRIDE, overrideId));
        ShopRef shop = shops.toEdit(override.draft().shopId());
        jdbc.sql("DELETE FROM sched_forecast_override WHERE id = ?")
                .param(overrideId)
                .update();
        audit.record("deleted", OVERRIDE, overrideId, shop.name(), override.draft(), null);
    }

    /** How far the forecasts of the days were from what happened, by week, the latest first. */
    public List<WeekError> errors(long shopId, LocalDate from, LocalDate to) {
        History history = arrivals.history(shopId, from, to).before(time.today());
        List<ForecastRow> rows = forecast(shopId, from, to);
        TreeMap<LocalDate, List<ForecastRow>> weeks = new TreeMap<>(java.util.Comparator.reverseOrder());
        rows.stream()
                .filter(row -> history.counts(row.day()).isPresent())
                .forEach(row -> weeks.computeIfAbsent(
                                row.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                                _ -> new ArrayList<>())
                        .add(row));
        return weeks.entrySet().stream()
                .map(week -> error(week.getKey(), week.getValue(), history))
                .toList();
    }

    private static WeekError error(LocalDate monday, List<ForecastRow> rows, History history) {
        Accuracy model = Accuracy.NONE;
        Accuracy corrected = Accuracy.NONE;
        double expected = 0;
        for (ForecastRow row : rows) {
            double[] actual = history.counts(row.day()).orElseThrow();
            for (int slot = 0; slot < actual.length; slot++) {
                model = model.with(row.model().get(slot), actual[slot]);
                corrected = corrected.with(row.effective().get(slot), actual[slot]);
            }
            expected += ForecastRow.sum(row.model());
        }
        return new WeekError(monday, rows.size(), model.actual(), expected, model.wape(), corrected.wape());
    }

    private static ForecastRow row(ForecastStore.Row row, List<ForecastOverride> overrides) {
        return new ForecastRow(
                row.day(), row.run(), row.expected(), row.low(), row.high(), ForecastStore.apply(row, overrides));
    }

    private static void check(ForecastOrder order) {
        if (order.shopIds().isEmpty()) {
            throw new InvalidInput("shopIds", "sched.demand.problem.no-shop");
        }
        if (order.days() < 1 || order.days() > MOST_DAYS) {
            throw new InvalidInput("days", "sched.demand.problem.days", MOST_DAYS);
        }
        if (order.pastWeeks() < 0 || order.pastWeeks() > MOST_PAST_WEEKS) {
            throw new InvalidInput("pastWeeks", "sched.demand.problem.days", MOST_PAST_WEEKS);
        }
        if (order.shopIds().stream().collect(Collectors.toSet()).size()
                != order.shopIds().size()) {
            throw new InvalidInput("shopIds", "sched.demand.problem.no-shop");
        }
    }
}
