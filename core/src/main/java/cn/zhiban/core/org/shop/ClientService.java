package cn.zhiban.core.org.shop;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.keeping.OrganisationChanges;
import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.org.keeping.Visible;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the clients (brands). Whoever sees everything makes new ones; a granted client may be changed by whoever keeps
 * shops. A client is never deleted, it is no longer served.
 */
@Service
@Transactional(readOnly = true)
public class ClientService {
    private static final String TYPE = "core.client";
    private static final RowMapper<Row> ROWS = new SimplePropertyRowMapper<>(Row.class);

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final OrganisationChanges changes;

    ClientService(JdbcClient jdbc, Access access, AuditLog audit, OrganisationChanges changes) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.changes = changes;
    }

    private record Row(long id, String code, String name, boolean active, int shops, int version) {}

    /**
     * Clients within the scope, by name.
     *
     * @param query part of the code or name, may be empty
     * @param inactive also those no longer served
     */
    public List<ClientSummary> list(String query, boolean inactive, int offset, int limit) {
        Actor actor = access.requireAny(CorePermissions.SHOPS_EDIT, CorePermissions.PEOPLE_READ);
        return jdbc
                .sql("""
                        SELECT c.id, c.code, c.name, c.active, c.version,
                               (SELECT COUNT(*) FROM core_shop s WHERE s.client_id = c.id AND s.active) AS shops
                          FROM core_client c
                         WHERE (:all OR c.id IN (:clients)) AND (:inactive OR c.active)
                           AND (c.code LIKE :query OR c.name LIKE :query)
                         ORDER BY c.active DESC, c.name, c.id LIMIT :limit OFFSET :offset""")
                .param("all", actor.scope().all())
                .param("clients", Visible.clients(actor.scope()))
                .param("inactive", inactive)
                .param("query", Typed.contained(query))
                .param("limit", limit)
                .param("offset", offset)
                .query(ROWS)
                .stream()
                .map(row -> new ClientSummary(
                        row.id(),
                        row.code(),
                        row.name(),
                        row.active(),
                        row.shops(),
                        row.version(),
                        mayChange(actor, row.id())))
                .toList();
    }

    /** Whether the actor may make new clients. */
    public boolean mayCreate() {
        Actor actor = access.current();
        return actor.may(CorePermissions.SHOPS_EDIT) && actor.scope().all();
    }

    /**
     * Makes a client and returns its id.
     *
     * @throws NotAllowed the actor does not see everything, so could not see the new client either
     * @throws InvalidInput the code is taken or something is missing
     */
    @Transactional
    public long create(ClientDraft draft) {
        Actor actor = access.require(CorePermissions.SHOPS_EDIT);
        if (!actor.scope().all()) {
            throw new NotAllowed(CorePermissions.SHOPS_EDIT);
        }
        ClientDraft checked = check(draft);
        try {
            long id = jdbc.sql("INSERT INTO core_client (code, name, active) VALUES (?, ?, ?) RETURNING id")
                    .params(checked.code(), checked.name(), checked.active())
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
     * Changes a client. One that is no longer served takes its shops along.
     *
     * @param version the version that the change started from
     * @throws ChangedMeanwhile somebody else changed it since
     */
    @Transactional
    public void change(long id, int version, ClientDraft draft) {
        Actor actor = access.require(CorePermissions.SHOPS_EDIT);
        Row before = find(id, actor);
        if (!mayChange(actor, id)) {
            throw new NotAllowed(CorePermissions.SHOPS_EDIT);
        }
        ClientDraft checked = check(draft);
        try {
            int changed = jdbc.sql("UPDATE core_client SET code = ?, name = ?, active = ?, version = version + 1"
                            + " WHERE id = ? AND version = ?")
                    .params(checked.code(), checked.name(), checked.active(), id, version)
                    .update();
            if (changed == 0) {
                throw new ChangedMeanwhile(before.name(), before.version());
            }
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "core.org.problem.code-taken", checked.code());
        }
        ClientDraft old = new ClientDraft(before.code(), before.name(), before.active());
        audit.record(ShopService.action(before.active(), checked.active()), TYPE, id, checked.name(), old, checked);
        if (before.active() && !checked.active()) {
            deactivateShops(id);
        }
        changes.announce();
    }

    private void deactivateShops(long clientId) {
        record Shop(long id, String name) {}
        for (Shop shop : jdbc.sql("SELECT id, name FROM core_shop WHERE client_id = ? AND active FOR UPDATE")
                .param(clientId)
                .query(new SimplePropertyRowMapper<>(Shop.class))
                .list()) {
            jdbc.sql("UPDATE core_shop SET active = FALSE, version = version + 1 WHERE id = ?")
                    .param(shop.id())
                    .update();
            audit.record("deactivated", "core.shop", shop.id(), shop.name(), null, null);
        }
    }

    private Row find(long id, Actor actor) {
        return jdbc.sql("SELECT id, code, name, active, 0 AS shops, version FROM core_client WHERE id = ?")
                .param(id)
                .query(ROWS)
                .optional()
                .filter(row -> actor.scope().seesClient(row.id()))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private static boolean mayChange(Actor actor, long clientId) {
        return actor.may(CorePermissions.SHOPS_EDIT) && actor.scope().managesClient(clientId);
    }

    private static ClientDraft check(ClientDraft draft) {
        return new ClientDraft(Typed.code("code", draft.code()), Typed.name("name", draft.name()), draft.active());
    }
}
