package cn.zhiban.kb.search.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns an article into the token strings of {@link SearchFields}. Immutable; safe for many threads. */
public final class ArticleTokens {

    /** Questions longer than this are found by their parts, not as a whole (the engine refuses tokens of 32 kB). */
    static final int EXACT_LIMIT = 200;

    /** Distinct tokens of the pinyin fields: enough for 200 characters with polyphones, keeps odd imports small. */
    private static final int SPOKEN_LIMIT = 4_000;

    static final int LONGEST_BEGINNING = 24;
    private static final int LONGEST_INITIALS = 4;
    private static final int INITIALS_ALTERNATIVES = 8;

    private final Concepts concepts;

    public ArticleTokens(Concepts concepts) {
        this.concepts = concepts;
    }

    /** The value of every field in {@link SearchFields}, possibly empty, never null. */
    public Map<String, String> of(ArticleText article) {
        var questions = normalizedQuestions(article);
        var labels = article.labels().stream().map(TextNormalizer::text).toList();
        var units = new ArrayList<String>();
        var pairs = new ArrayList<String>();
        for (var question : questions) {
            addQuestion(question, units, pairs);
        }
        var spoken = new ArrayList<>(questions);
        spoken.addAll(labels);
        return Map.of(
                SearchFields.EXACT, exact(questions),
                SearchFields.UNITS, join(units),
                SearchFields.PAIRS, join(pairs),
                SearchFields.LABELS, join(unitsAndPairs(labels)),
                SearchFields.ANSWER, join(unitsAndPairs(List.of(TextNormalizer.text(article.answer())))),
                SearchFields.WORDS, join(beginnings(spoken, article.codes())),
                SearchFields.PINYIN, join(syllables(spoken)),
                SearchFields.INITIALS, join(initials(spoken)));
    }

    static List<String> normalizedQuestions(ArticleText article) {
        var questions = new ArrayList<String>();
        questions.add(TextNormalizer.text(article.title()));
        article.similarQuestions().forEach(question -> questions.add(TextNormalizer.text(question)));
        questions.removeIf(String::isEmpty);
        return questions;
    }

    static String compact(String normalized) {
        return normalized.replace(" ", "");
    }

    private static String exact(List<String> questions) {
        var tokens = new LinkedHashSet<String>();
        for (var question : questions) {
            var compact = compact(question);
            if (compact.length() <= EXACT_LIMIT) {
                tokens.add(compact);
            }
        }
        return join(tokens);
    }

    private void addQuestion(String question, List<String> units, List<String> pairs) {
        var cut = TextUnits.of(question);
        units.addAll(cut.units());
        for (var unit : concepts.fold(cut.units())) {
            if (Concepts.isConcept(unit)) {
                units.add(unit);
            }
        }
        var neighbours = cut.pairs();
        pairs.addAll(neighbours);
        if (!cut.units().isEmpty()) {
            units.add('^' + cut.units().getFirst());
        }
        if (!neighbours.isEmpty()) {
            pairs.add('^' + neighbours.getFirst());
        }
    }

    private static List<String> unitsAndPairs(Collection<String> texts) {
        var tokens = new ArrayList<String>();
        for (var text : texts) {
            var cut = TextUnits.of(text);
            tokens.addAll(cut.units());
            tokens.addAll(cut.pairs());
        }
        return tokens;
    }

    private static Set<String> beginnings(List<String> texts, List<String> codes) {
        var tokens = new LinkedHashSet<String>();
        for (var text : texts) {
            for (var unit : TextUnits.of(text).units()) {
                if (TextUnits.isWord(unit)) {
                    addBeginnings(unit, tokens);
                }
            }
        }
        for (var code : codes) {
            var normalized = TextNormalizer.text(code);
            addBeginnings(compact(normalized), tokens);
            for (var part : normalized.split(" ")) {
                addBeginnings(part, tokens);
            }
        }
        return tokens;
    }

    /** The word with and without its joiners and each of its parts, all with their beginnings. */
    private static void addBeginnings(String word, Set<String> tokens) {
        addEachBeginning(Codes.bare(word), tokens);
        for (var part : Codes.parts(word)) {
            addEachBeginning(part, tokens);
        }
    }

    private static void addEachBeginning(String word, Set<String> tokens) {
        for (var end = 1; end <= Math.min(word.length(), LONGEST_BEGINNING); end++) {
            tokens.add(word.substring(0, end));
        }
    }

    private static Set<String> syllables(List<String> texts) {
        var tokens = new LinkedHashSet<String>();
        for (var text : texts) {
            String[] before = {};
            var first = true;
            for (var unit : TextUnits.of(text).units()) {
                var readings = Pinyin.readings(unit);
                for (var reading : readings) {
                    tokens.add(reading);
                    if (first) {
                        tokens.add('^' + reading);
                    }
                    for (var previous : before) {
                        tokens.add(previous + '\'' + reading);
                    }
                }
                before = readings;
                first = false;
                if (tokens.size() > SPOKEN_LIMIT) {
                    return tokens;
                }
            }
        }
        return tokens;
    }

    private static Set<String> initials(List<String> texts) {
        var tokens = new LinkedHashSet<String>();
        for (var text : texts) {
            var units = TextUnits.of(text).units();
            for (var start = 0; start < units.size() && tokens.size() < SPOKEN_LIMIT; start++) {
                addInitials(units, start, tokens);
            }
        }
        return tokens;
    }

    private static void addInitials(List<String> units, int start, Set<String> tokens) {
        var runs = List.of("");
        for (var i = start; i < Math.min(units.size(), start + LONGEST_INITIALS); i++) {
            var longer = new ArrayList<String>();
            for (var run : runs) {
                for (var initial : Pinyin.initials(units.get(i))) {
                    if (longer.size() < INITIALS_ALTERNATIVES) {
                        longer.add(run + initial);
                    }
                }
            }
            tokens.addAll(longer);
            if (start == 0) {
                longer.forEach(run -> tokens.add('^' + run));
            }
            runs = longer;
        }
    }

    private static String join(Collection<String> tokens) {
        return String.join(" ", tokens);
    }
}
