package cn.zhiban.scheduling.roster;

import cn.zhiban.core.time.CompanyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rosters in the database. Asks for no permission. */
@Component
class RosterStore {
    private static final String ROSTER = """
            SELECT r.id, r.name, r.first_day, r.last_day, r.state, r.base_id, r.seed, r.engine, r.input_hash, r.revision,
                   r.published_revision, (SELECT GROUP_CONCAT(t.team_id) FROM sched_roster_team t WHERE t.roster_id = r.id) AS teams
              FROM sched_roster r""";
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final CompanyTime time;

    RosterStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, CompanyTime time) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.time = time;
    }

    /** An entry of the log of changes. */
    record Logged(long id, int revision, String actor, String actorName, List<CellChange> changes) {}

    private record StoredCell(CellKey key, Mark mark) {}

    List<Roster> all() {
        return jdbc.sql(ROSTER + " ORDER BY r.first_day DESC, r.name, r.id")
                .query(RosterStore::roster)
                .list();
    }

    Optional<Roster> find(long id) {
        return jdbc.sql(ROSTER + " WHERE r.id = ?")
                .param(id)
                .query(RosterStore::roster)
                .optional();
    }

    /** The roster, held until the transaction ends, so that one batch of changes follows the other. */
    Optional<Roster> lock(long id) {
        jdbc.sql("SELECT id FROM sched_roster WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Long.class)
                .optional();
        return find(id);
    }

    long insert(RosterDraft draft, @Nullable Long base) {
        long id = jdbc.sql("""
                        INSERT INTO sched_roster (name, first_day, last_day, state, base_id, created_at)
                        VALUES (?, ?, ?, 'DRAFT', ?, ?) RETURNING id""")
                .param(draft.name())
                .param(draft.first())
                .param(draft.last())
                .param(base)
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .single();
        draft.teamIds()
                .forEach(team -> jdbc.sql("INSERT INTO sched_roster_team (roster_id, team_id) VALUES (?, ?)")
                        .params(id, team)
                        .update());
        return id;
    }

    /** Employees of the teams who have not left, by team and number. */
    List<Long> members(Collection<Long> teams) {
        return jdbc.sql("SELECT e.id FROM core_employee e JOIN core_team t ON t.id = e.team_id"
                        + " WHERE e.team_id IN (:teams) AND e.state <> 'LEFT' ORDER BY t.name, e.staff_number")
                .param("teams", teams)
                .query(Long.class)
                .list();
    }

    void setPeople(long roster, List<Long> employees) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < employees.size(); i++) {
            rows.add(new Object[] {roster, employees.get(i), i});
        }
        batches.batchUpdate(
                "INSERT INTO sched_roster_person (roster_id, employee_id, position) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE position = VALUES(position)",
                rows);
    }

    List<Long> people(long roster) {
        return jdbc.sql("SELECT employee_id FROM sched_roster_person WHERE roster_id = ? ORDER BY position")
                .param(roster)
                .query(Long.class)
                .list();
    }

    Map<CellKey, Mark> cells(long roster) {
        return jdbc
                .sql(
                        "SELECT employee_id, day, shift_type_id, locked, source, note FROM sched_roster_cell WHERE roster_id = ?")
                .param(roster)
                .query((row, _) -> new StoredCell(
                        new CellKey(
                                row.getLong("employee_id"),
                                Objects.requireNonNull(row.getObject("day", LocalDate.class))),
                        new Mark(
                                row.getObject("shift_type_id", Long.class),
                                row.getBoolean("locked"),
                                CellSource.valueOf(row.getString("source")),
                                row.getString("note"))))
                .list()
                .stream()
                .collect(Collectors.toMap(StoredCell::key, StoredCell::mark));
    }

    /** Writes what stands in the cells after the changes. */
    void write(long roster, Collection<CellChange> changes) {
        List<CellChange> cleared =
                changes.stream().filter(one -> one.after() == null).toList();
        batches.batchUpdate(
                "DELETE FROM sched_roster_cell WHERE roster_id = ? AND employee_id = ? AND day = ?",
                cleared,
                BATCH,
                (statement, one) -> {
                    statement.setLong(1, roster);
                    statement.setLong(2, one.employeeId());
                    statement.setObject(3, one.day());
                });
        List<CellChange> set =
                changes.stream().filter(one -> one.after() != null).toList();
        batches.batchUpdate("""
                INSERT INTO sched_roster_cell (roster_id, employee_id, day, shift_type_id, locked, source, note)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE shift_type_id = VALUES(shift_type_id),
                locked = VALUES(locked), source = VALUES(source), note = VALUES(note)""", set, BATCH, (statement, one) -> {
            Mark mark = Objects.requireNonNull(one.after());
            statement.setLong(1, roster);
            statement.setLong(2, one.employeeId());
            statement.setObject(3, one.day());
            statement.setObject(4, mark.typeId());
            statement.setBoolean(5, mark.locked());
            statement.setString(6, mark.source().name());
            statement.setString(7, mark.note());
        });
    }

    /** Logs a batch of changes and raises the revision. @return the new one */
    int log(Roster roster, String actor, String actorName, String state, List<CellChange> changes) {
        int revision = roster.revision() + 1;
        jdbc.sql("UPDATE sched_roster SET revision = ? WHERE id = ?")
                .params(revision, roster.id())
                .update();
        jdbc.sql("""
                        INSERT INTO sched_roster_edit (roster_id, revision, actor, actor_name, at, state, changes)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        roster.id(),
                        revision,
                        actor,
                        actorName,
                        Timestamp.from(time.now()),
                        state,
                        json.writeValueAsString(changes))
                .update();
        return revision;
    }

    /** The latest change of the actor that can be undone ({@code DONE}). */
    Optional<Logged> lastDone(long roster, String actor) {
        return entries(" WHERE roster_id = ? AND actor = ? AND state = 'DONE' ORDER BY id DESC LIMIT 1", roster, actor)
                .stream()
                .findFirst();
    }

    /** The change of the actor that was undone last. */
    Optional<Logged> lastUndone(long roster, String actor) {
        return entries(" WHERE roster_id = ? AND actor = ? AND state = 'UNDONE' ORDER BY id LIMIT 1", roster, actor)
                .stream()
                .findFirst();
    }

    void mark(long edit, String state) {
        jdbc.sql("UPDATE sched_roster_edit SET state = ? WHERE id = ?")
                .params(state, edit)
                .update();
    }

    /** What was undone can no longer be redone once something else was done. */
    void forgetUndone(long roster, String actor) {
        jdbc.sql("UPDATE sched_roster_edit SET state = 'STEP' WHERE roster_id = ? AND actor = ? AND state = 'UNDONE'")
                .params(roster, actor)
                .update();
    }

    List<Logged> since(long roster, int revision) {
        return entries(" WHERE roster_id = ? AND revision > ? ORDER BY revision", roster, revision);
    }

    private List<Logged> entries(String where, Object... parameters) {
        return jdbc.sql("SELECT id, revision, actor, actor_name, changes FROM sched_roster_edit" + where)
                .params(parameters)
                .query((row, _) -> new Logged(
                        row.getLong("id"),
                        row.getInt("revision"),
                        row.getString("actor"),
                        row.getString("actor_name"),
                        List.of(json.readValue(row.getString("changes"), CellChange[].class))))
                .list();
    }

    void setState(long roster, RosterState state) {
        jdbc.sql("UPDATE sched_roster SET state = ? WHERE id = ?")
                .params(state.name(), roster)
                .update();
    }

    void setPublished(long roster, @Nullable Integer revision) {
        jdbc.sql("UPDATE sched_roster SET published_revision = ? WHERE id = ?")
                .param(revision)
                .param(roster)
                .update();
    }

    void setRun(long roster, long seed, String engine, String hash) {
        jdbc.sql("UPDATE sched_roster SET seed = ?, engine = ?, input_hash = ? WHERE id = ?")
                .params(seed, engine, hash, roster)
                .update();
    }

    void rename(long roster, String name) {
        jdbc.sql("UPDATE sched_roster SET name = ? WHERE id = ?")
                .params(name, roster)
                .update();
    }

    boolean wasPublished(long roster) {
        return jdbc.sql("SELECT COUNT(*) FROM sched_roster_version WHERE roster_id = ?")
                        .param(roster)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void delete(long roster) {
        jdbc.sql("DELETE FROM sched_roster WHERE id = ?").param(roster).update();
    }

    /** Names by staff number and by name of the people of a roster, for what is pasted. */
    Map<String, Long> peopleByName(long roster) {
        Map<String, Long> found = new LinkedHashMap<>();
        jdbc.sql(
                        "SELECT e.id, e.staff_number, e.name FROM sched_roster_person p JOIN core_employee e ON e.id = p.employee_id"
                                + " WHERE p.roster_id = ?")
                .param(roster)
                .query(row -> {
                    found.put(row.getString("staff_number"), row.getLong("id"));
                    // two people of one name are told apart by their numbers only
                    found.merge(row.getString("name"), row.getLong("id"), (_, _) -> -1L);
                });
        return found;
    }

    private static Roster roster(ResultSet row, int number) throws SQLException {
        String teams = row.getString("teams");
        return new Roster(
                row.getLong("id"),
                row.getString("name"),
                teams == null
                        ? java.util.Set.of()
                        : Arrays.stream(teams.split(",")).map(Long::valueOf).collect(Collectors.toSet()),
                Objects.requireNonNull(row.getObject("first_day", LocalDate.class)),
                Objects.requireNonNull(row.getObject("last_day", LocalDate.class)),
                RosterState.valueOf(row.getString("state")),
                row.getObject("base_id", Long.class),
                row.getLong("seed"),
                row.getString("engine"),
                row.getString("input_hash"),
                row.getInt("revision"),
                row.getObject("published_revision", Integer.class));
    }
}
