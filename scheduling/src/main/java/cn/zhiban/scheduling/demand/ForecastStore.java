package cn.zhiban.scheduling.demand;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.forecast.Forecast;
import cn.zhiban.scheduling.forecast.ForecastDay;
import cn.zhiban.scheduling.forecast.LearnedEffect;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where forecasts and corrections are kept. Asks nobody for permission: callers do. */
@Component
class ForecastStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final CompanyTime time;

    ForecastStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, CompanyTime time) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.time = time;
    }

    record Row(long shop, LocalDate day, long run, List<Double> expected, List<Double> low, List<Double> high) {}

    long keep(long shop, LocalDate from, int historyDays, Forecast forecast, String author) {
        long run = jdbc.sql("""
                        INSERT INTO sched_forecast_run (shop_id, first_day, days, history_days, spread, effects, created_at,
                               created_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                .params(
                        shop,
                        from,
                        forecast.days().size(),
                        historyDays,
                        forecast.spread(),
                        json.writeValueAsString(forecast.effects()),
                        Timestamp.from(time.now()),
                        author)
                .query(Long.class)
                .single();
        batches.batchUpdate(
                "INSERT INTO sched_forecast_day (run_id, day, expected, low, high) VALUES (?, ?, ?, ?, ?)",
                forecast.days(),
                200,
                (statement, day) -> write(statement, run, day));
        return run;
    }

    private static void write(java.sql.PreparedStatement statement, long run, ForecastDay day) throws SQLException {
        statement.setLong(1, run);
        statement.setDate(2, Date.valueOf(day.day()));
        statement.setString(3, text(day.expected()));
        statement.setString(4, text(day.low()));
        statement.setString(5, text(day.high()));
    }

    Optional<ForecastRun> newest(long shop, LocalDate day) {
        return jdbc.sql("""
                        SELECT id, shop_id, first_day, days, history_days, spread, effects, created_at, created_by
                          FROM sched_forecast_run r
                         WHERE shop_id = ? AND first_day <= ? AND DATE_ADD(first_day, INTERVAL days DAY) > ?
                         ORDER BY id DESC LIMIT 1""").params(shop, day, day).query((row, _) -> run(row)).optional();
    }

    /** The newest forecast of each day; a day is never forecast by what arrived on it, so that holds for past days too. */
    List<Row> rows(Collection<Long> shops, LocalDate from, LocalDate to) {
        if (shops.isEmpty()) {
            return List.of();
        }
        Map<String, Row> newest = new HashMap<>();
        jdbc.sql("""
                        SELECT r.shop_id, d.day, d.run_id, d.expected, d.low, d.high
                          FROM sched_forecast_day d JOIN sched_forecast_run r ON r.id = d.run_id
                         WHERE r.shop_id IN (:shops) AND d.day BETWEEN :from AND :to ORDER BY d.run_id""").param("shops", shops).param("from", from).param("to", to).query(row -> {
            Row one = new Row(
                    row.getLong("shop_id"),
                    row.getDate("day").toLocalDate(),
                    row.getLong("run_id"),
                    numbers(row.getString("expected")),
                    numbers(row.getString("low")),
                    numbers(row.getString("high")));
            newest.put(one.shop() + " " + one.day(), one);
        });
        return newest.values().stream()
                .sorted(java.util.Comparator.comparing(Row::shop).thenComparing(Row::day))
                .toList();
    }

    List<ForecastOverride> overrides(Collection<Long> shops, LocalDate from, LocalDate to) {
        if (shops.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT id, shop_id, first_day, last_day, from_slot, to_slot, kind, amount, reason, created_at,
                               created_by
                          FROM sched_forecast_override
                         WHERE shop_id IN (:shops) AND first_day <= :to AND last_day >= :from ORDER BY id""")
                .param("shops", shops)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> override(row))
                .list();
    }

    Optional<ForecastOverride> override(long id) {
        return jdbc.sql("""
                        SELECT id, shop_id, first_day, last_day, from_slot, to_slot, kind, amount, reason, created_at,
                               created_by
                          FROM sched_forecast_override WHERE id = ?""").param(id).query((row, _) -> override(row)).optional();
    }

    private static ForecastOverride override(ResultSet row) throws SQLException {
        return new ForecastOverride(
                row.getLong("id"),
                new OverrideDraft(
                        row.getLong("shop_id"),
                        row.getDate("first_day").toLocalDate(),
                        row.getDate("last_day").toLocalDate(),
                        row.getInt("from_slot"),
                        row.getInt("to_slot"),
                        OverrideKind.valueOf(row.getString("kind")),
                        row.getDouble("amount"),
                        row.getString("reason")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }

    private ForecastRun run(ResultSet row) throws SQLException {
        return new ForecastRun(
                row.getLong("id"),
                row.getLong("shop_id"),
                row.getDate("first_day").toLocalDate(),
                row.getInt("days"),
                row.getInt("history_days"),
                row.getDouble("spread"),
                List.of(json.readValue(row.getString("effects"), LearnedEffect[].class)),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"));
    }

    static List<Double> apply(Row row, List<ForecastOverride> overrides) {
        List<Double> numbers = new ArrayList<>(row.expected());
        for (ForecastOverride override : overrides) {
            OverrideDraft draft = override.draft();
            if (draft.shopId() == row.shop() && draft.touches(row.day())) {
                List<Double> part = numbers.subList(draft.fromSlot(), draft.toSlot());
                double sum = ForecastRow.sum(part);
                double share = draft.amount() / part.size();
                double factor = draft.kind() == OverrideKind.FACTOR || sum <= 0 ? draft.amount() : draft.amount() / sum;
                boolean flat = draft.kind() == OverrideKind.TOTAL && sum <= 0;
                part.replaceAll(number -> flat ? share : number * factor);
            }
        }
        return List.copyOf(numbers);
    }

    private static String text(double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> String.format(Locale.ROOT, "%.3f", number))
                .collect(Collectors.joining(","));
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Double::valueOf).toList();
    }
}
