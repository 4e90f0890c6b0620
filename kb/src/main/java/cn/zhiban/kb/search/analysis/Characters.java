package cn.zhiban.kb.search.analysis;

/** What kind of character stands at a place of a normalised text. */
final class Characters {

    private Characters() {}

    static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetterOrDigit(int c) {
        return isAsciiLetter(c) || isDigit(c);
    }

    /** Han, kana and hangul: written without spaces between words, so every character is a unit of its own. */
    static boolean isSpaceless(int codePoint) {
        if (codePoint < 0x1100) {
            return false;
        }
        if (codePoint >= 0x4E00 && codePoint <= 0x9FFF) {
            return true;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI -> true;
            default -> false;
        };
    }
}
