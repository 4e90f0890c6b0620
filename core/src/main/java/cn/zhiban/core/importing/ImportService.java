package cn.zhiban.core.importing;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.job.JobState;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.ColumnMapping;
import cn.zhiban.core.tabular.TableReader;
import cn.zhiban.core.tabular.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports of spreadsheets from the upload to the result. Every step asks the importer whether whoever acts may import,
 * and files and results are those of whoever uploaded them.
 */
@Service
public class ImportService {
    /** Largest file that is taken. */
    public static final int MEGABYTES = 64;

    static final String PURPOSE = "core.import";
    private static final int PREVIEWED = 5;

    private final Importers importers;
    private final ImportLedger ledger;
    private final FileStore files;
    private final JobService jobs;
    private final Access access;

    ImportService(Importers importers, ImportLedger ledger, FileStore files, JobService jobs, Access access) {
        this.importers = importers;
        this.ledger = ledger;
        this.files = files;
        this.jobs = jobs;
        this.access = access;
    }

    /** The columns of an importer, in the order in which they are shown. */
    public List<Column> columns(String importer) {
        return importers.allowed(importer).columns();
    }

    /**
     * Stores the file that is to be imported.
     *
     * @param content read to its end, not closed
     * @throws cn.zhiban.core.file.FileTooLarge more than {@value #MEGABYTES} MB
     */
    public StoredFile upload(String importer, String fileName, InputStream content) {
        importers.allowed(importer);
        return files.store(fileName, content, PURPOSE, MEGABYTES * 1024L * 1024, Set.of());
    }

    /**
     * The beginning of an uploaded file.
     *
     * @param chosen heading → field as chosen so far; headings that are missing here are guessed
     * @throws UnreadableTable the file is no table
     */
    public ImportPreview preview(String importer, String file, Map<String, String> chosen) {
        List<Column> columns = importers.allowed(importer).columns();
        try {
            TableReader.Preview start = TableReader.preview(TableReader.open(files.content(own(file))), PREVIEWED);
            Map<String, String> mapping = guess(start.headers(), columns, chosen);
            List<String> missing =
                    ColumnMapping.of(start.headers(), columns, mapping).missing();
            return new ImportPreview(start.encoding(), start.headers(), start.rows(), mapping, missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Queues an import or a dry run.
     *
     * @return id of the job, whose result is an {@link ImportResult}
     * @throws UnreadableTable the file is no table, or a required column is mapped to no heading
     */
    @Transactional
    public long submit(ImportRequest request) {
        List<Column> columns = importers.allowed(request.importer()).columns();
        StoredFile file = own(request.file());
        try {
            List<String> headers = TableReader.preview(TableReader.open(files.content(file)), 1)
                    .headers();
            ColumnMapping.of(headers, columns, request.mapping()).complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jobs.submit(request.dryRun() ? CheckHandler.TYPE : ImportHandler.TYPE, file.name(), request);
    }

    /** What an import has come to so far, also while it runs or after it was cancelled; empty before it starts. */
    public Optional<ImportResult> result(long jobId) {
        jobs.get(jobId);
        return ledger.find(jobId).map(ImportLedger.Entry::result);
    }

    /** Whether the import wrote something that can be taken back and was not. */
    public boolean mayUndo(long jobId) {
        JobDetails job = jobs.get(jobId);
        return job.state().isEnded()
                && ledger.find(jobId).filter(this::undoable).isPresent();
    }

    /**
     * Queues taking back an import.
     *
     * @return id of the job, whose result is an {@link UndoResult}
     * @throws NotFound there is nothing to take back
     */
    @Transactional
    public long undo(long jobId) {
        JobDetails job = jobs.get(jobId);
        ledger.lock(jobId);
        if (!job.state().isEnded() || ledger.find(jobId).filter(this::undoable).isEmpty()) {
            throw new NotFound("core.import", jobId);
        }
        long undo = jobs.submit(UndoHandler.TYPE, job.title(), new UndoHandler.Request(jobId));
        ledger.undoBy(jobId, undo);
        return undo;
    }

    private boolean undoable(ImportLedger.Entry entry) {
        return entry.result().wrote()
                && importers.allowed(entry.result().importer()).canUndo()
                && (entry.undoJob() == null || failed(entry.undoJob()));
    }

    private boolean failed(long undoJob) {
        JobState state = jobs.get(undoJob).state();
        return state == JobState.FAILED || state == JobState.CANCELLED;
    }

    /** The first heading that looks like a field gets it; a second one is left out, for the person to decide. */
    private static Map<String, String> guess(List<String> headers, List<Column> columns, Map<String, String> chosen) {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (String header : headers) {
            String field =
                    ColumnMapping.of(List.of(header), columns, chosen).fields().getOrDefault(0, "");
            boolean taken =
                    !chosen.containsKey(header) && (mapping.containsValue(field) || chosen.containsValue(field));
            mapping.put(header, taken ? "" : field);
        }
        return mapping;
    }

    private StoredFile own(String publicId) {
        StoredFile file = files.getTrusted(publicId);
        if (!file.purpose().equals(PURPOSE)
                || !file.createdBy().equals(access.current().reference())) {
            throw new NotFound("core.file", publicId);
        }
        return file;
    }
}
