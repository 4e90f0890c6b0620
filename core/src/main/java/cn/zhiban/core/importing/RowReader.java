package cn.zhiban.core.importing;

import cn.zhiban.core.tabular.CellError;
import cn.zhiban.core.tabular.TableRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row and collects their mistakes, so that a person sees all of them at once. Not for several threads. */
public final class RowReader {
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-/.\u5e74](\\d{1,2})[-/.\u6708](\\d{1,2})\u65e5?(?:[ T]0?0:00(?::00)?)?");
    private static final Pattern COMPACT_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    /** Longest part of a wrong cell that a message repeats. */
    private static final int REPEATED = 60;

    private final TableRow row;
    private final List<CellError> errors = new ArrayList<>();

    public RowReader(TableRow row) {
        this.row = row;
    }

    /** Number of the row in the file. */
    public int number() {
        return row.number();
    }

    /** Whether the file has the column at all, even if the cell is empty. */
    public boolean has(String field) {
        return row.cells().containsKey(field);
    }

    /** The cell without blanks around it; empty if there is nothing. */
    public String text(String field) {
        return row.cells().getOrDefault(field, "").strip();
    }

    /** The cell, which must not be empty nor longer than so many characters. */
    public String required(String field, int longest) {
        String text = text(field);
        if (text.isEmpty()) {
            error(field, "core.import.error.required");
        } else if (text.length() > longest) {
            error(field, "core.import.error.too-long", longest);
        }
        return text;
    }

    /** The cell as a day, null if it is empty or no date (which is a mistake). Takes 2026-11-23, 2026/1/5, 20261123 … */
    public @Nullable LocalDate date(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        Matcher compact = COMPACT_DATE.matcher(text);
        Matcher parts = compact.matches() ? compact : DATE.matcher(text);
        if (parts.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
            } catch (DateTimeException e) {
                // a 30 February is as wrong as a word
            }
        }
        error(field, "core.import.error.date", shown(text));
        return null;
    }

    /**
     * The cell as one of some things people name, null if it is empty or names none (which is a mistake).
     *
     * @param find finds what is meant
     * @param unknown key of the message if it names none; gets the cell's text
     */
    public <V> @Nullable V one(String field, Function<String, Optional<V>> find, String unknown) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        Optional<V> found = find.apply(text);
        if (found.isEmpty()) {
            error(field, unknown, shown(text));
            return null;
        }
        return found.get();
    }

    /** Says that a mandatory value is missing, unless something else is wrong with the cell already. */
    public void require(String field, @Nullable Object value) {
        if (value == null && errors.stream().noneMatch(error -> error.column().equals(field))) {
            error(field, "core.import.error.required");
        }
    }

    /** Adds a mistake. @param field the cell, or empty for the whole row */
    public void error(String field, String key, Object... arguments) {
        errors.add(CellError.of(row.number(), field, key, arguments));
    }

    /** Whether anything was wrong so far. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** The row as a value, or all its mistakes. */
    public <T> RowCheck<T> check(Supplier<T> value) {
        return errors.isEmpty() ? RowCheck.right(value.get()) : RowCheck.wrong(errors);
    }

    /** Compares what people type into cells: case, blanks and full-width letters do not matter. */
    public static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String shown(String text) {
        return text.length() <= REPEATED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, REPEATED))) + "…";
    }
}
