package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.match.RuleKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rules in the database. Knows nothing of who may; every write counts the change that makes all nodes read again. */
@Component
class RedlineRows {
    private static final String SELECT = "SELECT * FROM kb_redline_rule r ";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String WITHIN = """
             (:all OR (r.client_id IS NULL AND r.shop_id IS NULL)
                   OR r.client_id IN (:clients) OR r.shop_id IN (:shops))
            """;
    private static final String FILTER = WITHIN + """
             AND (:text = '' OR r.code LIKE :like OR r.words LIKE :like OR r.message LIKE :like)
             AND (:platform IS NULL OR r.platforms = '' OR FIND_IN_SET(:platform, REPLACE(r.platforms, '\\n', ',')))
             AND (:kind IS NULL OR r.kind = :kind)
             AND (:severity IS NULL OR r.severity = :severity)
             AND (:state IS NULL OR r.state = :state)
            """;

    private final JdbcClient jdbc;

    RedlineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long changes() {
        return jdbc.sql("SELECT changes FROM kb_redline_change WHERE id = 1")
                .query(Long.class)
                .single();
    }

    void countChange() {
        jdbc.sql("UPDATE kb_redline_change SET changes = changes + 1 WHERE id = 1")
                .update();
    }

    /** All that hold now or may hold later, in order of their ids. */
    List<RedlineRule> active() {
        return jdbc.sql(SELECT + "WHERE r.state = 'ACTIVE' ORDER BY r.id")
                .query(RedlineRows::rule)
                .list();
    }

    List<RedlineRule> list(Scope scope, RedlineFilter filter, int offset, int limit) {
        return jdbc.sql(SELECT + "WHERE " + FILTER + " ORDER BY r.code LIMIT :limit OFFSET :offset")
                .params(values(scope, filter))
                .param("limit", limit)
                .param("offset", offset)
                .query(RedlineRows::rule)
                .list();
    }

    int count(Scope scope, RedlineFilter filter) {
        return jdbc.sql("SELECT COUNT(*) FROM kb_redline_rule r WHERE " + FILTER)
                .params(values(scope, filter))
                .query(Integer.class)
                .single();
    }

    Optional<RedlineRule> find(long id) {
        return jdbc.sql(SELECT + "WHERE r.id = ?")
                .param(id)
                .query(RedlineRows::rule)
                .optional();
    }

