package cn.zhiban.scheduling.contract;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps contracts and protections. Needs {@link SchedulingPermissions#PEOPLE} for people within reach; everybody reads
 * their own.
 */
@Service
@Transactional(readOnly = true)
public class ContractService {
    static final String TYPE = "sched.contract";
    private static final String PROTECTION = "sched.protection";
    private static final int WEEK_STANDARD = 2400;
    /** Labour Contract Law, art. 68: 24 hours a week. */
    private static final int WEEK_PART_TIME = 1440;

    private static final int WEEK_MOST = 3600;
    private static final int MONTH_MOST = 18_000;
    /** Labour Law, art. 41: 36 hours a month. */
    private static final int OVERTIME_MOST = 2160;

    private static final int LOAD_MOST = 5000;

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final ShiftTypes types;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    ContractService(
            JdbcClient jdbc,
            Contracts contracts,
            ShiftTypes types,
            Staff staff,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.types = types;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Everybody within reach with what holds today, by team and number. */
    public List<Planned> people() {
        Actor actor = access.require(SchedulingPermissions.PEOPLE);
        List<Person> people = staff.within(actor);
        List<Long> ids = people.stream().map(Person::id).toList();
        Map<Long, Contract> today = contracts.on(ids, time.today());
        Map<Long, List<Protection>> protections = contracts.protections(ids, time.today(), time.today()).stream()
                .collect(Collectors.groupingBy(Protection::employeeId));
        Map<Long, Person> byId = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        return people.stream()
                .map(person -> {
                    Contract contract = today.get(person.id());
                    Long mentor = contract == null ? null : contract.terms().mentorId();
                    Person known = mentor == null ? null : byId.get(mentor);
                    String name = mentor == null
                            ? ""
                            : known == null ? staff.get(mentor).name() : known.name();
                    return new Planned(person, contract, name, protections.getOrDefault(person.id(), List.of()));
                })
                .toList();
    }

    /** All contracts of somebody, the latest first. */
    public List<Contract> list(long employeeId) {
        staff.requireSelfOr(SchedulingPermissions.PEOPLE, employeeId);
        return contracts.ofEmployee(employeeId);
    }

    /**
     * Adds a contract and returns its id. One that was open until now ends on the day before.
     *
     * @throws InvalidInput it overlaps another, or goes beyond what the law allows
     */
    @Transactional
    public long add(ContractDraft draft) {
        ContractDraft checked = check(draft);
        staff.lock(draft.employeeId());
        contracts.ofEmployee(draft.employeeId()).stream()
                .filter(one ->
                        one.terms().validTo() == null && one.terms().validFrom().isBefore(checked.validFrom()))
                .forEach(one -> jdbc.sql("UPDATE sched_contract SET valid_to = ?, version = version + 1 WHERE id = ?")
                        .params(checked.validFrom().minusDays(1), one.id())
                        .update());
        requireFree(checked, 0);
        long id = values(jdbc.sql("""
                        INSERT INTO sched_contract (employee_id, valid_from, valid_to, working_time, pay_period, part_time,
                               weekly_minutes, monthly_minutes, max_overtime_minutes, load_maximum, experienced, mentor_id,
                               shift_types)
                        VALUES (:employee, :from, :to, :time, :period, :part, :weekly, :monthly, :overtime, :load,
                                :experienced, :mentor, :types) RETURNING id"""), checked).query(Long.class).single();
        writeHours(id, checked);
        audit.record("created", TYPE, id, staff.get(checked.employeeId()).name(), null, checked);
        return id;
    }

    /**
     * Changes a contract; whose it is stays.
     *
     * @throws ChangedMeanwhile somebody else changed it first
     * @throws InvalidInput as for {@link #add}
     */
    @Transactional
    public void change(long id, int version, ContractDraft draft) {
        Contract before = get(id);
        ContractDraft checked = check(draft);
        if (before.terms().employeeId() != checked.employeeId()) {
            throw new InvalidInput("employeeId", "sched.contract.problem.other-person");
        }
        staff.lock(checked.employeeId());
        requireFree(checked, id);
        int changed = values(jdbc.sql("""
                        UPDATE sched_contract SET employee_id = :employee, valid_from = :from, valid_to = :to,
                               working_time = :time, pay_period = :period, part_time = :part, weekly_minutes = :weekly,
                               monthly_minutes = :monthly, max_overtime_minutes = :overtime, load_maximum = :load,
                               experienced = :experienced, mentor_id = :mentor, shift_types = :types,
                               version = version + 1 WHERE id = :id AND version = :version"""), checked)
                .param("id", id)
                .param("version", version)
                .update();
        String name = staff.get(checked.employeeId()).name();
        if (changed == 0) {
            throw new ChangedMeanwhile(name, before.version());
        }
        jdbc.sql("DELETE FROM sched_contract_hours WHERE contract_id = ?")
                .param(id)
                .update();
        writeHours(id, checked);
        audit.record("changed", TYPE, id, name, before.terms(), checked);
    }

    /** Removes a contract that was typed by mistake. @throws NotFound there is none */
    @Transactional
    public void remove(long id) {
        Contract before = get(id);
        jdbc.sql("DELETE FROM sched_contract WHERE id = ?").param(id).update();
        audit.record("deleted", TYPE, id, staff.get(before.terms().employeeId()).name(), before.terms(), null);
    }

    /** Protections of somebody, the latest first. */
    public List<Protection> protections(long employeeId) {
        staff.requireSelfOr(SchedulingPermissions.PEOPLE, employeeId);
        return contracts
                .protections(List.of(employeeId), LocalDate.of(1970, 1, 1), LocalDate.of(9999, 12, 31))
                .reversed();
    }

    /** Adds a protection. What it is about stays out of the audit log. @throws InvalidInput it ends before it begins */
    @Transactional
    public void protect(Protection protection) {
        staff.require(SchedulingPermissions.PEOPLE, protection.employeeId());
        if (protection.validTo().isBefore(protection.validFrom())) {
            throw new InvalidInput("validTo", "sched.contract.problem.ends-before");
        }
        long id = jdbc.sql("INSERT INTO sched_protection (employee_id, kind, valid_from, valid_to) VALUES (?, ?, ?, ?)"
                        + " RETURNING id")
                .params(protection.employeeId(), protection.kind().name(), protection.validFrom(), protection.validTo())
                .query(Long.class)
                .single();
        audit.record(
                "created", PROTECTION, id, staff.get(protection.employeeId()).name(), null, null);
    }

    /** Removes a protection of somebody. @throws NotFound there is none */
    @Transactional
    public void unprotect(long employeeId, long id) {
        staff.require(SchedulingPermissions.PEOPLE, employeeId);
        int removed = jdbc.sql("DELETE FROM sched_protection WHERE id = ? AND employee_id = ?")
                .params(id, employeeId)
                .update();
        if (removed == 0) {
            throw new NotFound(PROTECTION, id);
        }
        audit.record("deleted", PROTECTION, id, staff.get(employeeId).name(), null, null);
    }

    private Contract get(long id) {
        access.require(SchedulingPermissions.PEOPLE);
        Contract found = contracts.find(id).orElseThrow(() -> new NotFound(TYPE, id));
        if (!staff.reaches(access.current(), found.terms().employeeId())) {
            throw new NotFound(TYPE, id);
        }
        return found;
    }

    private ContractDraft check(ContractDraft draft) {
        staff.require(SchedulingPermissions.PEOPLE, draft.employeeId());
        if (draft.validTo() != null && draft.validTo().isBefore(draft.validFrom())) {
            throw new InvalidInput("validTo", "sched.contract.problem.ends-before");
        }
        int weekly = draft.partTime()
                ? WEEK_PART_TIME
                : draft.workingTime() == WorkingTime.STANDARD ? WEEK_STANDARD : WEEK_MOST;
        requireWithin("weeklyMinutes", draft.weeklyMinutes(), weekly);
        requireWithin("monthlyMinutes", draft.monthlyMinutes(), MONTH_MOST);
        requireWithin("maxOvertimeMinutes", draft.maxOvertimeMinutes(), OVERTIME_MOST);
        if (draft.loadMaximum() < 1 || draft.loadMaximum() > LOAD_MOST) {
            throw new InvalidInput("loadMaximum", "sched.contract.problem.load", LOAD_MOST);
        }
        if (draft.mentorId() != null) {
            if (draft.mentorId() == draft.employeeId()) {
                throw new InvalidInput("mentorId", "sched.contract.problem.own-mentor");
            }
            staff.get(draft.mentorId());
        }
        Set<String> known = types.all().stream().map(ShiftType::code).collect(Collectors.toSet());
        draft.shiftTypes().stream()
                .filter(code -> !known.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new InvalidInput("shiftTypes", "sched.contract.problem.shift-type", code);
                });
        return draft;
    }

    private static void requireWithin(String field, int minutes, int most) {
        if (minutes < 0 || minutes > most) {
            throw new InvalidInput(field, "sched.contract.problem.hours-most", most / 60);
        }
    }

    private void requireFree(ContractDraft draft, long except) {
        contracts.ofEmployee(draft.employeeId()).stream()
                .filter(one -> one.id() != except)
                .filter(one ->
                        (draft.validTo() == null || !one.terms().validFrom().isAfter(draft.validTo()))
                                && (one.terms().validTo() == null
                                        || !one.terms().validTo().isBefore(draft.validFrom())))
                .findFirst()
                .ifPresent(one -> {
                    throw new InvalidInput(
                            "validFrom",
                            "sched.contract.problem.overlaps",
                            one.terms().validFrom().toString(),
                            one.terms().validTo() == null
                                    ? "…"
                                    : one.terms().validTo().toString());
                });
    }

    private void writeHours(long id, ContractDraft draft) {
        for (Availability one : draft.hours()) {
            jdbc.sql(
                            "INSERT INTO sched_contract_hours (contract_id, weekday, from_minute, to_minute) VALUES (?, ?, ?, ?)")
                    .params(id, one.weekday(), one.fromMinute(), one.toMinute())
                    .update();
        }
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, ContractDraft draft) {
        return sql.param("employee", draft.employeeId())
                .param("from", draft.validFrom())
                .param("to", draft.validTo())
                .param("time", draft.workingTime().name())
                .param("period", draft.payPeriod().name())
                .param("part", draft.partTime())
                .param("weekly", draft.weeklyMinutes())
                .param("monthly", draft.monthlyMinutes())
                .param("overtime", draft.maxOvertimeMinutes())
                .param("load", draft.loadMaximum())
                .param("experienced", draft.experienced())
                .param("mentor", draft.mentorId())
                .param("types", draft.shiftTypes().stream().sorted().collect(Collectors.joining(",")));
    }
}
