package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.contract.Contract;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.Contracts;
import cn.zhiban.scheduling.contract.Protection;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.HolidayKind;
import cn.zhiban.scheduling.leave.Absences;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.ShiftType.Tag;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.rulebook.RuleSettings;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.Wishes;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes models of rosters from everything that is set elsewhere. Asks for no permission: callers have checked. */
@Component
public class RosterModels {
    /** Days before the period, so that the rules about rest, weeks and nights look back; more where a month has begun. */
    private static final int LEAST_HISTORY = 14;

    private static final int MOST_TYPES = 63;

    private final ShiftTypes types;
    private final Contracts contracts;
    private final Absences absences;
    private final Wishes wishes;
    private final RuleSettings settings;
    private final HolidayCalendar calendar;
    private final RosterPeople people;
    private final RosterDemand demand;
    private final FairShares shares;

    RosterModels(
            ShiftTypes types,
            Contracts contracts,
            Absences absences,
            Wishes wishes,
            RuleSettings settings,
            HolidayCalendar calendar,
            RosterPeople people,
            RosterDemand demand,
            FairShares shares) {
        this.types = types;
        this.contracts = contracts;
        this.absences = absences;
        this.wishes = wishes;
        this.settings = settings;
        this.calendar = calendar;
        this.people = people;
        this.demand = demand;
        this.shares = shares;
    }

    /** Everything about some people during a period, by employee. */
    private record Known(
            Map<Long, List<Contract>> contracts,
            Map<Long, List<LeaveDay>> leave,
            Map<Long, List<Protection>> protections,
            Map<Long, List<WishDay>> wishes) {}

    /** @param cells what stands in the roster, to keep types that are no longer in use */
    public RosterModel make(Roster roster, List<Long> employees, Map<CellKey, Mark> cells) {
        List<Person> persons = people.of(employees);
        List<ShiftType> used = used(roster, cells);
        Horizon horizon = horizon(roster);
        int[][] history = history(horizon, persons, used);
        RuleRows rows = new RuleRows(horizon, known(employees, horizon), used, "–", calendar);
        CellRules cellRules = new CellRules(horizon, used, rows);
        Known known = known(employees, roster);
        List<RuleSetting> all = settings.between(roster.first(), roster.last());
        List<Facts> about = weighed(
                roster,
                persons.stream()
                        .map(person -> facts(person, known, holding(all, person)))
                        .toList());
        RosterDemand.Covered covered = RuleDemand.add(demand.of(roster, horizon, persons, used), about, horizon, used);
        List<List<RowRule>> rules = new ArrayList<>();
        List<long[]> open = new ArrayList<>();
        for (int p = 0; p < persons.size(); p++) {
            List<RowRule> own = new ArrayList<>(cellRules.of(about.get(p)));
            own.addAll(rows.of(about.get(p), history[p]));
            rules.add(own);
            long[] cellsOpen = new long[horizon.columns()];
            Arrays.fill(cellsOpen, open(used, persons.get(p), roster));
            open.add(cellsOpen);
        }
        shares.add(horizon, about, used, covered.demands(), open, rules);
        List<cn.zhiban.scheduling.solver.Person> solved = new ArrayList<>();
        for (int p = 0; p < persons.size(); p++) {
            solved.add(new cn.zhiban.scheduling.solver.Person(
                    persons.get(p).staffNumber(), covered.served().get(p), open.get(p), rules.get(p)));
        }
        List<cn.zhiban.scheduling.rule.ShiftType> shifts =
                used.stream().map(RosterModels::shift).toList();
        Map<CellKey, LeaveDay> leave = new HashMap<>();
        known.leave()
                .values()
                .forEach(days -> days.forEach(one -> leave.put(new CellKey(one.employeeId(), one.day()), one)));
        return new RosterModel(
                roster,
                new Problem(
                        horizon,
                        shifts,
                        solved,
                        covered.demands(),
                        PairRules.of(horizon, about, shifts, all, wishes.companions(employees))),
                persons,
                used,
                history,
                leave,
                covered.groups(),
                known.wishes().values().stream().flatMap(List::stream).toList(),
                covered.served());
    }

    private List<Facts> weighed(Roster roster, List<Facts> people) {
        Map<Long, Integer> percent = shares.wishes(people, YearMonth.from(roster.first()));
        return people.stream()
                .map(one -> one.with(percent.getOrDefault(one.person().id(), 100)))
                .toList();
    }

    private Horizon horizon(Roster roster) {
        int history = Math.max(LEAST_HISTORY, roster.first().getDayOfMonth() - 1);
        Set<LocalDate> holidays = calendar.between(roster.first().minusDays(history), roster.last()).stream()
                .filter(one -> one.kind() == HolidayKind.STATUTORY)
                .map(one -> one.day())
                .collect(Collectors.toSet());
        return new Horizon(roster.first(), history, roster.days(), holidays);
    }

