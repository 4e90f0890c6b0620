package cn.zhiban.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a benchmark by name. */
public final class Bench {
    private static final String USAGE = """
            ./run bench search --data DIR [--data DIR ...] [--scale N]
                relevance and speed of search on DIR/articles.tsv, queries.tsv, qrels.tsv beside three baselines;
                with --scale also the speed among N articles made of the first DIR's questions
            ./run bench redline [--rules N]
                recall and false alarms of the red lines on the labelled sentences, and speed among N rules (5,000)
            ./run bench scripts --data DIR
                imports the documents of DIR and prints what was found in each file
            ./run bench documents
                imports a Word document of 200 pages with 100 pictures and prints how long it takes
            ./run bench roster [--seconds S] [--threads N] [--seed K] [--engine NAME] [--out DIR] FILE...
                solves published roster instances, prints the score over time and writes DIR/<instance>.csv;
                engines: hybrid (the product's), annealing, cp-sat, timefold
            ./run bench product [--people N] [--shops N] [--seconds S] [--reference S]
                a company of N people (50) for four weeks, with every kind of rule: score over time, beside a run of
                --reference seconds, a repair after sickness, hand edits
            ./run bench forecast [--data FILE]
                forecasts each week of FILE (time, number) from the weeks before it and prints the error of each method
            ./run bench exam [--people N] [--pause S]
                N people (200) who take one exam at once with S seconds (3) between answers: how long until an answer
                is kept, and whether all are there afterwards
            ./run bench memory [--svg FILE]
                a year of simulated people with a daily review beside one yearly exam: what is remembered when
            ./run bench staffing [--data DIR]
                checks the staffing formulas against the reference values in DIR and against a simulation
            ./run bench gift --data DIR
                reads the question files of DIR and compares each with what another reader says in the JSON beside it
            """;

    private Bench() {}

    private interface Measurement {
        void run() throws Exception;
    }

    private static @Nullable Measurement measurement(String name, List<String> options) {
        return switch (name) {
            case "search" -> {
                SearchBench.Options chosen = SearchBench.Options.parse(options);
                yield chosen.data().isEmpty() ? null : new SearchBench(chosen)::run;
            }
            case "redline" -> new RedlineBench(RedlineBench.rules(options))::run;
            case "scripts" ->
                options.size() == 2 && "--data".equals(options.getFirst())
                        ? () -> DocumentBench.scripts(Path.of(options.getLast()))
                        : null;
            case "documents" -> DocumentBench::word;
            case "roster" -> {
                RosterBench chosen = RosterBench.parse(options);
                yield chosen == null ? null : chosen::run;
            }
            case "product" -> {
                ProductBench chosen = ProductBench.parse(options);
                yield chosen == null ? null : chosen::run;
            }
            case "forecast" -> {
                ForecastBench chosen = ForecastBench.parse(options);
                yield chosen == null ? null : chosen::run;
            }
            case "staffing" -> {
                StaffingBench chosen = StaffingBench.parse(options);
                yield chosen == null ? null : chosen::run;
            }
            case "exam" -> {
                ExamBench chosen = ExamBench.parse(options);
                yield chosen == null ? null : chosen::run;
            }
            case "memory" -> {
                MemoryBench chosen = MemoryBench.parse(options);
                yield chosen == null ? null : chosen::run;
            }
            case "gift" ->
                options.size() == 2 && "--data".equals(options.getFirst())
                        ? () -> GiftBench.run(Path.of(options.getLast()))
                        : null;
            default -> null;
        };
    }

    /** @param args name of the benchmark and its options */
    public static void main(String[] args) throws Exception {
        List<String> all = Arrays.asList(args);
        Measurement measurement = all.isEmpty() ? null : measurement(all.getFirst(), all.subList(1, all.size()));
        if (measurement == null) {
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        try {
            measurement.run();
            System.exit(0);
        } catch (Exception e) {
            // what is still running would keep the process alive
            e.printStackTrace();
            System.exit(1);
        }
    }
}
