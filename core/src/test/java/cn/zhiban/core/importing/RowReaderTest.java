package cn.zhiban.core.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.tabular.CellError;
import cn.zhiban.core.tabular.TableRow;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    private static RowReader row(String field, String cell) {
        return new RowReader(new TableRow(7, Map.of(field, cell)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-05", "2026/1/5", "2026.1.5", "20260105", "2026年1月5日", "2026-01-05 00:00", " 2026-1-5 "})
    void readsDatesAsPeopleWriteThem(String cell) {
        assertThat(row("day", cell).date("day")).isEqualTo(LocalDate.of(2026, 1, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "soon", "2026-13-01", "46027", "2026-01-05 13:30"})
    void saysThatSomethingIsNoDate(String cell) {
        RowReader row = row("day", cell);
        assertThat(row.date("day")).isNull();
        assertThat(row.check(() -> "").errors())
                .containsExactly(CellError.of(7, "day", "core.import.error.date", cell));
    }

    @Test
    void collectsAllMistakesOfARow() {
        RowReader row = new RowReader(new TableRow(3, Map.of("a", "", "b", "xxxx", "c", "?")));
        row.required("a", 9);
        row.required("b", 3);
        row.one("c", _ -> Optional.empty(), "unknown");
        assertThat(row.check(() -> "").errors()).extracting(CellError::column).containsExactly("a", "b", "c");
        assertThat(row.check(() -> "").value()).isNull();
    }

    @Test
    void doesNotSayThatAValueIsMissingWhenItWasWrong() {
        RowReader row = row("c", "?");
        row.require("c", row.one("c", _ -> Optional.empty(), "unknown"));
        assertThat(row.check(() -> "").errors()).hasSize(1);
    }
}
