package cn.zhiban.core.importing;

import cn.zhiban.core.importing.ImportLedger.Tally;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.tabular.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports on the calling thread, without a job: for demo data and other files that the suite brings along. */
@Service
public class ImportNow {
    private final Importers importers;
    private final TransactionTemplate transaction;

    ImportNow(Importers importers, PlatformTransactionManager transactions) {
        this.importers = importers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Imports a table. Done again it finds its rows unchanged, if the importer can tell.
     *
     * @param importer name of the {@link RowImporter}
     * @param content the table, read to its end, not closed
     * @param options for the importer
     * @return the counts; rows with mistakes are among them, not thrown
     */
    public ImportResult run(String importer, InputStream content, Map<String, String> options) throws IOException {
        Path file = Files.createTempFile("zhiban-import", ".tmp");
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            ImportRequest request = new ImportRequest(importer, "", Map.of(), false, options);
            return new ImportPass<>(
                            new NoJob(), request, importers.allowed(importer), new Nowhere(importer), transaction)
                    .through(TableReader.open(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private record Nowhere(String importer) implements ImportPass.Keeper {
        @Override
        public Tally begin() {
            return new Tally(0, new ImportResult(importer, false, 0, 0, 0, 0, 0, 0, List.of()));
        }

        @Override
        public void save(Tally tally) {
            // whoever calls sees the result
        }
    }

    private static final class NoJob implements JobContext {
        @Override
        public long jobId() {
            return 0;
        }

        @Override
        public <T> T parameters(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void progress(double fraction) {
            // nobody looks
        }

        @Override
        public void checkCancelled() {
            // nobody can
        }
    }
}
