package cn.zhiban.training.question.exchange;

/** Escaped characters of GIFT stand as characters that no text has while the text is cut at the bare ones. */
final class Escapes {
    private static final String CONTROL = "\\~=#{}:n";
    private static final char FIRST = '\uFDD0';

    private Escapes() {}

    /** Hides what a backslash makes ordinary. A backslash before anything else stays one. */
    static String hide(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int control = c == '\\' && i + 1 < text.length() ? CONTROL.indexOf(text.charAt(i + 1)) : -1;
            if (control >= 0) {
                out.append((char) (FIRST + control));
                i++;
            } else if (c < FIRST || c > '\uFDEF') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The text as it is meant. */
    static String show(String hidden) {
        StringBuilder out = new StringBuilder(hidden.length());
        for (int i = 0; i < hidden.length(); i++) {
            char c = hidden.charAt(i);
            int control = c - FIRST;
            if (control >= 0 && control < CONTROL.length()) {
                char meant = CONTROL.charAt(control);
                out.append(meant == 'n' ? '\n' : meant);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** As it has to be written. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                out.append("\\n");
            } else if (CONTROL.indexOf(c) >= 0 && c != 'n') {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
