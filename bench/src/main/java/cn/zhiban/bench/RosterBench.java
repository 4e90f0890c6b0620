package cn.zhiban.bench;

import cn.zhiban.scheduling.solver.AnnealingEngine;
import cn.zhiban.scheduling.solver.Engine;
import cn.zhiban.scheduling.solver.HybridEngine;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.solver.Progress;
import cn.zhiban.scheduling.solver.PublishedInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Solves published roster instances, prints the score over time and writes the rosters. */
record RosterBench(double seconds, int threads, long seed, Path out, String engine, List<Path> files) {
    /** @return null when the options are not understood */
    static @Nullable RosterBench parse(List<String> options) {
        double seconds = 60;
        int threads = 2;
        long seed = 1;
        Path out = Path.of("rosters");
        String engine = "hybrid";
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (!option.startsWith("--")) {
                files.add(Path.of(option));
                continue;
            }
            if (++i == options.size()) {
                return null;
            }
            String value = options.get(i);
            switch (option) {
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--threads" -> threads = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--out" -> out = Path.of(value);
                case "--engine" -> engine = value;
                default -> {
                    return null;
                }
            }
        }
        boolean possible = !files.isEmpty() && seconds > 0 && threads > 0 && engine(engine) != null;
        return possible ? new RosterBench(seconds, threads, seed, out, engine, files) : null;
    }

    private static @Nullable Engine engine(String name) {
        return switch (name) {
            case "hybrid" -> new HybridEngine();
            case "annealing" -> new AnnealingEngine();
            case "cp-sat" -> new CpSatPeer();
            case "timefold" -> new TimefoldPeer();
            default -> null;
        };
    }

    void run() throws IOException {
        Files.createDirectories(out);
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
            Problem problem = PublishedInstance.read(file);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d people, %d days, %d shift types; %s, %.0f s, %d threads, seed %d%n",
                    name,
                    problem.people().size(),
                    problem.horizon().days(),
                    problem.types().size(),
                    engine,
                    seconds,
                    threads,
                    seed);
            Engine chosen = engine(engine);
            if (chosen == null) {
                throw new IllegalArgumentException(engine);
            }
            long begin = System.nanoTime();
            Engine.Result result = chosen.solve(
                    problem,
                    problem.emptyRows(),
                    new Engine.Budget(seconds, threads, seed, () -> false, RosterBench::print));
            Files.writeString(out.resolve(name + ".csv"), PublishedInstance.write(problem, result.rows()));
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: hard %d, penalty %d, lower bound %d, %.1f s%s%n",
                    name,
                    engine,
                    result.hard(),
                    result.penalty(),
                    result.bound(),
                    (System.nanoTime() - begin) / 1e9,
                    result.proven() ? ", proven best" : "");
        }
    }

    private static void print(Progress at) {
        System.out.printf(
                Locale.ROOT,
                "%8.2f s  hard %d  penalty %d  bound %d%n",
                at.seconds(),
                at.hard(),
                at.penalty(),
                at.bound());
    }
}
