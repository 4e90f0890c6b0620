package cn.zhiban.core.org.people;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the teams (小组). Everybody who reads people reads all teams; they are made and deleted by whoever sees
 * everything, and changed by those and by the team's leader.
 */
@Service
@Transactional(readOnly = true)
public class TeamService {
    static final String TYPE = "core.team";
    private static final String COLUMNS = """
            SELECT t.id, t.code, t.name, t.leader_id, COALESCE(l.name, '') AS leader_name, t.version,
                   (SELECT COUNT(*) FROM core_employee m WHERE m.team_id = t.id AND m.state <> 'LEFT') AS members
              FROM core_team t LEFT JOIN core_employee l ON l.id = t.leader_id
            """;

    private static final RowMapper<Row> ROWS = new SimplePropertyRowMapper<>(Row.class);

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;

    TeamService(JdbcClient jdbc, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
    }

    private record Row(
            long id, String code, String name, @Nullable Long leaderId, String leaderName, int members, int version) {
        TeamSummary seenBy(Actor actor) {
            return new TeamSummary(id, code, name, leaderId, leaderName, members, version, mayChange(actor, leaderId));
        }
    }

    /** Teams by name. @param query part of the code, the name or the leader's name, may be empty */
    public List<TeamSummary> list(String query, int offset, int limit) {
        Actor actor = access.require(CorePermissions.PEOPLE_READ);
        return jdbc
                .sql(COLUMNS + """
                         WHERE t.code LIKE :query OR t.name LIKE :query OR l.name LIKE :query
                         ORDER BY t.name, t.id LIMIT :limit OFFSET :offset""")
                .param("query", Typed.contained(query))
                .param("limit", limit)
                .param("offset", offset)
                .query(ROWS)
                .stream()
                .map(row -> row.seenBy(actor))
                .toList();
    }

    /** Whether the actor may make and delete teams. */
    public boolean mayCreate() {
        Actor actor = access.current();
        return actor.may(CorePermissions.PEOPLE_EDIT) && actor.scope().all();
    }

    /**
     * Makes a team and returns its id.
     *
     * @throws NotAllowed the actor does not see everything
     * @throws InvalidInput the code is taken, something is missing or the leader has left
     */
    @Transactional
    public long create(TeamDraft draft) {
        requireAll();
        TeamDraft checked = check(draft);
        try {
            long id = jdbc.sql("INSERT INTO core_team (code, name, leader_id) VALUES (?, ?, ?) RETURNING id")
                    .param(checked.code())
                    .param(checked.name())
                    .param(checked.leaderId())
                    .query(Long.class)
                    .single();
            audit.record("created", TYPE, id, checked.name(), null, checked);
            return id;
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "core.org.problem.code-taken", checked.code());
        }
    }

    /**
     * Changes a team.
     *
     * @throws ChangedMeanwhile somebody else changed it since
     * @throws NotAllowed the actor neither sees everything nor leads the team
     * @throws InvalidInput as {@link #create}
     */
    @Transactional
    public void change(long id, int version, TeamDraft draft) {
        Actor actor = access.require(CorePermissions.PEOPLE_EDIT);
        Row before = find(id).orElseThrow(() -> new NotFound(TYPE, id));
        if (!mayChange(actor, before.leaderId())) {
            throw new NotAllowed(CorePermissions.PEOPLE_EDIT);
        }
        TeamDraft checked = check(draft);
        try {
            int changed = jdbc.sql("UPDATE core_team SET code = ?, name = ?, leader_id = ?, version = version + 1"
                            + " WHERE id = ? AND version = ?")
                    .param(checked.code())
                    .param(checked.name())
                    .param(checked.leaderId())
                    .param(id)
                    .param(version)
                    .update();
            if (changed == 0) {
                throw new ChangedMeanwhile(before.name(), before.version());
            }
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "core.org.problem.code-taken", checked.code());
        }
        TeamDraft old = new TeamDraft(before.code(), before.name(), before.leaderId());
        audit.record("changed", TYPE, id, checked.name(), old, checked);
    }

    /**
     * Deletes a team that nobody belongs to.
     *
     * @throws InvalidInput somebody does
     */
    @Transactional
    public void delete(long id) {
        requireAll();
        Row before = find(id).orElseThrow(() -> new NotFound(TYPE, id));
        if (before.members() > 0) {
            throw new InvalidInput("members", "core.org.problem.team-not-empty", before.name());
        }
        jdbc.sql("UPDATE core_employee SET team_id = NULL, version = version + 1 WHERE team_id = ?")
                .param(id)
                .update();
        jdbc.sql("DELETE FROM core_team WHERE id = ?").param(id).update();
        TeamDraft old = new TeamDraft(before.code(), before.name(), before.leaderId());
        audit.record("deleted", TYPE, id, before.name(), old, null);
    }

    private void requireAll() {
        if (!access.require(CorePermissions.PEOPLE_EDIT).scope().all()) {
            throw new NotAllowed(CorePermissions.PEOPLE_EDIT);
        }
    }

    private Optional<Row> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE t.id = ?").param(id).query(ROWS).optional();
    }

    private static boolean mayChange(Actor actor, @Nullable Long leaderId) {
        return actor.may(CorePermissions.PEOPLE_EDIT)
                && (actor.scope().all() || (leaderId != null && leaderId.equals(actor.employeeId())));
    }

    private TeamDraft check(TeamDraft draft) {
        if (draft.leaderId() != null
                && jdbc.sql("SELECT COUNT(*) FROM core_employee WHERE id = ? AND state <> 'LEFT'")
                                .param(draft.leaderId())
                                .query(Integer.class)
                                .single()
                        == 0) {
            throw new InvalidInput("leaderId", "core.org.problem.leader-has-left");
        }
        return new TeamDraft(Typed.code("code", draft.code()), Typed.name("name", draft.name()), draft.leaderId());
    }
}
