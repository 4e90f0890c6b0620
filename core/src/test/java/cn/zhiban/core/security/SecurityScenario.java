package cn.zhiban.core.security;

import cn.zhiban.CoreTestApplication;
import cn.zhiban.core.database.UseTestDatabase;
import cn.zhiban.core.org.OrganisationFixtures;
import cn.zhiban.core.security.account.Accounts;
import cn.zhiban.core.security.account.NewAccount;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Core with a real database and a clock that can be put forward; makes people with roles, and acts as them. */
@SpringBootTest(
        classes = CoreTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = "zhiban.test.schema=security")
@UseTestDatabase
public abstract class SecurityScenario {
    /** Password of everybody that {@link #person} makes. */
    protected static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TestBean
    protected Clock clock;

    @Autowired
    protected Access access;

    @Autowired
    protected ActorDirectory directory;

    @Autowired
    protected Accounts accountsForTests;

    @Autowired
    protected OrganisationFixtures given;

    @Autowired
    protected JdbcTemplate jdbc;

    /** Who is signed in on this thread; not the static holder, which belongs to whichever context came last. */
    @Autowired
    protected SecurityContextHolderStrategy contexts;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter security;

    static Clock clock() {
        return new AdjustableClock();
    }

    protected final AdjustableClock time() {
        return (AdjustableClock) clock;
    }

    /** The web interface with all its filters. */
    protected final MockMvc web() {
        return MockMvcBuilders.webAppContextSetup(context).addFilters(security).build();
    }

    /** A name that no other test uses. */
    protected static String unique(String prefix) {
        return prefix + NUMBER.incrementAndGet();
    }

    /** Somebody with the role; returns the account's id. */
    protected final long person(DefaultRole role, Long... clients) {
        return person(unique("person"), null, role, clients);
    }

    protected final long person(String username, Long employee, DefaultRole role, Long... clients) {
        return asSystem(() -> accountsForTests.create(new NewAccount(
                username, "Name of " + username, PASSWORD, false, employee, Set.of(role), Set.of(clients))));
    }

    /** Gives a role of its own with exactly these permissions to an account, in place of all others. */
    protected final void allow(long account, String... permissions) {
        String code = unique("role");
        jdbc.update("INSERT INTO core_role (code, name, builtin) VALUES (?, ?, FALSE)", code, code);
        Long role = jdbc.queryForObject("SELECT id FROM core_role WHERE code = ?", Long.class, code);
        for (String permission : permissions) {
            jdbc.update("INSERT INTO core_role_permission (role_id, permission) VALUES (?, ?)", role, permission);
        }
        jdbc.update("DELETE FROM core_account_role WHERE account_id = ?", account);
        jdbc.update("INSERT INTO core_account_role (account_id, role_id) VALUES (?, ?)", account, role);
        directory.forgetAll();
    }

    protected final long roleId(DefaultRole role) {
        return jdbc.queryForObject("SELECT id FROM core_role WHERE code = ?", Long.class, role.name());
    }

    protected final String username(long account) {
        return jdbc.queryForObject("SELECT username FROM core_account WHERE id = ?", String.class, account);
    }

    /** What a session of the account keeps that begins now. */
    protected final SignedIn session(long account) {
        Integer epoch =
                jdbc.queryForObject("SELECT session_epoch FROM core_account WHERE id = ?", Integer.class, account);
        return new SignedIn(account, null, username(account), epoch);
    }

    protected final Actor actor(long account) {
        return directory.findAccount(account).orElseThrow();
    }

    protected final <T> T as(long account, Callable<T> work) {
        return given.as(actor(account), work);
    }

    protected final void runAs(long account, Runnable work) {
        given.run(actor(account), work);
    }

    protected final <T> T asSystem(Callable<T> work) {
        return given.asSystem(work);
    }

    /** Everything the audit log knows of an object, as one text. */
    protected final String audited(String type, long id) {
        return String.join(
                "\n",
                jdbc.queryForList(
                        "SELECT CONCAT_WS(' ', actor, action, object_label, before_state, after_state) FROM core_audit"
                                + " WHERE object_type = ? AND object_id = ? ORDER BY id",
                        String.class,
                        type,
                        String.valueOf(id)));
    }
}
