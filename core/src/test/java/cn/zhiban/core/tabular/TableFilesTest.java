package cn.zhiban.core.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFilesTest {
    private static final List<String> HEADERS = List.of("a", "b", "c");
    private static final String[] PIECES = {
        "退货", "a,b", "\"", "'", "=1+1", "-5", "@x", "'=x", "\n", " ", "😀", "007", "|", ";", "\t", "𠮷", "1E5", "+", "x"
    };

    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file" + System.nanoTime()), content);
    }

    private static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        TableReader.open(file).read((_, cells) -> rows.add(cells));
        return rows;
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                rows.add(List.of(cell(random), cell(random), "end" + random.nextInt()));
            }
            for (TableFormat format : List.of(TableFormat.CSV, TableFormat.XLSX)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (TableWriter writer = format == TableFormat.CSV
                        ? TableWriter.csv(out, HEADERS)
                        : TableWriter.xlsx(out, "t", HEADERS)) {
                    for (List<String> row : rows) {
                        writer.row(row);
                    }
                }
                List<List<String>> read = rows(file(out.toByteArray()));
                assertThat(read.getFirst()).isEqualTo(HEADERS);
                assertThat(read.subList(1, read.size())).as(format.name()).isEqualTo(rows);
            }
        }
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return cell.toString();
    }

    @Test
    void aTextThatLooksLikeAFormulaIsGuardedInTheFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = TableWriter.csv(out, HEADERS)) {
            writer.row(List.of("=HYPERLINK(\"http://x\")", "@a", "c"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("'=HYPERLINK").contains("'@a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void readsEveryEncodingThatSpreadsheetsWrite(String encoding) throws IOException {
        String text = "标准问题,答案\n什么时候发货,四十八小时内发出\n";
        assertThat(rows(file(text.getBytes(Charset.forName(encoding)))))
                .containsExactly(List.of("标准问题", "答案"), List.of("什么时候发货", "四十八小时内发出"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeading() throws IOException {
        assertThat(rows(file("\uFEFF标题,b\nx,y\n".getBytes(StandardCharsets.UTF_8)))
                        .getFirst())
                .containsExactly("标题", "b");
    }

    @Test
    void tabsAndSemicolonsSeparateToo() throws IOException {
        assertThat(rows(file("a\tb,c\td\n1\t2\t3\n".getBytes(StandardCharsets.UTF_8)))
                        .getFirst())
                .containsExactly("a", "b,c", "d");
        assertThat(rows(file("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8))).getFirst())
                .containsExactly("a", "b");
    }

    @Test
    void rowsAreNumberedAsPeopleSeeThem() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        TableReader.open(file("a\n\nx\n\"two\nlines\"\ny\n".getBytes(StandardCharsets.UTF_8)))
                .read((number, _) -> numbers.add(number));
        assertThat(numbers).containsExactly(1, 3, 4, 5);
    }

    @Test
    void longNumbersInOldWorkbooksKeepTheirDigits() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            var row = workbook.createSheet().createRow(0);
            row.createCell(0).setCellValue(6901234567890d);
            row.createCell(1).setCellValue("款号");
            row.createCell(2).setCellValue(1.5);
            Path file = folder.resolve("old.xls");
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
            assertThat(rows(file)).containsExactly(List.of("6901234567890", "款号", "1.5"));
        }
    }

    @Test
    void filesThatAreNoTablesAreRefusedWithTheReason() throws IOException {
        refused("", "empty");
        refused("%PDF-1.7 x", "not-a-table");
        refused("<html><table></table></html>", "not-a-table");
        refused("a,b\n\"x,y\n", "broken-quotes");
        refused("PK\u0003\u0004garbage", "broken");
        byte[] binary = new byte[500];
        new Random(1).nextBytes(binary);
        assertThatThrownBy(() -> rows(file(binary))).isInstanceOf(UnreadableTable.class);
    }

    private void refused(String content, String code) throws IOException {
        Path file = file(content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        UnreadableTable.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void archivesThatExplodeOrHoldMacrosOrEntitiesAreRefused() throws IOException {
        assertThatThrownBy(() -> rows(zip("xl/vbaProject.bin", new byte[10])))
                .isInstanceOfSatisfying(
                        UnreadableTable.class,
                        problem -> assertThat(problem.code()).isEqualTo("macros"));
        assertThatThrownBy(() -> rows(zip("xl/sharedStrings.xml", new byte[60 * 1024 * 1024])))
                .isInstanceOfSatisfying(
                        UnreadableTable.class,
                        problem -> assertThat(problem.code()).isEqualTo("too-large"));
        byte[] entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>"
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> rows(zip("xl/sharedStrings.xml", entity))).isInstanceOf(UnreadableTable.class);
    }

    private Path zip(String name, byte[] content) throws IOException {
        Path file = folder.resolve("zip" + System.nanoTime());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return file;
    }

    @Test
    void columnsAreFoundByChineseAndEnglishHeadings() {
        List<Column> columns = List.of(Column.required("title", "标准问题"), Column.optional("valid_from", "生效"));
        ColumnMapping mapping = ColumnMapping.of(List.of(" 标准问题* ", "Valid From", "别的"), columns, Map.of());
        assertThat(mapping.fields()).containsEntry(0, "title").containsEntry(1, "valid_from");
        assertThat(mapping.ignored()).containsExactly("别的");
        assertThatThrownBy(
                        () -> ColumnMapping.of(List.of("x"), columns, Map.of()).complete())
                .isInstanceOf(UnreadableTable.class);
        assertThat(ColumnMapping.of(List.of("x"), columns, Map.of("x", "title"))
                        .complete()
                        .fields())
                .containsEntry(0, "title");
    }
}
