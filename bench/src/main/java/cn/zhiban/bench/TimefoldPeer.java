package cn.zhiban.bench;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.solver.Engine;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.solver.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Timefold as a peer of the roster engine: a cell per person and day with its open types, its own defaults for search, and
 * the same rules as score, evaluated incrementally, which is faster than its constraint streams. The free edition uses one
 * thread.
 */
public final class TimefoldPeer implements Engine {
    /** What stands in a cell. */
    @PlanningEntity
    @NullUnmarked
    public static final class Cell {
        @PlanningId
        long id;

        int person;
        int column;
        List<Integer> open = List.of();

        @PlanningVariable(valueRangeProviderRefs = "open")
        Integer type;

        @ValueRangeProvider(id = "open")
        public List<Integer> getOpen() {
            return open;
        }
    }

    /** A roster. */
    @PlanningSolution
    @NullUnmarked
    public static final class Roster {
        Problem problem;
        int[][] start;

        @PlanningEntityCollectionProperty
        List<Cell> cells;

        @PlanningScore
        HardSoftLongScore score;
    }

    /** Costs of the rows and demands that a change touches. */
    @NullUnmarked
    public static final class Calculator implements IncrementalScoreCalculator<Roster, HardSoftLongScore> {
        private Problem problem;
        private int[][] rows;
        private long[] costs;
        private int[][][] served;
        private int[] count;
        private long cost;

        @Override
        public void resetWorkingSolution(Roster roster) {
            problem = roster.problem;
            rows = new int[roster.start.length][];
            costs = new long[rows.length];
            cost = 0;
            for (int p = 0; p < rows.length; p++) {
                rows[p] = roster.start[p].clone();
            }
            serve();
            count = new int[problem.demands().size()];
            for (Demand demand : problem.demands()) {
                cost += cost(demand, 0);
            }
            for (int p = 0; p < rows.length; p++) {
                for (int c = 0; c < rows[p].length; c++) {
                    cover(p, c, 1);
                }
                settle(p);
            }
            roster.cells.stream().filter(cell -> cell.type != null).forEach(this::put);
        }

        private void serve() {
            List<List<List<Integer>>> lists = new ArrayList<>();
            for (int c = 0; c < problem.horizon().columns(); c++) {
                lists.add(IntStream.rangeClosed(0, problem.types().size())
                        .mapToObj(type -> (List<Integer>) new ArrayList<Integer>())
                        .toList());
            }
            for (int d = 0; d < problem.demands().size(); d++) {
                Demand demand = problem.demands().get(d);
                if (demand.type() == 0) {
                    throw new IllegalArgumentException("The peer cannot hold times of day");
                }
                lists.get(demand.column()).get(demand.type()).add(d);
            }
            served = lists.stream()
                    .map(types -> types.stream()
                            .map(list ->
                                    list.stream().mapToInt(Integer::intValue).toArray())
                            .toArray(int[][]::new))
                    .toArray(int[][][]::new);
        }

        private static long cost(Demand demand, int count) {
            return count < demand.need()
                    ? (long) (demand.need() - count) * demand.under()
                    : (long) (count - demand.need()) * demand.over();
        }

        private void cover(int person, int column, int by) {
            for (int d : served[column][rows[person][column]]) {
                Demand demand = problem.demands().get(d);
                if (demand.group() == null
                        || problem.people().get(person).groups().contains(demand.group())) {
                    cost += cost(demand, count[d] + by) - cost(demand, count[d]);
                    count[d] += by;
                }
            }
        }

        private void settle(int person) {
            long now = 0;
            for (RowRule rule : problem.people().get(person).rules()) {
                now += rule.cost(rows[person]);
            }
            cost += now - costs[person];
            costs[person] = now;
        }

        private void put(Cell cell) {
            if (rows[cell.person][cell.column] != cell.type) {
                cover(cell.person, cell.column, -1);
                rows[cell.person][cell.column] = cell.type;
                cover(cell.person, cell.column, 1);
                settle(cell.person);
            }
        }

        @Override
        public void beforeEntityAdded(Object entity) {
            // the cells are known
        }

        @Override
        public void afterEntityAdded(Object entity) {
            // the cells are known
        }

        @Override
        public void beforeVariableChanged(Object entity, String variable) {
            // what stood there is in the rows
        }

        @Override
        public void afterVariableChanged(Object entity, String variable) {
            if (((Cell) entity).type != null) {
                put((Cell) entity);
            }
        }

        @Override
        public void beforeEntityRemoved(Object entity) {
            // the cells stay
        }

        @Override
        public void afterEntityRemoved(Object entity) {
            // the cells stay
        }

        @Override
        public HardSoftLongScore calculateScore() {
            return HardSoftLongScore.of(-RowRule.hardOf(cost), -RowRule.softOf(cost));
        }
    }

    @Override
    public Result solve(Problem problem, int[][] start, Budget budget) {
        Roster roster = new Roster();
        roster.problem = problem;
        roster.start = start;
        roster.cells = new ArrayList<>();
        for (int p = 0; p < start.length; p++) {
            for (int c = problem.horizon().first(); c < problem.horizon().columns(); c++) {
                Cell cell = new Cell();
                cell.id = roster.cells.size();
                cell.person = p;
                cell.column = c;
                long open = problem.people().get(p).open()[c];
                cell.open = IntStream.rangeClosed(0, problem.types().size())
                        .filter(type -> (open >>> type & 1) != 0)
                        .boxed()
                        .toList();
                roster.cells.add(cell);
            }
        }
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Roster.class)
                .withEntityClasses(Cell.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(Calculator.class))
                .withRandomSeed(budget.seed())
                .withTerminationSpentLimit(Duration.ofMillis(Math.round(budget.seconds() * 1000)));
        Solver<Roster> solver = SolverFactory.<Roster>create(config).buildSolver();
        long begin = System.nanoTime();
        solver.addEventListener(event -> {
            HardSoftLongScore score = (HardSoftLongScore) event.getNewBestScore();
            budget.progress()
                    .accept(new Progress((System.nanoTime() - begin) / 1e9, -score.hardScore(), -score.softScore(), 0));
        });
        return result(problem, start, solver.solve(roster));
    }

    private static Result result(Problem problem, int[][] start, Roster found) {
        int[][] rows = new int[start.length][];
        for (int p = 0; p < start.length; p++) {
            rows[p] = start[p].clone();
        }
        for (Cell cell : found.cells) {
            @Nullable Integer type = cell.type;
            if (type != null) {
                rows[cell.person][cell.column] = type;
            }
        }
        return new Result(rows, problem.cost(rows), 0);
    }
}
