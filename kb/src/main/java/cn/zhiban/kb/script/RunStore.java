package cn.zhiban.kb.script;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.script.ScriptWalk.Visit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of runs and their steps. */
@Component
class RunStore {
    private static final int STEP_ID = 200;
    private static final int TITLE = 300;
    private static final int COPIED = 4_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ScriptWalk walk;
    private final CompanyTime time;

    RunStore(JdbcClient jdbc, JsonMapper json, ScriptWalk walk, CompanyTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.walk = walk;
        this.time = time;
    }

    /** A run as it is stored. */
    record Run(
            long id,
            long articleId,
            int version,
            @Nullable Long shopId,
            @Nullable Long startedBy,
            @Nullable Long accountId,
            RunState state,
            int revision,
            Map<String, String> facts,
            List<String> dutiesDone,
            Instant startedAt,
            Instant touchedAt) {}

    /** A step of a run as it is stored. */
    record Row(
            int seq, List<Frame> stack, String title, boolean automatic, boolean end, String chosen, boolean copied) {}

    Optional<Long> find(long accountId, String key) {
        return jdbc.sql("SELECT id FROM kb_script_run WHERE started_by = ? AND run_key = ?")
                .params(accountId, key)
                .query(Long.class)
                .optional();
    }

    /** The run, held until the transaction ends so that two requests do not both advance it. */
    Optional<Run> lock(long id) {
        return read("SELECT * FROM kb_script_run WHERE id = ? FOR UPDATE", id);
    }

    Optional<Run> get(long id) {
        return read("SELECT * FROM kb_script_run WHERE id = ?", id);
    }

    /** The run that may be taken over by the code now. */
    Optional<Run> byCode(String code) {
        return read(
                "SELECT * FROM kb_script_run WHERE handover_code = ? AND handover_until > ? FOR UPDATE",
                code,
                Timestamp.from(time.now()));
    }

    private Optional<Run> read(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(Arrays.asList(parameters))
                .query((row, _) -> run(row))
                .optional();
    }

    long insert(long accountId, String key, Script script, @Nullable Long shopId, Map<String, String> facts) {
        Timestamp now = Timestamp.from(time.now());
        jdbc.sql("""
                        INSERT IGNORE INTO kb_script_run (run_key, article_id, version_number, shop_id, started_by, account_id,
                               state, revision, facts, started_at, touched_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', 0, ?, ?, ?)""")
                .params(Arrays.asList(
                        key,
                        script.articleId(),
                        script.number(),
                        shopId,
                        accountId,
                        accountId,
                        json.writeValueAsString(facts),
                        now,
                        now))
                .update();
        return find(accountId, key).orElseThrow();
    }

    /** Steps that count, in order. */
    List<Row> rows(long runId) {
        return jdbc.sql("SELECT * FROM kb_script_run_step WHERE run_id = ? AND NOT undone ORDER BY seq")
                .param(runId)
                .query((row, _) -> new Row(
                        row.getInt("seq"),
                        json.readValue(row.getString("stack"), new TypeReference<List<Frame>>() {}),
                        row.getString("step_title"),
                        row.getBoolean("automatic"),
                        row.getBoolean("is_end"),
                        Objects.requireNonNullElse(row.getString("chosen"), ""),
                        row.getTimestamp("copied_at") != null))
                .list();
    }

