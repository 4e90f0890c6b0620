package cn.zhiban.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Counts how well and how fast a ranker answers. Hit@k, recall@10 and MRR@10 with one right answer per question. */
final class Scores {
    static final String HEADER = """
            | ranker | hit@1 | hit@3 | R@10 | MRR@10 | zero | p50 ms | p95 ms | p99 ms |
            |---|---|---|---|---|---|---|---|---|""";

    private final String name;
    private final long[] nanos;
    private int asked;
    private int first;
    private int three;
    private int ten;
    private int zero;
    private double reciprocal;

    Scores(String name, int questions) {
        this.name = name;
        this.nanos = new long[questions];
    }

    void add(List<String> found, String right, long took) {
        nanos[asked++] = took;
        int rank = found.indexOf(right) + 1;
        if (found.isEmpty()) {
            zero++;
        }
        if (rank > 0 && rank <= 10) {
            ten++;
            reciprocal += 1.0 / rank;
            first += rank == 1 ? 1 : 0;
            three += rank <= 3 ? 1 : 0;
        }
    }

    double meanReciprocalRank() {
        return reciprocal / asked;
    }

    /** A row of the table under {@link #HEADER}. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f | %.4f | %d | %.1f | %.1f | %.1f |",
                name,
                (double) first / asked,
                (double) three / asked,
                (double) ten / asked,
                meanReciprocalRank(),
                zero,
                percentile(nanos, asked, 0.50),
                percentile(nanos, asked, 0.95),
                percentile(nanos, asked, 0.99));
    }

    /** Milliseconds below which the share of the calls stayed. */
    static double percentile(long[] nanos, int count, double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.ceil(share * count) - 1)] / 1e6;
    }
}
