package cn.zhiban.kb.search.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * Readings of Chinese characters (拼音) without tones, and the syllables that exist. A character with several readings
 * (多音字) keeps the first {@value #MAX_READINGS}, which covers what people type: 行 is xing, hang and heng.
 */
final class Pinyin {

    static final int MAX_READINGS = 3;

    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;
    private static final String[] NONE = {};
    private static final NavigableSet<String> SYLLABLES = new TreeSet<>();
    private static final String[][] READINGS = readings();

    private Pinyin() {}

    /** The readings of one unit, most usual first; empty for anything that is not a Chinese character. */
    static String[] readings(String unit) {
        if (unit.length() != 1) {
            return NONE;
        }
        var c = unit.charAt(0);
        return c >= FIRST && c <= LAST ? READINGS[c - FIRST] : NONE;
    }

    /** The distinct first letters of the readings: 长 gives z and c. */
    static List<String> initials(String unit) {
        var initials = new LinkedHashSet<String>(4);
        for (var reading : readings(unit)) {
            initials.add(reading.substring(0, 1));
        }
        return new ArrayList<>(initials);
    }

    static boolean isSyllable(String letters) {
        return SYLLABLES.contains(letters);
    }

    /** All syllables that begin with what was typed so far: tu gives tu, tuan, tui, tun, tuo. */
    static Set<String> syllablesBeginningWith(String letters) {
        return SYLLABLES.subSet(letters, true, letters + '{', false);
    }

    /** Whether a Chinese syllable can begin with this letter; none begins with i, u or v. */
    static boolean isInitial(char letter) {
        return letter >= 'a' && letter <= 'z' && letter != 'i' && letter != 'u' && letter != 'v';
    }

    private static String[][] readings() {
        var all = new String[LAST - FIRST + 1][];
        for (var i = 0; i < all.length; i++) {
            var spoken = PinyinHelper.toHanyuPinyinStringArray((char) (FIRST + i));
            all[i] = spoken == null ? NONE : withoutTones(spoken);
            SYLLABLES.addAll(Arrays.asList(all[i]));
        }
        return all;
    }

    private static String[] withoutTones(String[] spoken) {
        var readings = new LinkedHashSet<String>(4);
        for (var reading : spoken) {
            var letters = asTyped(reading.replace("u:", "v").replaceAll("[^a-z]", ""));
            if (isWellFormed(letters) && readings.size() < MAX_READINGS) {
                readings.add(letters.intern());
            }
        }
        return readings.toArray(NONE);
    }

    /** Keyboards accept lue for lve and nue for nve; both sides use the shorter spelling. */
    static String asTyped(String letters) {
        return letters.replace("lve", "lue").replace("nve", "nue");
    }

    /** Leaves out the interjections without a vowel (hm, ng), which would turn initials into syllables. */
    private static boolean isWellFormed(String letters) {
        return !letters.isEmpty()
                && isInitial(letters.charAt(0))
                && letters.chars().anyMatch(c -> "aeiouv".indexOf(c) >= 0);
    }
}
