package cn.zhiban.core.audit;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down every change to people, permissions and knowledge, in the same transaction as the change itself: either
 * both are there or none. Services call it; reading it is done through the audit trail.
 */
@Service
public class AuditLog {
    private static final int LABEL_LENGTH = 255;
    private final JdbcTemplate jdbc;
    private final Access access;
    private final CompanyTime time;
    private final JsonMapper json;

    AuditLog(JdbcTemplate jdbc, Access access, CompanyTime time, JsonMapper json) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
        this.json = json;
    }

    /**
     * One change.
     *
     * @param action past participle: created, changed, deleted, published, archived, imported, signed-in, …
     * @param objectType {@code <module>.<object>}
     * @param objectId id of the object
     * @param label what people call it
     * @param before state before as a record (without secrets), null if it did not exist
     * @param after state after, null if it no longer exists
     */
    public record Entry(
            String action,
            String objectType,
            String objectId,
            String label,
            @Nullable Object before,
            @Nullable Object after) {}

    /** Writes one change of the current actor. Must be called inside the transaction of the change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String action,
            String objectType,
            Object objectId,
            String label,
            @Nullable Object before,
            @Nullable Object after) {
        recordAll(List.of(new Entry(action, objectType, String.valueOf(objectId), label, before, after)));
    }

    /** Writes many changes of the current actor in one batch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(List<Entry> entries) {
        Actor actor = access.find().orElseGet(access::system);
        Timestamp now = Timestamp.from(time.now());
        jdbc.batchUpdate("""
                INSERT INTO core_audit (at, actor, actor_name, action, object_type, object_id, object_label, before_state, after_state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries, 500, (statement, entry) -> {
            statement.setTimestamp(1, now);
            statement.setString(2, actor.reference());
            statement.setString(3, actor.name());
            statement.setString(4, entry.action());
            statement.setString(5, entry.objectType());
            statement.setString(6, entry.objectId());
            statement.setString(7, cut(entry.label()));
            statement.setString(8, toJson(entry.before()));
            statement.setString(9, toJson(entry.after()));
        });
    }

    private @Nullable String toJson(@Nullable Object state) {
        return state == null ? null : json.writeValueAsString(state);
    }

    private static String cut(String label) {
        return label.length() <= LABEL_LENGTH ? label : label.substring(0, LABEL_LENGTH - 1) + "…";
    }
}
