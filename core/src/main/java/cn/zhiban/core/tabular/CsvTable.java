package cn.zhiban.core.tabular;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Text with commas, tabs or semicolons. The encoding is found by strict decoding: a byte-order mark, else UTF-16 by its
 * zero bytes, else UTF-8 if all of the file is, else GB18030 (which holds GBK and GB2312).
 */
final class CsvTable implements Table {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE = 64 * 1024;
    /** Text copied from elsewhere holds a control character now and then; one in so many is no text any more. */
    private static final int STRAY = 100;

    private final Path file;
    private final Charset charset;
    private final int mark;
    private final char delimiter;

    private CsvTable(Path file, Charset charset, int mark, char delimiter) {
        this.file = file;
        this.charset = charset;
        this.mark = mark;
        this.delimiter = delimiter;
    }

    static CsvTable open(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(SAMPLE);
        }
        int mark = 0;
        Charset charset;
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            mark = 3;
            charset = StandardCharsets.UTF_8;
        } else if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            mark = 2;
            charset = StandardCharsets.UTF_16LE;
        } else if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            mark = 2;
            charset = StandardCharsets.UTF_16BE;
        } else {
            charset = guess(file, head);
        }
        if (!decodes(file, mark, charset)) {
            throw new UnreadableTable("encoding");
        }
        String start = new String(head, mark, head.length - mark, charset);
        long control = start.chars()
                .filter(c -> c < 32 && c != '\t' && c != '\n' && c != '\r')
                .count();
        if (start.indexOf(0) >= 0 || control * STRAY > start.length()) {
            throw new UnreadableTable("not-a-table");
        }
        return new CsvTable(file, charset, mark, delimiter(start));
    }

    private static Charset guess(Path file, byte[] head) throws IOException {
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    evenZeros++;
                } else {
                    oddZeros++;
                }
            }
        }
        if (oddZeros > evenZeros * 4 && oddZeros > 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (evenZeros > oddZeros * 4 && evenZeros > 0) {
            return StandardCharsets.UTF_16BE;
        }
        return decodes(file, 0, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : GB18030;
    }

    private static boolean decodes(Path file, int mark, Charset charset) throws IOException {
        char[] buffer = new char[SAMPLE];
        try (BufferedReader reader = reader(file, mark, charset)) {
            while (reader.read(buffer) >= 0) {
                // only whether it can be read
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static BufferedReader reader(Path file, int mark, Charset charset) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static char delimiter(String start) {
        char best = ',';
        int most = 0;
        for (char candidate : new char[] {',', '\t', ';', '\uFF0C'}) {
            int count = 0;
            boolean quoted = false;
            for (int i = 0; i < start.length() && (quoted || start.charAt(i) != '\n'); i++) {
                quoted ^= start.charAt(i) == '"';
                count += !quoted && start.charAt(i) == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public TableFormat format() {
        return TableFormat.CSV;
    }

    @Override
    public String encoding() {
        return charset.name();
    }

    @Override
    public void read(Handler handler) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        try (BufferedReader reader = reader(file, mark, charset);
                CSVParser parser =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            for (CSVRecord record : parser) {
                List<String> cells = new ArrayList<>(record.size());
                record.forEach(cell -> cells.add(FormulaGuard.remove(cell)));
                int number = (int) Math.min(record.getRecordNumber(), Integer.MAX_VALUE);
                List<String> row = TableReader.checked(number, cells);
                if (!row.isEmpty() && !handler.row(number, row)) {
                    return;
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new UnreadableTable("broken-quotes");
        } catch (org.apache.commons.csv.CSVException e) {
            throw new UnreadableTable("broken-quotes");
        }
    }
}
