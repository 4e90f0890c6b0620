package cn.zhiban.kb.document;

import cn.zhiban.kb.document.DocumentWords.Label;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A table whose rows are scripts, or one script written as a table of names and values. */
final class ScriptTable {
    private ScriptTable() {}

    /** The scripts of a table by label; empty if it is an ordinary table. */
    static List<Map<Label, String>> rows(TextBlock block) {
        List<List<String>> cells = block.lines().stream()
                .filter(line -> !line.matches("^[\\s|:+-]+$"))
                .map(ScriptTable::cells)
                .toList();
        if (cells.size() < 2) {
            return List.of();
        }
        List<Map<Label, String>> across = across(cells);
        return across.isEmpty() ? down(cells) : across;
    }

    private static List<Map<Label, String>> across(List<List<String>> cells) {
        Map<Integer, Label> columns = new java.util.TreeMap<>();
        for (int i = 0; i < cells.getFirst().size(); i++) {
            Optional<Label> label = DocumentWords.exactLabel(cells.getFirst().get(i));
            if (label.isPresent() && !columns.containsValue(label.get())) {
                columns.put(i, label.get());
            }
        }
        if (!columns.containsValue(Label.TEXT) || columns.size() < 2) {
            return List.of();
        }
        List<Map<Label, String>> rows = new ArrayList<>();
        for (List<String> line : cells.subList(1, cells.size())) {
            Map<Label, String> row = new EnumMap<>(Label.class);
            columns.forEach((column, label) -> {
                if (column < line.size() && !line.get(column).isBlank()) {
                    row.put(label, line.get(column));
                }
            });
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Map<Label, String>> down(List<List<String>> cells) {
        Map<Label, String> script = new EnumMap<>(Label.class);
        for (List<String> line : cells) {
            if (line.size() >= 2) {
                DocumentWords.exactLabel(line.getFirst()).ifPresent(label -> script.putIfAbsent(label, line.get(1)));
            }
        }
        return script.containsKey(Label.TEXT) && script.size() > 1 ? List.of(script) : List.of();
    }

    private static List<String> cells(String line) {
        String bare = line.strip();
        if (bare.startsWith("|")) {
            bare = bare.substring(1);
        }
        if (bare.endsWith("|") && !bare.endsWith("\\|")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        List<String> cells = new ArrayList<>();
        for (String cell : Objects.requireNonNull(bare.split("(?<!\\\\)\\|", -1))) {
            cells.add(cell.strip()
                    .replace("\\|", "|")
                    .replaceAll("(?i)<br\\s*/?>", "\n")
                    .strip());
        }
        return cells;
    }
}
