package cn.zhiban.bench;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.RowShape;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.solver.Engine;
import cn.zhiban.scheduling.solver.Person;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.solver.Progress;
import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain CP-SAT as a peer of the roster engine: one Boolean per person, day and type, every rule a linear constraint. */
final class CpSatPeer implements Engine {
    private static final class Model {
        final Problem problem;
        final Horizon horizon;
        final CpModel model = new CpModel();
        final LinearExprBuilder cost = LinearExpr.newBuilder();
        /** Null where the type may not stand. */
        final @Nullable BoolVar[][][] cell;

        final BoolVar[][] works;

        Model(Problem problem) {
            this.problem = problem;
            this.horizon = problem.horizon();
            int people = problem.people().size();
            cell = new BoolVar[people][horizon.columns()][problem.types().size() + 1];
            works = new BoolVar[people][horizon.columns()];
            for (int p = 0; p < people; p++) {
                person(p, problem.people().get(p));
            }
            for (Demand demand : problem.demands()) {
                demand(demand);
            }
            model.minimize(cost);
        }

        private void person(int p, Person person) {
            RowShape shape = new RowShape(horizon, problem.types().size());
            for (RowRule rule : person.rules()) {
                if (!rule.shape(shape)) {
                    throw new IllegalArgumentException("The peer cannot hold " + rule.id());
                }
            }
            for (int c = 0; c < horizon.columns(); c++) {
                works[p][c] = model.newBoolVar("");
                List<Literal> any = new ArrayList<>(List.of(works[p][c].not()));
                cost.addTerm(works[p][c], -shape.price(c, 0)).add(shape.price(c, 0));
                for (int type = 1; type < cell[p][c].length; type++) {
                    if ((person.open()[c] >>> type & 1) != 0) {
                        BoolVar x = model.newBoolVar("");
                        cell[p][c][type] = x;
                        any.add(x);
                        cost.addTerm(x, shape.price(c, type));
                    }
                }
                model.addExactlyOne(any);
                if ((person.open()[c] & 1) == 0) {
                    model.addBoolOr(new Literal[] {works[p][c]});
                }
            }
            successions(p, shape);
            runs(p, shape);
            totals(p, shape);
        }

        private void successions(int p, RowShape shape) {
            for (int c = Math.max(1, horizon.first()); c < horizon.columns(); c++) {
                for (int a = 1; a < cell[p][c].length; a++) {
                    for (int b = 1; b < cell[p][c].length; b++) {
                        BoolVar before = cell[p][c - 1][a];
                        BoolVar after = cell[p][c][b];
                        if (before != null && after != null && shape.forbidden(a, b)) {
                            model.addBoolOr(new Literal[] {before.not(), after.not()});
                        }
                    }
                }
            }
        }

        private void runs(int p, RowShape shape) {
            BoolVar[] w = works[p];
            for (int c = 0; c + shape.maxRun() < w.length; c++) {
                Literal[] window = new Literal[shape.maxRun() + 1];
                for (int i = 0; i < window.length; i++) {
                    window[i] = w[c + i].not();
                }
                model.addBoolOr(window);
            }
            for (int c = 1; c < w.length; c++) {
                for (int length = 1; c + length < w.length; length++) {
                    tooShort(w, c, length, true, shape.minRun());
                    tooShort(w, c, length, false, shape.minOff());
                }
            }
        }

        /** Forbids a run of just this length that begins in the column. */
        private void tooShort(BoolVar[] w, int c, int length, boolean work, int least) {
            if (length >= least || c + length < horizon.first()) {
                return;
            }
            Literal[] differs = new Literal[length + 2];
            differs[0] = work ? w[c - 1] : w[c - 1].not();
            for (int i = 0; i < length; i++) {
                differs[i + 1] = work ? w[c + i].not() : w[c + i];
            }
            differs[length + 1] = work ? w[c + length] : w[c + length].not();
            model.addBoolOr(differs);
        }

        private void totals(int p, RowShape shape) {
            LinearExprBuilder minutes = LinearExpr.newBuilder();
            for (int type = 1; type <= problem.types().size(); type++) {
                LinearExprBuilder times = LinearExpr.newBuilder();
                for (int c = horizon.first(); c < horizon.columns(); c++) {
                    BoolVar x = cell[p][c][type];
                    if (x != null) {
                        times.add(x);
                        minutes.addTerm(x, problem.types().get(type - 1).minutes());
                    }
                }
                model.addLessOrEqual(times, shape.maxCount(type));
            }
            model.addLinearConstraint(minutes, shape.minMinutes(), shape.maxMinutes());
            LinearExprBuilder weekends = LinearExpr.newBuilder();
            for (int c = horizon.first(); c < horizon.columns(); c++) {
                if (horizon.isSaturday(c) || c == horizon.first() && horizon.isSunday(c)) {
                    BoolVar worked = model.newBoolVar("");
                    weekends.add(worked);
                    model.addImplication(works[p][c], worked);
                    if (horizon.isSaturday(c) && c + 1 < horizon.columns()) {
                        model.addImplication(works[p][c + 1], worked);
                    }
                }
            }
            model.addLessOrEqual(weekends, shape.maxWeekends());
        }

        private void demand(Demand demand) {
            if (demand.type() == 0) {
                throw new IllegalArgumentException("The peer knows demand per shift only");
            }
            LinearExprBuilder served = LinearExpr.newBuilder();
            for (int p = 0; p < cell.length; p++) {
                BoolVar x = cell[p][demand.column()][demand.type()];
                if (x != null
                        && (demand.group() == null
                                || problem.people().get(p).groups().contains(demand.group()))) {
                    served.add(x);
                }
            }
            IntVar missing = model.newIntVar(0, demand.need(), "");
            IntVar superfluous = model.newIntVar(0, cell.length, "");
            served.addTerm(missing, 1).addTerm(superfluous, -1);
            model.addEquality(served, demand.need());
            cost.addTerm(missing, demand.under()).addTerm(superfluous, demand.over());
        }

        int[][] rows(CpSolver solver) {
            int[][] rows = new int[cell.length][horizon.columns()];
            for (int p = 0; p < cell.length; p++) {
                for (int c = 0; c < horizon.columns(); c++) {
                    for (int type = 1; type < cell[p][c].length; type++) {
                        BoolVar x = cell[p][c][type];
                        if (x != null && solver.booleanValue(x)) {
                            rows[p][c] = type;
                        }
                    }
                }
            }
            return rows;
        }
    }

    @Override
    public Result solve(Problem problem, int[][] start, Budget budget) {
        Loader.loadNativeLibraries();
        long begin = System.nanoTime();
        Model model = new Model(problem);
        CpSolver solver = new CpSolver();
        solver.getParameters()
                .setMaxTimeInSeconds(Math.max(1, budget.seconds() - (System.nanoTime() - begin) / 1e9))
                .setNumWorkers(Math.max(8, budget.threads()))
                .setLinearizationLevel(2)
                .setRandomSeed((int) budget.seed());
        CpSolverStatus status = solver.solve(model.model, new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                double seconds = (System.nanoTime() - begin) / 1e9;
                long bound = (long) Math.ceil(bestObjectiveBound() - 1e-6);
                budget.progress().accept(new Progress(seconds, 0, (long) objectiveValue(), bound));
            }
        });
        boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        int[][] rows = found ? model.rows(solver) : start;
        return new Result(rows, problem.cost(rows), found ? (long) Math.ceil(solver.bestObjectiveBound() - 1e-6) : 0);
    }
}
