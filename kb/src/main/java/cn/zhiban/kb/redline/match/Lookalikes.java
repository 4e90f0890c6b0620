package cn.zhiban.kb.redline.match;

import cn.zhiban.kb.search.analysis.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What characters pass for: folded spellings of the whole basic plane, letters of other scripts that look like Latin
 * ones, pictures that are read aloud. The lists are data in {@code kb/redline/lookalikes.tsv} and {@code ordinary.txt}.
 */
final class Lookalikes {
    private static final int PLANE = 0x10000;
    private static final Map<Integer, String> LOOKS = new HashMap<>();
    private static final Map<Integer, String> SOUNDS = new HashMap<>();
    private static final Map<Integer, String> DIGITS = new HashMap<>();
    private static final Set<Character> ORDINARY = new HashSet<>();
    /** Spelling of each character of the basic plane; null where it has not been asked for yet. */
    private static final String[] FOLDED = new String[PLANE];

    private static final String[] READINGS = new String[PLANE];

    static {
        each("lookalikes.tsv", line -> {
            String[] columns = line.split("\t");
            Map<Integer, String> kind = switch (columns[0]) {
                case "sound" -> SOUNDS;
                case "digit" -> DIGITS;
                default -> LOOKS;
            };
            columns[1].codePoints().forEach(one -> kind.put(one, columns[2]));
        });
        each("ordinary.txt", line -> line.chars().forEach(one -> ORDINARY.add((char) one)));
    }

    private Lookalikes() {}

    /** The plain spelling, empty if it cannot be seen. */
    static String folded(int codePoint) {
        if (codePoint >= PLANE) {
            return fold(codePoint);
        }
        String known = FOLDED[codePoint];
        if (known == null) {
            known = fold(codePoint);
            FOLDED[codePoint] = known;
        }
        return known;
    }

    private static String fold(int codePoint) {
        String looks = LOOKS.get(codePoint);
        if (looks != null) {
            return looks;
        }
        String folded = Spelling.fold(codePoint);
        return folded.length() == 1 ? LOOKS.getOrDefault((int) folded.charAt(0), folded) : folded;
    }

    /** How it is read: pinyin of a Chinese character, the character itself otherwise, empty if it has no sound. */
    static String sound(char letter) {
        String known = READINGS[letter];
        if (known == null) {
            known = read(letter);
            READINGS[letter] = known;
        }
        return known;
    }

    private static String read(char letter) {
        String special = SOUNDS.get((int) letter);
        if (special != null) {
            return soundOf(special);
        }
        return Spelling.readings(letter).stream()
                .findFirst()
                .map(Lookalikes::soundOf)
                .orElseGet(() -> soundOf(String.valueOf(letter)));
    }

    /** The digit that a Chinese numeral stands for, anything else as it is. */
    static char digit(char letter) {
        String digit = DIGITS.get((int) letter);
        return digit == null ? letter : digit.charAt(0);
    }

    /** What a picture is read as, empty for most. */
    static String picture(int codePoint) {
        String special = SOUNDS.get(codePoint);
        return special == null ? "" : soundOf(special);
    }

    /** Letters that stand for each other in disguised spellings become one: l, 1 and i; 0 and o. */
    static String soundOf(String letters) {
        return letters.replace('l', 'i').replace('1', 'i').replace('0', 'o');
    }

    /** One of the characters that every text is full of: a word made of such alone is no disguise. */
    static boolean isOrdinary(char character) {
        return ORDINARY.contains(character);
    }

    private interface Line {
        void take(String line);
    }

    private static void each(String name, Line taker) {
        try (InputStream in = Lookalikes.class.getResourceAsStream("/kb/redline/" + name);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(taker::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
