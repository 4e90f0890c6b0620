package cn.zhiban.kb.notice;

import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.time.CompanyTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works where today, read anew each time it is asked. */
@Component
class Colleagues {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    Colleagues(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    private record Person(
            long employeeId,
            String staffNumber,
            String name,
            @Nullable Long accountId,
            @Nullable Long teamId,
            Post post,
            EmployeeState state) {}

    private record Served(long employeeId, long shopId, long clientId, Post post) {}

    /** Everybody, also those who have left. */
    List<Colleague> all() {
        return load(null);
    }

    /** One of them. */
    Optional<Colleague> find(long employeeId) {
        return load(employeeId).stream().findFirst();
    }

    /** Names of all teams. */
    Map<Long, String> teamNames() {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("SELECT id, name FROM core_team ORDER BY name").query(row -> {
            names.put(row.getLong(1), row.getString(2));
        });
        return names;
    }

    /** Teams that the employee leads. */
    Set<Long> ledBy(@Nullable Long employeeId) {
        return employeeId == null
                ? Set.of()
                : Set.copyOf(jdbc.sql("SELECT id FROM core_team WHERE leader_id = ?")
                        .param(employeeId)
                        .query((row, _) -> row.getLong(1))
                        .list());
    }

    private List<Colleague> load(@Nullable Long only) {
        Map<Long, List<Colleague.Duty>> duties = new HashMap<>();
        jdbc.sql("""
                        SELECT a.employee_id, a.shop_id, s.client_id, a.post FROM core_assignment a
                          JOIN core_shop s ON s.id = a.shop_id
                         WHERE a.valid_from <= :today AND (a.valid_to IS NULL OR a.valid_to >= :today)
                           AND (:only IS NULL OR a.employee_id = :only)""")
                .param("today", time.today())
                .param("only", only)
                .query(Served.class)
                .list()
                .forEach(one -> duties.computeIfAbsent(one.employeeId(), _ -> new ArrayList<>())
                        .add(new Colleague.Duty(one.shopId(), one.clientId(), one.post())));
        return jdbc.sql("""
                        SELECT e.id AS employee_id, e.staff_number, e.name, a.id AS account_id, e.team_id, e.post, e.state
                          FROM core_employee e LEFT JOIN core_account a ON a.employee_id = e.id
                         WHERE :only IS NULL OR e.id = :only ORDER BY e.staff_number""").param("only", only).query(Person.class).list().stream()
                .map(person -> new Colleague(
                        person.employeeId(),
                        person.staffNumber(),
                        person.name(),
                        person.accountId(),
                        person.teamId(),
                        person.post(),
                        person.state() == EmployeeState.ON_LEAVE,
                        person.state() == EmployeeState.LEFT,
                        duties.getOrDefault(person.employeeId(), List.of())))
                .toList();
    }
}
