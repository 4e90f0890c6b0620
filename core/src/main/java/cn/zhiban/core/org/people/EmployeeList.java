package cn.zhiban.core.org.people;

import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.org.keeping.Visible;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads employees, each with the shops served today that are within the scope. */
@Component
class EmployeeList {
    private static final String COLUMNS = """
            SELECT e.id, e.staff_number, e.name, e.post, e.team_id, COALESCE(t.name, '') AS team_name, e.hire_date,
                   e.state, e.left_on, e.version
              FROM core_employee e LEFT JOIN core_team t ON t.id = e.team_id
            """;
    private static final String WANTED = """
             WHERE (e.name LIKE :query OR e.staff_number LIKE :query)
               AND e.state IN (:states)
               AND (:team IS NULL OR e.team_id = :team)
               AND (:post IS NULL OR e.post = :post)
               AND (:shop IS NULL OR ((:all OR :shop IN (:shops)) AND EXISTS (
                     SELECT 1 FROM core_assignment a
                      WHERE a.employee_id = e.id AND a.shop_id = :shop AND a.valid_from <= :today
                        AND (a.valid_to IS NULL OR a.valid_to >= :today))))""";

    private static final RowMapper<Row> ROWS = new SimplePropertyRowMapper<>(Row.class);

    private final JdbcClient jdbc;
    private final CompanyTime time;

    EmployeeList(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    private record Row(
            long id,
            String staffNumber,
            String name,
            Post post,
            @Nullable Long teamId,
            String teamName,
            LocalDate hireDate,
            EmployeeState state,
            @Nullable LocalDate leftOn,
            int version) {}

    List<EmployeeSummary> page(EmployeeFilter filter, Scope scope, int offset, int limit) {
        List<Row> rows = wanted(
                        COLUMNS + WANTED + " ORDER BY e.staff_number, e.id LIMIT :limit OFFSET :offset", filter, scope)
                .param("limit", limit)
                .param("offset", offset)
                .query(ROWS)
                .list();
        return withShops(rows, scope);
    }

    int count(EmployeeFilter filter, Scope scope) {
        return wanted("SELECT COUNT(*) FROM core_employee e " + WANTED, filter, scope)
                .query(Integer.class)
                .single();
    }

    Optional<EmployeeSummary> find(long id, Scope scope) {
        List<Row> rows =
                jdbc.sql(COLUMNS + " WHERE e.id = ?").param(id).query(ROWS).list();
        return withShops(rows, scope).stream().findFirst();
    }

    Optional<EmployeeSummary> findByStaffNumber(String staffNumber, Scope scope) {
        List<Row> rows = jdbc.sql(COLUMNS + " WHERE e.staff_number = ?")
                .param(staffNumber)
                .query(ROWS)
                .list();
        return withShops(rows, scope).stream().findFirst();
    }

    private JdbcClient.StatementSpec wanted(String sql, EmployeeFilter filter, Scope scope) {
        return jdbc.sql(sql)
                .param("query", Typed.contained(filter.query()))
                .param("states", filter.states().stream().map(Enum::name).toList())
                .param("team", filter.teamId())
                .param("post", filter.post() == null ? null : filter.post().name())
                .param("shop", filter.shopId())
                .param("all", scope.all())
                .param("shops", Visible.shops(scope))
                .param("today", time.today());
    }

    /** One more query for the whole page instead of one per row. */
    private List<EmployeeSummary> withShops(List<Row> rows, Scope scope) {
        if (rows.isEmpty()) {
            return List.of();
        }
        record Served(long employeeId, String name) {}
        Map<Long, List<String>> shops = new HashMap<>(jdbc
                .sql("""
                        SELECT DISTINCT a.employee_id, s.name
                          FROM core_assignment a JOIN core_shop s ON s.id = a.shop_id
                         WHERE a.employee_id IN (:employees) AND a.valid_from <= :today
                           AND (a.valid_to IS NULL OR a.valid_to >= :today) AND (:all OR s.id IN (:shops))
                         ORDER BY s.name""")
                .param("employees", rows.stream().map(Row::id).toList())
                .param("today", time.today())
                .param("all", scope.all())
                .param("shops", Visible.shops(scope))
                .query(Served.class)
                .stream()
                .collect(Collectors.groupingBy(
                        Served::employeeId, Collectors.mapping(Served::name, Collectors.toList()))));
        return rows.stream()
                .map(row -> new EmployeeSummary(
                        row.id(),
                        row.staffNumber(),
                        row.name(),
                        row.post(),
                        row.teamId(),
                        row.teamName(),
                        row.hireDate(),
                        row.state(),
                        row.leftOn(),
                        row.version(),
                        row.state() == EmployeeState.LEFT ? List.of() : shops.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
