package cn.zhiban.core.org.shop;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.org.keeping.Visible;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps groups of shops (店铺组), which may reach over clients. Readers see the shops of a group that are within their
 * scope; only whoever keeps all shops of a group may change or delete it.
 */
@Service
@Transactional(readOnly = true)
public class ShopGroupService {
    private static final String TYPE = "core.shop-group";
    private static final RowMapper<Row> ROWS = new SimplePropertyRowMapper<>(Row.class);

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final Organisation organisation;

    ShopGroupService(JdbcClient jdbc, Access access, AuditLog audit, Organisation organisation) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.organisation = organisation;
    }

    private record Row(long id, String code, String name, int version) {}

    /** Groups with at least one shop within the scope, by name. @param query part of the code or name, may be empty */
    public List<ShopGroupSummary> list(String query, int offset, int limit) {
        Actor actor = access.requireAny(CorePermissions.SHOPS_EDIT, CorePermissions.PEOPLE_READ);
        return jdbc
                .sql("""
                        SELECT g.id, g.code, g.name, g.version FROM core_shop_group g
                         WHERE (:all OR EXISTS (SELECT 1 FROM core_shop_group_member m
                                                 WHERE m.group_id = g.id AND m.shop_id IN (:shops)))
                           AND (g.code LIKE :query OR g.name LIKE :query)
                         ORDER BY g.name, g.id LIMIT :limit OFFSET :offset""")
                .param("all", actor.scope().all())
                .param("shops", Visible.shops(actor.scope()))
                .param("query", Typed.contained(query))
                .param("limit", limit)
                .param("offset", offset)
                .query(ROWS)
                .stream()
                .map(row -> summary(row, actor))
                .toList();
    }

    /**
     * Makes a group and returns its id.
     *
     * @throws NotAllowed one of the shops is not kept by the actor
     * @throws InvalidInput the code is taken or something is missing
     */
    @Transactional
    public long create(ShopGroupDraft draft) {
        Actor actor = access.require(CorePermissions.SHOPS_EDIT);
        ShopGroupDraft checked = check(draft, actor);
        try {
            long id = jdbc.sql("INSERT INTO core_shop_group (code, name) VALUES (?, ?) RETURNING id")
                    .params(checked.code(), checked.name())
                    .query(Long.class)
                    .single();
            addMembers(id, checked.shopIds());
            audit.record("created", TYPE, id, checked.name(), null, checked);
            return id;
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "core.org.problem.code-taken", checked.code());
        }
    }

    /**
     * Changes a group.
     *
     * @throws ChangedMeanwhile somebody else changed it since
     * @throws NotAllowed one of its shops, before or after, is not kept by the actor
     */
    @Transactional
    public void change(long id, int version, ShopGroupDraft draft) {
        Actor actor = access.require(CorePermissions.SHOPS_EDIT);
        Row before = find(id);
        Set<Long> members = requireKeptBy(actor, before);
        ShopGroupDraft checked = check(draft, actor);
        try {
            int changed = jdbc.sql("UPDATE core_shop_group SET code = ?, name = ?, version = version + 1"
                            + " WHERE id = ? AND version = ?")
                    .params(checked.code(), checked.name(), id, version)
                    .update();
            if (changed == 0) {
                throw new ChangedMeanwhile(before.name(), before.version());
            }
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "core.org.problem.code-taken", checked.code());
        }
        jdbc.sql("DELETE FROM core_shop_group_member WHERE group_id = ?")
                .param(id)
                .update();
        addMembers(id, checked.shopIds());
        ShopGroupDraft old = new ShopGroupDraft(before.code(), before.name(), members);
        audit.record("changed", TYPE, id, checked.name(), old, checked);
    }

    /** Deletes a group; its shops stay. @throws NotAllowed one of its shops is not kept by the actor */
    @Transactional
    public void delete(long id) {
        Actor actor = access.require(CorePermissions.SHOPS_EDIT);
        Row before = find(id);
        Set<Long> members = requireKeptBy(actor, before);
        jdbc.sql("DELETE FROM core_shop_group WHERE id = ?").param(id).update();
        audit.record(
                "deleted", TYPE, id, before.name(), new ShopGroupDraft(before.code(), before.name(), members), null);
    }

    private ShopGroupSummary summary(Row row, Actor actor) {
        Set<Long> members = members(row.id());
        List<ShopRef> visible = organisation.shopsById(members).stream()
                .filter(shop -> actor.scope().seesShop(shop.id()))
                .toList();
        boolean editable = actor.may(CorePermissions.SHOPS_EDIT) && keepsAll(actor.scope(), members);
        return new ShopGroupSummary(
                row.id(), row.code(), row.name(), visible, members.size() - visible.size(), row.version(), editable);
    }

    private Set<Long> requireKeptBy(Actor actor, Row group) {
        Set<Long> members = members(group.id());
        if (!actor.scope().all() && members.stream().noneMatch(actor.scope()::seesShop)) {
            throw new NotFound(TYPE, group.id());
        }
        if (!keepsAll(actor.scope(), members)) {
            throw new NotAllowed(CorePermissions.SHOPS_EDIT);
        }
        return members;
    }

    private boolean keepsAll(Scope scope, Collection<Long> shopIds) {
        List<ShopRef> known = organisation.shopsById(shopIds);
        return scope.all()
                || (known.size() == shopIds.size()
                        && known.stream().allMatch(shop -> scope.managesClient(shop.clientId())));
    }

    private ShopGroupDraft check(ShopGroupDraft draft, Actor actor) {
        String code = Typed.code("code", draft.code());
        String name = Typed.name("name", draft.name());
        if (draft.shopIds().isEmpty()
                || organisation.shopsById(draft.shopIds()).size()
                        != draft.shopIds().size()) {
            throw new InvalidInput("shopIds", "core.org.problem.required");
        }
        if (!keepsAll(actor.scope(), draft.shopIds())) {
            throw new NotAllowed(CorePermissions.SHOPS_EDIT);
        }
        return new ShopGroupDraft(code, name, new TreeSet<>(draft.shopIds()));
    }

    private Row find(long id) {
        return jdbc.sql("SELECT id, code, name, version FROM core_shop_group WHERE id = ?")
                .param(id)
                .query(ROWS)
                .optional()
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private Set<Long> members(long groupId) {
        return new TreeSet<>(jdbc.sql("SELECT shop_id FROM core_shop_group_member WHERE group_id = ?")
                .param(groupId)
                .query(Long.class)
                .list());
    }

    private void addMembers(long groupId, Set<Long> shopIds) {
        for (long shop : shopIds) {
            jdbc.sql("INSERT INTO core_shop_group_member (group_id, shop_id) VALUES (?, ?)")
                    .params(groupId, shop)
                    .update();
        }
    }
}
