package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** People with real accounts, roles and clients, so that they also get notices and act later. */
@TestComponent
class LifecyclePeople {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final JdbcTemplate jdbc;
    private final KnowledgeFixtures given;

    LifecyclePeople(JdbcTemplate jdbc, KnowledgeFixtures given) {
        this.jdbc = jdbc;
        this.given = given;
    }

    /** Writes and publishes, decides reviews, keeps tasks of these clients and what is shared. */
    Actor editor(Long... clients) {
        return keeper(
                Set.of(clients),
                KbPermissions.READ,
                KbPermissions.EDIT,
                KbPermissions.PUBLISH,
                KbPermissions.EDIT_SHARED,
                KbPermissions.IMPORT,
                LifecyclePermissions.TASKS,
                LifecyclePermissions.REVIEW,
                LifecyclePermissions.REVIEWERS,
                LifecyclePermissions.HISTORY);
    }

    /** Writes drafts of these clients. */
    Actor trainer(Long... clients) {
        return keeper(Set.of(clients), KbPermissions.READ, KbPermissions.EDIT, LifecyclePermissions.TASKS);
    }

    /** Reads, decides reviews and looks back, but writes nothing. */
    Actor lead(Long... clients) {
        return keeper(
                Set.of(clients),
                KbPermissions.READ,
                LifecyclePermissions.TASKS,
                LifecyclePermissions.REVIEW,
                LifecyclePermissions.HISTORY,
                LifecyclePermissions.HISTORY_PEOPLE);
    }

    private Actor keeper(Set<Long> clients, String... permissions) {
        Set<Long> shops = new HashSet<>();
        for (long client : clients) {
            shops.addAll(jdbc.queryForList("SELECT id FROM core_shop WHERE client_id = ?", Long.class, client));
        }
        Actor actor = given.actor(new Scope(false, clients, clients, shops, Set.of()), permissions);
        clients.forEach(client -> jdbc.update(
                "INSERT INTO core_account_client (account_id, client_id) VALUES (?, ?)", actor.accountId(), client));
        String role = "lifecycle" + NUMBER.incrementAndGet();
        jdbc.update("INSERT INTO core_role (code, name, builtin) VALUES (?, ?, FALSE)", role, role);
        Long id = jdbc.queryForObject("SELECT id FROM core_role WHERE code = ?", Long.class, role);
        for (String permission : permissions) {
            jdbc.update("INSERT IGNORE INTO core_permission (code) VALUES (?)", permission);
            jdbc.update("INSERT INTO core_role_permission (role_id, permission) VALUES (?, ?)", id, permission);
        }
        jdbc.update("INSERT INTO core_account_role (account_id, role_id) VALUES (?, ?)", actor.accountId(), id);
        return actor;
    }

    /** Keys of the notices somebody got, oldest first. */
    List<String> notices(Actor actor) {
        return new ArrayList<>(jdbc.queryForList(
                "SELECT message_key FROM core_notice WHERE account_id = ? ORDER BY id",
                String.class,
                actor.accountId()));
    }
}
