package cn.zhiban.training.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text in which wordings are found whatever their width, case and blanks, at their place in the original. */
final class Words {
    private static final int FIRST_WIDE = 0xFF01;
    private static final int LAST_WIDE = 0xFF5E;
    private static final int WIDE_OFFSET = 0xFEE0;
    private final String plain;
    private final int[] at;

    Words(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        this.at = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u3000') {
                at[plain.length()] = i;
                boolean wide = c >= FIRST_WIDE && c <= LAST_WIDE;
                plain.append(Character.toLowerCase(wide ? (char) (c - WIDE_OFFSET) : c));
            }
        }
        this.plain = plain.toString();
    }

    /** A passage of the original text: first character and the one after the last. */
    record Span(int start, int end) {}

    String plain() {
        return plain;
    }

    /** The original place of a passage of the plain text. */
    Span span(int start, int end) {
        return new Span(at[start], at[end - 1] + 1);
    }

    @Nullable
    Span find(List<String> any) {
        for (String one : any) {
            Span span = find(one);
            if (span != null) {
                return span;
            }
        }
        return null;
    }

    /** A number at the edge of the wording is not found within a longer number. */
    private @Nullable Span find(String wording) {
        String wanted = new Words(wording).plain;
        for (int i = plain.indexOf(wanted); i >= 0 && !wanted.isEmpty(); i = plain.indexOf(wanted, i + 1)) {
            int end = i + wanted.length();
            if (!(cuts(i) || cuts(end))) {
                return span(i, end);
            }
        }
        return null;
    }

    private boolean cuts(int border) {
        return border > 0
                && border < plain.length()
                && Character.isDigit(plain.charAt(border - 1))
                && Character.isDigit(plain.charAt(border));
    }
}
