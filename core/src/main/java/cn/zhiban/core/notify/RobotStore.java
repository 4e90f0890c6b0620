package cn.zhiban.core.notify;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Robots in the database. Asks for no permission. */
@Component
class RobotStore {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    RobotStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    List<Robot> all() {
        return list("", List.of());
    }

    Optional<Robot> find(long id) {
        return list(" WHERE r.id IN (:ids)", List.of(id)).stream().findFirst();
    }

    /** Robots that hear what concerns some teams. */
    List<Robot> listening(Collection<Long> teams) {
        return list(
                " WHERE r.active AND (r.team_id IS NULL OR r.team_id IN (:ids))",
                teams.isEmpty() ? List.of(-1L) : teams);
    }

    private List<Robot> list(String where, Collection<Long> ids) {
        var query = jdbc.sql("SELECT r.*, COALESCE(t.name, '') AS team FROM core_robot r"
                + " LEFT JOIN core_team t ON t.id = r.team_id" + where + " ORDER BY r.name, r.id");
        return (where.isEmpty() ? query : query.param("ids", ids))
                .query((row, _) -> {
                    Timestamp told = row.getTimestamp("told_at");
                    return new Robot(
                            row.getLong("id"),
                            new RobotDraft(
                                    row.getString("name"),
                                    RobotKind.valueOf(row.getString("kind")),
                                    row.getString("address"),
                                    row.getString("secret"),
                                    row.getObject("team_id", Long.class),
                                    row.getBoolean("active")),
                            row.getString("team"),
                            told == null ? null : told.toInstant(),
                            row.getString("failure"),
                            row.getInt("version"));
                })
                .list();
    }

    /** Names of teams by id, in the order of the names. */
    TreeMap<String, Long> teams() {
        TreeMap<String, Long> teams = new TreeMap<>();
        jdbc.sql("SELECT id, name FROM core_team").query(row -> {
            teams.put(row.getString(2), row.getLong(1));
        });
        return teams;
    }

    long insert(RobotDraft draft) {
        return jdbc.sql("INSERT INTO core_robot (name, kind, address, secret, team_id, active)"
                        + " VALUES (?, ?, ?, ?, ?, ?) RETURNING id")
                .param(draft.name())
                .param(draft.kind().name())
                .param(draft.address())
                .param(draft.secret())
                .param(draft.teamId())
                .param(draft.active())
                .query(Long.class)
                .single();
    }

    boolean update(long id, int version, RobotDraft draft) {
        return jdbc.sql("UPDATE core_robot SET name = ?, kind = ?, address = ?, secret = ?, team_id = ?, active = ?,"
                                + " version = version + 1 WHERE id = ? AND version = ?")
                        .param(draft.name())
                        .param(draft.kind().name())
                        .param(draft.address())
                        .param(draft.secret())
                        .param(draft.teamId())
                        .param(draft.active())
                        .param(id)
                        .param(version)
                        .update()
                == 1;
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM core_robot WHERE id = ?").param(id).update();
    }

    void told(long id, String failure) {
        jdbc.sql("UPDATE core_robot SET failure = ?, told_at = COALESCE(?, told_at) WHERE id = ?")
                .param(failure.length() > 500 ? failure.substring(0, 500) : failure)
                .param(failure.isEmpty() ? Timestamp.from(time.now()) : null)
                .param(id)
                .update();
    }
}
