package cn.zhiban.core.org.shop;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.keeping.OrganisationChanges;
import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.org.keeping.Visible;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the shops of the clients that were granted to whoever keeps them. A shop is never deleted, it is no longer
 * served.
 */
@Service
@Transactional(readOnly = true)
public class ShopService {
    private static final String TYPE = "core.shop";
    private static final String COLUMNS = """
            SELECT s.id, s.code, s.name, s.client_id, c.name AS client_name, s.platform, s.active, s.version,
                   (SELECT COUNT(DISTINCT a.employee_id)
                      FROM core_assignment a JOIN core_employee e ON e.id = a.employee_id AND e.state <> 'LEFT'
                     WHERE a.shop_id = s.id AND a.valid_from <= :today
                       AND (a.valid_to IS NULL OR a.valid_to >= :today)) AS people
              FROM core_shop s JOIN core_client c ON c.id = s.client_id
            """;

    private static final RowMapper<Row> ROWS = new SimplePropertyRowMapper<>(Row.class);

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final OrganisationChanges changes;
    private final CompanyTime time;

    ShopService(JdbcClient jdbc, Access access, AuditLog audit, OrganisationChanges changes, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.changes = changes;
        this.time = time;
    }

    private record Row(
            long id,
            String code,
            String name,
            long clientId,
            String clientName,
            Platform platform,
            boolean active,
            int people,
            int version) {
        ShopSummary seenBy(Actor actor) {
            return new ShopSummary(
                    id,
                    code,
                    name,
                    clientId,
                    clientName,
                    platform,
                    active,
                    people,
                    version,
                    mayChange(actor, clientId));
        }

        ShopDraft state() {
            return new ShopDraft(code, name, clientId, platform, active);
        }
    }

    /** Shops within the scope, by client and name. */
    public List<ShopSummary> list(ShopFilter filter, int offset, int limit) {
        Actor actor = access.requireAny(CorePermissions.SHOPS_EDIT, CorePermissions.PEOPLE_READ);
        return jdbc
                .sql(COLUMNS + """
                         WHERE (:all OR s.id IN (:shops)) AND (:inactive OR s.active)
                           AND (:client IS NULL OR s.client_id = :client)
                           AND (:platform IS NULL OR s.platform = :platform)
                           AND (s.code LIKE :query OR s.name LIKE :query)
                         ORDER BY s.active DESC, c.name, s.name, s.id LIMIT :limit OFFSET :offset""")
                .param("today", time.today())
                .param("all", actor.scope().all())
                .param("shops", Visible.shops(actor.scope()))
                .param("inactive", filter.inactive())
                .param("client", filter.clientId())
                .param("platform", name(filter.platform()))
                .param("query", Typed.contained(filter.query()))
                .param("limit", limit)
                .param("offset", offset)
                .query(ROWS)
                .stream()
                .map(row -> row.seenBy(actor))
                .toList();
    }

    /** One shop. @throws NotFound there is none within the scope */
    public ShopSummary get(long id) {
        Actor actor = access.requireAny(CorePermissions.SHOPS_EDIT, CorePermissions.PEOPLE_READ);
        return find("s.id = :key", id, actor)
                .orElseThrow(() -> new NotFound(TYPE, id))
                .seenBy(actor);
    }

    /** The shop with this code, if it is within the scope. */
    public Optional<ShopSummary> findByCode(String code) {
        Actor actor = access.requireAny(CorePermissions.SHOPS_EDIT, CorePermissions.PEOPLE_READ);
        return find("s.code = :key", code.strip(), actor).map(row -> row.seenBy(actor));
    }

    /** Whether the actor may make shops for at least one client. */
    public boolean mayCreate() {
        Actor actor = access.current();
        return actor.may(CorePermissions.SHOPS_EDIT)
                && (actor.scope().all() || !actor.scope().managedClientIds().isEmpty());
    }

