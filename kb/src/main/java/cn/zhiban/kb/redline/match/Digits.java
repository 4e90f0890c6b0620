package cn.zhiban.kb.redline.match;

/**
 * A text with its numbers as people read them out: what separates digits softly is gone, Chinese numerals are digits, and
 * so are the letters o, l and i among digits. Anything that ends a clause or a column stays between numbers.
 */
final class Digits {
    private Digits() {}

    static View of(View skeleton) {
        View digits = new View(skeleton.length + 16);
        for (int i = 0; i < skeleton.length; i++) {
            if (skeleton.gap[i] >= View.HARD) {
                digits.add('\n', skeleton.from[i], skeleton.from[i], View.NONE, '\n');
            }
            char c = skeleton.chars[i];
            char before = digits.length == 0 ? ' ' : digits.chars[digits.length - 1];
            char after = i + 1 < skeleton.length ? skeleton.chars[i + 1] : ' ';
            digits.add(digit(c, before, after), skeleton.from[i], skeleton.to[i], skeleton.gap[i], c);
        }
        return digits;
    }

    private static char digit(char c, char before, char after) {
        char numeral = Lookalikes.digit(c);
        if (numeral != c) {
            return numeral;
        }
        if ((c == 'o' || c == 'l' || c == 'i') && (isDigit(before) || isDigit(after))) {
            return c == 'o' ? '0' : '1';
        }
        return c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
