package cn.zhiban.kb.redline.match;

/**
 * A text in the spellings that words are looked for in. Built in one pass, linear in its length.
 *
 * <ul>
 *   <li>skeleton: letters and digits alone, so that nothing put between them hides a word
 *   <li>dense: everything but blanks, for words with symbols such as {@code 100%}
 *   <li>plain: everything but what cannot be seen, for patterns
 *   <li>sound: Chinese characters as pinyin, letters as they are
 * </ul>
 */
final class Spellings {
    private static final int ROOM = 16;

    final View skeleton;
    final View dense;
    final View plain;
    final View sound;

    private byte gap;

    Spellings(CharSequence text) {
        int room = text.length() + ROOM;
        skeleton = new View(room);
        dense = new View(room);
        plain = new View(room);
        sound = new View(room * 3);
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            int end = i + Character.charCount(codePoint);
            take(codePoint, i, end);
            i = end;
        }
    }

    /** Number of things that are read aloud one by one: letters, Chinese characters, pictures. */
    int units() {
        int units = 0;
        for (int i = 0; i < sound.length; i++) {
            if (i == 0 || sound.from[i] != sound.from[i - 1]) {
                units++;
            }
        }
        return units;
    }

    private void take(int codePoint, int start, int end) {
        String folded = Lookalikes.folded(codePoint);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) && Character.isLetter(codePoint)) {
                letter(c, start, end);
            } else {
                separator(c, start, end);
            }
        }
        String picture = Character.isLetterOrDigit(codePoint) ? "" : Lookalikes.picture(codePoint);
        if (!picture.isEmpty()) {
            spell(picture, start, end, View.NONE, View.PICTURE);
        }
    }

    private void letter(char c, int start, int end) {
        skeleton.add(c, start, end, gap, c);
        dense.add(c, start, end, gap, c);
        plain.add(c, start, end, gap, c);
        spell(Lookalikes.sound(c), start, end, gap, c);
        gap = View.NONE;
    }

    private void spell(String sound, int start, int end, byte before, char unit) {
        for (int i = 0; i < sound.length(); i++) {
            this.sound.add(sound.charAt(i), start, end, i == 0 ? before : View.NONE, unit);
        }
    }

    private void separator(char c, int start, int end) {
        plain.add(c, start, end, View.NONE, c);
        byte kind = kind(c);
        if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
            dense.add(c, start, end, kind == View.LINE ? kind : View.NONE, c);
        }
        gap = (byte) Math.max(gap, kind);
    }

    /** NFKC has made full-width marks plain ones. */
    private static byte kind(char c) {
        return switch (c) {
            case '\n', '\r', '|', '\t' -> View.LINE;
            case '\u3002', '\u3001', '!', '?', ';', ':', ',' -> View.HARD;
            case '-', '_', '/' -> View.JOINER;
            default -> View.SOFT;
        };
    }
}
