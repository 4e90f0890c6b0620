package cn.zhiban.core.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A workbook of Excel 2007 and later. The first visible sheet that holds anything is the table. */
final class XlsxTable implements Table {
    /** Most bytes an archive may grow to. */
    private static final long UNPACKED = 512L * 1024 * 1024;
    /** Real sheets shrink to a tenth; what shrinks to a five-hundredth was made to explode. */
    private static final long RATIO = 500;

    private static final int HEAD = 2048;

    private final Path file;

    private XlsxTable(Path file) {
        this.file = file;
    }

    static XlsxTable open(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            inspect(zip);
        } catch (ZipException | IllegalArgumentException e) {
            throw new UnreadableTable("broken");
        }
        return new XlsxTable(file);
    }

    private static void inspect(ZipFile zip) throws IOException {
        if (zip.getEntry("xl/workbook.xml") == null) {
            throw new UnreadableTable("not-a-table");
        }
        long total = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith("vbaproject.bin")) {
                throw new UnreadableTable("macros");
            }
            total += measured(zip, entry, UNPACKED - total);
            if (total > UNPACKED) {
                throw new UnreadableTable("too-large", UNPACKED / (1024 * 1024));
            }
            if (name.endsWith(".xml") && hasDoctype(zip, entry)) {
                throw new UnreadableTable("not-a-table");
            }
        }
    }

    /** The size an entry really has; what the archive says of itself may be a lie. */
    private static long measured(ZipFile zip, ZipEntry entry, long limit) throws IOException {
        long said = Math.max(entry.getSize(), 0);
        long packed = Math.max(entry.getCompressedSize(), 1);
        if (said > 10 * 1024 * 1024 && said / packed > RATIO) {
            throw new UnreadableTable("too-large", UNPACKED / (1024 * 1024));
        }
        if (said <= packed * 20) {
            return said;
        }
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0 && size <= limit; read = in.read(buffer)) {
                size += read;
            }
        }
        return size;
    }

    private static boolean hasDoctype(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains("<!DOCTYPE");
        }
    }

    @Override
    public TableFormat format() {
        return TableFormat.XLSX;
    }

    @Override
    public String encoding() {
        return "";
    }

    @Override
    public void read(Handler handler) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            List<Sheet> sheets = workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .toList();
            for (Sheet sheet : sheets) {
                if (read(sheet, handler)) {
                    return;
                }
            }
        } catch (ExcelReaderException | IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new UnreadableTable("broken");
        }
    }

    /** @return whether the sheet held anything */
    private static boolean read(Sheet sheet, Handler handler) throws IOException {
        boolean any = false;
        try (Stream<Row> rows = sheet.openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                List<String> cells = new ArrayList<>(row.getCellCount());
                for (int i = 0; i < row.getCellCount() && i <= COLUMNS; i++) {
                    cells.add(text(row.getOptionalCell(i)));
                }
                List<String> checked = TableReader.checked(row.getRowNum(), cells);
                if (!checked.isEmpty()) {
                    any = true;
                    if (!handler.row(row.getRowNum(), checked)) {
                        return true;
                    }
                }
            }
        }
        return any;
    }

    private static String text(Optional<Cell> found) {
        if (found.isEmpty() || found.get().getValue() == null || found.get().getType() == CellType.ERROR) {
            return "";
        }
        Cell cell = found.get();
        if (cell.getValue() instanceof BigDecimal number) {
            return CellText.isDate(cell.getDataFormatId(), cell.getDataFormatString())
                    ? CellText.date(cell.asDate())
                    : CellText.number(number);
        }
        if (cell.getType() == CellType.FORMULA) {
            String value = cell.getRawValue();
            return value == null ? "" : CellText.formulaResult(value);
        }
        return String.valueOf(cell.getValue());
    }
}
