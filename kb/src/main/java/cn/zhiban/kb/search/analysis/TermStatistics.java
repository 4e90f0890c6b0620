package cn.zhiban.kb.search.analysis;

import java.util.Collection;
import java.util.HashSet;

/**
 * How many of the stored questions hold a token, so that a query knows its telling words without asking the engine, and
 * Lucene and OpenSearch answer alike. Filled by one pass over all titles and similar questions (at start and, say,
 * every night; a little out of date does no harm).
 *
 * <p>A table of 2^20 counters (4 MB) whatever the size of the knowledge base: tokens that share a counter look more
 * frequent than they are, about one in four at 300,000 distinct tokens.
 */
public final class TermStatistics {

    private static final int SIZE = 1 << 20;
    private static final TermStatistics EMPTY = new TermStatistics(new int[1], 0, 0, 0);

    private final int[] counts;
    private final int questions;
    private final int articles;
    private final long units;

    private TermStatistics(int[] counts, int questions, int articles, long units) {
        this.counts = counts;
        this.questions = questions;
        this.articles = articles;
        this.units = units;
    }

    /** Knows nothing yet: every token is as telling as every other. */
    public static TermStatistics empty() {
        return EMPTY;
    }

    public static Builder builder(Concepts concepts) {
        return new Builder(concepts);
    }

    /** Whether no question was counted, so that frequencies say nothing. */
    boolean isEmpty() {
        return questions == 0;
    }

    int frequency(String token) {
        return counts[slot(token, counts.length)];
    }

    /** The share of questions with the token, 0 to 1. */
    double share(String token) {
        return questions == 0 ? 0 : (double) frequency(token) / questions;
    }

    /** How telling a token is: Robertson's inverse document frequency as in BM25, never negative. */
    double idf(String token) {
        var n = frequency(token);
        return Math.log(1 + (Math.max(questions - n, 0) + 0.5) / (n + 0.5));
    }

    /** Average number of units that an article's questions have together. */
    double unitsPerArticle() {
        return articles == 0 ? 20 : Math.max(1, (double) units / articles);
    }

    private static int slot(String token, int size) {
        var hash = token.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 15) & size - 1;
    }

    /** Counts article by article. Not safe for several threads. */
    public static final class Builder {

        private final int[] counts = new int[SIZE];
        private final Concepts concepts;
        private int questions;
        private int articles;
        private long units;

        private Builder(Concepts concepts) {
            this.concepts = concepts;
        }

        /** Counts the title and the similar questions of one article. */
        public Builder add(String title, Collection<String> similarQuestions) {
            articles++;
            add(title);
            similarQuestions.forEach(this::add);
            return this;
        }

        private void add(String question) {
            var cut = QuestionTokens.of(TextNormalizer.text(question), concepts);
            if (cut.units().isEmpty()) {
                return;
            }
            questions++;
            units += cut.units().size();
            var distinct = new HashSet<>(cut.units());
            distinct.addAll(cut.pairs());
            distinct.addAll(cut.concepts());
            for (var token : distinct) {
                counts[slot(token, SIZE)]++;
            }
        }

        public TermStatistics build() {
            return new TermStatistics(counts.clone(), questions, articles, units);
        }
    }
}
