package cn.zhiban.kb.authority;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking a lead for more than the limits allow, and deciding about it. Agents ask ({@link AuthorityPermissions#USE}) in
 * shops within their scope and see what became of it; whoever has {@link AuthorityPermissions#APPROVE} decides in shops
 * within theirs, never about their own. Nobody answers within half an hour: it has expired; an approval is good for half
 * an hour.
 */
@Service
@Transactional(readOnly = true)
public class ApprovalService {
    /** How long a request waits for an answer, and an approval to be used. */
    public static final Duration EXPIRY = Duration.ofMinutes(30);

    private static final String TYPE = "kb.authority-request";
    private static final String ROUTE = "kb/approvals";
    /** Without I and O, which are read as 1 and 0. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int CODE_LENGTH = 6;
    private static final String SELECT = """
            SELECT r.code, c.code AS case_code, c.name AS case_name, r.shop_id, r.account_id, a.display_name AS agent,
                   r.amount_cents, r.order_cents, r.order_ref, r.remedy, r.reason,
                   IF(r.state IN ('OPEN', 'APPROVED') AND r.expires_at <= :now, 'EXPIRED', r.state) AS state,
                   r.created_at, r.expires_at, d.display_name AS decided_by, r.answer
              FROM kb_authority_request r
              JOIN kb_authority_case c ON c.id = r.case_id
              JOIN core_account a ON a.id = r.account_id
              LEFT JOIN core_account d ON d.id = r.decided_by
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final ActorDirectory directory;
    private final Asked asked;
    private final Ladders ladders;
    private final Notices notices;
    private final AuditLog audit;
    private final CompanyTime time;
    private final SecureRandom random = new SecureRandom();

    ApprovalService(
            JdbcClient jdbc,
            Access access,
            ActorDirectory directory,
            Asked asked,
            Ladders ladders,
            Notices notices,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.directory = directory;
        this.asked = asked;
        this.ladders = ladders;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Asks for more. Those who may decide get a notice.
     *
     * @throws NotFound no such case, or the shop is not within the scope
     * @throws InvalidInput something is missing, the case allows nothing at all, or the same waits already
     */
    @Transactional
    public Approval request(String caseCode, ApprovalDraft draft) {
        Actor actor = asked.agent();
        AuthorityCase one = asked.theCase(caseCode);
        ShopRef shop = asked.shop(actor, draft.shopId());
        String order = asked.reference(draft.orderRef());
        long cents = asked.amount(draft.amountCents());
        asked.orderAmount(draft.orderCents());
        String reason = asked.text("reason", draft.reason());
        if (reason.isEmpty()) {
            throw new InvalidInput("reason", "kb.authority.problem.reason-missing");
        }
        if (one.forbidden()) {
            throw new InvalidInput("caseCode", "kb.authority.problem.forbidden", one.name());
        }
        Optional<Ladder> ladder = ladders.resolve(one.id(), shop, ladders.post(actor, shop.id()));
        Instant now = time.now();
        String code = freeCode();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("code", code);
        values.put("case", one.id());
        values.put("ladder", ladder.map(Ladder::id).orElse(null));
        values.put("shop", shop.id());
        values.put("account", actor.accountId());
        values.put("cents", cents);
        values.put("orderCents", draft.orderCents());
        values.put("order", order);
        values.put("remedy", draft.remedy().name());
        values.put("reason", reason);
        values.put("now", Timestamp.from(now));
        values.put("expires", Timestamp.from(now.plus(EXPIRY)));
        jdbc.sql("""
                        INSERT INTO kb_authority_request (code, case_id, ladder_id, shop_id, account_id, amount_cents,
                               order_cents, order_ref, remedy, reason, state, created_at, expires_at)
                        VALUES (:code, :case, :ladder, :shop, :account, :cents, :orderCents, :order, :remedy, :reason,
                               'OPEN', :now, :expires)""").params(values).update();
        Approval approval = load(code).orElseThrow();
        audit.record("approval-asked", TYPE, code, label(approval), null, approval);
        notices.send(
                deciders(actor, shop.id()),
                "kb.authority.notice.asked",
                ROUTE,
                actor.name(),
                Money.yuan(cents),
                one.name(),
                code);
        return approval;
    }

    /**
     * A request: for who asked, and for who may decide about it.
     *
     * @throws NotFound there is none, or it is none of the actor's business
     */
    public Approval get(String code) {
        Actor actor = access.requireAny(AuthorityPermissions.USE, AuthorityPermissions.APPROVE);
        return load(code)
                .filter(approval -> Objects.equals(approval.accountId(), actor.accountId())
                        || (actor.may(AuthorityPermissions.APPROVE)
                                && actor.scope().seesShop(approval.shopId())))
                .orElseThrow(() -> new NotFound(TYPE, code));
    }

    /** Requests that wait for an answer in shops within the scope, the oldest first; the actor's own are left out. */
    public List<Approval> open() {
        Actor actor = access.require(AuthorityPermissions.APPROVE);
        return jdbc.sql(SELECT + """
                         WHERE r.state = 'OPEN' AND r.expires_at > :now AND a.enabled AND r.account_id <> :self
                           AND (:all OR r.shop_id IN (:shops)) ORDER BY r.id""")
                .params(visible(actor))
                .query((row, _) -> approval(row))
                .list();
    }

    /** Requests of the last days that nobody needs to answer any more, in shops within the scope, the newest first. */
    public List<Approval> decided(int limit) {
        Actor actor = access.require(AuthorityPermissions.APPROVE);
        return jdbc.sql(SELECT + """
                         WHERE (r.state <> 'OPEN' OR r.expires_at <= :now) AND (:all OR r.shop_id IN (:shops))
                         ORDER BY r.id DESC LIMIT :limit""")
                .params(visible(actor))
                .param("limit", limit)
                .query((row, _) -> approval(row))
                .list();
    }

    /**
     * Approves or refuses.
     *
     * @param approved which of both
     * @param answer why, may be empty
     * @throws NotFound there is no such request within the scope
     * @throws NotAllowed it is the actor's own, or it is not a person
     * @throws AlreadyDecided somebody was faster, it has expired, or whoever asked has left
     */
    @Transactional
    public Approval decide(String code, boolean approved, String answer) {
        Actor actor = access.require(AuthorityPermissions.APPROVE);
        Approval before = load(code)
                .filter(approval -> actor.scope().seesShop(approval.shopId()))
                .orElseThrow(() -> new NotFound(TYPE, code));
        if (actor.accountId() == null || actor.accountId() == before.accountId()) {
            throw new NotAllowed(AuthorityPermissions.APPROVE);
        }
        if (directory.findAccount(before.accountId()).isEmpty()) {
            throw new AlreadyDecided(code);
        }
        Instant now = time.now();
        int decided = jdbc.sql("""
                        UPDATE kb_authority_request SET state = :state, decided_by = :by, decided_at = :now,
                               answer = :answer, expires_at = :expires
                         WHERE code = :code AND state = 'OPEN' AND expires_at > :now""")
                .param("state", approved ? "APPROVED" : "REFUSED")
                .param("by", actor.accountId())
                .param("now", Timestamp.from(now))
                .param("answer", asked.text("answer", answer))
                .param("expires", Timestamp.from(now.plus(EXPIRY)))
                .param("code", before.code())
                .update();
        if (decided == 0) {
            throw new AlreadyDecided(code);
        }
        Approval after = load(code).orElseThrow();
        audit.record(approved ? "approval-given" : "approval-refused", TYPE, after.code(), label(after), before, after);
        notices.send(
                List.of(after.accountId()),
                approved ? "kb.authority.notice.approved" : "kb.authority.notice.refused",
                "kb/authority",
                actor.name(),
                Money.yuan(after.amountCents()),
                after.orderRef());
        return after;
    }

    /**
     * Accounts that may decide: who leads the agent's team and everybody else whose scope names the shop. Only if there
     * is nobody, those who see everything.
     */
    private List<Long> deciders(Actor agent, long shopId) {
        List<Actor> able =
                jdbc
                        .sql("""
                        SELECT DISTINCT a.id FROM core_account a
                          JOIN core_account_role r ON r.account_id = a.id
                          JOIN core_role_permission p ON p.role_id = r.role_id AND p.permission = ?
                         WHERE a.enabled AND a.id <> ?""")
                        .param(AuthorityPermissions.APPROVE)
                        .param(agent.accountId())
                        .query(Long.class)
                        .list()
                        .stream()
                        .map(directory::findAccount)
                        .flatMap(Optional::stream)
                        .filter(actor -> actor.may(AuthorityPermissions.APPROVE)
                                && actor.scope().seesShop(shopId))
                        .toList();
        Long leader = leader(agent);
        List<Long> near = able.stream()
                .filter(actor -> !actor.scope().all() || (leader != null && leader.equals(actor.employeeId())))
                .map(Actor::accountId)
                .toList();
        return near.isEmpty() ? able.stream().map(Actor::accountId).toList() : near;
    }

    private @Nullable Long leader(Actor agent) {
        return jdbc.sql("SELECT t.leader_id FROM core_employee e JOIN core_team t ON t.id = e.team_id WHERE e.id = ?")
                .param(agent.employeeId())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private Optional<Approval> load(String code) {
        return jdbc.sql(SELECT + " WHERE r.code = :code")
                .param("now", Timestamp.from(time.now()))
                .param("code", code.strip().toUpperCase(Locale.ROOT))
                .query((row, _) -> approval(row))
                .optional();
    }

    private Map<String, @Nullable Object> visible(Actor actor) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Scope scope = actor.scope();
        values.put("now", Timestamp.from(time.now()));
        values.put("self", actor.accountId() == null ? -1L : actor.accountId());
        values.put("all", scope.all());
        values.put("shops", scope.shopIds().isEmpty() ? Set.of(-1L) : scope.shopIds());
        return values;
    }

    private String freeCode() {
        while (true) {
            String code = random.ints(CODE_LENGTH, 0, LETTERS.length())
                    .collect(
                            StringBuilder::new,
                            (text, letter) -> text.append(LETTERS.charAt(letter)),
                            StringBuilder::append)
                    .toString();
            if (load(code).isEmpty()) {
                return code;
            }
        }
    }

    private static String label(Approval approval) {
        return approval.caseName() + " " + approval.orderRef();
    }

    private static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                row.getString("code"),
                row.getString("case_code"),
                row.getString("case_name"),
                row.getLong("shop_id"),
                row.getLong("account_id"),
                row.getString("agent"),
                row.getLong("amount_cents"),
                row.getLong("order_cents"),
                row.getString("order_ref"),
                Remedy.valueOf(row.getString("remedy")),
                row.getString("reason"),
                Approval.State.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("decided_by"),
                row.getString("answer"));
    }
}
