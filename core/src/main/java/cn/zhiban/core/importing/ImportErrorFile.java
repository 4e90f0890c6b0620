package cn.zhiban.core.importing;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.tabular.TableReader;
import cn.zhiban.core.tabular.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The rows of an import that were not taken, as a workbook to mend and import again: what is wrong stands in front. */
@Service
public class ImportErrorFile {
    private final JobService jobs;
    private final ImportLedger ledger;
    private final FileStore files;
    private final Translations translations;

    ImportErrorFile(JobService jobs, ImportLedger ledger, FileStore files, Translations translations) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.files = files;
        this.translations = translations;
    }

    /**
     * Writes the workbook.
     *
     * @param locale language of the messages
     * @throws NotFound there is no such import, or it is somebody else's
     */
    public void write(long jobId, Locale locale, OutputStream out) throws IOException {
        jobs.get(jobId);
        ImportLedger.Entry entry = ledger.find(jobId).orElseThrow(() -> new NotFound("core.import", jobId));
        Map<Integer, String> messages = messages(entry.result(), locale);
        List<TableWriter> writer = new ArrayList<>(1);
        TableReader.open(files.content(files.getTrusted(entry.file()))).read((number, cells) -> {
            if (writer.isEmpty()) {
                writer.add(TableWriter.xlsx(
                        out,
                        "errors",
                        front(
                                translations.getTranslation("core.import.errors.row", locale),
                                translations.getTranslation("core.import.errors.message", locale),
                                cells)));
            } else if (messages.containsKey(number)) {
                writer.getFirst().row(front(String.valueOf(number), messages.get(number), cells));
            }
            return true;
        });
        for (TableWriter each : writer) {
            each.close();
        }
    }

    /** A mistake as a person reads it: the column's name and what is wrong with it. */
    public String message(ImportError error, String importer, Locale locale) {
        String text = translations.getTranslation(
                error.key(), locale, error.arguments().toArray());
        String column = columnName(error.column(), importer, locale);
        return column.isEmpty()
                ? text
                : translations.getTranslation("core.import.errors.of-column", locale, column, text);
    }

    /** What people call a field. */
    public String columnName(String field, String importer, Locale locale) {
        String key = importer + ".column." + field;
        return field.isEmpty() || !translations.contains(key) ? field : translations.getTranslation(key, locale);
    }

    private Map<Integer, String> messages(ImportResult result, Locale locale) {
        return result.errors().stream()
                .collect(Collectors.groupingBy(
                        ImportError::row,
                        TreeMap::new,
                        Collectors.mapping(
                                error -> message(error, result.importer(), locale), Collectors.joining("\n"))));
    }

    private static List<String> front(String first, String second, List<String> cells) {
        List<String> row = new ArrayList<>(cells.size() + 2);
        row.add(first);
        row.add(second);
        row.addAll(cells);
        return row;
    }
}
