package cn.zhiban.core.importing;

import cn.zhiban.core.tabular.CellError;
import java.util.List;

/**
 * A mistake in an import's result, kept as key and arguments, so that each reader sees it in their own language.
 *
 * @param row number of the row in the file, the header is 1
 * @param column the field, empty if the whole row is meant
 * @param key key of the message
 * @param arguments values for the message
 */
public record ImportError(int row, String column, String key, List<String> arguments) {
    static ImportError of(CellError error) {
        return new ImportError(error.row(), error.column(), error.code(), error.args());
    }
}
