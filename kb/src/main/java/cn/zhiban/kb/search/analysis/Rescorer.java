package cn.zhiban.kb.search.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts the engine's best candidates into their final order by comparing the query with every question of an article.
 * Six signals, each between 0 and 1, measured on real questions (docs of the search, 2026-11-23): BM25 of units, pairs
 * and concepts over all questions of the article together, and for the question that fits best the weighted Dice
 * overlap, the common order of the units, and pairs that only sound alike. What labels and answer add is counted for words the questions lack.
 *
 * <p>Linear in the candidates' text (the common order: times the query's length, cut at {@value #LONGEST}).
 */
public final class Rescorer {

    /** How many of the engine's hits are worth re-scoring; more changes hardly any first page. */
    public static final int CANDIDATES = 100;

    private static final int LONGEST = 64;
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private static final double PAIRS = 0.7;
    private static final double CONCEPTS = 0.5;
    private static final double DICE = 0.3;
    private static final double ORDER = 0.2;
    private static final double SOUNDS = 0.5;
    private static final double SAME = 1.0;
    private static final double LABELS = 1.0;
    private static final double ANSWER = 0.3;
    private static final double SPOKEN = 3.0;

    private final TermStatistics statistics;
    private final Concepts concepts;

    public Rescorer(TermStatistics statistics, Concepts concepts) {
        this.statistics = statistics;
        this.concepts = concepts;
    }

    /**
     * One candidate with its place in the final order.
     *
     * @param candidate what was handed in
     * @param score higher is better; comparable within one query only
     * @param question the title or similar question that fits best, as written
     * @param coverage share of the query's weight that this question holds, 0 to 1; 1 when it sounds as typed
     */
    public record Ranked<T>(T candidate, double score, String question, double coverage) {}

    /** The candidates, best first; equal ones stay in the engine's order. */
    public <T> List<Ranked<T>> rank(QueryPlan plan, List<T> candidates, Function<T, ArticleText> text) {
        var query = new Query(plan);
        var ranked = new ArrayList<Ranked<T>>(candidates.size());
        for (var candidate : candidates) {
            ranked.add(query.score(candidate, text.apply(candidate)));
        }
        ranked.sort(Comparator.comparingDouble((Ranked<T> r) -> r.score()).reversed());
        return ranked;
    }

    private static Map<String, Integer> counted(List<String> tokens) {
        var counts = new HashMap<String, Integer>();
        tokens.forEach(token -> counts.merge(token, 1, Integer::sum));
        return counts;
    }

    /** The query prepared once for all candidates. */
    private final class Query {

        private final String compact;
        private final List<String> order;
        private final Weighted units;
        private final Weighted pairs;
        private final Weighted folded;
        private final List<SpokenQuery> spoken;
        private final List<String> sounds;

        Query(QueryPlan plan) {
            var tokens = QuestionTokens.of(plan.text(), concepts);
            compact = ArticleTokens.compact(plan.text());
            order = tokens.units().subList(0, Math.min(LONGEST, tokens.units().size()));
            units = new Weighted(tokens.units());
            pairs = new Weighted(tokens.pairs());
            folded = new Weighted(tokens.concepts());
            sounds = UnknownPairs.soundsOf(tokens.units(), statistics);
            spoken = plan.branches().size() > 1 ? SpokenQuery.readingsOf(plan.text()) : List.of();
        }

        <T> Ranked<T> score(T candidate, ArticleText article) {
            var wordings = new ArrayList<String>(article.similarQuestions().size() + 1);
            wordings.add(article.title());
            wordings.addAll(article.similarQuestions());
            var allUnits = new ArrayList<String>();
            var allPairs = new ArrayList<String>();
            var allFolded = new ArrayList<String>();
            var best = 0.0;
            var bestQuestion = article.title();
            var bestUnits = Set.<String>of();
            var aloud = 0.0;
            for (var wording : wordings) {
                var question = TextNormalizer.text(wording);
                var tokens = QuestionTokens.of(question, concepts);
                allUnits.addAll(tokens.units());
                allPairs.addAll(tokens.pairs());
                allFolded.addAll(tokens.concepts());
                var distinct = new HashSet<>(tokens.units());
                var spokenFit = spokenFit(tokens.units());
                aloud = Math.max(aloud, spokenFit);
                var fit = DICE * units.dice(distinct)
                        + ORDER * commonOrder(tokens.units())
                        + SOUNDS * soundingAlike(tokens.units())
                        + SAME * (compact.equals(ArticleTokens.compact(question)) ? 1 : 0)
                        + SPOKEN * spokenFit;
                if (fit > best || bestUnits.isEmpty()) {
                    best = fit;
                    bestUnits = distinct;
                    bestQuestion = wording;
                }
            }
            var length = allUnits.size() / statistics.unitsPerArticle();
            var score = best
                    + units.bm25(counted(allUnits), length)
                    + PAIRS * pairs.bm25(counted(allPairs), length)
                    + CONCEPTS * folded.bm25(counted(allFolded), length)
                    + elsewhere(article, new HashSet<>(allUnits));
            return new Ranked<>(candidate, score, bestQuestion, aloud > 0 ? 1 : units.coverage(bestUnits));
        }

        private double elsewhere(ArticleText article, Set<String> known) {
            var labels = new HashSet<String>();
            var aloud = 0.0;
            for (var label : article.labels()) {
                var cut = TextUnits.of(TextNormalizer.text(label)).units();
                labels.addAll(cut);
                aloud = Math.max(aloud, spokenFit(cut));
            }
            for (var code : article.codes()) {
                var normalized = TextNormalizer.text(code);
                labels.addAll(TextUnits.of(normalized).units());
                labels.add(Codes.bare(normalized));
            }
            var answer = TextUnits.of(TextNormalizer.query(article.answer())).units();
            return LABELS * (units.coverageBeyond(known, labels) + aloud)
                    + ANSWER * units.coverageBeyond(known, new HashSet<>(answer));
        }

        /** Length of the longest common subsequence against both lengths. */
        private double commonOrder(List<String> question) {
            var other = question.subList(0, Math.min(LONGEST, question.size()));
            var lengths = new int[other.size() + 1];
            for (var unit : order) {
                var diagonal = 0;
                for (var j = 1; j < lengths.length; j++) {
                    var above = lengths[j];
                    lengths[j] = unit.equals(other.get(j - 1)) ? diagonal + 1 : Math.max(above, lengths[j - 1]);
                    diagonal = above;
                }
            }
            return order.isEmpty() || other.isEmpty() ? 0 : 2.0 * lengths[other.size()] / (order.size() + other.size());
        }

        private double soundingAlike(List<String> question) {
            return sounds.isEmpty() ? 0 : (double) UnknownPairs.heard(sounds, question) / Math.max(1, order.size() - 1);
        }

        /** 0 when it cannot be read aloud like the query; else nearer to 1 the earlier and the fuller the match. */
        private double spokenFit(List<String> question) {
            var best = 0.0;
            for (var reading : spoken) {
                var sounds = reading.sounds();
                for (var start = 0; start + sounds.size() <= question.size(); start++) {
                    if (fits(sounds, question, start)) {
                        var share = (double) sounds.size() / question.size();
                        best = Math.max(best, 0.6 + (start == 0 ? 0.15 : 0) + 0.25 * share);
                        break;
                    }
                }
            }
            return best;
        }

        private boolean fits(List<SpokenQuery.Sound> sounds, List<String> question, int start) {
            for (var i = 0; i < sounds.size(); i++) {
                if (!sounds.get(i).fits(question.get(start + i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Tokens of the query with their weights. */
    private final class Weighted {

        private final Map<String, Double> weights = new HashMap<>();
        private double sum;
        private double repeated;

        Weighted(List<String> tokens) {
            for (var token : tokens) {
                var idf = statistics.idf(token);
                repeated += idf;
                weights.merge(token, idf, Double::sum);
            }
            for (var token : weights.keySet()) {
                sum += statistics.idf(token);
            }
        }

        double bm25(Map<String, Integer> counts, double length) {
            var score = 0.0;
            for (var weight : weights.entrySet()) {
                var count = counts.getOrDefault(weight.getKey(), 0);
                score += weight.getValue() * count / (count + K1 * (1 - B + B * length));
            }
            return repeated == 0 ? 0 : score / repeated;
        }

        double dice(Set<String> other) {
            var common = 0.0;
            var total = sum;
            for (var token : other) {
                var idf = statistics.idf(token);
                total += idf;
                common += weights.containsKey(token) ? idf : 0;
            }
            return total == 0 ? 0 : 2 * common / total;
        }

        double coverage(Set<String> other) {
            return coverageBeyond(Set.of(), other);
        }

        double coverageBeyond(Set<String> known, Set<String> other) {
            var covered = 0.0;
            for (var token : weights.keySet()) {
                covered += other.contains(token) && !known.contains(token) ? statistics.idf(token) : 0;
            }
            return sum == 0 ? 0 : covered / sum;
        }
    }
}
