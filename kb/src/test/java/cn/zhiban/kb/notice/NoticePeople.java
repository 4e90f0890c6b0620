package cn.zhiban.kb.notice;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Employees with accounts, teams and assignments, for tests about audiences. */
class NoticePeople {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final JdbcTemplate jdbc;

    NoticePeople(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long team(@Nullable Long leader) {
        String code = "nt" + NUMBER.incrementAndGet();
        jdbc.update("INSERT INTO core_team (code, name, leader_id) VALUES (?, ?, ?)", code, "Team " + code, leader);
        return id("SELECT id FROM core_team WHERE code = ?", code);
    }

    long employee(@Nullable Long team, Post post) {
        String number = "N" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO core_employee (staff_number, name, post, team_id, hire_date, state)"
                        + " VALUES (?, ?, ?, ?, '2020-01-01', 'ACTIVE')",
                number,
                "Name " + number,
                post.name(),
                team);
        long id = id("SELECT id FROM core_employee WHERE staff_number = ?", number);
        jdbc.update(
                "INSERT INTO core_account (username, display_name, employee_id, created_at) VALUES (?, ?, ?, NOW(6))",
                number,
                number,
                id);
        return id;
    }

    void serves(long employee, long shop, Post post, LocalDate from, @Nullable LocalDate to) {
        jdbc.update(
                "INSERT INTO core_assignment (employee_id, shop_id, post, valid_from, valid_to) VALUES (?, ?, ?, ?, ?)",
                employee,
                shop,
                post.name(),
                from,
                to);
    }

    void state(long employee, String state) {
        jdbc.update("UPDATE core_employee SET state = ? WHERE id = ?", state, employee);
    }

    /** The employee as an agent who serves these shops. */
    Actor agent(long employee, Long... shops) {
        Set<Long> clients = new HashSet<>();
        for (long shop : shops) {
            clients.add(id("SELECT client_id FROM core_shop WHERE id = ?", shop));
        }
        return actor(employee, new Scope(false, Set.of(), clients, Set.of(shops), Set.of(shops)), KbPermissions.READ);
    }

    Actor actor(long employee, Scope scope, String... permissions) {
        long account = id("SELECT id FROM core_account WHERE employee_id = ?", employee);
        return new Actor(account, null, "account:" + account, "a" + account, employee, Set.of(permissions), scope);
    }

    private long id(String sql, Object key) {
        Long id = jdbc.queryForObject(sql, Long.class, key);
        return id == null ? 0 : id;
    }
}
