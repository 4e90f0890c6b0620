package cn.zhiban.kb.search.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * One way to read letters as pinyin: a sequence of characters, syllables and first letters, each standing for one
 * Chinese character.
 */
record SpokenQuery(List<Sound> sounds) {

    /** Longer input is a word or a paste, not pinyin; 48 letters are 10 to 16 characters. */
    static final int LONGEST = 48;

    private static final int MAX_SEGMENTATIONS = 3;

    /**
     * @param typed a character, a syllable, the beginning of one, or a first letter
     */
    record Sound(String typed, Kind kind) {

        boolean fits(String unit) {
            if (kind == Kind.CHARACTER) {
                return typed.equals(unit);
            }
            for (var reading : Pinyin.readings(unit)) {
                if (kind == Kind.SYLLABLE ? reading.equals(typed) : reading.startsWith(typed)) {
                    return true;
                }
            }
            return false;
        }

        /** The syllables that this may be. */
        List<String> syllables() {
            return switch (kind) {
                case CHARACTER -> List.of(Pinyin.readings(typed));
                case SYLLABLE -> List.of(typed);
                case BEGINNING -> List.copyOf(Pinyin.syllablesBeginningWith(typed));
                case INITIAL -> List.of();
            };
        }

        List<String> initials() {
            return kind == Kind.CHARACTER ? Pinyin.initials(typed) : List.of(typed.substring(0, 1));
        }
    }

    enum Kind {
        CHARACTER,
        SYLLABLE,
        BEGINNING,
        INITIAL
    }

    boolean isOnlyInitials() {
        return sounds.stream().allMatch(sound -> sound.kind() == Kind.INITIAL);
    }

    boolean hasInitials() {
        return sounds.stream().anyMatch(sound -> sound.kind() == Kind.INITIAL);
    }

    /** All sensible readings of a normalised query, the likeliest first; none when a part cannot be pinyin. */
    static List<SpokenQuery> readingsOf(String normalized) {
        if (normalized.length() > LONGEST) {
            return List.of();
        }
        var units = TextUnits.of(normalized).units();
        var readings = List.of(List.<Sound>of());
        for (var i = 0; i < units.size() && !readings.isEmpty(); i++) {
            readings = continued(readings, units.get(i), i + 1 == units.size());
        }
        return readings.stream()
                .filter(sounds -> !sounds.isEmpty())
                .map(SpokenQuery::new)
                .toList();
    }

    private static List<List<Sound>> continued(List<List<Sound>> readings, String unit, boolean last) {
        var continuations =
                TextUnits.isWord(unit) ? segmentations(unit, last) : List.of(List.of(new Sound(unit, Kind.CHARACTER)));
        var continued = new LinkedHashSet<List<Sound>>();
        for (var reading : readings) {
            for (var continuation : continuations) {
                var sounds = new ArrayList<>(reading);
                sounds.addAll(continuation);
                continued.add(sounds);
            }
        }
        return continued.stream().limit(MAX_SEGMENTATIONS).toList();
    }

    private static List<List<Sound>> segmentations(String word, boolean last) {
        if (!word.chars().allMatch(Characters::isAsciiLetter)) {
            return List.of();
        }
        var letters = Pinyin.asTyped(word);
        var found = new ArrayList<List<Sound>>();
        wholeSyllables(letters, last, new ArrayList<>(), found, new int[1]);
        found.sort((a, b) -> Integer.compare(a.size(), b.size()));
        var best = new ArrayList<>(found.subList(0, Math.min(found.size(), MAX_SEGMENTATIONS)));
        if (best.isEmpty() || letters.length() <= 3) {
            var abbreviated = abbreviated(letters, best.isEmpty());
            if (!abbreviated.isEmpty()) {
                best.add(abbreviated);
            }
        }
        return best;
    }

    /** Depth first, longest syllable first; gives up after 2,000 steps, which no real input needs. */
    private static void wholeSyllables(
            String letters, boolean last, List<Sound> taken, List<List<Sound>> found, int[] steps) {
        if (letters.isEmpty()) {
            found.add(List.copyOf(taken));
            return;
        }
        if (++steps[0] > 2_000 || found.size() >= 8) {
            return;
        }
        for (var end = Math.min(6, letters.length()); end > 0; end--) {
            var head = letters.substring(0, end);
            var unfinished = last && end == letters.length() && (!taken.isEmpty() || end > 1);
            var kind = unfinished ? Kind.BEGINNING : Kind.SYLLABLE;
            if (unfinished ? !Pinyin.syllablesBeginningWith(head).isEmpty() : Pinyin.isSyllable(head)) {
                taken.add(new Sound(head, kind));
                wholeSyllables(letters.substring(end), last, taken, found, steps);
                taken.removeLast();
            }
        }
    }

    /** First letters, with whole syllables of two and more letters where they fit unless only letters are wanted. */
    private static List<Sound> abbreviated(String letters, boolean withSyllables) {
        var sounds = new ArrayList<Sound>();
        for (var i = 0; i < letters.length(); ) {
            var end = withSyllables ? Math.min(6, letters.length() - i) : 1;
            while (end > 1 && !Pinyin.isSyllable(letters.substring(i, i + end))) {
                end--;
            }
            if (end == 1 && !Pinyin.isInitial(letters.charAt(i))) {
                return List.of();
            }
            sounds.add(new Sound(letters.substring(i, i + end), end > 1 ? Kind.SYLLABLE : Kind.INITIAL));
            i += end;
        }
        return sounds;
    }
}
