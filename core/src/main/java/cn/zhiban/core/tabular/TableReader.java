package cn.zhiban.core.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Opens files as tables. The name does not matter, the content does. */
public final class TableReader {
    /**
     * The beginning of a table, for a person to check.
     *
     * @param format what the file is
     * @param encoding encoding of a CSV file
     * @param headers headings
     * @param rows first rows below the heading
     */
    public record Preview(TableFormat format, String encoding, List<String> headers, List<List<String>> rows) {}

    private TableReader() {}

    /**
     * Finds out what the file is.
     *
     * @throws UnreadableTable it is no table, or may not be opened (macros, encryption, an archive that explodes)
     */
    public static Table open(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        if (head.length == 0) {
            throw new UnreadableTable("empty");
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return XlsxTable.open(file);
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return XlsTable.open(file);
        }
        String start =
                new String(head, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("%pdf-")
                || start.startsWith("<!doctype")
                || start.startsWith("<html")
                || start.startsWith("<?xml")
                || start.startsWith("<table")
                || start.startsWith("{\\rtf")) {
            throw new UnreadableTable("not-a-table");
        }
        return CsvTable.open(file);
    }

    /** Heading and first rows. @throws UnreadableTable there is not even a heading */
    public static Preview preview(Table table, int rows) throws IOException {
        List<List<String>> read = new ArrayList<>();
        table.read((_, cells) -> {
            read.add(cells);
            return read.size() <= rows;
        });
        if (read.isEmpty()) {
            throw new UnreadableTable("empty");
        }
        return new Preview(table.format(), table.encoding(), read.getFirst(), read.subList(1, read.size()));
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Checks a row against the limits and drops empty cells at its end. */
    static List<String> checked(int number, List<String> cells) {
        if (number > Table.ROWS + 1) {
            throw new UnreadableTable("too-many-rows", Table.ROWS);
        }
        int used = cells.size();
        while (used > 0 && cells.get(used - 1).isBlank()) {
            used--;
        }
        if (used > Table.COLUMNS) {
            throw new UnreadableTable("too-many-columns", Table.COLUMNS);
        }
        for (int i = 0; i < used; i++) {
            if (cells.get(i).length() > Table.CELL) {
                throw new UnreadableTable("cell-too-long", number, Table.CELL);
            }
        }
        return List.copyOf(cells.subList(0, used));
    }
}
