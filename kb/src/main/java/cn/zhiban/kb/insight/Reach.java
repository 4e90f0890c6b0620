package cn.zhiban.kb.insight;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose events an actor may see, as conditions of queries: with {@link InsightPermissions#READ} those in shops within
 * the scope, with {@link InsightPermissions#OWN} the actor's own. Events without a shop may be about any client, so of
 * those only people who see everything see the others' ones.
 */
@Component
public class Reach {
    /** No row has this id; an empty list would be no SQL. */
    private static final Set<Long> NONE = Set.of(-1L);

    private final Access access;
    private final Organisation organisation;
    private final CompanyTime time;
    private final JdbcClient jdbc;

    Reach(Access access, Organisation organisation, CompanyTime time, JdbcClient jdbc) {
        this.access = access;
        this.organisation = organisation;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** A team that people within the reach belong to. */
    public record Team(long id, String name) {}

    /** What can be chosen in filters. */
    public record Choices(List<ClientRef> clients, List<ShopRef> shops, List<Team> teams, boolean own) {}

    /** A condition on the columns {@code shop_id} and {@code account_id}, and its parameters. */
    record Condition(String sql, Map<String, Object> parameters) {
        /** The same with more parameters. */
        Map<String, Object> with(Object... more) {
            Map<String, Object> all = new HashMap<>(parameters);
            for (int i = 0; i < more.length; i += 2) {
                all.put((String) more[i], more[i + 1]);
            }
            return all;
        }
    }

    /** What the actor may choose from. @throws NotAllowed it may not see figures at all */
    public Choices choices() {
        Actor actor = require();
        Scope scope = actor.scope();
        boolean own = !actor.may(InsightPermissions.READ);
        List<Team> teams = own
                ? List.of()
                : jdbc.sql("""
                        SELECT DISTINCT t.id, t.name FROM core_team t JOIN core_employee e ON e.team_id = t.id
                         WHERE :all OR EXISTS (SELECT 1 FROM core_assignment a
                                 WHERE a.employee_id = e.id AND a.shop_id IN (:shops)) ORDER BY t.name""")
                        .param("all", scope.all())
                        .param("shops", orNone(scope.shopIds()))
                        .query(Team.class)
                        .list();
        return new Choices(organisation.clients(scope), organisation.shops(scope), teams, own);
    }

    /** Who asks for figures. @throws NotAllowed it may not see any */
    Actor require() {
        Actor actor = access.requireAny(InsightPermissions.READ, InsightPermissions.OWN);
        if (!actor.may(InsightPermissions.READ) && actor.accountId() == null) {
            throw new NotAllowed(InsightPermissions.READ);
        }
        return actor;
    }

    /** Who asks for what others do. @throws NotAllowed it sees its own figures at most */
    Actor requireAll() {
        return access.require(InsightPermissions.READ);
    }

    /** Events of the period that the actor may see, with the parameters {@code from} and {@code to}. */
    Condition events(InsightFilter filter) {
        Actor actor = require();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("from", instant(filter.from()));
        parameters.put("to", instant(filter.to().plusDays(1)));
        StringBuilder sql = new StringBuilder("TRUE");
        boolean own = !actor.may(InsightPermissions.READ);
        Set<Long> shops = shops(actor.scope(), filter);
        if (shops != null) {
            sql.append(
                    own && isWide(filter)
                            ? " AND (shop_id IN (:shops) OR COALESCE(shop_id, 0) = 0)"
                            : " AND shop_id IN (:shops)");
            parameters.put("shops", orNone(shops));
        }
        if (own) {
            sql.append(" AND account_id = :self");
            parameters.put("self", java.util.Objects.requireNonNull(actor.accountId()));
        }
        if (filter.teamId() != null) {
            sql.append(" AND account_id IN (SELECT ta.id FROM core_account ta JOIN core_employee te"
                    + " ON te.id = ta.employee_id WHERE te.team_id = :team)");
            parameters.put("team", filter.teamId());
        }
        return new Condition(sql.toString(), parameters);
    }

    /** Ids of the shops that are asked for and may be seen; null means all, also events without a shop. */
    public @Nullable Set<Long> shops(Scope scope, InsightFilter filter) {
        Long shop = filter.shopId();
        if (shop != null) {
            return Set.of(organisation
                    .shop(shop, scope)
                    .orElseThrow(() -> new NotFound("core.shop", shop))
                    .id());
        }
        Long client = filter.clientId();
        if (client != null) {
            if (!scope.seesClient(client)) {
                throw new NotFound("core.client", client);
            }
            return organisation.shops(scope).stream()
                    .filter(one -> one.clientId() == client)
                    .map(ShopRef::id)
                    .collect(Collectors.toSet());
        }
        return scope.all() ? null : scope.shopIds();
    }

    /** Whether the actor sees more than its own figures. */
    public boolean all() {
        return access.current().may(InsightPermissions.READ);
    }

    /** First moment of a local day. */
    Timestamp instant(LocalDate day) {
        return Timestamp.from(time.instant(day.atStartOfDay()));
    }

    static Set<Long> orNone(Set<Long> ids) {
        return ids.isEmpty() ? NONE : ids;
    }

    private static boolean isWide(InsightFilter filter) {
        return filter.shopId() == null && filter.clientId() == null;
    }
}
