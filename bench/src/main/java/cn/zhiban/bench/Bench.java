package cn.zhiban.bench;

import java.util.Arrays;
import java.util.List;

/** Runs a benchmark by name. */
public final class Bench {
    private static final String USAGE = """
            ./run bench search --data DIR [--data DIR ...] [--scale N]
                relevance and speed of search on DIR/articles.tsv, queries.tsv, qrels.tsv beside three baselines;
                with --scale also the speed among N articles made of the first DIR's questions
            """;

    private Bench() {}

    /** @param args name of the benchmark and its options */
    public static void main(String[] args) throws Exception {
        List<String> all = Arrays.asList(args);
        if (all.isEmpty() || !"search".equals(all.getFirst())) {
            System.err.print(USAGE);
            System.exit(2);
        }
        SearchBench.Options options = SearchBench.Options.parse(all.subList(1, all.size()));
        if (options.data().isEmpty()) {
            System.err.print(USAGE);
            System.exit(2);
        }
        try {
            new SearchBench(options).run();
            System.exit(0);
        } catch (Exception e) {
            // what is still running would keep the process alive
            e.printStackTrace();
            System.exit(1);
        }
    }
}
