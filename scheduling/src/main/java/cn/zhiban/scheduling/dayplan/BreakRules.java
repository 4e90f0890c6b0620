package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.shift.ShiftType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Break rules in the database. Asks for no permission: callers do. */
@Component
class BreakRules {
    private final JdbcClient jdbc;

    BreakRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, the general one first. */
    List<BreakRule> all() {
        return jdbc.sql("SELECT shift_type_id, parts, earliest, latest, longest_stretch, version FROM sched_break_rule"
                        + " ORDER BY shift_type_id IS NOT NULL, shift_type_id")
                .query((row, _) -> new BreakRule(
                        row.getObject("shift_type_id", Long.class),
                        parts(row.getString("parts")),
                        row.getInt("earliest"),
                        row.getInt("latest"),
                        row.getInt("longest_stretch"),
                        row.getInt("version")))
                .list();
    }

    /** The rule that holds for a type. */
    static BreakRule of(List<BreakRule> rules, ShiftType type) {
        return rules.stream()
                .filter(one -> Objects.equals(one.shiftTypeId(), type.id()))
                .findFirst()
                .orElse(rules.getFirst());
    }

    /** @return whether it was still the version that was read */
    boolean update(BreakRule rule) {
        return jdbc.sql("UPDATE sched_break_rule SET parts = :parts, earliest = :earliest, latest = :latest,"
                                + " longest_stretch = :longest, version = version + 1"
                                + " WHERE shift_type_id <=> :type AND version = :version")
                        .param("parts", parts(rule.parts()))
                        .param("earliest", rule.earliest())
                        .param("latest", rule.latest())
                        .param("longest", rule.longestStretch())
                        .param("type", rule.shiftTypeId())
                        .param("version", rule.version())
                        .update()
                > 0;
    }

    void insert(BreakRule rule) {
        jdbc.sql("INSERT INTO sched_break_rule (shift_type_id, parts, earliest, latest, longest_stretch)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .param(rule.shiftTypeId())
                .param(parts(rule.parts()))
                .param(rule.earliest())
                .param(rule.latest())
                .param(rule.longestStretch())
                .update();
    }

    void delete(long shiftTypeId) {
        jdbc.sql("DELETE FROM sched_break_rule WHERE shift_type_id = ?")
                .param(shiftTypeId)
                .update();
    }

    private static List<Integer> parts(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private static String parts(List<Integer> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
