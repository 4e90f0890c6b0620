package cn.zhiban.core.audit;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the audit log. Needs {@link CorePermissions#AUDIT_READ} and, since changes of all clients stand side by side in
 * it, a scope of everything; {@link NotAllowed} is thrown otherwise. Nothing here or elsewhere changes or deletes entries.
 */
@Service
@Transactional(readOnly = true)
public class AuditTrail {
    private static final String ENTRY =
            "SELECT id, at, actor, actor_name, action, object_type, object_id, object_label FROM core_audit";

    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, Access access, CompanyTime time, JsonMapper json) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
        this.json = json;
    }

    /** Entries that the filter finds, newest first. */
    public List<AuditEntry> list(AuditFilter filter, int offset, int limit) {
        requireReader();
        return jdbc.sql(ENTRY + """

                         WHERE (:person = '%%' OR actor_name LIKE :person)
                           AND (:object = '%%' OR object_label LIKE :object)
                           AND (:type IS NULL OR object_type = :type)
                           AND (:action IS NULL OR action = :action)
                           AND (:from IS NULL OR at >= :from)
                           AND (:to IS NULL OR at < :to)
                         ORDER BY id DESC LIMIT :limit OFFSET :offset""")
                .param("person", Typed.contained(filter.person()))
                .param("object", Typed.contained(filter.object()))
                .param("type", filter.objectType())
                .param("action", filter.action())
                .param("from", startOf(filter.from()))
                .param("to", filter.to() == null ? null : startOf(filter.to().plusDays(1)))
                .param("limit", limit)
                .param("offset", offset)
                .query(new SimplePropertyRowMapper<>(AuditEntry.class))
                .list();
    }

    /** All entries about one object, newest first. */
    public List<AuditEntry> ofObject(String objectType, String objectId, int offset, int limit) {
        requireReader();
        return jdbc.sql(ENTRY + " WHERE object_type = ? AND object_id = ? ORDER BY id DESC LIMIT ? OFFSET ?")
                .params(objectType, objectId, limit, offset)
                .query(new SimplePropertyRowMapper<>(AuditEntry.class))
                .list();
    }

    /** What the entry says was changed; throws {@link NotFound} if there is no such entry. */
    public List<AuditChange> changes(long id) {
        requireReader();
        record States(
                @Nullable String beforeState, @Nullable String afterState) {}
        States states = jdbc.sql("SELECT before_state, after_state FROM core_audit WHERE id = ?")
                .param(id)
                .query(States.class)
                .optional()
                .orElseThrow(() -> new NotFound("core.audit", id));
        return AuditChanges.between(json, states.beforeState(), states.afterState());
    }

    /** Kinds of objects that occur, for the filter. */
    public List<String> objectTypes() {
        requireReader();
        return jdbc.sql("SELECT DISTINCT object_type FROM core_audit ORDER BY object_type")
                .query((found, _) -> found.getString(1))
                .list();
    }

    /** Actions that occur, for the filter. */
    public List<String> actions() {
        requireReader();
        return jdbc.sql("SELECT DISTINCT action FROM core_audit ORDER BY action")
                .query((found, _) -> found.getString(1))
                .list();
    }

    private void requireReader() {
        if (!access.require(CorePermissions.AUDIT_READ).scope().all()) {
            throw new NotAllowed(CorePermissions.SCOPE_ALL);
        }
    }

    private @Nullable Timestamp startOf(@Nullable LocalDate day) {
        return day == null ? null : Timestamp.from(time.instant(day.atStartOfDay()));
    }
}
