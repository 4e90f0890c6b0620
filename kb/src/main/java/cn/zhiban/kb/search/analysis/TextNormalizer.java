package cn.zhiban.kb.search.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Brings any text into the one spelling (归一化) that is indexed and searched: compatibility forms and full width folded
 * (NFKC), lower case, traditional characters to simplified, accents dropped, everything that is not a letter or digit
 * turned into at most one space. Invisible characters vanish, so that a zero-width space inside a word does not hide it.
 *
 * <p>The joiners {@code - _ . / + &} survive between two ASCII letters or digits, where they belong to article numbers
 * and versions ({@code ab-12/x}, {@code v1.2}). Never throws; linear in the length of what it reads.
 */
public final class TextNormalizer {

    /** Characters of a query that are read; a paste of more is cut here (measured 2026-11-23: 0.1 ms for 2,000). */
    public static final int QUERY_LIMIT = 2_000;

    /** Characters of one indexed text that are read: an answer of more is found by its first 20,000 characters. */
    public static final int TEXT_LIMIT = 20_000;

    private static final char[] SIMPLIFIED = simplifiedCharacters();

    private TextNormalizer() {}

    /** The searchable spelling of a text to index, at most {@link #TEXT_LIMIT} characters of it. */
    public static String text(@Nullable String raw) {
        return normalize(raw, TEXT_LIMIT);
    }

    /** The searchable spelling of what was typed or pasted, at most {@link #QUERY_LIMIT} characters of it. */
    public static String query(@Nullable String raw) {
        return normalize(raw, QUERY_LIMIT);
    }

    private static String normalize(@Nullable String raw, int limit) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        var folded = Normalizer.normalize(cut(raw, limit), Normalizer.Form.NFKC);
        var out = new StringBuilder(Math.min(folded.length(), limit));
        var gap = false;
        for (var i = 0; i < folded.length() && out.length() < limit; ) {
            var codePoint = folded.codePointAt(i);
            var width = Character.charCount(codePoint);
            if (isInvisible(codePoint)) {
                i += width;
                continue;
            }
            if (Character.isLetterOrDigit(codePoint)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                appendFolded(out, codePoint);
            } else if (isJoiner(codePoint) && !gap && joins(folded, i)) {
                out.append((char) codePoint);
            } else {
                gap = true;
            }
            i += width;
        }
        return out.toString();
    }

    /** Cuts without tearing a surrogate pair apart. */
    private static String cut(String raw, int limit) {
        if (raw.length() <= limit) {
            return raw;
        }
        var end = Character.isHighSurrogate(raw.charAt(limit - 1)) ? limit - 1 : limit;
        return raw.substring(0, end);
    }

    static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            case Character.CONTROL -> !Character.isWhitespace(codePoint);
            default -> false;
        };
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == '-'
                || codePoint == '_'
                || codePoint == '.'
                || codePoint == '/'
                || codePoint == '+'
                || codePoint == '&';
    }

    private static boolean joins(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Characters.isAsciiLetterOrDigit(text.charAt(at - 1))
                && Characters.isAsciiLetterOrDigit(text.charAt(at + 1));
    }

    static void appendFolded(StringBuilder out, int codePoint) {
        if (codePoint < 0x80) {
            out.append((char) Character.toLowerCase(codePoint));
        } else if (codePoint < 0x250) {
            appendWithoutAccent(out, Character.toLowerCase(codePoint));
        } else if (codePoint < SIMPLIFIED.length) {
            out.append(Character.toLowerCase(SIMPLIFIED[codePoint]));
        } else {
            out.appendCodePoint(Character.toLowerCase(codePoint));
        }
    }

    /** Pinyin with tone marks becomes what a keyboard types: ǚ and ü are v there. */
    private static void appendWithoutAccent(StringBuilder out, int letter) {
        var parts = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
        var dotted = parts.length() > 1 && parts.charAt(0) == 'u' && parts.charAt(1) == '\u0308';
        out.append(dotted ? 'v' : parts.charAt(0));
    }

    /**
     * Character by character, from OpenCC's table inside opencc4j (Apache-2.0). Its phrase tables are left out on
     * purpose: both sides are folded alike, so a phrase could only tell apart what a search should join, and loading
     * them through its converter costs 350 ms and 26 MB (measured 2026-11-23) against 2 ms and 128 kB.
     */
    private static char[] simplifiedCharacters() {
        var table = new char[0x10000];
        for (var i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        try (InputStream in = TextNormalizer.class.getResourceAsStream("/data/dictionary/TSCharacters.txt")) {
            if (in == null) {
                throw new IllegalStateException("opencc4j's TSCharacters.txt is not on the class path");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var columns = line.split("\\s+");
                if (columns.length > 1 && columns[0].length() == 1 && columns[1].length() == 1) {
                    table[columns[0].charAt(0)] = columns[1].charAt(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
