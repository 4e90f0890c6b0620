package cn.zhiban.scheduling.solver;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The restricted master problem: one row per person out of those known, and what demand lacks or has too much is paid for.
 * Solved as a linear program by GLOP, which goes on from its last basis when rows are added or fixed. Demand lines that no
 * open cell touches are a constant.
 */
final class Master implements AutoCloseable {
    private final Problem problem;
    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final @Nullable MPConstraint[] line;
    private final MPConstraint[] one;
    private final Map<Row, Integer> index = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<MPVariable> variables = new ArrayList<>();
    private final List<List<Integer>> ofPerson = new ArrayList<>();
    private final int[] fixed;
    private final Set<Integer> barred = new HashSet<>();
    private final MPSolverParameters parameters = new MPSolverParameters();
    private final long constant;
    /** Result of the last solution: share of each row, price of each demand line and person. */
    double[] share = new double[0];

    final double[] linePrice;
    final double[] personPrice;
    double objective;

    Master(Problem problem) {
        this.problem = problem;
        this.linePrice = new double[problem.lines()];
        this.personPrice = new double[problem.size()];
        this.line = new MPConstraint[problem.lines()];
        this.one = new MPConstraint[problem.size()];
        this.fixed = new int[problem.size()];
        boolean[] touched = touched();
        int[] count = problem.coverage(problem.emptyRows());
        long sum = 0;
        for (int l = 0; l < line.length; l++) {
            if (touched[l]) {
                line[l] = line(l);
                sum += problem.lineCost(l, problem.wanted(l, 0));
            } else {
                sum += problem.lineCost(l, count[l]);
            }
        }
        constant = sum;
        for (int p = 0; p < one.length; p++) {
            one[p] = solver.makeConstraint(1, 1);
            ofPerson.add(new ArrayList<>());
            fixed[p] = -1;
        }
        solver.objective().setMinimization();
        parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.INCREMENTALITY,
                MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON.swigValue());
        parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE, MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
        parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.LP_ALGORITHM, MPSolverParameters.LpAlgorithmValues.PRIMAL.swigValue());
    }

    private boolean[] touched() {
        boolean[] touched = new boolean[line.length];
        for (int p = 0; p < problem.size(); p++) {
            for (int c = 0; c < problem.columns(); c++) {
                for (int type = 1;
                        type < problem.width() && !problem.people().get(p).isFixed(c);
                        type++) {
                    if (problem.isOpen(p, c, type)) {
                        for (int l : problem.linesOf(p, c, type)) {
                            touched[l] = true;
                        }
                    }
                }
            }
        }
        return touched;
    }

    private MPConstraint line(int l) {
        int wanted = problem.wanted(l, 0);
        int most = Math.max(1, problem.mostOf(l));
        MPConstraint made = solver.makeConstraint(wanted, wanted);
        for (int n = 0; n < most; ) {
            long step = problem.lineStep(l, n);
            int from = n;
            while (n < most && problem.lineStep(l, n) == step) {
                n++;
            }
            boolean missing = n <= wanted;
            boolean end = missing ? from == 0 : n == most;
            MPVariable part = solver.makeNumVar(0, end ? MPSolver.infinity() : n - from, "");
            made.setCoefficient(part, missing ? 1 : -1);
            solver.objective().setCoefficient(part, Math.abs(step));
        }
        if (wanted == 0 || wanted >= most) {
            // the side that has no part of its own must not be closed
            MPVariable part = solver.makeNumVar(0, MPSolver.infinity(), "");
            made.setCoefficient(part, wanted == 0 ? 1 : -1);
            solver.objective().setCoefficient(part, wanted == 0 ? 0 : Math.abs(problem.lineStep(l, most)));
        }
        return made;
    }

    int size() {
        return rows.size();
    }

    /** Demand lines and people in the linear program. */
    int constraints() {
        return solver.numConstraints();
    }

    Row row(int i) {
        return rows.get(i);
    }

    List<Integer> rowsOf(int person) {
        return ofPerson.get(person);
    }

    int fixedRow(int person) {
        return fixed[person];
    }

    /** Adds a row and gives its number; rows known already are not added again. */
    int add(Row row) {
        Integer known = index.get(row);
        if (known != null) {
            return known;
        }
        int i = rows.size();
        index.put(row, i);
        rows.add(row);
        if (share.length <= i) {
            // not in any solution yet
            share = Arrays.copyOf(share, 2 * (i + 1));
        }
        ofPerson.get(row.person).add(i);
        MPVariable variable = solver.makeNumVar(0, fixed[row.person] >= 0 ? 0 : 1, "");
        variables.add(variable);
        solver.objective().setCoefficient(variable, row.cost);
        one[row.person].setCoefficient(variable, 1);
        for (int c = 0; c < row.days.length; c++) {
            for (int l : problem.linesOf(row.person, c, row.days[c])) {
                MPConstraint served = line[l];
                if (served != null) {
                    served.setCoefficient(variable, 1);
                }
            }
        }
        return i;
    }

    /** Lets a person have one row only. */
    void fix(int person, int row) {
        if (fixed[person] == row) {
            return;
        }
        for (int i : ofPerson.get(person)) {
            variables.get(i).setBounds(i == row ? 1 : 0, i == row ? 1 : 0);
        }
        fixed[person] = row;
    }

    void free(int person) {
        if (fixed[person] >= 0) {
            for (int i : ofPerson.get(person)) {
                variables.get(i).setBounds(0, barred.contains(i) ? 0 : 1);
            }
            fixed[person] = -1;
        }
    }

    /** Takes a row out. */
    void bar(Row row) {
        int i = add(row);
        barred.add(i);
        variables.get(i).setBounds(0, 0);
    }

    /**
     * A smaller master: of people with a fixed row only that, of the others the rows in use and those that cost least at
     * the present prices.
     */
    Master compact(int perPerson) {
        Master smaller = new Master(problem);
        for (int p = 0; p < one.length; p++) {
            if (fixed[p] >= 0) {
                smaller.fix(p, smaller.add(rows.get(fixed[p])));
                continue;
            }
            List<Integer> order = new ArrayList<>(ofPerson.get(p));
            double[] reduced = new double[rows.size()];
            order.forEach(i -> reduced[i] = i < share.length && share[i] > 1e-9 ? -1e12 : reduced(i));
            order.sort(Comparator.comparingDouble(i -> reduced[i]));
            for (int k = 0; k < Math.min(perPerson, order.size()); k++) {
                if (!barred.contains(order.get(k))) {
                    smaller.add(rows.get(order.get(k)));
                }
            }
        }
        close();
        return smaller;
    }

    private double reduced(int i) {
        Row row = rows.get(i);
        double cost = row.cost;
        for (int c = 0; c < row.days.length; c++) {
            for (int l : problem.linesOf(row.person, c, row.days[c])) {
                cost -= linePrice[l];
            }
        }
        return cost;
    }

    /** @return false when the linear program was not solved, so that its result must not be used */
    boolean solve(double seconds) {
        solver.setTimeLimit((long) Math.max(100, seconds * 1000));
        MPSolver.ResultStatus status = solver.solve(parameters);
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            return false;
        }
        objective = solver.objective().value() + constant;
        for (int l = 0; l < line.length; l++) {
            MPConstraint priced = line[l];
            linePrice[l] = priced == null
                    ? 0
                    : Math.clamp(priced.dualValue(), problem.lowestPrice(l), problem.highestPrice(l));
        }
        for (int p = 0; p < one.length; p++) {
            personPrice[p] = one[p].dualValue();
        }
        for (int i = 0; i < rows.size(); i++) {
            share[i] = variables.get(i).solutionValue();
        }
        return true;
    }

    @Override
    public void close() {
        solver.delete();
    }
}
