package cn.zhiban.scheduling.roster.solve;

import cn.zhiban.core.time.CompanyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the engine in the database. */
@Component
class SolveRunStore {
    private static final String RUN = """
            SELECT id, roster_id, COALESCE(job_id, 0) AS job_id, state, seconds, seed, stopping, revision, input_hash, hard,
                   penalty, bound, curve, COALESCE(absences, '[]') AS absences FROM sched_roster_run""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CompanyTime time;

    SolveRunStore(JdbcClient jdbc, JsonMapper json, CompanyTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    long insert(long roster, int seconds, long seed, List<Absence> absences) {
        return jdbc.sql("""
                        INSERT INTO sched_roster_run (roster_id, state, seconds, seed, curve, started_at, absences)
                        VALUES (?, 'WAITING', ?, ?, '[]', ?, ?) RETURNING id""")
                .param(roster)
                .param(seconds)
                .param(seed)
                .param(Timestamp.from(time.now()))
                .param(absences.isEmpty() ? null : json.writeValueAsString(absences))
                .query(Long.class)
                .single();
    }

    void setJob(long run, long job) {
        jdbc.sql("UPDATE sched_roster_run SET job_id = ? WHERE id = ?")
                .params(job, run)
                .update();
    }

    Optional<SolveRun> find(long id) {
        return jdbc.sql(RUN + " WHERE id = ?").param(id).query(this::run).optional();
    }

    Optional<SolveRun> latest(long roster) {
        return jdbc.sql(RUN + " WHERE roster_id = ? ORDER BY id DESC LIMIT 1")
                .param(roster)
                .query(this::run)
                .optional();
    }

    void begin(long run, int revision, String hash) {
        jdbc.sql("UPDATE sched_roster_run SET state = 'RUNNING', revision = ?, input_hash = ? WHERE id = ?")
                .params(revision, hash, run)
                .update();
    }

    void progress(long run, List<SolveRun.Point> curve) {
        if (!curve.isEmpty()) {
            SolveRun.Point last = curve.getLast();
            jdbc.sql("UPDATE sched_roster_run SET curve = ?, hard = ?, penalty = ?, bound = ? WHERE id = ?")
                    .params(json.writeValueAsString(curve), last.hard(), last.penalty(), last.bound(), run)
                    .update();
        }
    }

    boolean isStopping(long run) {
        return jdbc.sql("SELECT stopping OR state = 'DROPPED' FROM sched_roster_run WHERE id = ?")
                .param(run)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void stop(long run) {
        jdbc.sql("UPDATE sched_roster_run SET stopping = TRUE WHERE id = ?")
                .param(run)
                .update();
    }

    void finish(long run, List<FoundCell> cells) {
        jdbc.sql("UPDATE sched_roster_run SET state = 'READY', cells = ? WHERE id = ? AND state = 'RUNNING'")
                .params(json.writeValueAsString(cells), run)
                .update();
    }

    void setState(long run, SolveRun.State state) {
        jdbc.sql("UPDATE sched_roster_run SET state = ? WHERE id = ?")
                .params(state.name(), run)
                .update();
    }

    List<FoundCell> cells(long run) {
        return jdbc.sql("SELECT cells FROM sched_roster_run WHERE id = ? AND cells IS NOT NULL")
                .param(run)
                .query(String.class)
                .optional()
                .map(text -> List.of(json.readValue(text, FoundCell[].class)))
                .orElse(List.of());
    }

    private SolveRun run(ResultSet row, int number) throws SQLException {
        return new SolveRun(
                row.getLong("id"),
                row.getLong("roster_id"),
                row.getLong("job_id"),
                SolveRun.State.valueOf(row.getString("state")),
                row.getInt("seconds"),
                row.getLong("seed"),
                row.getBoolean("stopping"),
                row.getInt("revision"),
                row.getString("input_hash"),
                row.getLong("hard"),
                row.getLong("penalty"),
                row.getLong("bound"),
                List.of(json.readValue(row.getString("curve"), SolveRun.Point[].class)),
                List.of(json.readValue(row.getString("absences"), Absence[].class)));
    }
}
