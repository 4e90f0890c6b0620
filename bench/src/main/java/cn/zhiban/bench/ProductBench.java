package cn.zhiban.bench;

import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.CellSource;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.RosterDraft;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.ExplainService;
import cn.zhiban.scheduling.roster.check.MatrixService;
import cn.zhiban.scheduling.roster.check.RosterModel;
import cn.zhiban.scheduling.roster.check.RosterModels;
import cn.zhiban.scheduling.roster.solve.Absence;
import cn.zhiban.scheduling.roster.solve.SolveRun;
import cn.zhiban.scheduling.roster.solve.SolveService;
import cn.zhiban.scheduling.solver.Engine;
import cn.zhiban.scheduling.solver.HybridEngine;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.solver.Progress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rosters as the product makes them, from the tables to the engine: time to the first roster that keeps every hard rule, the
 * score over time beside a longer run, a repair after two people fell ill, and single edits.
 */
record ProductBench(int people, int shops, double seconds, double reference) {
    private static final int DAYS = 28;
    private static final int EDITS = 200;

    /** @return null when the options are not understood */
    static @Nullable ProductBench parse(List<String> options) {
        Map<String, Double> values = new HashMap<>(Map.of("--people", 50.0, "--shops", 0.0, "--seconds", 60.0));
        values.put("--reference", 0.0);
        for (int i = 0; i < options.size(); i += 2) {
            if (!values.containsKey(options.get(i)) || i + 1 == options.size()) {
                return null;
            }
            values.put(options.get(i), Double.valueOf(options.get(i + 1)));
        }
        int people = values.getOrDefault("--people", 50.0).intValue();
        int shops = values.getOrDefault("--shops", 0.0).intValue();
        return new ProductBench(
                people,
                shops > 0 ? shops : Math.max(2, people / 25),
                values.getOrDefault("--seconds", 60.0),
                values.getOrDefault("--reference", 0.0));
    }

    void run() throws Exception {
        try (RunningSuite suite = new RunningSuite()) {
            Access access = suite.bean(Access.class);
            access.callAs(access.system(), () -> {
                measure(suite);
                return null;
            });
        }
    }

    private void measure(RunningSuite suite) throws Exception {
        LocalDate first = LocalDate.now().withDayOfMonth(1).plusMonths(1);
        List<Long> teams = new Company(suite.bean(JdbcTemplate.class), people, shops, first, DAYS).make();
        RosterService rosters = suite.bean(RosterService.class);
        long roster =
                rosters.create(new RosterDraft("Bench", new HashSet<>(teams), first, first.plusDays(DAYS - 1), null));
        RosterModels models = suite.bean(RosterModels.class);
        RosterModel model = timed("model", () -> models.make(rosters.get(roster), rosters.people(roster), Map.of()));
        Problem problem = timed("problem", () -> model.toSolve(Map.of(), first, Map.of()));
        System.out.printf(
                Locale.ROOT,
                "%d people, %d days, %d shops, %d needs, %d rules about people, %d about pairs%n",
                people,
                DAYS,
                shops,
                problem.demands().size(),
                problem.people().stream().mapToInt(one -> one.rules().size()).sum(),
                problem.pairs().size());
        Engine.Result found = solve(new HybridEngine(), problem, model.start(problem, Map.of()), seconds);
        if (reference > 0) {
            Engine.Result longer = solve(new HybridEngine(), problem, model.start(problem, Map.of()), reference);
            System.out.printf(
                    Locale.ROOT,
                    "after %.0f s %.1f %% above what %.0f s find%n",
                    seconds,
                    100.0 * (found.penalty() - longer.penalty()) / longer.penalty(),
                    reference);
        }
        take(suite, roster, model, found);
        repair(suite, roster, model, found);
        edits(suite, roster, model);
    }

