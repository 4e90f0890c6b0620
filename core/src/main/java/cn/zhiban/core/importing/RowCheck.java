package cn.zhiban.core.importing;

import cn.zhiban.core.tabular.CellError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read: either its value or its mistakes.
 *
 * @param value what was read, null if there are mistakes
 * @param errors the mistakes
 */
public record RowCheck<T>(@Nullable T value, List<CellError> errors) {
    /** A row without mistakes. */
    public static <T> RowCheck<T> right(T value) {
        return new RowCheck<>(value, List.of());
    }

    /** A row with at least one mistake. */
    public static <T> RowCheck<T> wrong(List<CellError> errors) {
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("a wrong row needs a mistake");
        }
        return new RowCheck<>(null, List.copyOf(errors));
    }
}