    private List<ShiftType> used(Roster roster, Map<CellKey, Mark> cells) {
        Set<Long> standing = new HashSet<>();
        cells.values().forEach(mark -> {
            if (mark.typeId() != null) {
                standing.add(mark.typeId());
            }
        });
        return types.all().stream()
                .filter(type -> standing.contains(type.id())
                        || type.active()
                                && (type.teamId() == null || roster.teamIds().contains(type.teamId())))
                .limit(MOST_TYPES)
                .toList();
    }

    /** Training and other tasks count as working time, but cover nothing. */
    private static cn.zhiban.scheduling.rule.ShiftType shift(ShiftType type) {
        int end = type.kind() == ShiftKind.WORK ? type.endMinute() : type.startMinute() + 1;
        Set<Tag> tags = Set.of(Tag.valueOf(type.band().name()));
        return new cn.zhiban.scheduling.rule.ShiftType(type.code(), type.minutes(), type.startMinute(), end, tags);
    }

    /** What the engine may choose: shifts of work that are in use; training and tasks are set by people. */
    private static long open(List<ShiftType> used, Person person, Roster roster) {
        long open = 1;
        for (int i = 0; i < used.size(); i++) {
            ShiftType type = used.get(i);
            Long team = type.teamId();
            if (type.active() && type.kind() == ShiftKind.WORK && (team == null || team.equals(person.teamId()))) {
                open |= 1L << i + 1;
            }
        }
        return open;
    }

    /** First day before the period on which anybody has a published roster. */
    private int known(List<Long> employees, Horizon horizon) {
        return people.published(employees, horizon.date(0), horizon.firstDay().minusDays(1)).keySet().stream()
                .mapToInt(cell -> horizon.column(cell.day()))
                .min()
                .orElse(horizon.first());
    }

    private int[][] history(Horizon horizon, List<Person> persons, List<ShiftType> used) {
        Map<CellKey, Long> published = people.published(
                persons.stream().map(Person::id).toList(),
                horizon.date(0),
                horizon.firstDay().minusDays(1));
        int[][] rows = new int[persons.size()][horizon.columns()];
        Map<Long, Integer> numbers = new HashMap<>();
        for (int i = 0; i < used.size(); i++) {
            numbers.put(used.get(i).id(), i + 1);
        }
        for (int p = 0; p < rows.length; p++) {
            for (int c = 0; c < horizon.first(); c++) {
                Long type = published.get(new CellKey(persons.get(p).id(), horizon.date(c)));
                rows[p][c] = type == null ? 0 : numbers.getOrDefault(type, 0);
            }
        }
        return rows;
    }

    private Known known(List<Long> employees, Roster roster) {
        LocalDate first = roster.first();
        LocalDate last = roster.last();
        return new Known(
                contracts.between(employees, first, last).stream()
                        .collect(Collectors.groupingBy(one -> one.terms().employeeId())),
                absences.approved(employees, first.withDayOfMonth(1), last.plusDays(1)).stream()
                        .collect(Collectors.groupingBy(LeaveDay::employeeId)),
                contracts.protections(employees, first, last.plusDays(1)).stream()
                        .collect(Collectors.groupingBy(Protection::employeeId)),
                wishes.counting(employees, first, last).stream()
                        .filter(one -> roster.contains(one.day()))
                        .collect(Collectors.groupingBy(one -> one.wish().employeeId())));
    }

    private static Facts facts(Person person, Known known, List<RuleSetting> holding) {
        List<Contract> agreed = known.contracts().getOrDefault(person.id(), List.of());
        return new Facts(
                person,
                agreed.isEmpty()
                        ? ContractDraft.usual(person.id(), LocalDate.EPOCH)
                        : agreed.getLast().terms(),
                known.leave().getOrDefault(person.id(), List.of()),
                known.protections().getOrDefault(person.id(), List.of()),
                known.wishes().getOrDefault(person.id(), List.of()),
                100,
                holding);
    }

    /** Of each kind the most specific rule: of the person before of the team before of all; those that stack all. */
    static List<RuleSetting> holding(List<RuleSetting> all, Person person) {
        Map<RuleKind, RuleSetting> best = new EnumMap<>(RuleKind.class);
        List<RuleSetting> stacked = new ArrayList<>();
        for (RuleSetting one : all) {
            Long team = one.rule().teamId();
            Long employee = one.rule().employeeId();
            boolean holds = (team == null || Objects.equals(team, person.teamId()))
                    && (employee == null || employee == person.id());
            if (holds && one.rule().kind().stacks()) {
                stacked.add(one);
            } else if (holds) {
                best.merge(one.rule().kind(), one, (a, b) -> narrowness(b) >= narrowness(a) ? b : a);
            }
        }
        stacked.addAll(best.values());
        return stacked;
    }

    private static int narrowness(RuleSetting setting) {
        return setting.rule().employeeId() != null ? 2 : setting.rule().teamId() != null ? 1 : 0;
    }
}
