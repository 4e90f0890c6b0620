package cn.zhiban.scheduling.arrival;

import cn.zhiban.scheduling.forecast.History;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where arrivals are kept. Asks nobody for permission: callers do. */
@Component
class Arrivals {
    private static final int ROWS = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Arrivals(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    record Key(long shop, LocalDate day) {}

    record Cell(long shop, LocalDate day, int slot, int number) {}

    History history(long shop, LocalDate from, LocalDate to) {
        TreeMap<LocalDate, double[]> days = new TreeMap<>();
        jdbc.sql("SELECT day, slot, number FROM sched_arrival WHERE shop_id = ? AND day BETWEEN ? AND ?")
                .params(shop, from, to)
                .query(row -> {
                    days.computeIfAbsent(row.getDate("day").toLocalDate(), _ -> new double[HalfHours.OF_DAY])[
                                    row.getInt("slot")] =
                            row.getInt("number");
                });
        return new History(days);
    }

    /** What is known of these days: −1 where nothing is. */
    Map<Key, int[]> find(Collection<Key> keys) {
        Map<Key, int[]> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        jdbc.sql("SELECT shop_id, day, slot, number FROM sched_arrival WHERE shop_id IN (:shops) AND day IN (:days)")
                .param("shops", keys.stream().map(Key::shop).collect(Collectors.toSet()))
                .param("days", keys.stream().map(Key::day).collect(Collectors.toSet()))
                .query(row -> {
                    Key key = new Key(row.getLong("shop_id"), row.getDate("day").toLocalDate());
                    found.computeIfAbsent(key, _ -> unknown())[row.getInt("slot")] = row.getInt("number");
                });
        return found;
    }

    /** Writes cells, many in one statement, over what is there. */
    void write(List<Cell> cells) {
        for (int from = 0; from < cells.size(); from += ROWS) {
            List<Cell> part = cells.subList(from, Math.min(from + ROWS, cells.size()));
            String values = part.stream().map(_ -> "(?, ?, ?, ?)").collect(Collectors.joining(", "));
            batches.update(
                    "INSERT INTO sched_arrival (shop_id, day, slot, number) VALUES " + values
                            + " ON DUPLICATE KEY UPDATE number = VALUES(number)",
                    part.stream()
                            .flatMap(cell -> java.util.stream.Stream.<Object>of(
                                    cell.shop(), Date.valueOf(cell.day()), cell.slot(), cell.number()))
                            .toArray());
        }
    }

    Optional<double[]> profile(long shop) {
        return jdbc.sql("SELECT shares FROM sched_day_profile WHERE shop_id = ?")
                .param(shop)
                .query(String.class)
                .optional()
                .map(text -> Arrays.stream(text.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    void keepProfile(long shop, double[] shares) {
        jdbc.sql("INSERT INTO sched_day_profile (shop_id, shares) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE shares = VALUES(shares)")
                .params(shop, Arrays.stream(shares).mapToObj(String::valueOf).collect(Collectors.joining(",")))
                .update();
    }

    static int[] unknown() {
        int[] day = new int[HalfHours.OF_DAY];
        Arrays.fill(day, -1);
        return day;
    }
}
