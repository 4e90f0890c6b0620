package cn.zhiban.core.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables that spreadsheet programs open as they are and that import again without loss: XLSX with every cell as
 * text, CSV in UTF-8 with byte-order mark and guarded against formulas. Not for several threads.
 */
public final class TableWriter implements AutoCloseable {
    /** Longest text an XLSX cell can hold; Excel's own limit. */
    private static final int XLSX_CELL = 32_767;

    private static final double WIDTH = 22;
    private static final double LAST_WIDTH = 60;

    private interface Sink {
        void row(List<String> cells) throws IOException;

        void close() throws IOException;
    }

    private final Sink sink;

    private TableWriter(Sink sink) {
        this.sink = sink;
    }

    /** An XLSX workbook with one sheet; the stream is not closed. */
    public static TableWriter xlsx(OutputStream out, String sheet, List<String> headers) throws IOException {
        Workbook workbook = new Workbook(out, "Zhiban", "1.0");
        Worksheet worksheet = workbook.newWorksheet(sheet);
        for (int i = 0; i < headers.size(); i++) {
            worksheet.value(0, i, headers.get(i));
            worksheet.style(0, i).bold().set();
            worksheet.width(i, i == headers.size() - 1 ? LAST_WIDTH : WIDTH);
        }
        worksheet.freezePane(0, 1);
        return new TableWriter(new Sink() {
            private int next = 1;

            @Override
            public void row(List<String> cells) throws IOException {
                for (int i = 0; i < cells.size(); i++) {
                    String cell = printable(cells.get(i));
                    if (cell.length() > XLSX_CELL) {
                        throw new UnreadableTable("cell-too-long-for-xlsx", next + 1, XLSX_CELL);
                    }
                    if (!cell.isEmpty()) {
                        worksheet.value(next, i, cell);
                    }
                }
                next++;
                if (next % 1_000 == 0) {
                    worksheet.flush();
                }
            }

            @Override
            public void close() throws IOException {
                worksheet.finish();
                workbook.finish();
            }
        });
    }

    /** A CSV file; the stream is not closed. */
    public static TableWriter csv(OutputStream out, List<String> headers) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(
                writer,
                CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).get());
        printer.printRecord(headers);
        return new TableWriter(new Sink() {
            @Override
            public void row(List<String> cells) throws IOException {
                printer.printRecord(cells.stream()
                        .map(cell -> FormulaGuard.add(printable(cell)))
                        .toList());
            }

            @Override
            public void close() throws IOException {
                printer.flush();
            }
        });
    }

    /** One row below those before. */
    public void row(List<String> cells) throws IOException {
        sink.row(cells);
    }

    /** Finishes the table. */
    @Override
    public void close() throws IOException {
        sink.close();
    }

    /** Control characters cannot stand in XML; lone halves of surrogate pairs cannot stand in UTF-8. */
    private static String printable(String cell) {
        StringBuilder kept = new StringBuilder(cell.length());
        cell.codePoints()
                .filter(c -> (c >= 32 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
                        || c == '\t'
                        || c == '\n'
                        || c == '\r')
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
