package cn.zhiban.kb.redline.match;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that cannot be made to run for ever: short, without back references and without a repetition of
 * a repetition, and given up after so many looks at characters that it is no longer linear in the text.
 */
public final class SafePattern {
    /** Longest expression. */
    public static final int LENGTH = 300;

    private static final int LOOKS_AT_LEAST = 5_000;
    private static final int LOOKS_PER_CHARACTER = 200;
    private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\(?:[1-9]|k<)");
    private static final Pattern REPEATED_REPETITION = Pattern.compile("[*+}]\\??\\)(?:[*+{])");

    private final Pattern pattern;
    private final boolean onDigits;

    private SafePattern(Pattern pattern, boolean onDigits) {
        this.pattern = pattern;
        this.onDigits = onDigits;
    }

    /** The expression ready to use, or empty if it is wrong or not safe. */
    public static Optional<SafePattern> of(String expression) {
        if (expression.isBlank()
                || expression.length() > LENGTH
                || BACK_REFERENCE.matcher(expression).find()
                || REPEATED_REPETITION.matcher(expression).find()) {
            return Optional.empty();
        }
        try {
            Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
            return pattern.matcher("").matches()
                    ? Optional.empty()
                    : Optional.of(new SafePattern(pattern, expression.contains("\\d") || expression.contains("[0-9")));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Also to be looked for where digits are joined and written as digits. */
    boolean onDigits() {
        return onDigits;
    }

    interface Found {
        void at(int start, int end);
    }

    void find(View view, Found found) {
        Matcher matcher = pattern.matcher(new Watched(view));
        try {
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.at(matcher.start(), matcher.end());
                }
            }
        } catch (TooManyLooks e) {
            // what was found until here stands
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        TooManyLooks() {
            super(null, null, false, false);
        }
    }

    private static final class Watched implements CharSequence {
        private final View view;
        private int left;

        Watched(View view) {
            this.view = view;
            this.left = Math.max(LOOKS_AT_LEAST, LOOKS_PER_CHARACTER * view.length);
        }

        @Override
        public int length() {
            return view.length;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooManyLooks();
            }
            return view.chars[index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new String(view.chars, start, end - start);
        }

        @Override
        public String toString() {
            return view.toString();
        }
    }
}
