package cn.zhiban.core.tabular;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which column of a file is which field.
 *
 * @param headers headings of the file in order
 * @param fields field by number of the column, from 0
 * @param ignored headings that nothing is known about
 * @param missing titles of required columns that the file does not have
 */
public record ColumnMapping(
        List<String> headers, Map<Integer, String> fields, List<String> ignored, List<String> missing) {
    /**
     * Finds the columns by their headings.
     *
     * @param chosen field by heading, chosen by a person or a caller; goes before guessing; an empty field ignores the
     *     column
     * @throws UnreadableTable two columns would be the same field, or a chosen field is not known
     */
    public static ColumnMapping of(List<String> headers, List<Column> columns, Map<String, String> chosen) {
        Set<String> known = columns.stream().map(Column::field).collect(Collectors.toSet());
        Map<Integer, String> fields = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            Optional<String> field = chosen.containsKey(header)
                    ? Optional.of(chosen.get(header)).filter(one -> !one.isEmpty())
                    : guess(header, columns);
            if (field.isEmpty()) {
                if (!header.isBlank()) {
                    ignored.add(header);
                }
                continue;
            }
            if (!known.contains(field.get())) {
                throw new UnreadableTable("unknown-field", field.get());
            }
            if (!taken.add(field.get())) {
                throw new UnreadableTable("same-column-twice", header);
            }
            fields.put(i, field.get());
        }
        List<String> missing = columns.stream()
                .filter(column -> column.required() && !taken.contains(column.field()))
                .map(Column::title)
                .toList();
        return new ColumnMapping(List.copyOf(headers), fields, ignored, missing);
    }

    /** Goes on only if every required column is there. @throws UnreadableTable names those that are not */
    public ColumnMapping complete() {
        if (!missing.isEmpty()) {
            throw new UnreadableTable("column-missing", String.join(", ", missing));
        }
        return this;
    }

    /** Heading in the file of a field, or the field itself if the file does not have it. */
    public String header(String field) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue().equals(field))
                .map(entry -> headers.get(entry.getKey()))
                .findFirst()
                .orElse(field);
    }

    /** A row's cells by field. */
    public TableRow row(int number, List<String> cells) {
        Map<String, String> byField = new LinkedHashMap<>();
        fields.forEach((index, field) -> byField.put(field, index < cells.size() ? cells.get(index) : ""));
        return new TableRow(number, byField);
    }

    private static Optional<String> guess(String header, List<Column> columns) {
        String wanted = plain(header);
        return columns.stream()
                .filter(column -> plain(column.field()).equals(wanted)
                        || plain(column.title()).equals(wanted)
                        || plain(column.field() + column.title()).equals(wanted)
                        || plain(column.title() + column.field()).equals(wanted)
                        || column.aliases().stream()
                                .anyMatch(alias -> plain(alias).equals(wanted)))
                .map(Column::field)
                .findFirst();
    }

    private static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_*\\uFEFF()-]", "");
    }
}
