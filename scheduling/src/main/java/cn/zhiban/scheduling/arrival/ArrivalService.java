package cn.zhiban.scheduling.arrival;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.scheduling.forecast.History;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads, exports and deletes arrivals of shops within the scope. They come in by {@link ArrivalSheet}. */
@Service
@Transactional(readOnly = true)
public class ArrivalService {
    private static final String TYPE = "sched.arrivals";

    private final Arrivals arrivals;
    private final DemandShops shops;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Translations translations;

    ArrivalService(Arrivals arrivals, DemandShops shops, JdbcClient jdbc, AuditLog audit, Translations translations) {
        this.arrivals = arrivals;
        this.shops = shops;
        this.jdbc = jdbc;
        this.audit = audit;
        this.translations = translations;
    }

    /** A day as it was deleted. */
    private record Deleted(LocalDate from, LocalDate to, int halfHours) {}

    /** What arrived on the days, both included. @throws cn.zhiban.core.NotFound no such shop within the scope */
    public History history(long shopId, LocalDate from, LocalDate to) {
        shops.toRead(shopId);
        return arrivals.history(shopId, from, to);
    }

    /** What is known of a shop. @throws cn.zhiban.core.NotFound no such shop within the scope */
    public KnownDays known(long shopId) {
        shops.toRead(shopId);
        return jdbc.sql("""
                        SELECT COUNT(DISTINCT day) AS days, MIN(day) AS first, MAX(day) AS last,
                               COALESCE(SUM(number), 0) AS total
                          FROM sched_arrival WHERE shop_id = ?""").param(shopId).query(KnownDays.class).single();
    }

    /** Forgets what arrived on the days, for example because the wrong file was imported. */
    @Transactional
    public int delete(long shopId, LocalDate from, LocalDate to) {
        ShopRef shop = shops.toEdit(shopId);
        if (to.isBefore(from)) {
            throw new InvalidInput("to", "sched.demand.problem.period");
        }
        int deleted = jdbc.sql("DELETE FROM sched_arrival WHERE shop_id = ? AND day BETWEEN ? AND ?")
                .params(shopId, from, to)
                .update();
        audit.record("deleted", TYPE, shopId, shop.name(), new Deleted(from, to, deleted), null);
        return deleted;
    }

    /** Writes the days of the shops within the scope as a workbook that can be imported again: a row per shop and day. */
    public void export(LocalDate from, LocalDate to, Locale locale, OutputStream out) throws IOException {
        List<ShopRef> visible = shops.visible();
        List<String> headers = new ArrayList<>(List.of(
                translations.getTranslation(ArrivalSheet.NAME + ".column.shop", locale),
                translations.getTranslation(ArrivalSheet.NAME + ".column.date", locale)));
        IntStream.range(0, HalfHours.OF_DAY).mapToObj(HalfHours::label).forEach(headers::add);
        try (TableWriter writer = TableWriter.xlsx(out, "arrivals", headers)) {
            for (ShopRef shop : visible) {
                for (Map.Entry<LocalDate, int[]> day : days(shop.id(), from, to).entrySet()) {
                    List<String> cells =
                            new ArrayList<>(List.of(shop.code(), day.getKey().toString()));
                    for (int number : day.getValue()) {
                        cells.add(number < 0 ? "" : String.valueOf(number));
                    }
                    writer.row(cells);
                }
            }
        }
    }

    private Map<LocalDate, int[]> days(long shop, LocalDate from, LocalDate to) {
        Map<LocalDate, int[]> days = new java.util.TreeMap<>();
        jdbc.sql("SELECT day, slot, number FROM sched_arrival WHERE shop_id = ? AND day BETWEEN ? AND ?")
                .params(shop, from, to)
                .query(row -> {
                    days.computeIfAbsent(row.getDate("day").toLocalDate(), _ -> Arrivals.unknown())[
                                    row.getInt("slot")] =
                            row.getInt("number");
                });
        return days;
    }
}
