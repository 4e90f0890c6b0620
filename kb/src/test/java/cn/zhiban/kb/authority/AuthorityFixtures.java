package cn.zhiban.kb.authority;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KnowledgeFixtures;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Cases, ladders and people for tests. */
@TestComponent
class AuthorityFixtures {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final KnowledgeFixtures given;
    private final Access access;
    private final CaseService cases;
    private final JdbcTemplate jdbc;

    AuthorityFixtures(KnowledgeFixtures given, Access access, CaseService cases, JdbcTemplate jdbc) {
        this.given = given;
        this.access = access;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    AuthorityCase newCase() {
        String code = "case-" + NUMBER.incrementAndGet();
        return given.as(access.system(), () -> {
            cases.createCase(new CaseDraft(code, code, "", "给您[补偿方式][金额]元", false, true));
            return cases.find(code).orElseThrow();
        });
    }

    static Limit limit(Step step, long cents) {
        return new Limit(step, cents, null, Remedy.REFUND);
    }

    /** First 5, second 10, floor 20 yuan. */
    static List<Limit> fiveTenTwenty() {
        return List.of(limit(Step.FIRST, 500), limit(Step.SECOND, 1000), limit(Step.FLOOR, 2000));
    }

    static LadderDraft shared(AuthorityCase one, List<Limit> limits, Long dailyCents, Integer dailyGrants) {
        return new LadderDraft(one.id(), null, null, null, limits, dailyCents, dailyGrants, null, null);
    }

    static LadderDraft ofClient(AuthorityCase one, long client, long floor) {
        return new LadderDraft(one.id(), null, client, null, List.of(limit(Step.FLOOR, floor)), null, null, null, null);
    }

    static LadderDraft ofShop(AuthorityCase one, long shop, Post post, long floor) {
        return new LadderDraft(one.id(), post, null, shop, List.of(limit(Step.FLOOR, floor)), null, null, null, null);
    }

    long ladder(LadderDraft draft) {
        return given.as(access.system(), () -> cases.save(null, 0, draft));
    }

    /** An agent with a real employee of this post who serves the shops, as the directory would see them. */
    Actor agent(Post post, Set<Long> clients, Set<Long> shops) {
        return person(
                post, new Scope(false, Set.of(), clients, shops, shops), DefaultRole.AGENT, AuthorityPermissions.USE);
    }

    /** A lead who manages the clients, also for whoever looks up accounts. */
    Actor lead(Set<Long> clients, Set<Long> shops) {
        Actor lead = person(
                Post.TEAM_LEAD,
                new Scope(false, clients, clients, shops, Set.of()),
                DefaultRole.TEAM_LEAD,
                AuthorityPermissions.USE,
                AuthorityPermissions.APPROVE,
                AuthorityPermissions.EDIT,
                AuthorityPermissions.READ);
        clients.forEach(client -> jdbc.update(
                "INSERT INTO core_account_client (account_id, client_id) VALUES (?, ?)", lead.accountId(), client));
        return lead;
    }

    Actor person(Post post, Scope scope, DefaultRole role, String... permissions) {
        Actor account = given.actor(scope, permissions);
        jdbc.update(
                "INSERT INTO core_employee (staff_number, name, post, hire_date, state) VALUES (?, ?, ?, '2024-01-01', 'ACTIVE')",
                account.name(),
                account.name(),
                post.name());
        Long employee =
                jdbc.queryForObject("SELECT id FROM core_employee WHERE staff_number = ?", Long.class, account.name());
        jdbc.update("UPDATE core_account SET employee_id = ? WHERE id = ?", employee, account.accountId());
        jdbc.update(
                "INSERT INTO core_account_role (account_id, role_id) SELECT ?, id FROM core_role WHERE code = ?",
                account.accountId(),
                role.name());
        return new Actor(
                account.accountId(), null, account.reference(), account.name(), employee, Set.of(permissions), scope);
    }

    void leaves(Actor person) {
        jdbc.update("UPDATE core_employee SET state = 'LEFT' WHERE id = ?", person.employeeId());
    }

    static GrantDraft step(long shop, Step step, String order) {
        return new GrantDraft(
                shop, step, null, 10_000, order, "", UUID.randomUUID().toString(), null);
    }

    static GrantDraft amount(long shop, long cents, String order) {
        return new GrantDraft(
                shop, null, cents, 10_000, order, "", UUID.randomUUID().toString(), null);
    }

    static GrantDraft approved(long shop, String request, String order) {
        return new GrantDraft(
                shop, null, null, 10_000, order, "", UUID.randomUUID().toString(), request);
    }

    static ApprovalDraft ask(long shop, long cents, String order) {
        return new ApprovalDraft(shop, cents, 10_000, order, Remedy.REFUND, "因为买家很生气");
    }
}
