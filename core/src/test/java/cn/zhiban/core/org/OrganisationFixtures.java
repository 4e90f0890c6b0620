package cn.zhiban.core.org;

import cn.zhiban.core.org.assignment.AssignmentDraft;
import cn.zhiban.core.org.assignment.AssignmentService;
import cn.zhiban.core.org.people.EmployeeDraft;
import cn.zhiban.core.org.people.EmployeeService;
import cn.zhiban.core.org.people.TeamDraft;
import cn.zhiban.core.org.people.TeamService;
import cn.zhiban.core.org.shop.ClientDraft;
import cn.zhiban.core.org.shop.ClientService;
import cn.zhiban.core.org.shop.ShopDraft;
import cn.zhiban.core.org.shop.ShopService;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.Scope;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes clients, shops and people, and lets tests act as a lead of one client. */
@Component
public class OrganisationFixtures {
    public static final LocalDate HIRED = LocalDate.of(2024, 1, 8);
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final Access access;
    private final ClientService clients;
    private final ShopService shops;
    private final EmployeeService employees;
    private final TeamService teams;
    private final AssignmentService assignments;
    private final JdbcTemplate jdbc;

    OrganisationFixtures(
            Access access,
            ClientService clients,
            ShopService shops,
            EmployeeService employees,
            TeamService teams,
            AssignmentService assignments,
            JdbcTemplate jdbc) {
        this.access = access;
        this.clients = clients;
        this.shops = shops;
        this.employees = employees;
        this.teams = teams;
        this.assignments = assignments;
        this.jdbc = jdbc;
    }

    /** A code that no other test uses. */
    public String code(String prefix) {
        return prefix + "-" + NEXT.getAndIncrement();
    }

    public long client() {
        String code = code("client");
        return asSystem(() -> clients.create(new ClientDraft(code, "Client " + code, true)));
    }

    public long shop(long client) {
        String code = code("shop");
        return asSystem(() -> shops.create(new ShopDraft(code, "Shop " + code, client, Platform.JD, true)));
    }

    public long employee() {
        return employee(null);
    }

    public long employee(Long team) {
        String code = code("E");
        return asSystem(() -> employees.create(
                new EmployeeDraft(code, "Person " + code, Post.PRE_SALES, team, HIRED, EmployeeState.ACTIVE, null)));
    }

    public long team(Long leader) {
        String code = code("team");
        return asSystem(() -> teams.create(new TeamDraft(code, "Team " + code, leader)));
    }

    public long serves(long employee, long shop) {
        return asSystem(() -> assignments.add(new AssignmentDraft(employee, shop, Post.PRE_SALES, HIRED, null)));
    }

    /** A lead who was granted the clients, as the directory would describe them. */
    public Actor lead(Long employeeId, Set<Long> clientIds) {
        Set<Long> shopIds = clientIds.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.queryForList(
                        "SELECT id FROM core_shop WHERE client_id IN ("
                                + String.join(
                                        ",",
                                        clientIds.stream().map(String::valueOf).toList()) + ")",
                        Long.class));
        return new Actor(
                null,
                null,
                "account:0",
                "Lead",
                employeeId,
                Set.of(CorePermissions.PEOPLE_READ, CorePermissions.PEOPLE_EDIT, CorePermissions.SHOPS_EDIT),
                new Scope(false, clientIds, clientIds, shopIds, Set.of()));
    }

    public Actor asSystemActor() {
        return access.system();
    }

    /** Somebody who may only read people, everywhere. */
    public Actor reader() {
        return new Actor(
                null, null, "account:0", "Reader", null, Set.of(CorePermissions.PEOPLE_READ), Scope.EVERYTHING);
    }

    /** Somebody without any permission. */
    public Actor nobody() {
        return new Actor(null, null, "account:0", "Nobody", null, Set.of(), Scope.EVERYTHING);
    }

    public <T> T asSystem(Callable<T> work) {
        return as(access.system(), work);
    }

    public <T> T as(Actor actor, Callable<T> work) {
        try {
            return access.callAs(actor, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public void run(Actor actor, Runnable work) {
        as(actor, () -> {
            work.run();
            return true;
        });
    }
}
