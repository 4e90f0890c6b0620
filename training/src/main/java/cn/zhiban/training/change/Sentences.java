package cn.zhiban.training.change;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the statements that differ between two texts, sentence by sentence. What only moved, or differs in blanks, width
 * of letters or punctuation, has not changed. Pairs of an old and a new sentence are told by the pairs of letters that
 * they share (Dice's coefficient); time O(old · new) for the sentences that differ.
 */
final class Sentences {
    private static final Pattern END = Pattern.compile("(?<=[\\u3002\\uFF01\\uFF1F!?\\uFF1B;])|\\R");
    private static final String SIGNS = "%+-~<>=.\u00A5";
    private static final double ALIKE = 0.4;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 180;

    private Sentences() {}

    /**
     * A statement that changed.
     *
     * @param before what it said, empty if it is new
     * @param after what it says, empty if it is gone
     */
    record Change(String before, String after) {}

    /** What changed, in the order of the newer text; what is gone comes last. */
    static List<Change> changes(String before, String after) {
        List<String> old = sentences(before);
        List<String> now = sentences(after);
        Set<String> oldKeys = keys(old);
        Set<String> nowKeys = keys(now);
        List<String> gone = new ArrayList<>(
                old.stream().filter(one -> !nowKeys.contains(key(one))).toList());
        List<Change> changes = new ArrayList<>();
        for (String one : now) {
            if (!oldKeys.contains(key(one))) {
                String nearest = gone.stream()
                        .filter(other -> likeness(other, one) >= ALIKE)
                        .max(Comparator.comparingDouble(other -> likeness(other, one)))
                        .orElse("");
                gone.remove(nearest);
                changes.add(new Change(nearest, one));
            }
        }
        gone.forEach(one -> changes.add(new Change(one, "")));
        return changes;
    }

    private static List<String> sentences(String text) {
        return END.splitAsStream(text)
                .map(String::strip)
                .filter(one -> key(one).length() >= SHORTEST)
                .map(one -> cut(one, LONGEST))
                .distinct()
                .toList();
    }

    private static Set<String> keys(List<String> sentences) {
        Set<String> keys = new HashSet<>();
        sentences.forEach(one -> keys.add(key(one)));
        return keys;
    }

    /** Letters and digits, and signs that change the meaning of a number. */
    private static String key(String sentence) {
        String plain = Normalizer.normalize(sentence, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean besideNumber = i + 1 < plain.length() && Character.isDigit(plain.charAt(i + 1))
                    || i > 0 && Character.isDigit(plain.charAt(i - 1));
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || besideNumber && SIGNS.indexOf(c) >= 0) {
                key.append(c);
            }
        }
        int length = key.length();
        return length > 0 && key.charAt(length - 1) == '.' ? key.substring(0, length - 1) : key.toString();
    }

    static double likeness(String a, String b) {
        Set<String> first = pairs(key(a));
        Set<String> second = pairs(key(b));
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        long shared = first.stream().filter(second::contains).count();
        return 2.0 * shared / (first.size() + second.size());
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    /** At most so many characters. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
