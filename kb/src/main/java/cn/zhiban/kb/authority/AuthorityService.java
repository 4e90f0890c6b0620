package cn.zhiban.kb.authority;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an agent may give, and giving it. For people with {@link AuthorityPermissions#USE} in shops within their scope.
 * All money in cents; shares of the order amount are rounded half up to the cent. The day's allowance begins anew at
 * midnight of the company's zone, counts what the agent gave in the case within the ladder's reach, and leaves out what
 * a lead approved. What one order gets in a case never exceeds the floor without approval, however many agents give.
 */
@Service
@Transactional(readOnly = true)
public class AuthorityService {
    /** How long the agent may take back what was given. */
    static final Duration TAKE_BACK = Duration.ofMinutes(10);

    private static final String TYPE = "kb.authority-grant";
    private static final int KEY_LENGTH = 60;

    private final JdbcClient jdbc;
    private final Asked asked;
    private final Ladders ladders;
    private final Grants grants;
    private final AuditLog audit;
    private final CompanyTime time;

    AuthorityService(JdbcClient jdbc, Asked asked, Ladders ladders, Grants grants, AuditLog audit, CompanyTime time) {
        this.jdbc = jdbc;
        this.asked = asked;
        this.ladders = ladders;
        this.grants = grants;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What the actor may offer now.
     *
     * @param orderCents amount of the order in cents
     * @throws NotFound no such case, or the shop is not within the scope
     */
    public Offers ladder(String caseCode, long shopId, long orderCents) {
        Actor actor = asked.agent();
        AuthorityCase one = asked.theCase(caseCode);
        ShopRef shop = asked.shop(actor, shopId);
        long order = asked.orderAmount(orderCents);
        Ladder ladder = resolve(actor, one, shop).orElse(null);
        if (ladder == null) {
            return new Offers(
                    one.code(), one.name(), one.sentence(), one.forbidden(), List.of(), null, null, null, null);
        }
        Grants.Used used = grants.used(actor, ladder, time.today());
        return new Offers(
                one.code(),
                one.name(),
                one.sentence(),
                false,
                ladder.draft().limits().stream()
                        .map(limit -> new Offer(limit.step(), amount(ladder, limit, order), limit.remedy()))
                        .toList(),
                ladder.draft().reach(),
                ladder.number(),
                remaining(ladder.draft().dailyCents(), used.cents()),
                toInteger(remaining(toLong(ladder.draft().dailyGrants()), used.times())));
    }

    /**
     * Gives something, within the limits or by an approval.
     *
     * @return what was given, now or by an earlier call with the same key
     * @throws BeyondLimit it is more than the floor or than what is left of the day: a lead can approve it
     * @throws NotFound no such case or approval, or the shop is not within the scope
     * @throws InvalidInput something is missing, or the approval is of something else
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Grant grant(String caseCode, GrantDraft draft) {
        Actor actor = asked.agent();
        AuthorityCase one = asked.theCase(caseCode);
        ShopRef shop = asked.shop(actor, draft.shopId());
        String order = asked.reference(draft.orderRef());
        asked.orderAmount(draft.orderCents());
        String key = draft.key().strip();
        if (key.isEmpty() || key.length() > KEY_LENGTH) {
            throw new InvalidInput("key", "kb.authority.problem.key", KEY_LENGTH);
        }
        grants.lock(actor, one, shop, order);
        Optional<Grant> earlier = grants.byKey(actor, key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (one.forbidden()) {
            throw new InvalidInput("caseCode", "kb.authority.problem.forbidden", one.name());
        }
        Ladder ladder = resolve(actor, one, shop).orElse(null);
        Given given = draft.request() == null
                ? within(actor, one, shop, ladder, draft, order)
                : approved(actor, one, shop, draft, order);
        long id = insert(actor, one, shop, ladder, draft, given, order, key);
        Grant grant = grants.get(id);
        audit.record("granted", TYPE, id, label(grant), null, grant);
        return grant;
    }

    /**
     * Takes back what the actor gave in the last ten minutes; the allowance is as before.
     *
     * @throws NotFound there is no such grant of the actor's
     * @throws InvalidInput it is too late
     */
    @Transactional
    public Grant takeBack(long grantId) {
        Actor actor = asked.agent();
        Grant before = grants.find(grantId)
                .filter(grant -> Objects.equals(grant.accountId(), actor.accountId()))
                .orElseThrow(() -> new NotFound(TYPE, grantId));
        if (before.takenBackAt() != null) {
            return before;
        }
        Instant now = time.now();
        int taken = jdbc.sql("UPDATE kb_authority_grant SET taken_back_at = :now"
                        + " WHERE id = :id AND taken_back_at IS NULL AND granted_at > :since")
                .param("now", Timestamp.from(now))
                .param("id", grantId)
                .param("since", Timestamp.from(now.minus(TAKE_BACK)))
                .update();
        if (taken == 0) {
            throw new InvalidInput("id", "kb.authority.problem.too-late", TAKE_BACK.toMinutes());
        }
        Grant after = grants.get(grantId);
        audit.record("grant-taken-back", TYPE, grantId, label(after), before, after);
        return after;
    }

    /** What the actor gave today, the newest first. */
    public List<Grant> today() {
        Actor actor = asked.agent();
        return grants.ofAgent(actor, time.today());
    }

    private record Given(
            @Nullable Step step,
            long cents,
            Remedy remedy,
            @Nullable Long requestId) {}

    private Given within(
            Actor actor, AuthorityCase one, ShopRef shop, @Nullable Ladder ladder, GrantDraft draft, String order) {
        if (ladder == null) {
            throw new BeyondLimit("kb.authority.problem.no-ladder", one.name());
        }
        Step step = draft.step();
        Limit limit = ladder.limit(step == null ? Step.FLOOR : step)
                .orElseThrow(() -> new InvalidInput("step", "kb.authority.problem.no-step"));
        if (step == null && draft.amountCents() == null) {
            throw new InvalidInput("amountCents", "kb.authority.problem.amount");
        }
        long cents = asked.amount(
                draft.amountCents() != null ? draft.amountCents() : amount(ladder, limit, draft.orderCents()));
        long floor = amount(ladder, ladder.floor(), draft.orderCents());
        long before = grants.givenToOrder(one, shop, order);
        if (cents > floor - before) {
            throw before == 0
                    ? new BeyondLimit("kb.authority.problem.beyond-floor", Money.yuan(cents), Money.yuan(floor))
                    : new BeyondLimit("kb.authority.problem.order-has", Money.yuan(before), Money.yuan(floor));
        }
        requireAllowance(actor, ladder, cents);
        return new Given(step, cents, limit.remedy(), null);
    }

    private void requireAllowance(Actor actor, Ladder ladder, long cents) {
        Grants.Used used = grants.used(actor, ladder, time.today());
        Long daily = ladder.draft().dailyCents();
        if (daily != null && cents > daily - used.cents()) {
            throw new BeyondLimit("kb.authority.problem.day-amount", Money.yuan(Math.max(0, daily - used.cents())));
        }
        Integer times = ladder.draft().dailyGrants();
        if (times != null && used.times() >= times) {
            throw new BeyondLimit("kb.authority.problem.day-number", times);
        }
    }

    private Given approved(Actor actor, AuthorityCase one, ShopRef shop, GrantDraft draft, String order) {
        String code = Objects.requireNonNull(draft.request());
        record Row(long id, long amountCents, Remedy remedy) {}
        Row row = jdbc.sql("""
                        SELECT id, amount_cents, remedy FROM kb_authority_request
                         WHERE code = :code AND account_id = :account AND case_id = :case AND shop_id = :shop
                           AND order_ref = :order""")
                .param("code", code)
                .param("account", actor.accountId())
                .param("case", one.id())
                .param("shop", shop.id())
                .param("order", order)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> new NotFound("kb.authority-request", code));
        long cents = asked.amount(draft.amountCents() == null ? row.amountCents() : draft.amountCents());
        if (cents > row.amountCents()) {
            throw new BeyondLimit(
                    "kb.authority.problem.beyond-approval", Money.yuan(cents), Money.yuan(row.amountCents()));
        }
        int used = jdbc.sql("UPDATE kb_authority_request SET state = 'USED'"
                        + " WHERE id = ? AND state = 'APPROVED' AND expires_at > ?")
                .params(row.id(), Timestamp.from(time.now()))
                .update();
        if (used == 0) {
            throw new InvalidInput("request", "kb.authority.problem.not-approved", code);
        }
        return new Given(null, cents, row.remedy(), row.id());
    }

    private long insert(
            Actor actor,
            AuthorityCase one,
            ShopRef shop,
            @Nullable Ladder ladder,
            GrantDraft draft,
            Given given,
            String order,
            String key) {
        LocalDate day = time.today();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("case", one.id());
        values.put("ladder", ladder == null ? null : ladder.id());
        values.put("request", given.requestId());
        values.put("shop", shop.id());
        values.put("account", actor.accountId());
        values.put("step", given.step() == null ? null : given.step().name());
        values.put("cents", given.cents());
        values.put("orderCents", draft.orderCents());
        values.put("order", order);
        values.put("remedy", given.remedy().name());
        values.put("note", asked.text("note", draft.note()));
        values.put("key", key);
        values.put("day", day);
        values.put("now", Timestamp.from(time.now()));
        return jdbc.sql("""
                        INSERT INTO kb_authority_grant (case_id, ladder_id, request_id, shop_id, account_id, step,
                               amount_cents, order_cents, order_ref, remedy, note, idempotency_key, day, granted_at)
                        VALUES (:case, :ladder, :request, :shop, :account, :step, :cents, :orderCents, :order, :remedy,
                               :note, :key, :day, :now) RETURNING id""").params(values).query(Long.class).single();
    }

    private Optional<Ladder> resolve(Actor actor, AuthorityCase one, ShopRef shop) {
        return one.forbidden() ? Optional.empty() : ladders.resolve(one.id(), shop, ladders.post(actor, shop.id()));
    }

    /** No step is above the floor, whatever mixture of amounts and shares was written down. */
    private static long amount(Ladder ladder, Limit limit, long orderCents) {
        return Math.min(limit.of(orderCents), ladder.floor().of(orderCents));
    }

    private static @Nullable Long remaining(@Nullable Long daily, long used) {
        return daily == null ? null : Long.valueOf(Math.max(0, daily - used));
    }

    private static @Nullable Long toLong(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    private static @Nullable Integer toInteger(@Nullable Long number) {
        return number == null ? null : Integer.valueOf(Math.toIntExact(number));
    }

    private static String label(Grant grant) {
        return grant.caseName() + " " + grant.orderRef();
    }
}
