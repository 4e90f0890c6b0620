package cn.zhiban.core.job;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.time.CompanyTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Submits, shows and cancels jobs. Anyone signed in may submit (what the job does is checked by the services it calls)
 * and sees and cancels jobs of their own; those of others need {@link CorePermissions#JOBS_MANAGE}.
 */
@Service
public class JobService {
    private static final String COLUMNS = """
            SELECT id, type, title, state, progress, result, failure, owner, cancel_requested, created_at, started_at,
                   finished_at,
                   COALESCE((SELECT a.display_name FROM core_account a WHERE a.id = j.owner_account_id),
                            (SELECT t.name FROM core_api_token t WHERE t.id = j.owner_token_id), owner) AS owner_name
              FROM core_job j""";

    private final JdbcTemplate jdbc;
    private final Access access;
    private final CompanyTime time;
    private final JsonMapper json;
    private final JobSignal signal;

    JobService(JdbcTemplate jdbc, Access access, CompanyTime time, JsonMapper json, JobSignal signal) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
        this.json = json;
        this.signal = signal;
    }

    /**
     * Queues a job; it starts within a second after the current transaction has been committed.
     *
     * @param type type of its handler
     * @param title what it works on, for people
     * @param parameters a record, kept as JSON
     * @return its id
     */
    @Transactional
    public long submit(String type, String title, Object parameters) {
        Actor actor = access.current();
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement("""
                            INSERT INTO core_job (type, title, state, parameters, owner, owner_account_id, owner_token_id, created_at)
                            VALUES (?, ?, 'QUEUED', ?, ?, ?, ?, ?)""", Statement.RETURN_GENERATED_KEYS);
                    insert.setString(1, type);
                    insert.setString(2, title.length() > 255 ? title.substring(0, 255) : title);
                    insert.setString(3, json.writeValueAsString(parameters));
                    insert.setString(4, actor.reference());
                    insert.setObject(5, actor.accountId());
                    insert.setObject(6, actor.tokenId());
                    insert.setTimestamp(7, Timestamp.from(time.now()));
                    return insert;
                },
                key);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.wake();
            }
        });
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** One job. @throws NotFound there is none, or it is somebody else's */
    @Transactional(readOnly = true)
    public JobDetails get(long id) {
        Actor actor = access.current();
        return jdbc
                .query(
                        COLUMNS + " WHERE id = ?",
                        (row, _) -> visible(actor, row) ? Optional.of(details(row)) : Optional.<JobDetails>empty(),
                        id)
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new NotFound("core.job", id));
    }

    /** Jobs the actor may see, newest first. @param mine leave out those of others */
    @Transactional(readOnly = true)
    public List<JobDetails> list(boolean mine, int offset, int limit) {
        Actor actor = access.current();
        boolean all = !mine && actor.may(CorePermissions.JOBS_MANAGE);
        return jdbc.query(
                COLUMNS + " WHERE (? OR owner = ?) ORDER BY id DESC LIMIT ? OFFSET ?",
                (row, _) -> details(row),
                all,
                actor.reference(),
                limit,
                offset);
    }

    /** Asks a job to end; one that waits ends at once, one that runs at its next step. @throws NotFound not visible */
    @Transactional
    public void cancel(long id) {
        get(id);
        Timestamp now = Timestamp.from(time.now());
        jdbc.update(
                "UPDATE core_job SET state = 'CANCELLED', cancel_requested = TRUE, finished_at = ? WHERE id = ? AND state = 'QUEUED'",
                now,
                id);
        jdbc.update("UPDATE core_job SET cancel_requested = TRUE WHERE id = ? AND state = 'RUNNING'", id);
    }

    private static boolean visible(Actor actor, ResultSet row) throws SQLException {
        return actor.may(CorePermissions.JOBS_MANAGE) || actor.reference().equals(row.getString("owner"));
    }

    private JobDetails details(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        String[] parts = failure == null ? new String[0] : json.readValue(failure, String[].class);
        return new JobDetails(
                row.getLong("id"),
                row.getString("type"),
                row.getString("title"),
                JobState.valueOf(row.getString("state")),
                row.getDouble("progress"),
                row.getString("result"),
                parts.length == 0 ? null : parts[0],
                parts.length == 0 ? List.of() : Arrays.asList(parts).subList(1, parts.length),
                row.getString("owner_name"),
                row.getBoolean("cancel_requested"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
