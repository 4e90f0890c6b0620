package cn.zhiban.training.practice;

import cn.zhiban.core.time.CompanyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps scenarios, runs and lines. */
@Component
class PracticeStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCENARIO = "SELECT id, code, client_id, shop_id, version, content FROM train_scenario";
    private static final String RUN = "SELECT id, scenario_id, employee_id, version, content, started_at, seen_at,"
            + " elapsed_ms, ended_at, score FROM train_practice_run";
    private final JdbcClient jdbc;
    private final CompanyTime time;

    PracticeStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A scenario as it is kept. */
    record Kept(
            long id,
            String code,
            @Nullable Long clientId,
            @Nullable Long shopId,
            int version,
            Scenario scenario) {}

    /** A run as it is kept. */
    record KeptRun(
            long id,
            long scenarioId,
            long employeeId,
            int version,
            Scenario scenario,
            Instant startedAt,
            Instant seenAt,
            long elapsedMs,
            @Nullable Instant endedAt,
            @Nullable Score score) {}

    /** Somebody passed a version. */
    record Pass(long employeeId, long scenarioId, int version, Instant at, int percent) {}

    List<Kept> scenarios() {
        return jdbc.sql(SCENARIO + " ORDER BY id").query(PracticeStore::kept).list();
    }

    Optional<Kept> scenario(long id) {
        return jdbc.sql(SCENARIO + " WHERE id = ?")
                .param(id)
                .query(PracticeStore::kept)
                .optional();
    }

    Optional<Kept> scenario(String code) {
        return jdbc.sql(SCENARIO + " WHERE code = ? FOR UPDATE")
                .param(code)
                .query(PracticeStore::kept)
                .optional();
    }

    long insert(String code, @Nullable Long client, @Nullable Long shop, Scenario scenario) {
        return jdbc.sql("INSERT INTO train_scenario (code, title, client_id, shop_id, minutes, content, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id")
                .param(code)
                .param(scenario.title())
                .param(client)
                .param(shop)
                .param(scenario.minutes())
                .param(JSON.writeValueAsString(scenario))
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .single();
    }

    void update(long id, Scenario scenario) {
        jdbc.sql("UPDATE train_scenario SET title = ?, minutes = ?, content = ?, changed_at = ?,"
                        + " version = version + 1 WHERE id = ?")
                .params(
                        scenario.title(),
                        scenario.minutes(),
                        JSON.writeValueAsString(scenario),
                        Timestamp.from(time.now()),
                        id)
                .update();
    }

    long begin(Kept kept, long employee) {
        Timestamp now = Timestamp.from(time.now());
        return jdbc.sql(
                        "INSERT INTO train_practice_run (scenario_id, employee_id, version, content, started_at, seen_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?) RETURNING id")
                .params(kept.id(), employee, kept.version(), JSON.writeValueAsString(kept.scenario()), now, now)
                .query(Long.class)
                .single();
    }

    List<KeptRun> runs(long employee) {
        return jdbc.sql(RUN + " WHERE employee_id = ? ORDER BY started_at DESC, id DESC LIMIT 200")
                .param(employee)
                .query(PracticeStore::run)
                .list();
    }

    Optional<KeptRun> run(long id) {
        return jdbc.sql(RUN + " WHERE id = ?")
                .param(id)
                .query(PracticeStore::run)
                .optional();
    }

    /** A run that nobody else changes until the transaction ends. */
    Optional<KeptRun> lockedRun(long id) {
        return jdbc.sql(RUN + " WHERE id = ? FOR UPDATE")
                .param(id)
                .query(PracticeStore::run)
                .optional();
    }

    void seen(long run, Instant at, long elapsedMs) {
        jdbc.sql("UPDATE train_practice_run SET seen_at = ?, elapsed_ms = ? WHERE id = ?")
                .params(Timestamp.from(at), elapsedMs, run)
                .update();
    }

    void end(long run, Score score) {
        jdbc.sql("UPDATE train_practice_run SET ended_at = ?, percent = ?, passed = ?, score = ? WHERE id = ?")
                .params(
                        Timestamp.from(time.now()),
                        score.percent(),
                        score.passed(),
                        JSON.writeValueAsString(score),
                        run)
                .update();
    }

    List<Line> lines(long run) {
        return jdbc.sql("SELECT buyer, seq, kind, turn, at_ms, text FROM train_practice_line WHERE run_id = ?"
                        + " ORDER BY buyer, seq")
                .param(run)
                .query(Line.class)
                .list();
    }

    void add(long run, Line line) {
        jdbc.sql("INSERT INTO train_practice_line (run_id, buyer, seq, kind, turn, at_ms, text)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(run, line.buyer(), line.seq(), line.kind().name(), line.turn(), line.atMs(), line.text())
                .update();
    }

    List<Pass> passes(Collection<Long> employees, Collection<Long> scenarios) {
        return employees.isEmpty() || scenarios.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT employee_id, scenario_id, version, ended_at, percent FROM train_practice_run"
                                + " WHERE passed AND employee_id IN (:employees) AND scenario_id IN (:scenarios)"
                                + " ORDER BY version, ended_at")
                        .param("employees", employees)
                        .param("scenarios", scenarios)
                        .query((row, _) -> new Pass(
                                row.getLong("employee_id"),
                                row.getLong("scenario_id"),
                                row.getInt("version"),
                                row.getTimestamp("ended_at").toInstant(),
                                row.getInt("percent")))
                        .list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getString("code"),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                row.getInt("version"),
                JSON.readValue(row.getString("content"), Scenario.class));
    }

    private static KeptRun run(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String score = row.getString("score");
        return new KeptRun(
                row.getLong("id"),
                row.getLong("scenario_id"),
                row.getLong("employee_id"),
                row.getInt("version"),
                JSON.readValue(row.getString("content"), Scenario.class),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                row.getLong("elapsed_ms"),
                ended == null ? null : ended.toInstant(),
                score == null ? null : JSON.readValue(score, Score.class));
    }
}
