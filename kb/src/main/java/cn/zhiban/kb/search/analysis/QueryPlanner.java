package cn.zhiban.kb.search.analysis;

import cn.zhiban.kb.search.analysis.QueryPlan.Branch;
import cn.zhiban.kb.search.analysis.QueryPlan.Clause;
import cn.zhiban.kb.search.analysis.QueryPlan.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person typed or pasted and plans the search for it. Immutable; safe for many threads; make a new one when
 * new statistics arrive.
 */
public final class QueryPlanner {

    /** Pairs that are searched in questions: more make a paste slow without finding other articles. */
    private static final int MAX_PAIRS = 16;

    /** Characters, words and concepts that are searched in questions. */
    private static final int MAX_UNITS = 12;

    private static final int MAX_OTHER_PAIRS = 8;

    /** A unit in more than this share of questions is left out while {@link #ENOUGH_UNITS} others remain. */
    private static final double FREQUENT = 0.20;

    private static final int ENOUGH_UNITS = 6;

    /** Up to this many units a query is the beginning of a title rather than a question. */
    private static final int SHORT = 4;

    private static final int LONGEST_INITIALS = 4;

    private final TermStatistics statistics;
    private final Concepts concepts;

    public QueryPlanner(TermStatistics statistics, Concepts concepts) {
        this.statistics = statistics;
        this.concepts = concepts;
    }

    /** Plans any input, also null or 100,000 characters of emoji; the plan is empty when there is nothing to find. */
    public QueryPlan plan(@Nullable String raw) {
        var text = TextNormalizer.query(raw);
        var tokens = QuestionTokens.of(text, concepts);
        if (tokens.units().isEmpty()) {
            return new QueryPlan(text, QueryKind.EMPTY, List.of());
        }
        var spoken = spokenReadings(text, tokens);
        var branches = new ArrayList<Branch>();
        branches.add(plain(text, tokens));
        spoken.forEach(reading -> branches.add(spoken(reading)));
        return new QueryPlan(text, kind(tokens, spoken), List.copyOf(branches));
    }

    /** Readings as pinyin of a query with Latin letters; in Chinese text only when a word in it is unknown. */
    List<SpokenQuery> spokenReadings(String text, QuestionTokens tokens) {
        var words = tokens.units().stream().filter(TextUnits::isWord).toList();
        var chinese = words.size() < tokens.units().size();
        if (words.isEmpty() || (chinese && words.stream().allMatch(this::isKnown))) {
            return List.of();
        }
        return SpokenQuery.readingsOf(text);
    }

    private boolean isKnown(String token) {
        return statistics.frequency(token) > 0;
    }

    private static QueryKind kind(QuestionTokens tokens, List<SpokenQuery> spoken) {
        var units = tokens.units();
        var words = units.stream().filter(TextUnits::isWord).count();
        if (!spoken.isEmpty()) {
            var likeliest = spoken.getFirst();
            if (words < units.size()) {
                return QueryKind.MIXED;
            }
            return likeliest.hasInitials() ? QueryKind.INITIALS : QueryKind.PINYIN;
        }
        if (words == units.size() && units.stream().anyMatch(Codes::looksLikeCode)) {
            return QueryKind.CODE;
        }
        return units.size() == 1 && words == 1 ? QueryKind.WORD : QueryKind.QUESTION;
    }

    private Branch plain(String text, QuestionTokens tokens) {
        var units = selectiveUnits(tokens);
        var pairs = selective(tokens.pairs(), MAX_PAIRS);
        var few = selective(tokens.pairs(), MAX_OTHER_PAIRS);
        var words = tokens.units().stream().filter(TextUnits::isWord).distinct().toList();
        var elsewhere = new LinkedHashSet<>(few);
        elsewhere.addAll(words.subList(0, Math.min(words.size(), MAX_OTHER_PAIRS)));
        if (tokens.units().size() == 1) {
            elsewhere.addAll(tokens.units());
        }
        var clauses = new ArrayList<Clause>();
        var compact = ArticleTokens.compact(text);
        if (compact.length() <= ArticleTokens.EXACT_LIMIT) {
            add(clauses, SearchFields.EXACT, List.of(compact), 2f);
        }
        add(clauses, SearchFields.UNITS, units, 1f);
        add(clauses, SearchFields.PAIRS, pairs, 1f);
        if (tokens.units().size() <= SHORT) {
            add(clauses, SearchFields.UNITS, List.of('^' + tokens.units().getFirst()), 0.5f);
            tokens.pairs().stream()
                    .limit(1)
                    .forEach(pair -> add(clauses, SearchFields.PAIRS, List.of('^' + pair), 0.5f));
        }
        add(clauses, SearchFields.LABELS, elsewhere, 0.7f);
        add(clauses, SearchFields.ANSWER, elsewhere, 0.3f);
        add(clauses, SearchFields.WORDS, beginnings(words), 1f);
        add(clauses, SearchFields.PINYIN, UnknownPairs.soundsOf(tokens.units(), statistics), 0.3f);
        return new Branch(List.of(), List.copyOf(clauses), 1);
    }

