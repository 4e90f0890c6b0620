package cn.zhiban.training.path;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.time.CompanyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps paths and their rules. */
@Component
class PathStore {
    private static final String PATH =
            "SELECT id, client_id, shop_id, draft, number, pending, archived, version FROM train_path";
    private static final String PUBLISHED = "SELECT p.id, p.client_id, p.shop_id, v.number, v.content"
            + " FROM train_path p JOIN train_path_version v ON v.path_id = p.id AND v.number = p.number"
            + " WHERE NOT p.archived";
    private final JdbcClient jdbc;
    private final CompanyTime time;

    PathStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A path as it is learned. */
    record Published(
            long id, @Nullable Long clientId, @Nullable Long shopId, int number, PathContent content) {}

    List<Path> all() {
        return jdbc.sql(PATH + " ORDER BY archived, title, id")
                .query(PathStore::path)
                .list();
    }

    Optional<Path> find(long id) {
        return jdbc.sql(PATH + " WHERE id = ?").param(id).query(PathStore::path).optional();
    }

    List<Published> published() {
        return jdbc.sql(PUBLISHED + " ORDER BY p.title, p.id")
                .query(PathStore::publishedRow)
                .list();
    }

    Optional<Published> published(long id) {
        return jdbc.sql(PUBLISHED + " AND p.id = ?")
                .param(id)
                .query(PathStore::publishedRow)
                .optional();
    }

    long insert(PathContent draft, @Nullable Long client, @Nullable Long shop) {
        return jdbc.sql("INSERT INTO train_path (client_id, shop_id, title, draft, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?) RETURNING id")
                .param(client)
                .param(shop)
                .param(draft.title())
                .param(draft.toJson())
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .single();
    }

    /** @return false: somebody else saved first */
    boolean update(long id, int version, PathContent draft, @Nullable Long client, @Nullable Long shop) {
        return jdbc.sql("UPDATE train_path SET client_id = ?, shop_id = ?, title = ?, draft = ?, pending = TRUE,"
                                + " changed_at = ?, version = version + 1 WHERE id = ? AND version = ?")
                        .param(client)
                        .param(shop)
                        .param(draft.title())
                        .param(draft.toJson())
                        .param(Timestamp.from(time.now()))
                        .param(id)
                        .param(version)
                        .update()
                > 0;
    }

    /** @return false: somebody else saved first */
    boolean publish(Path path, String by) {
        Timestamp now = Timestamp.from(time.now());
        int number = path.number() + 1;
        if (jdbc.sql("UPDATE train_path SET number = ?, pending = FALSE, archived = FALSE, changed_at = ?,"
                                + " version = version + 1 WHERE id = ? AND version = ?")
                        .params(number, now, path.id(), path.version())
                        .update()
                == 0) {
            return false;
        }
        jdbc.sql("INSERT INTO train_path_version (path_id, number, content, published_at, published_by)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(path.id(), number, path.draft().toJson(), now, by)
                .update();
        return true;
    }

    void archive(long id, boolean archived) {
        jdbc.sql("UPDATE train_path SET archived = ?, changed_at = ?, version = version + 1 WHERE id = ?")
                .params(archived, Timestamp.from(time.now()), id)
                .update();
    }

    List<PathRule> rules(long path) {
        return jdbc.sql("SELECT id, post, tenure_from, tenure_to, client_id, shop_id, platform, team_id"
                        + " FROM train_path_rule WHERE path_id = ? ORDER BY id")
                .param(path)
                .query((row, _) -> new PathRule(
                        row.getLong(1),
                        row.getString(2) == null ? null : Post.valueOf(row.getString(2)),
                        row.getInt(3),
                        row.getObject(4, Integer.class),
                        row.getObject(5, Long.class),
                        row.getObject(6, Long.class),
                        row.getString(7) == null ? null : Platform.valueOf(row.getString(7)),
                        row.getObject(8, Long.class)))
                .list();
    }

    void addRule(long path, PathRule rule) {
        jdbc.sql("INSERT INTO train_path_rule"
                        + " (path_id, post, tenure_from, tenure_to, client_id, shop_id, platform, team_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(path)
                .param(rule.post() == null ? null : rule.post().name())
                .param(rule.tenureFrom())
                .param(rule.tenureTo())
                .param(rule.clientId())
                .param(rule.shopId())
                .param(rule.platform() == null ? null : rule.platform().name())
                .param(rule.teamId())
                .update();
    }

    boolean removeRule(long path, long rule) {
        return jdbc.sql("DELETE FROM train_path_rule WHERE id = ? AND path_id = ?")
                        .params(rule, path)
                        .update()
                > 0;
    }

    /** Employees at work whom a rule names on a day. */
    List<Long> fitting(PathRule rule, LocalDate today) {
        return jdbc.sql("""
                        SELECT e.id FROM core_employee e
                         WHERE e.state <> 'LEFT'
                           AND DATEDIFF(:today, e.hire_date) >= :from
                           AND (:to IS NULL OR DATEDIFF(:today, e.hire_date) <= :to)
                           AND (:team IS NULL OR e.team_id = :team)
                           AND (:anywhere AND (:post IS NULL OR e.post = :post)
                                OR NOT :anywhere AND EXISTS (
                                  SELECT 1 FROM core_assignment a JOIN core_shop s ON s.id = a.shop_id
                                   WHERE a.employee_id = e.id AND a.valid_from <= :today
                                     AND (a.valid_to IS NULL OR a.valid_to >= :today)
                                     AND (:post IS NULL OR a.post = :post)
                                     AND (:client IS NULL OR s.client_id = :client)
                                     AND (:shop IS NULL OR s.id = :shop)
                                     AND (:platform IS NULL OR s.platform = :platform)))
                         ORDER BY e.id""")
                .param("today", today)
                .param("from", rule.tenureFrom())
                .param("to", rule.tenureTo())
                .param("team", rule.teamId())
                .param("anywhere", rule.clientId() == null && rule.shopId() == null && rule.platform() == null)
                .param("post", rule.post() == null ? null : rule.post().name())
                .param("client", rule.clientId())
                .param("shop", rule.shopId())
                .param(
                        "platform",
                        rule.platform() == null ? null : rule.platform().name())
                .query(Long.class)
                .list();
    }

    /** Of these employees, those who may see what belongs there: who serves such a shop today. */
    List<Long> serving(Collection<Long> employees, @Nullable Long client, @Nullable Long shop, LocalDate today) {
        if (employees.isEmpty() || client == null && shop == null) {
            return List.copyOf(employees);
        }
        return jdbc.sql("""
                        SELECT DISTINCT a.employee_id FROM core_assignment a JOIN core_shop s ON s.id = a.shop_id
                         WHERE a.employee_id IN (:employees) AND a.valid_from <= :today
                           AND (a.valid_to IS NULL OR a.valid_to >= :today)
                           AND (:shop IS NULL OR s.id = :shop) AND (:client IS NULL OR s.client_id = :client)""")
                .param("employees", employees)
                .param("today", today)
                .param("shop", shop)
                .param("client", client)
                .query(Long.class)
                .list();
    }

    private static Path path(ResultSet row, int number) throws SQLException {
        return new Path(
                row.getLong("id"),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                PathContent.fromJson(row.getString("draft")),
                row.getInt("number"),
                row.getBoolean("pending"),
                row.getBoolean("archived"),
                row.getInt("version"),
                false);
    }

    private static Published publishedRow(ResultSet row, int number) throws SQLException {
        return new Published(
                row.getLong("id"),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                row.getInt("number"),
                PathContent.fromJson(row.getString("content")));
    }
}
