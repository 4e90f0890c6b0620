package cn.zhiban.scheduling.shift;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shift types for the other features of scheduling: few, and no secret, so whoever asks gets them all. */
@Component
public class ShiftTypes {
    private final JdbcClient jdbc;

    ShiftTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by their start; also those that are no longer active, because old rosters hold them. */
    public List<ShiftType> all() {
        return jdbc.sql("""
                        SELECT id, code, name, kind, band, start_minute, end_minute, break_minutes, colour, team_id, active, version
                          FROM sched_shift_type ORDER BY start_minute, end_minute, code""")
                .query((row, _) -> new ShiftType(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("name"),
                        ShiftKind.valueOf(row.getString("kind")),
                        ShiftBand.valueOf(row.getString("band")),
                        row.getInt("start_minute"),
                        row.getInt("end_minute"),
                        row.getInt("break_minutes"),
                        row.getInt("colour"),
                        row.getObject("team_id", Long.class),
                        row.getBoolean("active"),
                        row.getInt("version")))
                .list();
    }
}