    List<RedlineRule> findByCodes(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "WHERE r.code IN (:codes)")
                        .param("codes", codes)
                        .query(RedlineRows::rule)
                        .list();
    }

    long insert(RedlineDraft draft, Instant now, String by) {
        long id = jdbc.sql("""
                        INSERT INTO kb_redline_rule (code, kind, severity, words, triggers, allowed, homophones, message,
                            alternative, article_id, platforms, industries, client_id, shop_id, valid_from, valid_to,
                            state, number, updated_at, updated_by)
                        VALUES (:code, :kind, :severity, :words, :triggers, :allowed, :homophones, :message,
                            :alternative, :article, :platforms, :industries, :client, :shop, :from, :to,
                            'ACTIVE', 1, :now, :by) RETURNING id""").params(values(draft, now, by)).query(Long.class).single();
        keep(id, 1, draft, RedlineState.ACTIVE, now, by);
        return id;
    }

    /** Writes the next version if the newest is still the one the change started from; returns whether it was. */
    boolean update(long id, int number, RedlineDraft draft, RedlineState state, Instant now, String by) {
        int updated = jdbc.sql("""
                        UPDATE kb_redline_rule SET code = :code, kind = :kind, severity = :severity, words = :words,
                            triggers = :triggers, allowed = :allowed, homophones = :homophones, message = :message,
                            alternative = :alternative, article_id = :article, platforms = :platforms,
                            industries = :industries, client_id = :client, shop_id = :shop, valid_from = :from,
                            valid_to = :to, state = :state, number = number + 1, updated_at = :now, updated_by = :by
                         WHERE id = :id AND number = :number""")
                .params(values(draft, now, by))
                .param("state", state.name())
                .param("id", id)
                .param("number", number)
                .update();
        if (updated == 0) {
            return false;
        }
        keep(id, number + 1, draft, state, now, by);
        return true;
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM kb_redline_rule WHERE id = ?").param(id).update();
        countChange();
    }

    private void keep(long id, int number, RedlineDraft draft, RedlineState state, Instant now, String by) {
        jdbc.sql("INSERT INTO kb_redline_rule_version (rule_id, number, content, state, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(id, number, JSON.writeValueAsString(draft), state.name(), Timestamp.from(now), by)
                .update();
        countChange();
    }

    List<RedlineVersion> versions(long id) {
        return jdbc.sql("SELECT number, content, state, created_at, created_by FROM kb_redline_rule_version"
                        + " WHERE rule_id = ? ORDER BY number DESC")
                .param(id)
                .query((row, _) -> new RedlineVersion(
                        row.getInt(1),
                        JSON.readValue(row.getString(2), RedlineDraft.class),
                        RedlineState.valueOf(row.getString(3)),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5)))
                .list();
    }

    Map<Long, Set<String>> industries() {
        record Row(long clientId, String industry) {}
        return jdbc.sql("SELECT client_id, industry FROM kb_redline_industry").query(Row.class).list().stream()
                .collect(Collectors.groupingBy(
                        Row::clientId, Collectors.mapping(Row::industry, Collectors.toCollection(TreeSet::new))));
    }

    void setIndustries(long clientId, Collection<String> industries) {
        jdbc.sql("DELETE FROM kb_redline_industry WHERE client_id = ?")
                .param(clientId)
                .update();
        for (String industry : industries) {
            jdbc.sql("INSERT INTO kb_redline_industry (client_id, industry) VALUES (?, ?)")
                    .params(clientId, industry)
                    .update();
        }
        countChange();
    }

    private static Map<String, @Nullable Object> values(Scope scope, RedlineFilter filter) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("all", scope.all());
        values.put("clients", scope.clientIds().isEmpty() ? Set.of(-1L) : scope.clientIds());
        values.put("shops", scope.shopIds().isEmpty() ? Set.of(-1L) : scope.shopIds());
        String text = filter.text().strip();
        values.put("text", text);
        values.put("like", "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        values.put("platform", name(filter.platform()));
        values.put("kind", name(filter.kind()));
        values.put("severity", name(filter.severity()));
        values.put("state", name(filter.state()));
        return values;
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Map<String, @Nullable Object> values(RedlineDraft draft, Instant now, String by) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("code", draft.code());
        values.put("kind", draft.kind().name());
        values.put("severity", draft.severity().name());
        values.put("words", String.join("\n", draft.words()));
        values.put("triggers", String.join("\n", draft.triggers()));
        values.put("allowed", String.join("\n", draft.allowed()));
        values.put("homophones", draft.homophones());
        values.put("message", draft.message());
        values.put("alternative", draft.alternative());
        values.put("article", draft.articleId());
        values.put("platforms", draft.platforms().stream().map(Platform::name).collect(Collectors.joining("\n")));
        values.put("industries", String.join("\n", draft.industries()));
        values.put("client", draft.clientId());
        values.put("shop", draft.shopId());
        values.put("from", timestamp(draft.validFrom()));
        values.put("to", timestamp(draft.validTo()));
        values.put("now", Timestamp.from(now));
        values.put("by", by);
        return values;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static RedlineRule rule(ResultSet row, int ignored) throws SQLException {
        RedlineDraft draft = new RedlineDraft(
                row.getString("code"),
                RuleKind.valueOf(row.getString("kind")),
                Severity.valueOf(row.getString("severity")),
                lines(row.getString("words")),
                lines(row.getString("triggers")),
                lines(row.getString("allowed")),
                row.getBoolean("homophones"),
                row.getString("message"),
                row.getString("alternative"),
                row.getObject("article_id", Long.class),
                lines(row.getString("platforms")).stream()
                        .map(Platform::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                lines(row.getString("industries")),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                instant(row.getTimestamp("valid_from")),
                instant(row.getTimestamp("valid_to")));
        return new RedlineRule(
                row.getLong("id"),
                draft,
                RedlineState.valueOf(row.getString("state")),
                row.getInt("number"),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("updated_by"),
                false);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
