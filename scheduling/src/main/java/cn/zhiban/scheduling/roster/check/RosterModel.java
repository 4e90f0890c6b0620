package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Wish;
import cn.zhiban.scheduling.rule.Wishes;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.WishDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A roster as the engine and the check see it: who, which days and shifts, rules and demand, without what stands in the
 * cells.
 *
 * @param roster which roster
 * @param problem for the check: every shift is open everywhere, what may not stand somewhere is a rule
 * @param people in the order of rows
 * @param types numbered from 1 in rows
 * @param history rows' cells before the period
 * @param leave approved leave of the period
 * @param groups whose demand it covers, single ones first
 * @param wishes that count, of the period
 * @param served per person the keys of the groups they count for
 */
public record RosterModel(
        Roster roster,
        Problem problem,
        List<Person> people,
        List<ShiftType> types,
        int[][] history,
        Map<CellKey, LeaveDay> leave,
        List<CoverGroup> groups,
        List<WishDay> wishes,
        List<Set<String>> served) {
    /** What changing a published cell costs the day before; a day further away costs less. */
    private static final int NEAREST_CHANGE = 60;

    private static final int LEAST_CHANGE = 10;

    /** Days and their columns. */
    public Horizon horizon() {
        return problem.horizon();
    }

    /** Number of a shift type in rows, 0 for none or an unknown one. */
    public int number(@Nullable Long typeId) {
        if (typeId != null) {
            for (int i = 0; i < types.size(); i++) {
                if (types.get(i).id() == typeId) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    /** Id of a shift type by its number in rows, null for the day off. */
    public @Nullable Long typeId(int number) {
        return number == 0 ? null : Long.valueOf(types.get(number - 1).id());
    }

    /** Row of a person; -1 when they are not in the roster. */
    public int row(long employeeId) {
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i).id() == employeeId) {
                return i;
            }
        }
        return -1;
    }

    /** Rows with the cells in them. */
    public int[][] rows(Map<CellKey, Mark> cells) {
        Map<Long, Integer> index = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            index.put(people.get(i).id(), i);
        }
        int[][] rows = new int[people.size()][];
        for (int p = 0; p < rows.length; p++) {
            rows[p] = history[p].clone();
        }
        cells.forEach((key, mark) -> {
            Integer row = index.get(key.employeeId());
            if (row != null && roster.contains(key.day())) {
                rows[row][horizon().column(key.day())] = number(mark.typeId());
            }
        });
        return rows;
    }

    /**
     * The problem for the engine: locked and past cells are fixed, what may not stand somewhere is no choice, and changing
     * a published cell has a price.
     *
     * @param today first day that can still be changed
     * @param published what people know, empty before the first version
     */
    public Problem toSolve(Map<CellKey, Mark> cells, LocalDate today, Map<CellKey, Long> published) {
        return toSolve(cells, today, published, LEAST_CHANGE);
    }

    /** The same where every change of a known cell costs at least so many points. */
    public Problem toSolve(Map<CellKey, Mark> cells, LocalDate today, Map<CellKey, Long> published, int leastChange) {
        int[][] rows = rows(cells);
        List<cn.zhiban.scheduling.solver.Person> open = new ArrayList<>();
        for (int p = 0; p < people.size(); p++) {
            cn.zhiban.scheduling.solver.Person known = problem.people().get(p);
            List<RowRule> rules = new ArrayList<>(known.rules());
            List<Wish> kept = kept(p, today, published, leastChange);
            if (!kept.isEmpty()) {
                rules.add(new NamedRule("change", new Wishes(horizon(), types.size(), kept)));
            }
            long[] choices = new long[horizon().columns()];
            for (int c = 0; c < choices.length; c++) {
                LocalDate day = horizon().date(c);
                Mark mark = cells.get(new CellKey(people.get(p).id(), day));
                boolean fixed = c < horizon().first() || mark != null && mark.locked() || day.isBefore(today);
                choices[c] = fixed ? 1L << rows[p][c] : choices(known, c);
            }
            open.add(new cn.zhiban.scheduling.solver.Person(known.id(), known.groups(), choices, rules));
        }
        return new Problem(horizon(), problem.types(), open, problem.demands(), problem.pairs());
    }

    private long choices(cn.zhiban.scheduling.solver.Person person, int column) {
        long choices = person.open()[column];
        for (RowRule rule : person.rules()) {
            if (rule instanceof BarredCells cells && cells.hard()) {
                choices &= ~cells.barred()[column];
            }
        }
        return choices == 0 ? 1 : choices;
    }

    private List<Wish> kept(int person, LocalDate today, Map<CellKey, Long> published, int leastChange) {
        List<Wish> kept = new ArrayList<>();
        for (int c = horizon().first(); c < horizon().columns(); c++) {
            LocalDate day = horizon().date(c);
            CellKey key = new CellKey(people.get(person).id(), day);
            if (published.containsKey(key) && !day.isBefore(today)) {
                int points = (int) Math.max(leastChange, NEAREST_CHANGE - 5 * ChronoUnit.DAYS.between(today, day));
                kept.add(new Wish(c, Set.of(number(published.get(key))), true, points));
            }
        }
        return kept;
    }

    /** A start for the engine in which each cell holds what it may. */
    public int[][] start(Problem solved, Map<CellKey, Mark> cells) {
        int[][] rows = rows(cells);
        for (int p = 0; p < rows.length; p++) {
            long[] open = solved.people().get(p).open();
            for (int c = 0; c < open.length; c++) {
                if ((open[c] >>> rows[p][c] & 1) == 0) {
                    rows[p][c] = Long.numberOfTrailingZeros(open[c]);
                }
            }
        }
        return rows;
    }

    /** Whether somebody who begins the shift on one day counts for the demand. */
    static boolean serves(Demand demand, int column, int number, cn.zhiban.scheduling.rule.ShiftType shift) {
        if (demand.type() != 0) {
            return column == demand.column() && number == demand.type();
        }
        int offset = (column - demand.column()) * 1440;
        return shift.start() + offset <= demand.from() && shift.end() + offset >= demand.to();
    }
}