    /**
     * Makes a shop and returns its id.
     *
     * @throws NotAllowed the client is not among those granted to the actor
     * @throws InvalidInput the code is taken or something is missing
     */
    @Transactional
    public long create(ShopDraft draft) {
        Actor actor = access.require(CorePermissions.SHOPS_EDIT);
        ShopDraft checked = check(draft, actor);
        try {
            long id = jdbc.sql("INSERT INTO core_shop (code, name, client_id, platform, active) VALUES (?, ?, ?, ?, ?)"
                            + " RETURNING id")
                    .param(checked.code())
                    .param(checked.name())
                    .param(checked.clientId())
                    .param(name(checked.platform()))
                    .param(checked.active())
                    .query(Long.class)
                    .single();
            audit.record("created", TYPE, id, checked.name(), null, checked);
            changes.announce();
            return id;
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "core.org.problem.code-taken", checked.code());
        }
    }

    /**
     * Changes a shop.
     *
     * @param version the version that the change started from
     * @throws ChangedMeanwhile somebody else changed it since
     * @throws NotAllowed its client, old or new, is not among those granted to the actor
     */
    @Transactional
    public void change(long id, int version, ShopDraft draft) {
        Actor actor = access.require(CorePermissions.SHOPS_EDIT);
        Row before = find("s.id = :key", id, actor).orElseThrow(() -> new NotFound(TYPE, id));
        if (!mayChange(actor, before.clientId())) {
            throw new NotAllowed(CorePermissions.SHOPS_EDIT);
        }
        ShopDraft checked = check(draft, actor);
        try {
            int changed = jdbc.sql("UPDATE core_shop SET code = ?, name = ?, client_id = ?, platform = ?, active = ?,"
                            + " version = version + 1 WHERE id = ? AND version = ?")
                    .param(checked.code())
                    .param(checked.name())
                    .param(checked.clientId())
                    .param(name(checked.platform()))
                    .param(checked.active())
                    .param(id)
                    .param(version)
                    .update();
            if (changed == 0) {
                throw new ChangedMeanwhile(before.name(), before.version());
            }
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "core.org.problem.code-taken", checked.code());
        }
        audit.record(action(before.active(), checked.active()), TYPE, id, checked.name(), before.state(), checked);
        changes.announce();
    }

    /** What the audit log calls a change, of which ending and resuming to serve are the weightiest. */
    static String action(boolean servedBefore, boolean servedAfter) {
        if (servedBefore == servedAfter) {
            return "changed";
        }
        return servedAfter ? "activated" : "deactivated";
    }

    private Optional<Row> find(String where, Object key, Actor actor) {
        return jdbc.sql(COLUMNS + " WHERE " + where)
                .param("today", time.today())
                .param("key", key)
                .query(ROWS)
                .optional()
                .filter(row -> actor.scope().seesShop(row.id()));
    }

    private static boolean mayChange(Actor actor, long clientId) {
        return actor.may(CorePermissions.SHOPS_EDIT) && actor.scope().managesClient(clientId);
    }

    private ShopDraft check(ShopDraft draft, Actor actor) {
        String code = Typed.code("code", draft.code());
        String name = Typed.name("name", draft.name());
        Long client = draft.clientId();
        if (client == null || !exists(client)) {
            throw new InvalidInput("clientId", "core.org.problem.required");
        }
        if (draft.platform() == null) {
            throw new InvalidInput("platform", "core.org.problem.required");
        }
        if (!mayChange(actor, client)) {
            throw new NotAllowed(CorePermissions.SHOPS_EDIT);
        }
        return new ShopDraft(code, name, client, draft.platform(), draft.active());
    }

    private boolean exists(long clientId) {
        return jdbc.sql("SELECT COUNT(*) FROM core_client WHERE id = ?")
                        .param(clientId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static @Nullable String name(@Nullable Platform platform) {
        return platform == null ? null : platform.name();
    }
}
