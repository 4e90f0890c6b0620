package cn.zhiban.core.org.assignment;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.org.keeping.Validity;
import cn.zhiban.core.org.keeping.Visible;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the nicks under which employees answer for shops (平台账号), within the scope. On any day a nick of a shop belongs
 * to one person; over time it may be handed on.
 */
@Service
@Transactional(readOnly = true)
public class PlatformAccountService {
    private static final String TYPE = "core.platform-account";
    private static final String COLUMNS = """
            SELECT p.id, p.employee_id, e.name AS employee_name, p.shop_id, s.name AS shop_name, p.nick,
                   p.valid_from, p.valid_to, p.version
              FROM core_platform_account p
              JOIN core_employee e ON e.id = p.employee_id
              JOIN core_shop s ON s.id = p.shop_id
            """;

    private static final RowMapper<PlatformAccountSummary> ROWS =
            new SimplePropertyRowMapper<>(PlatformAccountSummary.class);

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;
    private final Served served;

    PlatformAccountService(JdbcClient jdbc, Access access, AuditLog audit, CompanyTime time, Served served) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.time = time;
        this.served = served;
    }

    /** An employee's nicks at shops within the scope, the latest first. */
    public List<PlatformAccountSummary> ofEmployee(long employeeId) {
        Scope scope = access.require(CorePermissions.PEOPLE_READ).scope();
        return jdbc.sql(COLUMNS + """
                         WHERE p.employee_id = :employee AND (:all OR p.shop_id IN (:shops))
                         ORDER BY p.valid_to IS NULL DESC, p.valid_to DESC, p.valid_from DESC, p.id""")
                .param("employee", employeeId)
                .param("all", scope.all())
                .param("shops", Visible.shops(scope))
                .query(ROWS)
                .list();
    }

    /** Nicks of a shop that are in use today or later. @throws NotFound there is no such shop within the scope */
    public List<PlatformAccountSummary> ofShop(long shopId) {
        Scope scope = access.require(CorePermissions.PEOPLE_READ).scope();
        if (!scope.seesShop(shopId)) {
            throw new NotFound("core.shop", shopId);
        }
        return jdbc.sql(COLUMNS + """
                         WHERE p.shop_id = :shop AND (p.valid_to IS NULL OR p.valid_to >= :today)
                         ORDER BY p.nick, p.valid_from, p.id""")
                .param("shop", shopId)
                .param("today", time.today())
                .query(ROWS)
                .list();
    }

    /**
     * Gives an employee a nick at a shop and returns its id.
     *
     * @throws cn.zhiban.core.security.NotAllowed the shop is not within the scope
     * @throws InvalidInput something is missing, or somebody has the nick on some of the days
     */
    @Transactional
    public long add(PlatformAccountDraft draft) {
        PlatformAccountDraft checked = check(draft, 0);
        long id = jdbc.sql("INSERT INTO core_platform_account (employee_id, shop_id, nick, valid_from, valid_to)"
                        + " VALUES (?, ?, ?, ?, ?) RETURNING id")
                .param(checked.employeeId())
                .param(checked.shopId())
                .param(checked.nick())
                .param(checked.validFrom())
                .param(checked.validTo())
                .query(Long.class)
                .single();
        audit.record("created", TYPE, id, checked.nick(), null, checked);
        return id;
    }

    /**
     * Changes a nick or its days; whose it is and of which shop stay.
     *
     * @throws ChangedMeanwhile somebody else changed it since
     * @throws InvalidInput as {@link #add}
     */
    @Transactional
    public void change(long id, int version, PlatformAccountDraft draft) {
        PlatformAccountSummary before = keepable(id);
        PlatformAccountDraft checked = check(
                new PlatformAccountDraft(
                        before.employeeId(), before.shopId(), draft.nick(), draft.validFrom(), draft.validTo()),
                id);
        int changed = jdbc.sql("UPDATE core_platform_account SET nick = ?, valid_from = ?, valid_to = ?,"
                        + " version = version + 1 WHERE id = ? AND version = ?")
                .param(checked.nick())
                .param(checked.validFrom())
                .param(checked.validTo())
                .param(id)
                .param(version)
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(before.nick(), before.version());
        }
        audit.record("changed", TYPE, id, checked.nick(), state(before), checked);
    }

    private PlatformAccountSummary keepable(long id) {
        Actor actor = access.require(CorePermissions.PEOPLE_EDIT);
        return find(id).filter(row -> actor.scope().seesShop(row.shopId())).orElseThrow(() -> new NotFound(TYPE, id));
    }

    private Optional<PlatformAccountSummary> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE p.id = ?").param(id).query(ROWS).optional();
    }

    private PlatformAccountDraft check(PlatformAccountDraft draft, long self) {
        Actor actor = access.require(CorePermissions.PEOPLE_EDIT);
        String nick = Typed.name("nick", draft.nick());
        Validity validity = Validity.typed(draft.validFrom(), draft.validTo());
        Served.Pair pair = served.check(actor, draft.employeeId(), draft.shopId(), validity, self == 0);
        Optional<PlatformAccountSummary> other = jdbc
                .sql(COLUMNS + " WHERE p.shop_id = ? AND p.nick = ? AND p.id <> ? ORDER BY p.valid_from")
                .params(pair.shopId(), nick, self)
                .query(ROWS)
                .stream()
                .filter(row -> validity.overlaps(new Validity(row.validFrom(), row.validTo())))
                .findFirst();
        other.ifPresent(row -> {
            throw new InvalidInput("nick", "core.org.problem.nick-in-use", nick, row.employeeName());
        });
        return new PlatformAccountDraft(pair.employeeId(), pair.shopId(), nick, validity.from(), validity.to());
    }

    private static PlatformAccountDraft state(PlatformAccountSummary row) {
        return new PlatformAccountDraft(row.employeeId(), row.shopId(), row.nick(), row.validFrom(), row.validTo());
    }
}
