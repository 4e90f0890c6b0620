package cn.zhiban.core.tabular;

import java.util.List;

/**
 * What is wrong with a cell.
 *
 * @param row row in the file, 1-based
 * @param column the field, or empty for the whole row
 * @param code key of the message that says what is wrong and how to mend it
 * @param args values for the message
 */
public record CellError(int row, String column, String code, List<String> args) {
    public CellError {
        args = List.copyOf(args);
    }

    /** A mistake in a cell; the values become texts. */
    public static CellError of(int row, String column, String code, Object... args) {
        return new CellError(
                row,
                column,
                code,
                java.util.Arrays.stream(args).map(String::valueOf).toList());
    }
}
