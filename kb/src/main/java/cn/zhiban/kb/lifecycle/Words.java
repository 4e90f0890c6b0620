package cn.zhiban.kb.lifecycle;

/** Cutting texts for columns of limited length. */
final class Words {
    private Words() {}

    /** At most so many characters, never half a surrogate pair. */
    static String cut(String text, int length) {
        String clean = text.strip();
        if (clean.length() <= length) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length;
        return clean.substring(0, end);
    }
}
