package cn.zhiban.training;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Teams, people and shops for tests, as small as they can be. */
@TestComponent
public class TrainingFixtures {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final JdbcTemplate jdbc;
    private final Access access;
    private final Organisation organisation;

    TrainingFixtures(JdbcTemplate jdbc, Access access, Organisation organisation) {
        this.jdbc = jdbc;
        this.access = access;
        this.organisation = organisation;
    }

    /** A new client; returns its id. */
    public long client() {
        String code = "c" + NUMBER.incrementAndGet();
        jdbc.update("INSERT INTO core_client (code, name) VALUES (?, ?)", code, "Client " + code);
        organisation.forget();
        return id("SELECT id FROM core_client WHERE code = ?", code);
    }

    /** A new shop of the client; returns its id. */
    public long shop(long client, Platform platform) {
        String code = "s" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO core_shop (code, name, client_id, platform) VALUES (?, ?, ?, ?)",
                code,
                "Shop " + code,
                client,
                platform.name());
        organisation.forget();
        return id("SELECT id FROM core_shop WHERE code = ?", code);
    }

    /** A new employee of a team or of none; returns the id. */
    public long employee(@Nullable Long team) {
        String number = "E" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO core_employee (staff_number, name, post, team_id, hire_date, state)"
                        + " VALUES (?, ?, 'PRE_SALES', ?, '2024-01-01', 'ACTIVE')",
                number,
                "Employee " + number,
                team);
        return id("SELECT id FROM core_employee WHERE staff_number = ?", number);
    }

    /** A new team, led by an employee or nobody; returns its id. */
    public long team(@Nullable Long leader) {
        String code = "t" + NUMBER.incrementAndGet();
        jdbc.update("INSERT INTO core_team (code, name, leader_id) VALUES (?, ?, ?)", code, "Team " + code, leader);
        return id("SELECT id FROM core_team WHERE code = ?", code);
    }

    /** The employee serves the shop from long ago on. */
    public void serves(long employee, long shop) {
        jdbc.update(
                "INSERT INTO core_assignment (employee_id, shop_id, post, valid_from) VALUES (?, ?, 'PRE_SALES', '2024-01-01')",
                employee,
                shop);
    }

    /** Somebody with exactly this scope and these permissions and a real account; may be an employee. */
    public Actor actor(@Nullable Long employee, Scope scope, String... permissions) {
        String name = "person" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO core_account (username, display_name, created_at, employee_id) VALUES (?, ?, NOW(6), ?)",
                name,
                name,
                employee);
        long id = id("SELECT id FROM core_account WHERE username = ?", name);
        return new Actor(id, null, "account:" + id, name, employee, Set.of(permissions), scope);
    }

    /** Acts as the system. */
    public <T> T asSystem(Callable<T> work) {
        return as(access.system(), work);
    }

    /** Acts as somebody. */
    public <T> T as(Actor actor, Callable<T> work) {
        try {
            return access.callAs(actor, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A Monday long enough ago to be history and near enough to be real. */
    public static LocalDate monday() {
        return LocalDate.of(2026, 11, 2);
    }

    private long id(String sql, Object key) {
        return jdbc.queryForObject(sql, Long.class, key);
    }
}
