package cn.zhiban.kb.search;

import cn.zhiban.kb.search.analysis.TextNormalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Marks in a text what fits the query: runs of two or more characters that stand in the query, or, where there is none,
 * single ones. Returns escaped HTML with nothing but {@code <mark>} in it.
 */
final class Highlighter {
    private static final int EXCERPT = 90;
    private static final int BEFORE = 24;
    private static final int QUERY = 200;

    private final Set<String> pairs = new HashSet<>();
    private final Set<String> singles = new HashSet<>();

    /** @param query the normalised query */
    Highlighter(String query) {
        List<String> characters = characters(query.length() > QUERY ? query.substring(0, QUERY) : query);
        for (int i = 0; i < characters.size(); i++) {
            String one = characters.get(i);
            if (Character.isLetterOrDigit(one.codePointAt(0))) {
                singles.add(one);
                if (i + 1 < characters.size()
                        && Character.isLetterOrDigit(characters.get(i + 1).codePointAt(0))) {
                    pairs.add(one + characters.get(i + 1));
                }
            }
        }
    }

    /** The whole text with marks. */
    String mark(String text) {
        List<String> characters = characters(text);
        return render(characters, marks(characters), 0, characters.size());
    }

    /** A piece of a longer text around the first place that fits; empty if none does. */
    Optional<String> excerpt(String text) {
        List<String> characters = characters(text.replaceAll("\\s+", " "));
        BitSet marks = marks(characters);
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        int from = characters.size() <= EXCERPT ? 0 : Math.max(0, marks.nextSetBit(0) - BEFORE);
        int to = Math.min(characters.size(), from + EXCERPT);
        return Optional.of(
                (from > 0 ? "…" : "") + render(characters, marks, from, to) + (to < characters.size() ? "…" : ""));
    }

    private BitSet marks(List<String> characters) {
        BitSet marks = new BitSet(characters.size());
        List<String> folded = characters.stream().map(Highlighter::fold).toList();
        for (int i = 0; i + 1 < folded.size(); i++) {
            if (pairs.contains(folded.get(i) + folded.get(i + 1))) {
                marks.set(i, i + 2);
            }
        }
        if (marks.isEmpty() && singles.size() <= 2) {
            for (int i = 0; i < folded.size(); i++) {
                if (singles.contains(folded.get(i))) {
                    marks.set(i);
                }
            }
        }
        return marks;
    }

    /** Traditional, full-width and upper-case characters count as what the query was normalised to. */
    private static String fold(String character) {
        if (character.codePointAt(0) < 128) {
            return character.toLowerCase(Locale.ROOT);
        }
        String normalized = TextNormalizer.text(character);
        return normalized.isEmpty() ? character : normalized;
    }

    private static List<String> characters(String text) {
        List<String> characters = new ArrayList<>(text.length());
        text.codePoints().forEach(point -> characters.add(Character.toString(point)));
        return characters;
    }

    private static String render(List<String> characters, BitSet marks, int from, int to) {
        StringBuilder html = new StringBuilder();
        boolean open = false;
        for (int i = from; i < to; i++) {
            if (marks.get(i) != open) {
                open = !open;
                html.append(open ? "<mark>" : "</mark>");
            }
            html.append(escape(characters.get(i)));
        }
        return open ? html.append("</mark>").toString() : html.toString();
    }

    private static String escape(String character) {
        return switch (character) {
            case "<" -> "&lt;";
            case ">" -> "&gt;";
            case "&" -> "&amp;";
            case "\"" -> "&quot;";
            case "'" -> "&#39;";
            default -> character;
        };
    }
}
