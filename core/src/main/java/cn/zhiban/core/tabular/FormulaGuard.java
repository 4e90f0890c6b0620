package cn.zhiban.core.tabular;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheet programs from running a text as a formula (OWASP: CSV injection): an apostrophe goes before what
 * could be one, and exactly that apostrophe is taken away again when the file comes back.
 */
final class FormulaGuard {
    private static final Pattern DANGEROUS =
            Pattern.compile("'*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);
    private static final Pattern GUARDED =
            Pattern.compile("'+[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

    private FormulaGuard() {}

    static String add(String cell) {
        return DANGEROUS.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String remove(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
