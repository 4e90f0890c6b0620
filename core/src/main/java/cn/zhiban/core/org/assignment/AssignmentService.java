package cn.zhiban.core.org.assignment;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.keeping.OrganisationChanges;
import cn.zhiban.core.org.keeping.Validity;
import cn.zhiban.core.org.keeping.Visible;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who serves which shop (服务店铺). What concerns shops outside the scope is neither shown nor changed. Nobody serves
 * the same shop twice on the same day.
 */
@Service
@Transactional(readOnly = true)
public class AssignmentService {
    private static final String TYPE = "core.assignment";
    private static final String COLUMNS = """
            SELECT a.id, a.employee_id, e.staff_number, e.name AS employee_name, a.shop_id, s.code AS shop_code,
                   s.name AS shop_name, a.post, a.valid_from, a.valid_to, a.version
              FROM core_assignment a
              JOIN core_employee e ON e.id = a.employee_id
              JOIN core_shop s ON s.id = a.shop_id
            """;

    private static final RowMapper<AssignmentSummary> ROWS = new SimplePropertyRowMapper<>(AssignmentSummary.class);

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final OrganisationChanges changes;
    private final CompanyTime time;
    private final Served served;

    AssignmentService(
            JdbcClient jdbc,
            Access access,
            AuditLog audit,
            OrganisationChanges changes,
            CompanyTime time,
            Served served) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.changes = changes;
        this.time = time;
        this.served = served;
    }

    /** What an employee serves, served and will serve, as far as the shops are within the scope; the latest first. */
    public List<AssignmentSummary> ofEmployee(long employeeId) {
        Scope scope = access.require(CorePermissions.PEOPLE_READ).scope();
        return jdbc.sql(COLUMNS + """
                         WHERE a.employee_id = :employee AND (:all OR a.shop_id IN (:shops))
                         ORDER BY a.valid_to IS NULL DESC, a.valid_to DESC, a.valid_from DESC, a.id""")
                .param("employee", employeeId)
                .param("all", scope.all())
                .param("shops", Visible.shops(scope))
                .query(ROWS)
                .list();
    }

    /**
     * Who serves a shop today or later, by first day and name.
     *
     * @throws NotFound there is no such shop within the scope
     */
    public List<AssignmentSummary> ofShop(long shopId) {
        Scope scope = access.require(CorePermissions.PEOPLE_READ).scope();
        if (!scope.seesShop(shopId)) {
            throw new NotFound("core.shop", shopId);
        }
        return jdbc.sql(COLUMNS + """
                         WHERE a.shop_id = :shop AND (a.valid_to IS NULL OR a.valid_to >= :today) AND e.state <> 'LEFT'
                         ORDER BY GREATEST(a.valid_from, :today), e.name, a.id""")
                .param("shop", shopId)
                .param("today", time.today())
                .query(ROWS)
                .list();
    }

    /**
     * All assignments of shops within the scope that end today or later, by staff number.
     *
     * @param past also those that have ended
     */
    public List<AssignmentSummary> list(boolean past, int offset, int limit) {
        Scope scope = access.require(CorePermissions.PEOPLE_READ).scope();
        return jdbc.sql(COLUMNS + """
                         WHERE (:all OR a.shop_id IN (:shops)) AND (:past OR a.valid_to IS NULL OR a.valid_to >= :today)
                         ORDER BY e.staff_number, a.valid_from, a.id LIMIT :limit OFFSET :offset""")
                .param("all", scope.all())
                .param("shops", Visible.shops(scope))
                .param("past", past)
                .param("today", time.today())
                .param("limit", limit)
                .param("offset", offset)
                .query(ROWS)
                .list();
    }

    /** The assignment of an employee to a shop that begins on this day, if the shop is within the scope. */
    public Optional<AssignmentSummary> find(long employeeId, long shopId, LocalDate validFrom) {
        access.require(CorePermissions.PEOPLE_READ, shopId);
        return jdbc.sql(COLUMNS + " WHERE a.employee_id = ? AND a.shop_id = ? AND a.valid_from = ?")
                .params(employeeId, shopId, validFrom)
                .query(ROWS)
                .optional();
    }

    /**
     * Lets an employee serve a shop and returns the id of the assignment.
     *
     * @throws cn.zhiban.core.security.NotAllowed the shop is not within the scope
     * @throws InvalidInput something is missing, the employee has left, the shop is no longer served, or the employee
     *     serves the shop on some of the days already
     */
    @Transactional
    public long add(AssignmentDraft draft) {
        AssignmentDraft checked = check(draft, 0);
        long id = jdbc.sql("INSERT INTO core_assignment (employee_id, shop_id, post, valid_from, valid_to)"
                        + " VALUES (?, ?, ?, ?, ?) RETURNING id")
                .param(checked.employeeId())
                .param(checked.shopId())
                .param(name(checked))
                .param(checked.validFrom())
                .param(checked.validTo())
                .query(Long.class)
                .single();
        audit.record("created", TYPE, id, label(id), null, checked);
        changes.announce();
        return id;
    }

    /**
     * Changes post or days of an assignment; who and which shop stay.
     *
     * @throws ChangedMeanwhile somebody else changed it since
     * @throws InvalidInput as {@link #add}
     */
    @Transactional
    public void change(long id, int version, AssignmentDraft draft) {
        AssignmentSummary before = keepable(id);
        AssignmentDraft checked = check(
                new AssignmentDraft(
                        before.employeeId(), before.shopId(), draft.post(), draft.validFrom(), draft.validTo()),
                id);
        int changed = jdbc.sql("UPDATE core_assignment SET post = ?, valid_from = ?, valid_to = ?,"
                        + " version = version + 1 WHERE id = ? AND version = ?")
                .param(name(checked))
                .param(checked.validFrom())
                .param(checked.validTo())
                .param(id)
                .param(version)
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(label(before), before.version());
        }
        audit.record("changed", TYPE, id, label(before), state(before), checked);
        changes.announce();
    }

    /** Ends an assignment after this day. @throws InvalidInput the day is before its first */
    @Transactional
    public void end(long id, int version, LocalDate lastDay) {
        AssignmentSummary before = keepable(id);
        change(id, version, new AssignmentDraft(null, null, before.post(), before.validFrom(), lastDay));
    }

    /** Takes back an assignment that has not begun. @throws InvalidInput it has, so it can only be ended */
    @Transactional
    public void remove(long id, int version) {
        AssignmentSummary before = keepable(id);
        if (!before.validFrom().isAfter(time.today())) {
            throw new InvalidInput("validFrom", "core.org.problem.has-begun");
        }
        int removed = jdbc.sql("DELETE FROM core_assignment WHERE id = ? AND version = ?")
                .params(id, version)
                .update();
        if (removed == 0) {
            throw new ChangedMeanwhile(label(before), before.version());
        }
        audit.record("deleted", TYPE, id, label(before), state(before), null);
        changes.announce();
    }

    private AssignmentSummary keepable(long id) {
        Actor actor = access.require(CorePermissions.PEOPLE_EDIT);
        return find(id).filter(row -> actor.scope().seesShop(row.shopId())).orElseThrow(() -> new NotFound(TYPE, id));
    }

    private Optional<AssignmentSummary> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE a.id = ?").param(id).query(ROWS).optional();
    }

    private AssignmentDraft check(AssignmentDraft draft, long self) {
        Actor actor = access.require(CorePermissions.PEOPLE_EDIT);
        Validity validity = Validity.typed(draft.validFrom(), draft.validTo());
        if (draft.post() == null) {
            throw new InvalidInput("post", "core.org.problem.required");
        }
        Served.Pair pair = served.check(actor, draft.employeeId(), draft.shopId(), validity, self == 0);
        boolean overlaps = jdbc
                .sql("SELECT valid_from AS `from`, valid_to AS `to` FROM core_assignment"
                        + " WHERE employee_id = ? AND shop_id = ? AND id <> ?")
                .params(pair.employeeId(), pair.shopId(), self)
                .query(Validity.class)
                .stream()
                .anyMatch(validity::overlaps);
        if (overlaps) {
            throw new InvalidInput(
                    "validFrom", "core.org.problem.serves-already", pair.employeeName(), pair.shopName());
        }
        return new AssignmentDraft(pair.employeeId(), pair.shopId(), draft.post(), validity.from(), validity.to());
    }

    private static String name(AssignmentDraft draft) {
        return String.valueOf(draft.post());
    }

    private String label(long id) {
        return find(id).map(AssignmentService::label).orElse("");
    }

    private static String label(AssignmentSummary row) {
        return row.employeeName() + " · " + row.shopName();
    }

    private static AssignmentDraft state(AssignmentSummary row) {
        return new AssignmentDraft(row.employeeId(), row.shopId(), row.post(), row.validFrom(), row.validTo());
    }
}
