package cn.zhiban.scheduling.market;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Trades in the database. Asks for no permission. */
@Component
class TradeStore {
    private static final String TRADE = """
            SELECT t.*, COALESCE(g.name, '') AS giver, COALESCE(k.name, '') AS taker FROM sched_trade t
              LEFT JOIN core_employee g ON g.id = t.employee_id LEFT JOIN core_employee k ON k.id = t.taker_id
            """;
    private static final String ACTIVE = "t.state IN ('OPEN', 'OFFERED', 'ACCEPTED')";

    private final JdbcClient jdbc;
    private final ShiftTypes types;
    private final CompanyTime time;

    TradeStore(JdbcClient jdbc, ShiftTypes types, CompanyTime time) {
        this.jdbc = jdbc;
        this.types = types;
        this.time = time;
    }

    /** A row of what is published. */
    record Cell(
            long employeeId,
            LocalDate day,
            long rosterId,
            @Nullable Long typeId) {
        CellKey key() {
            return new CellKey(employeeId, day);
        }
    }

    private record Offer(long tradeId, long employeeId, String name, OfferState state) {}

    Map<Long, ShiftType> types() {
        return types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
    }

    long insert(Deal deal, TradeState state, String note, Instant startsAt, String by) {
        return jdbc.sql("""
                        INSERT INTO sched_trade (kind, state, roster_id, employee_id, day, shift_type_id, other_day, other_type_id,
                               group_id, note, starts_at, created_by, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                .param(deal.kind().name())
                .param(state.name())
                .param(deal.rosterId())
                .param(deal.giver())
                .param(deal.day())
                .param(deal.typeId())
                .param(deal.otherDay())
                .param(deal.otherType())
                .param(deal.groupId())
                .param(note)
                .param(Timestamp.from(startsAt))
                .param(by)
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .single();
    }

    void offer(long trade, long employee, OfferState state) {
        jdbc.sql("""
                        INSERT INTO sched_trade_offer (trade_id, employee_id, state, answered_at) VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE state = VALUES(state), answered_at = VALUES(answered_at)""")
                .param(trade)
                .param(employee)
                .param(state.name())
                .param(state == OfferState.ASKED ? null : Timestamp.from(time.now()))
                .update();
    }

    void setState(long trade, TradeState state, @Nullable Long taker) {
        jdbc.sql("UPDATE sched_trade SET state = ?, taker_id = ?, version = version + 1 WHERE id = ?")
                .param(state.name())
                .param(taker)
                .param(trade)
                .update();
    }

    void decide(long trade, String by, String answer) {
        jdbc.sql("UPDATE sched_trade SET decided_by = ?, answer = ?, decided_at = ? WHERE id = ?")
                .params(by, answer, Timestamp.from(time.now()), trade)
                .update();
    }

    /** Takes the trade until the transaction ends: of two who answer at once one comes second. */
    Optional<Trade> lock(long id) {
        jdbc.sql("SELECT id FROM sched_trade WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Long.class)
                .optional();
        return list(" WHERE t.id = ?", id).stream().findFirst();
    }

    Optional<Trade> find(long id) {
        return list(" WHERE t.id = ?", id).stream().findFirst();
    }

    /** What somebody asked for or is asked, and what became of it lately. */
    List<Trade> about(long employee, Instant since) {
        return list(
                " WHERE (t.employee_id = ? OR t.taker_id = ? OR EXISTS (SELECT 1 FROM sched_trade_offer o"
                        + " WHERE o.trade_id = t.id AND o.employee_id = ?)) AND (" + ACTIVE + " OR t.created_at >= ?)"
                        + " ORDER BY t.day, t.id",
                employee,
                employee,
                employee,
                Timestamp.from(since));
    }

    /** Open to everybody in the rosters in which somebody is on the day. */
    List<Trade> open(long employee) {
        return list(
                " WHERE t.state = 'OPEN' AND EXISTS (SELECT 1 FROM sched_shift s WHERE s.employee_id = ?"
                        + " AND s.day = t.day AND s.roster_id = t.roster_id) ORDER BY t.day, t.id",
                employee);
    }

    /** All that are not over, and those decided since. */
    List<Trade> all(Instant since) {
        return list(" WHERE " + ACTIVE + " OR t.created_at >= ? ORDER BY t.day, t.id", Timestamp.from(since));
    }

    /** Active trades about a cell, on either side. */
    List<Trade> activeAbout(long employee, LocalDate day) {
        return list(
                " WHERE " + ACTIVE + " AND (t.employee_id = ? AND (t.day = ? OR t.other_day = ?)"
                        + " OR t.kind = 'SWAP' AND (t.day = ? OR t.other_day = ?)"
                        + " AND EXISTS (SELECT 1 FROM sched_trade_offer o WHERE o.trade_id = t.id AND o.employee_id = ?))",
                employee,
                day,
                day,
                day,
                day,
                employee);
    }

    /** Active trades that are past, or whose shift is no longer what it was. */
    List<Trade> over() {
        return list(
                " WHERE " + ACTIVE + " AND (t.starts_at <= ? OR t.employee_id IS NOT NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM sched_shift s WHERE s.employee_id = t.employee_id AND s.day = t.day"
                        + " AND s.shift_type_id = t.shift_type_id))",
                Timestamp.from(time.now()));
    }

    /** What is published of people on days. @param lock holds the rows until the transaction ends */
    List<Cell> cells(Collection<Long> employees, Collection<LocalDate> days, boolean lock) {
        return employees.isEmpty() || days.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT employee_id, day, roster_id, shift_type_id AS type_id FROM sched_shift"
                                + " WHERE employee_id IN (:employees) AND day IN (:days) ORDER BY employee_id, day"
                                + (lock ? " FOR UPDATE" : ""))
                        .param("employees", employees)
                        .param("days", days)
                        .query(Cell.class)
                        .list();
    }

    /** Who has not left of those that a published roster holds. */
    List<Long> people(long roster) {
        return jdbc.sql("SELECT DISTINCT s.employee_id FROM sched_shift s JOIN core_employee e ON e.id = s.employee_id"
                        + " WHERE s.roster_id = ? AND e.state <> 'LEFT' ORDER BY s.employee_id")
                .param(roster)
                .query(Long.class)
                .list();
    }

    private List<Trade> list(String where, Object... parameters) {
        Map<Long, ShiftType> known = types();
        Map<Long, List<Trade.Asked>> asked = new HashMap<>();
        List<Long> ids = jdbc.sql("SELECT t.id FROM sched_trade t" + where)
                .params(parameters)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        jdbc.sql("SELECT o.trade_id, o.employee_id, e.name, o.state FROM sched_trade_offer o"
                        + " JOIN core_employee e ON e.id = o.employee_id WHERE o.trade_id IN (:ids) ORDER BY e.name")
                .param("ids", ids)
                .query(Offer.class)
                .list()
                .forEach(one -> asked.computeIfAbsent(one.tradeId(), _ -> new java.util.ArrayList<>())
                        .add(new Trade.Asked(one.employeeId(), one.name(), one.state())));
        return jdbc.sql(TRADE + where)
                .params(parameters)
                .query((row, _) -> trade(row, known, asked))
                .list();
    }

    private static Trade trade(ResultSet row, Map<Long, ShiftType> types, Map<Long, List<Trade.Asked>> asked)
            throws SQLException {
        Long other = row.getObject("other_type_id", Long.class);
        long id = row.getLong("id");
        return new Trade(
                id,
                TradeKind.valueOf(row.getString("kind")),
                TradeState.valueOf(row.getString("state")),
                row.getLong("roster_id"),
                row.getObject("employee_id", Long.class),
                row.getString("giver"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                Objects.requireNonNull(types.get(row.getLong("shift_type_id"))),
                row.getObject("other_day", LocalDate.class),
                other == null ? null : types.get(other),
                row.getObject("taker_id", Long.class),
                row.getString("taker"),
                row.getObject("group_id", Long.class),
                row.getString("note"),
                row.getString("answer"),
                Objects.requireNonNull(row.getTimestamp("starts_at")).toInstant(),
                Objects.requireNonNull(row.getTimestamp("created_at")).toInstant(),
                row.getString("decided_by"),
                row.getInt("version"),
                asked.getOrDefault(id, List.of()));
    }
}
