package cn.zhiban.scheduling.solver;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The restricted master problem: one row per person out of those known, and what demand lacks or has too much is paid for.
 * Solved as a linear program by GLOP, which goes on from its last basis when rows are added or fixed.
 */
final class Master implements AutoCloseable {
    private final Problem problem;
    private final MPSolver solver;
    private final MPConstraint[] line;
    private final MPConstraint[] one;
    private final Map<Row, Integer> index = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<MPVariable> variables = new ArrayList<>();
    private final List<List<Integer>> ofPerson = new ArrayList<>();
    private final int[] fixed;
    private final Set<Integer> barred = new HashSet<>();
    private final MPSolverParameters parameters = new MPSolverParameters();
    /** Result of the last solution: share of each row, price of each demand line and person. */
    double[] share = new double[0];

    final double[] linePrice;
    final double[] personPrice;
    double objective;

    Master(Problem problem) {
        this.problem = problem;
        this.solver = MPSolver.createSolver("GLOP");
        this.linePrice = new double[problem.need.length];
        this.personPrice = new double[problem.size()];
        this.line = new MPConstraint[problem.need.length];
        this.one = new MPConstraint[problem.size()];
        this.fixed = new int[problem.size()];
        for (int l = 0; l < line.length; l++) {
            line[l] = solver.makeConstraint(problem.need[l], problem.need[l]);
            MPVariable missing = solver.makeNumVar(0, MPSolver.infinity(), "");
            line[l].setCoefficient(missing, 1);
            solver.objective().setCoefficient(missing, problem.under[l]);
            MPVariable superfluous = solver.makeNumVar(0, MPSolver.infinity(), "");
            line[l].setCoefficient(superfluous, -1);
            solver.objective().setCoefficient(superfluous, problem.over[l]);
        }
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
        lpAlgorithm(MPSolverParameters.LpAlgorithmValues.PRIMAL);
    }

    void lpAlgorithm(MPSolverParameters.LpAlgorithmValues algorithm) {
        parameters.setIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, algorithm.swigValue());
    }

    int size() {
        return rows.size();
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
        ofPerson.get(row.person).add(i);
        MPVariable variable = solver.makeNumVar(0, 1, "");
        variables.add(variable);
        solver.objective().setCoefficient(variable, row.cost);
        one[row.person].setCoefficient(variable, 1);
        for (int c = 0; c < row.days.length; c++) {
            for (int l : problem.linesOf(row.person, c, row.days[c])) {
                line[l].setCoefficient(variable, 1);
            }
        }
        if (fixed[row.person] >= 0) {
            variable.setUb(0);
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

    /** Takes a row out until {@link #unbar}. */
    void bar(int row) {
        barred.add(row);
        variables.get(row).setBounds(0, 0);
    }

    void unbar() {
        for (int i : barred) {
            variables.get(i).setBounds(0, 1);
        }
        barred.clear();
    }

    /** @return false when the linear program was not solved, so that its result must not be used */
    boolean solve(double seconds) {
        solver.setTimeLimit((long) Math.max(100, seconds * 1000));
        MPSolver.ResultStatus status = solver.solve(parameters);
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            return false;
        }
        objective = solver.objective().value();
        for (int l = 0; l < line.length; l++) {
            linePrice[l] = Math.clamp(line[l].dualValue(), -problem.over[l], problem.under[l]);
        }
        for (int p = 0; p < one.length; p++) {
            personPrice[p] = one[p].dualValue();
        }
        if (share.length < rows.size()) {
            share = new double[rows.size() * 2];
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
