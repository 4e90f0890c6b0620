package cn.zhiban.scheduling.rulebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rules that are set, for whoever makes, checks or explains rosters. Asks for no permission. */
@Component
public class RuleSettings {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleSettings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Parameters as they are kept. */
    record Kept(Map<String, Integer> numbers, Map<String, List<String>> words) {}

    /** All rules, also those switched off, in the order of the catalogue, general ones first. */
    public List<RuleSetting> all() {
        return jdbc.sql("""
                        SELECT id, kind, parameters, hard, weight, team_id, employee_id, active, valid_from, valid_to, version
                          FROM sched_rule""").query(this::map).list().stream()
                .sorted(Comparator.comparing((RuleSetting one) -> one.rule().kind())
                        .thenComparing(RuleSetting::narrowness)
                        .thenComparing(RuleSetting::id))
                .toList();
    }

    /** Rules that are switched on and valid on any day from the first to the last, both inclusive, for anybody. */
    public List<RuleSetting> between(LocalDate first, LocalDate last) {
        return all().stream()
                .filter(one -> one.rule().active())
                .filter(one -> one.rule().validFrom() == null
                        || !one.rule().validFrom().isAfter(last))
                .filter(one ->
                        one.rule().validTo() == null || !one.rule().validTo().isBefore(first))
                .toList();
    }

    /**
     * What holds for a person on a day: of each kind the most specific rule, person before team before all; of kinds that
     * {@linkplain RuleKind#stacks stack} every one.
     */
    public List<RuleSetting> holding(long employeeId, @Nullable Long teamId, LocalDate day) {
        Map<RuleKind, List<RuleSetting>> byKind = new EnumMap<>(RuleKind.class);
        for (RuleSetting one : all()) {
            Long team = one.rule().teamId();
            Long employee = one.rule().employeeId();
            if (one.on(day) && (team == null || team.equals(teamId)) && (employee == null || employee == employeeId)) {
                byKind.computeIfAbsent(one.rule().kind(), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        return byKind.entrySet().stream()
                .flatMap(entry -> entry.getKey().stacks()
                        ? entry.getValue().stream()
                        : entry.getValue().stream()
                                .max(Comparator.comparing(RuleSetting::narrowness)
                                        .thenComparing(RuleSetting::id))
                                .stream())
                .toList();
    }

    private RuleSetting map(ResultSet row, int number) throws SQLException {
        Kept kept = json.readValue(row.getString("parameters"), Kept.class);
        return new RuleSetting(
                row.getLong("id"),
                new RuleDraft(
                        RuleKind.valueOf(row.getString("kind")),
                        kept.numbers(),
                        kept.words(),
                        row.getBoolean("hard"),
                        row.getInt("weight"),
                        row.getObject("team_id", Long.class),
                        row.getObject("employee_id", Long.class),
                        row.getBoolean("active"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)),
                row.getInt("version"));
    }
}
