package cn.zhiban.scheduling.roster.solve;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellSource;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.RosterModel;
import cn.zhiban.scheduling.roster.check.RosterModels;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.solver.Engine;
import cn.zhiban.scheduling.solver.Person;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.solver.Repair;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Prepares rosters for engines and reads what they found. */
@Component
class Solving {
    /** Points that a further cell must save in a repair: a shift that is missed costs about 200. */
    private static final int REPAIR_CHANGE = 30;

    private final RosterService rosters;
    private final RosterModels models;
    private final RosterPeople people;
    private final CompanyTime time;

    Solving(RosterService rosters, RosterModels models, RosterPeople people, CompanyTime time) {
        this.rosters = rosters;
        this.models = models;
        this.people = people;
        this.time = time;
    }

    /** What an engine is given. */
    record Prepared(
            Roster roster, RosterModel model, Problem problem, int[][] start, List<Repair.Hole> holes, String hash) {
        /** Fills the holes; ends early as the budget says. */
        Engine.Result mend(Engine.Budget budget) {
            long end = System.nanoTime() + Math.round(budget.seconds() * 1e9);
            return Repair.run(problem, start, holes, () -> budget.stopped().getAsBoolean() || System.nanoTime() > end);
        }

        Engine.Result solve(Engine engine, Engine.Budget budget) {
            return engine.solve(problem, start, budget);
        }

        private boolean isHole(int person, int column) {
            return holes.stream().anyMatch(one -> one.person() == person && one.column() == column);
        }

        /** The planned cells of the rows; after a repair those that it changed. */
        List<FoundCell> cells(int[][] rows) {
            List<FoundCell> cells = new ArrayList<>();
            for (int p = 0; p < rows.length; p++) {
                for (int c = problem.horizon().first(); c < rows[p].length; c++) {
                    if (!holes.isEmpty() && rows[p][c] == start[p][c] && !isHole(p, c)) {
                        continue;
                    }
                    cells.add(new FoundCell(
                            model.people().get(p).id(), problem.horizon().date(c), model.typeId(rows[p][c])));
                }
            }
            return cells;
        }
    }

    Prepared prepare(long rosterId, boolean past) {
        Roster roster = rosters.get(rosterId);
        Map<CellKey, Mark> cells = rosters.cells(rosterId);
        List<Long> employees = rosters.people(rosterId);
        RosterModel model = models.make(roster, employees, cells);
        Map<CellKey, Long> published = roster.publishedRevision() == null
                ? Map.of()
                : people.published(employees, roster.first(), roster.last());
        Problem problem = model.toSolve(cells, past ? roster.first() : time.today(), published);
        int[][] start = model.start(problem, cells);
        return new Prepared(roster, model, problem, start, List.of(), hash(problem, start));
    }

    /**
     * A roster whose cells all have a price to change, published or not, without the shifts of those who fall out. Who falls
     * out is off, also where the cell is locked; days before today stay.
     */
    Prepared repair(long rosterId, List<Absence> absences) {
        Roster roster = rosters.get(rosterId);
        Map<CellKey, Mark> cells = rosters.cells(rosterId);
        RosterModel model = models.make(roster, rosters.people(rosterId), cells);
        Map<CellKey, Long> known = new HashMap<>();
        cells.forEach((key, mark) -> known.put(key, mark.typeId()));
        Map<CellKey, Mark> left = new HashMap<>(cells);
        List<Repair.Hole> holes = new ArrayList<>();
        int[][] rows = model.rows(cells);
        Set<CellKey> away = new HashSet<>();
        for (int p = 0; p < rows.length; p++) {
            long employee = model.people().get(p).id();
            for (int c = model.horizon().first(); c < rows[p].length; c++) {
                LocalDate day = model.horizon().date(c);
                known.putIfAbsent(new CellKey(employee, day), null);
                if (!day.isBefore(time.today()) && absences.stream().anyMatch(one -> one.covers(employee, day))) {
                    CellKey key = new CellKey(employee, day);
                    left.put(key, new Mark(null, true, CellSource.SOLVER, ""));
                    away.add(key);
                    if (rows[p][c] > 0) {
                        holes.add(new Repair.Hole(p, c, rows[p][c]));
                    }
                }
            }
        }
        // nobody pays for a change that sickness makes
        known.keySet().removeAll(away);
        Problem problem = model.toSolve(left, time.today(), known, REPAIR_CHANGE);
        return new Prepared(roster, model, problem, model.start(problem, left), holes, hash(problem, rows));
    }

    private static String hash(Problem problem, int[][] start) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int[] row : start) {
                add(digest, Arrays.toString(row));
            }
            for (Person person : problem.people()) {
                add(digest, person.id() + Arrays.toString(person.open()));
                for (RowRule rule : person.rules()) {
                    add(digest, rule.id() + rule.weight());
                }
            }
            for (Demand demand : problem.demands()) {
                add(digest, demand.toString());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
