package cn.zhiban.scheduling.market;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.market.Bidding.Bid;
import cn.zhiban.scheduling.market.Bidding.Budget;
import cn.zhiban.scheduling.market.Bidding.Outcome;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bids in the database. Asks for no permission. */
@Component
class BidStore {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    BidStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** When bids on a shift end and whether it was decided. */
    record Closing(long tradeId, Instant closesAt, boolean closed) {}

    private record Placed(long tradeId, Bid bid) {}

    void open(long trade, Instant closesAt) {
        jdbc.sql("INSERT INTO sched_bidding (trade_id, closes_at) VALUES (?, ?)")
                .params(trade, Timestamp.from(closesAt))
                .update();
    }

    Optional<Closing> find(long trade) {
        return closings(List.of(trade)).stream().findFirst();
    }

    List<Closing> closings(Collection<Long> trades) {
        return trades.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT trade_id, closes_at, closed_at FROM sched_bidding WHERE trade_id IN (:trades)")
                        .param("trades", trades)
                        .query((row, _) -> new Closing(
                                row.getLong(1), row.getTimestamp(2).toInstant(), row.getTimestamp(3) != null))
                        .list();
    }

    /** Shifts whose bids have ended and that wait for a decision. */
    List<Long> due() {
        return jdbc.sql("SELECT trade_id FROM sched_bidding WHERE closed_at IS NULL AND closes_at <= ?"
                        + " ORDER BY closes_at, trade_id")
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .list();
    }

    /** Bids, the highest first, among equal ones the earlier. */
    Map<Long, List<Bid>> bids(Collection<Long> trades) {
        Map<Long, List<Bid>> all = new HashMap<>();
        if (!trades.isEmpty()) {
            jdbc.sql("SELECT b.*, e.name FROM sched_bid b JOIN core_employee e ON e.id = b.employee_id"
                            + " WHERE b.trade_id IN (:trades) ORDER BY b.points DESC, b.placed_at, b.employee_id")
                    .param("trades", trades)
                    .query((row, _) -> {
                        String outcome = row.getString("outcome");
                        return new Placed(
                                row.getLong("trade_id"),
                                new Bid(
                                        row.getLong("employee_id"),
                                        row.getString("name"),
                                        row.getInt("points"),
                                        row.getTimestamp("placed_at").toInstant(),
                                        outcome == null ? null : Outcome.valueOf(outcome),
                                        row.getInt("paid")));
                    })
                    .list()
                    .forEach(one -> all.computeIfAbsent(one.tradeId(), _ -> new java.util.ArrayList<>())
                            .add(one.bid()));
        }
        return all;
    }

    void put(long trade, long employee, int points) {
        jdbc.sql("INSERT INTO sched_bid (trade_id, employee_id, points, placed_at) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE points = VALUES(points), placed_at = VALUES(placed_at)")
                .params(trade, employee, points, Timestamp.from(time.now()))
                .update();
    }

    void remove(long trade, long employee) {
        jdbc.sql("DELETE FROM sched_bid WHERE trade_id = ? AND employee_id = ?")
                .params(trade, employee)
                .update();
    }

    void decide(long trade, long employee, Outcome outcome, int paid) {
        jdbc.sql("UPDATE sched_bid SET outcome = ?, paid = ? WHERE trade_id = ? AND employee_id = ?")
                .params(outcome.name(), paid, trade, employee)
                .update();
    }

    void close(long trade) {
        jdbc.sql("UPDATE sched_bidding SET closed_at = ? WHERE trade_id = ?")
                .params(Timestamp.from(time.now()), trade)
                .update();
    }

    /** Points of somebody in a month. @param but a shift whose bid is not counted, null none */
    Budget budget(long employee, YearMonth month, int points, @Nullable Long but) {
        return jdbc.sql("SELECT COALESCE(SUM(b.paid), 0), COALESCE(SUM(CASE WHEN b.outcome IS NULL AND t.state = 'OPEN'"
                        + " THEN b.points ELSE 0 END), 0) FROM sched_bid b JOIN sched_trade t ON t.id = b.trade_id"
                        + " WHERE b.employee_id = ? AND t.day BETWEEN ? AND ? AND b.trade_id <> ?")
                .params(employee, month.atDay(1), month.atEndOfMonth(), but == null ? -1 : but)
                .query((row, _) -> new Budget(points, row.getInt(1), row.getInt(2)))
                .single();
    }
}
