package cn.zhiban.scheduling.roster.solve;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.roster.CellKey;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Prepares rosters for engines and reads what they found. */
@Component
class Solving {
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
    record Prepared(Roster roster, RosterModel model, Problem problem, int[][] start, String hash) {
        Engine.Result solve(Engine engine, Engine.Budget budget) {
            return engine.solve(problem, start, budget);
        }

        /** The planned cells of the rows. */
        List<FoundCell> cells(int[][] rows) {
            List<FoundCell> cells = new ArrayList<>();
            for (int p = 0; p < rows.length; p++) {
                for (int c = problem.horizon().first(); c < rows[p].length; c++) {
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
        return new Prepared(roster, model, problem, start, hash(problem, start));
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