    /** Writes down where the run went; the last visit is where it is now. */
    void append(long runId, long accountId, List<Visit> visits) {
        Integer last = jdbc.sql("SELECT COALESCE(MAX(seq), 0) FROM kb_script_run_step WHERE run_id = ?")
                .param(runId)
                .query(Integer.class)
                .single();
        Timestamp now = Timestamp.from(time.now());
        for (Visit visit : visits) {
            Frame frame = visit.frame();
            boolean end = !visit.automatic() && isEnd(visit.stack());
            jdbc.sql("""
                            INSERT INTO kb_script_run_step (run_id, seq, article_id, version_number, step_id, step_title,
                                   stack, account_id, entered_at, automatic, is_end, chosen)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            runId,
                            ++last,
                            frame.article(),
                            frame.version(),
                            cut(frame.step(), STEP_ID),
                            ScriptWalk.title(walk.step(frame), TITLE),
                            json.writeValueAsString(visit.stack()),
                            accountId,
                            now,
                            visit.automatic(),
                            end,
                            visit.automatic() ? cut(visit.chosen(), TITLE) : null))
                    .update();
        }
    }

    boolean isEnd(List<Frame> stack) {
        return walk.ways(stack, Map.of()).isEmpty();
    }

    void choose(long runId, int seq, String label) {
        jdbc.sql("UPDATE kb_script_run_step SET chosen = ? WHERE run_id = ? AND seq = ?")
                .params(cut(label, TITLE), runId, seq)
                .update();
    }

    /** Takes back the steps after one, which is where the run is then. */
    void undoAfter(long runId, int seq) {
        jdbc.sql("UPDATE kb_script_run_step SET undone = TRUE WHERE run_id = ? AND seq > ?")
                .params(runId, seq)
                .update();
        jdbc.sql("UPDATE kb_script_run_step SET chosen = NULL WHERE run_id = ? AND seq = ?")
                .params(runId, seq)
                .update();
    }

    void copied(long runId, int seq, String text, Map<String, String> facts) {
        jdbc.sql(
                        "UPDATE kb_script_run_step SET copied_at = ?, copied_text = ?, copy_facts = ? WHERE run_id = ? AND seq = ?")
                .params(Arrays.asList(
                        Timestamp.from(time.now()),
                        cut(text, COPIED),
                        facts.isEmpty() ? null : json.writeValueAsString(facts),
                        runId,
                        seq))
                .update();
    }

    /** Writes where the run stands; what was typed is forgotten when it ends. */
    void update(Run run, RunState state, Map<String, String> facts, List<String> duties) {
        Timestamp now = Timestamp.from(time.now());
        jdbc.sql("""
                        UPDATE kb_script_run SET state = ?, facts = ?, duties_done = ?, revision = revision + 1,
                               touched_at = ?, ended_at = ?, handover_code = NULL, handover_until = NULL WHERE id = ?""")
                .params(Arrays.asList(
                        state.name(),
                        json.writeValueAsString(state.open() ? facts : Map.of()),
                        duties.isEmpty() ? null : json.writeValueAsString(duties),
                        now,
                        state.open() ? null : now,
                        run.id()))
                .update();
    }

    void offer(long runId, String code, Instant until) {
        jdbc.sql("UPDATE kb_script_run SET handover_code = ?, handover_until = ?, state = 'PAUSED',"
                        + " revision = revision + 1 WHERE id = ?")
                .params(code, Timestamp.from(until), runId)
                .update();
    }

    boolean isTaken(String code) {
        return jdbc.sql("SELECT COUNT(*) FROM kb_script_run WHERE handover_code = ?")
                        .param(code)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void handTo(long runId, long accountId) {
        jdbc.sql("""
                        UPDATE kb_script_run SET account_id = ?, state = 'RUNNING', revision = revision + 1, touched_at = ?,
                               handover_code = NULL, handover_until = NULL WHERE id = ?""").params(accountId, Timestamp.from(time.now()), runId).update();
    }

    private Run run(ResultSet row) throws SQLException {
        String duties = row.getString("duties_done");
        return new Run(
                row.getLong("id"),
                row.getLong("article_id"),
                row.getInt("version_number"),
                number(row, "shop_id"),
                number(row, "started_by"),
                number(row, "account_id"),
                RunState.valueOf(row.getString("state")),
                row.getInt("revision"),
                json.readValue(row.getString("facts"), new TypeReference<Map<String, String>>() {}),
                duties == null ? List.of() : json.readValue(duties, new TypeReference<List<String>>() {}),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("touched_at").toInstant());
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
