package cn.zhiban.kb.search.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * A normalised text cut into its smallest searchable units: every Chinese character is one, every run of other letters
 * and digits is one. From them come single units (单字) and pairs of neighbours (二元).
 *
 * @param units the units in reading order
 */
record TextUnits(List<String> units) {

    /** A longer run of letters is cut into words of this length: nobody types it, and engines refuse long tokens. */
    private static final int LONGEST_WORD = 64;

    static TextUnits of(String normalized) {
        var units = new ArrayList<String>(normalized.length());
        for (var i = 0; i < normalized.length(); ) {
            var codePoint = normalized.codePointAt(i);
            var width = Character.charCount(codePoint);
            if (codePoint == ' ') {
                i += width;
            } else if (Characters.isSpaceless(codePoint)) {
                units.add(normalized.substring(i, i + width));
                i += width;
            } else {
                var end = endOfWord(normalized, i);
                units.add(normalized.substring(i, end));
                i = end;
            }
        }
        return new TextUnits(units);
    }

    private static int endOfWord(String text, int from) {
        var i = from;
        while (i < text.length() && i - from < LONGEST_WORD) {
            var codePoint = text.codePointAt(i);
            if (codePoint == ' ' || Characters.isSpaceless(codePoint)) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    /** Neighbours joined; punctuation and spaces between them do not part them, for people put those anywhere. */
    List<String> pairs() {
        var pairs = new ArrayList<String>(units.size());
        for (var i = 1; i < units.size(); i++) {
            pairs.add(pair(units.get(i - 1), units.get(i)));
        }
        return pairs;
    }

    private static String pair(String left, String right) {
        var words = isWord(left) && isWord(right);
        return words ? left + '_' + right : left + right;
    }

    static boolean isWord(String unit) {
        return !Characters.isSpaceless(unit.codePointAt(0));
    }
}