    private static Engine.Result solve(Engine engine, Problem problem, int[][] start, double most) {
        List<Progress> heard = new ArrayList<>();
        Engine.Result result = engine.solve(problem, start, new Engine.Budget(most, 2, 1, () -> false, heard::add));
        heard.stream()
                .filter(at -> at.hard() == 0)
                .findFirst()
                .ifPresent(at -> System.out.printf(
                        Locale.ROOT, "keeps all hard rules after %.2f s with %d points%n", at.seconds(), at.penalty()));
        double next = 1;
        for (Progress at : heard) {
            if (at.seconds() >= next) {
                System.out.printf(
                        Locale.ROOT,
                        "%8.1f s  hard %d  points %d  bound %d%n",
                        at.seconds(),
                        at.hard(),
                        at.penalty(),
                        at.bound());
                next = at.seconds() * 1.4;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%.0f s: hard %d, points %d, bound %d%n",
                most,
                result.hard(),
                result.penalty(),
                result.bound());
        return result;
    }

    private static void take(RunningSuite suite, long roster, RosterModel model, Engine.Result found) {
        Map<CellKey, Mark> marks = new HashMap<>();
        for (int p = 0; p < found.rows().length; p++) {
            for (int c = model.horizon().first(); c < found.rows()[p].length; c++) {
                marks.put(
                        new CellKey(model.people().get(p).id(), model.horizon().date(c)),
                        Mark.of(model.typeId(found.rows()[p][c]), CellSource.SOLVER));
            }
        }
        suite.bean(CellService.class).write(roster, marks);
    }

    private static void repair(RunningSuite suite, long roster, RosterModel model, Engine.Result found)
            throws InterruptedException {
        SolveService service = suite.bean(SolveService.class);
        int from = model.horizon().first() + 9;
        List<Absence> absences = new ArrayList<>();
        int lost = 0;
        for (int p = 0; p < found.rows().length && absences.size() < 2; p++) {
            int[] row = found.rows()[p];
            if (row[from] > 0 && row[from + 1] > 0 && row[from + 2] > 0) {
                absences.add(new Absence(
                        model.people().get(p).id(),
                        model.horizon().date(from),
                        model.horizon().date(from + 2)));
                lost += 3;
            }
        }
        long begin = System.nanoTime();
        long run = service.repair(roster, absences).id();
        SolveRun state = service.latest(roster).orElseThrow();
        while (state.isBusy()) {
            Thread.sleep(20);
            state = service.latest(roster).orElseThrow();
        }
        System.out.printf(
                Locale.ROOT,
                "repair of %d lost shifts: %.2f s, %d other cells changed, hard %d%n",
                lost,
                (System.nanoTime() - begin) / 1e9,
                service.difference(run).size() - lost,
                state.hard());
    }

    private static void edits(RunningSuite suite, long roster, RosterModel model) {
        MatrixService matrix = suite.bean(MatrixService.class);
        ExplainService explain = suite.bean(ExplainService.class);
        RosterService rosters = suite.bean(RosterService.class);
        Random random = new Random(5);
        double[] edited = new double[EDITS];
        double[] explained = new double[EDITS];
        for (int i = -20; i < EDITS; i++) {
            long person =
                    model.people().get(random.nextInt(model.people().size())).id();
            LocalDate day = model.roster().first().plusDays(random.nextInt(DAYS));
            String code = random.nextInt(3) == 0
                    ? "-"
                    : model.types().get(random.nextInt(5)).code();
            long begin = System.nanoTime();
            matrix.edit(
                    roster, rosters.get(roster).revision(), List.of(CellEdit.of(person, day, code)), Locale.ENGLISH);
            long middle = System.nanoTime();
            explain.of(roster, person, day, Locale.ENGLISH);
            if (i >= 0) {
                edited[i] = (middle - begin) / 1e6;
                explained[i] = (System.nanoTime() - middle) / 1e6;
            }
        }
        Arrays.sort(edited);
        Arrays.sort(explained);
        System.out.printf(
                Locale.ROOT,
                "a hand edit, stored, judged and explained in sentences: median %.1f ms, 99 %% %.1f ms; why and who else: median %.0f ms, 99 %% %.0f ms%n",
                edited[EDITS / 2],
                edited[EDITS * 99 / 100],
                explained[EDITS / 2],
                explained[EDITS * 99 / 100]);
    }

    private static <T> T timed(String name, Callable<T> work) throws Exception {
        long begin = System.nanoTime();
        T result = work.call();
        System.out.printf(Locale.ROOT, "%s: %.2f s%n", name, (System.nanoTime() - begin) / 1e9);
        return result;
    }
}
