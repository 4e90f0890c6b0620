package cn.zhiban.kb.search.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts questions that ask the same in other words or spellings together: those that share enough of their pairs of
 * neighbours, of their concepts (synonyms folded) and of their sounds, so that a wrong character of the same sound does
 * not part them. Each question joins the first group whose first question is near enough, so the order counts: give the
 * most frequent one first. Deterministic.
 */
public final class QuestionGroups {
    /** Two questions ask the same when they share this much. */
    private static final double NEAR = 0.5;

    private static final int LENGTH = 120;

    private final Concepts concepts;
    private final List<Set<String>> heads = new ArrayList<>();
    private final Map<String, List<Integer>> groupsByFeature = new HashMap<>();

    public QuestionGroups(Concepts concepts) {
        this.concepts = concepts;
    }

    /** Number of the group that the question belongs to, from 0; the next number if it begins a new one. */
    public int add(String question) {
        Set<String> features = features(question);
        Map<Integer, Integer> shared = new HashMap<>();
        for (String feature : features) {
            groupsByFeature.getOrDefault(feature, List.of()).forEach(group -> shared.merge(group, 1, Integer::sum));
        }
        int best = -1;
        double nearest = NEAR;
        for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
            int group = entry.getKey();
            double near =
                    2.0 * entry.getValue() / (features.size() + heads.get(group).size());
            if (near > nearest || near == nearest && (best < 0 || group < best)) {
                best = group;
                nearest = near;
            }
        }
        if (best >= 0) {
            return best;
        }
        heads.add(features);
        features.forEach(feature ->
                groupsByFeature.computeIfAbsent(feature, _ -> new ArrayList<>()).add(heads.size() - 1));
        return heads.size() - 1;
    }

    private Set<String> features(String question) {
        String normalized = TextNormalizer.query(question);
        QuestionTokens tokens = QuestionTokens.of(
                normalized.length() > LENGTH ? normalized.substring(0, LENGTH) : normalized, concepts);
        Set<String> features = new HashSet<>();
        tokens.pairs().forEach(pair -> features.add("p" + pair));
        tokens.concepts().forEach(concept -> features.add("c" + concept));
        List<String> units = tokens.units();
        for (int i = 1; i < units.size(); i++) {
            features.add("s" + sound(units.get(i - 1)) + "'" + sound(units.get(i)));
        }
        if (features.isEmpty()) {
            features.add("t" + normalized);
        }
        return features;
    }

    private static String sound(String unit) {
        String[] readings = Pinyin.readings(unit);
        return readings.length == 0 ? unit : readings[0];
    }
}
