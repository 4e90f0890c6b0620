package cn.zhiban.scheduling.contract;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Contracts and protections for the other features of scheduling. Asks for no permission: callers limit the people to
 * those within reach and show protections to nobody without the permission for people.
 */
@Component
public class Contracts {
    private static final String COLUMNS = """
            SELECT id, employee_id, valid_from, valid_to, working_time, pay_period, part_time, weekly_minutes,
                   monthly_minutes, max_overtime_minutes, load_maximum, experienced, mentor_id, shift_types, version
              FROM sched_contract WHERE\s""";

    private final JdbcClient jdbc;

    Contracts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Hours(long contractId, int weekday, int fromMinute, int toMinute) {}

    /** Contracts that hold on any day from the first to the last, by employee and first day. */
    public List<Contract> between(Collection<Long> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : read(jdbc.sql(COLUMNS + "employee_id IN (:employees) AND valid_from <= :last"
                                + " AND (valid_to IS NULL OR valid_to >= :first) ORDER BY employee_id, valid_from")
                        .param("employees", employees)
                        .param("first", first)
                        .param("last", last));
    }

    /** The contract of each employee on a day; who has none is left out. */
    public Map<Long, Contract> on(Collection<Long> employees, LocalDate day) {
        return between(employees, day, day).stream()
                .collect(Collectors.toMap(one -> one.terms().employeeId(), one -> one));
    }

    /** Protections that hold on any day from the first to the last. Sensitive. */
    public List<Protection> protections(Collection<Long> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                SELECT id, employee_id, kind, valid_from, valid_to FROM sched_protection
                                 WHERE employee_id IN (:employees) AND valid_from <= :last AND valid_to >= :first
                                 ORDER BY employee_id, valid_from""")
                        .param("employees", employees)
                        .param("first", first)
                        .param("last", last)
                        .query(Protection.class)
                        .list();
    }

    List<Contract> ofEmployee(long employeeId) {
        return read(jdbc.sql(COLUMNS + "employee_id = :employee ORDER BY valid_from DESC")
                .param("employee", employeeId));
    }

    Optional<Contract> find(long id) {
        return read(jdbc.sql(COLUMNS + "id = :id").param("id", id)).stream().findFirst();
    }

    private List<Contract> read(JdbcClient.StatementSpec sql) {
        List<Contract> bare = sql.query((row, _) -> new Contract(
                        row.getLong("id"),
                        new ContractDraft(
                                row.getLong("employee_id"),
                                Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                                row.getObject("valid_to", LocalDate.class),
                                WorkingTime.valueOf(row.getString("working_time")),
                                PayPeriod.valueOf(row.getString("pay_period")),
                                row.getBoolean("part_time"),
                                row.getInt("weekly_minutes"),
                                row.getInt("monthly_minutes"),
                                row.getInt("max_overtime_minutes"),
                                row.getInt("load_maximum"),
                                row.getBoolean("experienced"),
                                row.getObject("mentor_id", Long.class),
                                codes(row.getString("shift_types")),
                                List.of()),
                        row.getInt("version")))
                .list();
        List<Long> ids = bare.stream().map(Contract::id).toList();
        if (ids.isEmpty()) {
            return bare;
        }
        Map<Long, List<Availability>> hours = jdbc.sql("""
                        SELECT contract_id, weekday, from_minute, to_minute FROM sched_contract_hours
                         WHERE contract_id IN (:ids) ORDER BY weekday, from_minute""").param("ids", ids).query(Hours.class).list().stream()
                .collect(Collectors.groupingBy(
                        Hours::contractId,
                        Collectors.mapping(
                                one -> new Availability(one.weekday(), one.fromMinute(), one.toMinute()),
                                Collectors.toList())));
        return bare.stream()
                .map(one -> hours.containsKey(one.id())
                        ? new Contract(one.id(), with(one.terms(), hours.get(one.id())), one.version())
                        : one)
                .toList();
    }

    private static ContractDraft with(ContractDraft terms, List<Availability> hours) {
        return new ContractDraft(
                terms.employeeId(),
                terms.validFrom(),
                terms.validTo(),
                terms.workingTime(),
                terms.payPeriod(),
                terms.partTime(),
                terms.weeklyMinutes(),
                terms.monthlyMinutes(),
                terms.maxOvertimeMinutes(),
                terms.loadMaximum(),
                terms.experienced(),
                terms.mentorId(),
                terms.shiftTypes(),
                hours);
    }

    private static Set<String> codes(String text) {
        return Arrays.stream(text.split(",")).filter(code -> !code.isBlank()).collect(Collectors.toUnmodifiableSet());
    }
}
