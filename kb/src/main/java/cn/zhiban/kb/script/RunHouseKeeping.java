package cn.zhiban.kb.script;

import cn.zhiban.core.time.CompanyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of runs, and an end to those that nobody goes on with. */
@Component
class RunHouseKeeping {
    /** A run that nobody touched for so long is given up. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private static final int MOST = 100;

    static final String SELECT = """
            SELECT r.id, r.article_id, r.version_number, r.shop_id, r.state, r.started_at, r.touched_at, a.title,
                   p.display_name, s.step_title, s.is_end
              FROM kb_script_run r
              JOIN kb_article a ON a.id = r.article_id
              LEFT JOIN core_account p ON p.id = r.account_id
              LEFT JOIN kb_script_run_step s ON s.run_id = r.id
               AND s.seq = (SELECT MAX(l.seq) FROM kb_script_run_step l WHERE l.run_id = r.id AND NOT l.undone)
            """;

    private final JdbcClient jdbc;
    private final CompanyTime time;

    RunHouseKeeping(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    List<RunSummary> open(long accountId) {
        return jdbc.sql(SELECT + """
                         WHERE r.account_id = ? AND r.state IN ('RUNNING', 'PAUSED') AND r.touched_at > ?
                         ORDER BY r.touched_at DESC, r.id DESC LIMIT ?""")
                .params(accountId, Timestamp.from(time.now().minus(FORGOTTEN)), MOST)
                .query((row, _) -> summary(row))
                .list();
    }

    void closeForgotten() {
        jdbc.sql("UPDATE kb_script_run SET state = 'LEFT', facts = '{}', ended_at = touched_at"
                        + " WHERE state IN ('RUNNING', 'PAUSED') AND touched_at <= ?")
                .param(Timestamp.from(time.now().minus(FORGOTTEN)))
                .update();
    }

    static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getLong("id"),
                row.getLong("article_id"),
                row.getString("title"),
                row.getInt("version_number"),
                shop(row),
                text(row, "display_name"),
                text(row, "step_title"),
                row.getBoolean("is_end"),
                RunState.valueOf(row.getString("state")),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("touched_at").toInstant());
    }

    private static @Nullable Long shop(ResultSet row) throws SQLException {
        long shop = row.getLong("shop_id");
        return row.wasNull() ? null : shop;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
