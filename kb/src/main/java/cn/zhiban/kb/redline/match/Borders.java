package cn.zhiban.kb.redline.match;

/** Whether letters that were found in a row are a word of their own, and one that somebody meant to write. */
final class Borders {
    /** Widest gap inside a word, in characters of the text: more is two words. */
    private static final int WIDEST_GAP = 8;

    private Borders() {}

    /** A word of Latin letters or digits is not found inside a longer one: no "vx" in "vxworks" or "VX-200". */
    static boolean stands(View view, int start, int end) {
        return !(joins(view, start - 1, start) || joins(view, end - 1, end));
    }

    private static boolean joins(View view, int left, int right) {
        if (left < 0 || right >= view.length) {
            return false;
        }
        int distance = view.from[right] - view.to[left];
        char before = view.unit[left];
        char after = view.unit[right];
        if (distance == 1 && view.gap[right] == View.JOINER) {
            return (isLetter(before) || isDigit(before)) && (isLetter(after) || isDigit(after));
        }
        if (distance != 0) {
            return false;
        }
        return isLetter(before) && isLetter(after)
                || isDigit(before) && isDigit(after)
                || isDigit(before) && isLetter(after);
    }

    /** Nothing stands inside the word that would end it. */
    static boolean holds(View view, int start, int end, boolean strict) {
        int gaps = 0;
        byte worst = View.NONE;
        for (int i = start + 1; i < end; i++) {
            if (view.gap[i] != View.NONE) {
                gaps++;
                worst = (byte) Math.max(worst, view.gap[i]);
                if (view.from[i] - view.to[i - 1] > WIDEST_GAP) {
                    return false;
                }
            }
        }
        return switch (worst) {
            case View.NONE, View.JOINER, View.SOFT -> true;
            case View.HARD -> strict || gaps > 1 && gaps == end - start - 1;
            default -> false;
        };
    }

    /** Begins and ends with a whole Chinese character. */
    static boolean wholeUnits(View view, int start, int end) {
        boolean begins = start == 0 || view.from[start - 1] != view.from[start];
        boolean ends = end == view.length || view.from[end] != view.from[end - 1];
        return begins && ends;
    }

    /** At least one letter or rare character: ordinary characters and pictures stand everywhere. */
    static boolean isSuspicious(View view, int start, int end) {
        for (int i = start; i < end; i++) {
            if (view.unit[i] != View.PICTURE && !Lookalikes.isOrdinary(view.unit[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
