package cn.zhiban.kb.search;

/** Cutting texts for columns of limited length. */
final class Texts {
    private Texts() {}

    /** At most so many characters, never half a surrogate pair, and none that the database cannot keep. */
    static String cut(String text, int length) {
        String clean = text.strip();
        StringBuilder kept = new StringBuilder(Math.min(clean.length(), length));
        for (int i = 0; i < clean.length(); ) {
            int point = clean.codePointAt(i);
            int size = Character.charCount(point);
            if (kept.length() + size > length) {
                break;
            }
            if (point < 0xD800 || point > 0xDFFF) {
                kept.appendCodePoint(point);
            }
            i += size;
        }
        return kept.toString();
    }
}