    private List<String> selectiveUnits(QuestionTokens tokens) {
        var all = new LinkedHashSet<>(tokens.units());
        tokens.concepts().stream().filter(Concepts::isConcept).forEach(all::add);
        var best = selective(all, MAX_UNITS);
        var known = best.stream().filter(this::isKnown).count();
        var rare =
                best.stream().filter(unit -> statistics.share(unit) <= FREQUENT).toList();
        var enough = known - (best.size() - rare.size()) >= ENOUGH_UNITS;
        return enough ? rare : best;
    }

    /**
     * The most telling tokens that questions have, and half as many that none has: those may stand in a label, an
     * answer or an article newer than the statistics, but must not crowd out the known ones.
     */
    private List<String> selective(Collection<String> tokens, int limit) {
        var distinct = tokens.stream().distinct().toList();
        var selected = new ArrayList<>(distinct.stream()
                .filter(this::isKnown)
                .sorted(Comparator.comparingDouble(statistics::idf).reversed())
                .limit(limit)
                .toList());
        var unknown = statistics.isEmpty() ? limit : limit / 2;
        distinct.stream().filter(token -> !isKnown(token)).limit(unknown).forEach(selected::add);
        return selected;
    }

    /** Whole words, and the parts of mixed ones, for iphone15 may be written iPhone 15. */
    private static List<String> beginnings(List<String> words) {
        var tokens = new LinkedHashSet<String>();
        for (var word : words) {
            tokens.add(Codes.bare(word));
            Codes.parts(word).stream().filter(part -> part.length() > 1).forEach(tokens::add);
        }
        return tokens.stream()
                .filter(token -> !token.isEmpty())
                .map(token -> token.substring(0, Math.min(token.length(), ArticleTokens.LONGEST_BEGINNING)))
                .distinct()
                .limit(MAX_OTHER_PAIRS)
                .toList();
    }

    private static Branch spoken(SpokenQuery query) {
        var required = new ArrayList<Clause>();
        var optional = new ArrayList<Clause>();
        var sounds = query.sounds();
        var runs = initialRuns(sounds);
        for (var run : runs) {
            required.add(new Clause(SearchFields.INITIALS, List.copyOf(run), Match.ANY, 0.3f));
        }
        if (!runs.isEmpty()) {
            var heads = runs.getFirst().stream().map(run -> '^' + run).toList();
            optional.add(new Clause(SearchFields.INITIALS, heads, Match.ANY, 0.6f));
        }
        for (var i = 0; i < sounds.size(); i++) {
            var sound = sounds.get(i);
            var before = i == 0 ? List.<String>of() : sounds.get(i - 1).syllables();
            var here = sound.syllables();
            if (sound.kind() == SpokenQuery.Kind.CHARACTER) {
                required.add(new Clause(SearchFields.UNITS, List.of(sound.typed()), Match.ANY, 1f));
            }
            if (!before.isEmpty() && !here.isEmpty()) {
                required.add(new Clause(SearchFields.PINYIN, neighbours(before, here), Match.ANY, 0.5f));
            } else if (!here.isEmpty() && sound.kind() != SpokenQuery.Kind.CHARACTER) {
                required.add(new Clause(SearchFields.PINYIN, here, Match.ANY, 0.5f));
            }
        }
        return new Branch(List.copyOf(required), List.copyOf(optional), 0);
    }

    private static List<String> neighbours(List<String> left, List<String> right) {
        var pairs = new ArrayList<String>();
        for (var before : left) {
            for (var after : right) {
                pairs.add(before + '\'' + after);
            }
        }
        return pairs;
    }

    /** The first letters in runs of four; the last run reaches back so that no letter stands alone. */
    private static List<Set<String>> initialRuns(List<SpokenQuery.Sound> sounds) {
        var runs = new ArrayList<Set<String>>();
        for (var end = Math.min(LONGEST_INITIALS, sounds.size()); end <= sounds.size(); ) {
            runs.add(alternatives(sounds.subList(Math.max(0, end - LONGEST_INITIALS), end)));
            if (end == sounds.size()) {
                break;
            }
            end = Math.min(end + LONGEST_INITIALS - 1, sounds.size());
        }
        runs.removeIf(Set::isEmpty);
        return runs;
    }

    private static Set<String> alternatives(List<SpokenQuery.Sound> sounds) {
        Set<String> runs = Set.of("");
        for (var sound : sounds) {
            var longer = new LinkedHashSet<String>();
            for (var run : runs) {
                sound.initials().forEach(initial -> longer.add(run + initial));
            }
            runs = longer;
        }
        return runs;
    }

    private static void add(List<Clause> clauses, String field, Collection<String> tokens, float boost) {
        if (!tokens.isEmpty()) {
            clauses.add(new Clause(field, List.copyOf(tokens), Match.ANY, boost));
        }
    }
}
