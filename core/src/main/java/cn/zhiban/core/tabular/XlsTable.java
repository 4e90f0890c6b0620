package cn.zhiban.core.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** A workbook of Excel 97 to 2003. Such files are small; they are read whole. */
final class XlsTable implements Table {
    private static final long LIMIT = 64L * 1024 * 1024;
    private final Path file;

    private XlsTable(Path file) {
        this.file = file;
    }

    static XlsTable open(Path file) throws IOException {
        if (Files.size(file) > LIMIT) {
            throw new UnreadableTable("too-large", LIMIT / (1024 * 1024));
        }
        try (InputStream in = Files.newInputStream(file);
                POIFSFileSystem system = new POIFSFileSystem(in)) {
            if (system.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new UnreadableTable("encrypted");
            }
            if (system.getRoot().hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
                throw new UnreadableTable("macros");
            }
            if (!system.getRoot().hasEntryCaseInsensitive("Workbook")) {
                throw new UnreadableTable("not-a-table");
            }
        } catch (RuntimeException e) {
            if (e instanceof UnreadableTable problem) {
                throw problem;
            }
            throw new UnreadableTable("broken");
        }
        return new XlsTable(file);
    }

    @Override
    public TableFormat format() {
        return TableFormat.XLS;
    }

    @Override
    public String encoding() {
        return "";
    }

    @Override
    public void read(Handler handler) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                HSSFWorkbook workbook = open(in)) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                if (!workbook.isSheetHidden(i)
                        && !workbook.isSheetVeryHidden(i)
                        && read(workbook.getSheetAt(i), handler)) {
                    return;
                }
            }
        }
    }

    private static HSSFWorkbook open(InputStream in) throws IOException {
        try {
            return new HSSFWorkbook(in);
        } catch (EncryptedDocumentException e) {
            throw new UnreadableTable("encrypted");
        } catch (OldExcelFormatException e) {
            throw new UnreadableTable("not-a-table");
        } catch (RuntimeException e) {
            throw new UnreadableTable("broken");
        }
    }

    private static boolean read(HSSFSheet sheet, Handler handler) throws IOException {
        boolean any = false;
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum() && i <= COLUMNS; i++) {
                cells.add(text(row.getCell(i)));
            }
            List<String> checked = TableReader.checked(row.getRowNum() + 1, cells);
            if (!checked.isEmpty()) {
                any = true;
                if (!handler.row(row.getRowNum() + 1, checked)) {
                    return true;
                }
            }
        }
        return any;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? CellText.date(cell.getLocalDateTimeCellValue())
                        : CellText.number(BigDecimal.valueOf(cell.getNumericCellValue()));
            default -> "";
        };
    }
}
