package cn.zhiban.kb.authority;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and counts what was given. Checks no rights: the services do. */
@Component
class Grants {
    private static final String SELECT = """
            SELECT g.id, c.code AS case_code, c.name AS case_name, g.shop_id, g.account_id, a.display_name AS agent, g.step,
                   g.amount_cents, g.order_cents, g.order_ref, g.remedy, g.note, g.ladder_id, r.code AS request,
                   d.display_name AS approved_by, g.day, g.granted_at, g.taken_back_at
              FROM kb_authority_grant g
              JOIN kb_authority_case c ON c.id = g.case_id
              JOIN core_account a ON a.id = g.account_id
              LEFT JOIN kb_authority_request r ON r.id = g.request_id
              LEFT JOIN core_account d ON d.id = r.decided_by
            """;

    private final JdbcClient jdbc;

    Grants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an agent gave already. */
    record Used(long cents, long times) {}

    /**
     * Lets nobody else count or give for this agent, nor for this order, until the transaction ends. Always agent first,
     * order second, so that two never wait for each other.
     */
    void lock(Actor actor, AuthorityCase one, ShopRef shop, String order) {
        jdbc.sql("INSERT IGNORE INTO kb_authority_agent (account_id) VALUES (?)")
                .param(actor.accountId())
                .update();
        jdbc.sql("SELECT account_id FROM kb_authority_agent WHERE account_id = ? FOR UPDATE")
                .param(actor.accountId())
                .query(Long.class)
                .single();
        jdbc.sql("INSERT IGNORE INTO kb_authority_order (case_id, shop_id, order_ref) VALUES (?, ?, ?)")
                .params(one.id(), shop.id(), order)
                .update();
        jdbc.sql(
                        "SELECT case_id FROM kb_authority_order WHERE case_id = ? AND shop_id = ? AND order_ref = ? FOR UPDATE")
                .params(one.id(), shop.id(), order)
                .query(Long.class)
                .single();
    }

    /** What counts against the ladder's allowance on the day: within its reach, neither approved nor taken back. */
    Used used(Actor actor, Ladder ladder, LocalDate day) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("account", actor.accountId());
        values.put("case", ladder.draft().caseId());
        values.put("day", day);
        values.put("shop", ladder.draft().shopId());
        values.put("client", ladder.draft().clientId());
        return jdbc.sql("""
                        SELECT COALESCE(SUM(g.amount_cents), 0) AS cents, COUNT(*) AS times
                          FROM kb_authority_grant g JOIN core_shop s ON s.id = g.shop_id
                         WHERE g.account_id = :account AND g.case_id = :case AND g.day = :day
                           AND g.request_id IS NULL AND g.taken_back_at IS NULL
                           AND (:shop IS NULL OR g.shop_id = :shop) AND (:client IS NULL OR s.client_id = :client)""").params(values).query(Used.class).single();
    }

    /** What anybody gave to the order in the case and did not take back, in cents, approved or not. */
    long givenToOrder(AuthorityCase one, ShopRef shop, String order) {
        return jdbc.sql("""
                        SELECT COALESCE(SUM(amount_cents), 0) FROM kb_authority_grant
                         WHERE case_id = ? AND shop_id = ? AND order_ref = ? AND taken_back_at IS NULL""")
                .params(one.id(), shop.id(), order)
                .query(Long.class)
                .single();
    }

    Optional<Grant> byKey(Actor actor, String key) {
        return jdbc.sql(SELECT + " WHERE g.account_id = ? AND g.idempotency_key = ?")
                .param(actor.accountId())
                .param(key)
                .query((row, _) -> grant(row))
                .optional();
    }

    Optional<Grant> find(long id) {
        return jdbc.sql(SELECT + " WHERE g.id = ?")
                .param(id)
                .query((row, _) -> grant(row))
                .optional();
    }

    Grant get(long id) {
        return find(id).orElseThrow();
    }

    List<Grant> ofAgent(Actor actor, LocalDate day) {
        return jdbc.sql(SELECT + " WHERE g.account_id = ? AND g.day = ? ORDER BY g.id DESC")
                .param(actor.accountId())
                .param(day)
                .query((row, _) -> grant(row))
                .list();
    }

    /** @param all whether every shop may be seen, else only those with these ids */
    List<Grant> list(GrantFilter filter, boolean all, java.util.Set<Long> shops, int offset, int limit) {
        Map<String, @Nullable Object> values = values(filter, all, shops);
        values.put("limit", limit);
        values.put("offset", offset);
        return jdbc.sql(SELECT + where() + " ORDER BY g.id DESC LIMIT :limit OFFSET :offset")
                .params(values)
                .query((row, _) -> grant(row))
                .list();
    }

    Used total(GrantFilter filter, boolean all, java.util.Set<Long> shops) {
        return jdbc.sql("SELECT COALESCE(SUM(IF(g.taken_back_at IS NULL, g.amount_cents, 0)), 0) AS cents,"
                        + " COUNT(*) AS times FROM kb_authority_grant g" + where())
                .params(values(filter, all, shops))
                .query(Used.class)
                .single();
    }

    private static String where() {
        return " " + """
                WHERE g.day >= :from AND g.day <= :to AND (:all OR g.shop_id IN (:shops))
                   AND (:shop IS NULL OR g.shop_id = :shop) AND (:case IS NULL OR g.case_id = :case)""";
    }

    private static Map<String, @Nullable Object> values(GrantFilter filter, boolean all, java.util.Set<Long> shops) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("from", filter.from());
        values.put("to", filter.to());
        values.put("all", all);
        values.put("shops", shops.isEmpty() ? java.util.Set.of(-1L) : shops);
        values.put("shop", filter.shopId());
        values.put("case", filter.caseId());
        return values;
    }

    private static Grant grant(ResultSet row) throws SQLException {
        String step = row.getString("step");
        Timestamp takenBack = row.getTimestamp("taken_back_at");
        return new Grant(
                row.getLong("id"),
                row.getString("case_code"),
                row.getString("case_name"),
                row.getLong("shop_id"),
                row.getLong("account_id"),
                row.getString("agent"),
                step == null ? null : Step.valueOf(step),
                row.getLong("amount_cents"),
                row.getLong("order_cents"),
                row.getString("order_ref"),
                Remedy.valueOf(row.getString("remedy")),
                row.getString("note"),
                row.getObject("ladder_id", Long.class),
                row.getString("request"),
                row.getString("approved_by"),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("granted_at").toInstant(),
                takenBack == null ? null : takenBack.toInstant());
    }
}
