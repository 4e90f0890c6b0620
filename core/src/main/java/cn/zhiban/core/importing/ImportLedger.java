package cn.zhiban.core.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps how far each import has come, in the transaction that writes the rows: after a crash it goes on with the first
 * row that was not written.
 */
@Component
class ImportLedger {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An import as far as it has come.
     *
     * @param file public id of its file
     * @param lastRow number of the last row that is done
     * @param result the counts so far
     * @param undoJob the job that takes it back, if there is one
     */
    record Entry(
            String file,
            int lastRow,
            ImportResult result,
            @Nullable Long undoJob) {}

    private record Row(
            String importer,
            boolean dryRun,
            String file,
            int lastRow,
            int rowCount,
            int created,
            int updated,
            int unchanged,
            int skipped,
            int errorCount,
            String errors,
            @Nullable Long undoJobId) {}

    Optional<Entry> find(long jobId) {
        return jdbc.sql("""
                        SELECT importer, dry_run, file, last_row, row_count, created, updated, unchanged, skipped,
                               error_count, errors, undo_job_id
                          FROM core_import WHERE job_id = ?""")
                .param(jobId)
                .query(Row.class)
                .optional()
                .map(row -> new Entry(
                        row.file(),
                        row.lastRow(),
                        new ImportResult(
                                row.importer(),
                                row.dryRun(),
                                row.rowCount(),
                                row.created(),
                                row.updated(),
                                row.unchanged(),
                                row.skipped(),
                                row.errorCount(),
                                List.of(json.readValue(row.errors(), ImportError[].class))),
                        row.undoJobId()));
    }

    /** Keeps the entry of a job. */
    ImportPass.Keeper keeper(long jobId, ImportRequest request) {
        return new ImportPass.Keeper() {
            @Override
            public Tally begin() {
                Entry entry = ImportLedger.this.begin(jobId, request);
                return new Tally(entry.lastRow(), entry.result());
            }

            @Override
            public void save(Tally tally) {
                ImportLedger.this.save(jobId, tally);
            }
        };
    }

    /** What is written so far; begins the import if this is its first start. */
    private Entry begin(long jobId, ImportRequest request) {
        Optional<Entry> known = find(jobId);
        if (known.isPresent()) {
            return known.get();
        }
        jdbc.sql("INSERT INTO core_import (job_id, importer, dry_run, file, errors) VALUES (?, ?, ?, ?, '[]')")
                .params(jobId, request.importer(), request.dryRun(), request.file())
                .update();
        return find(jobId).orElseThrow();
    }

    private void save(long jobId, Tally tally) {
        ImportResult result = tally.result();
        jdbc.sql("""
                        UPDATE core_import SET last_row = ?, row_count = ?, created = ?, updated = ?, unchanged = ?,
                               skipped = ?, error_count = ?, errors = ? WHERE job_id = ?""")
                .params(
                        tally.lastRow(),
                        result.rows(),
                        result.created(),
                        result.updated(),
                        result.unchanged(),
                        result.skipped(),
                        result.errorCount(),
                        json.writeValueAsString(result.errors()),
                        jobId)
                .update();
    }

    /** Notes which job takes the import back. */
    void undoBy(long jobId, long undoJobId) {
        jdbc.sql("UPDATE core_import SET undo_job_id = ? WHERE job_id = ?")
                .params(undoJobId, jobId)
                .update();
    }

    /** Locks the import's row, so that two people do not take it back at once. */
    void lock(long jobId) {
        jdbc.sql("SELECT job_id FROM core_import WHERE job_id = ? FOR UPDATE")
                .param(jobId)
                .query(Long.class)
                .optional();
    }

    /**
     * The counts as they stand after some rows. Never changed: a batch that is rolled back leaves the old one.
     *
     * @param lastRow number of the last row that is done
     * @param result the counts
     */
    record Tally(int lastRow, ImportResult result) {
        /** The counts after one more row. @param errors its mistakes, none unless it was refused */
        Tally plus(int row, RowOutcome.Kind kind, List<ImportError> errors) {
            List<ImportError> kept = result.errors();
            int room = ImportResult.MOST_ERRORS - kept.size();
            if (!errors.isEmpty() && room > 0) {
                kept = new ArrayList<>(kept);
                kept.addAll(errors.subList(0, Math.min(room, errors.size())));
            }
            boolean left = kind == RowOutcome.Kind.SKIPPED || kind == RowOutcome.Kind.REFUSED;
            return new Tally(
                    row,
                    new ImportResult(
                            result.importer(),
                            result.dryRun(),
                            result.rows() + 1,
                            result.created() + (kind == RowOutcome.Kind.CREATED ? 1 : 0),
                            result.updated() + (kind == RowOutcome.Kind.UPDATED ? 1 : 0),
                            result.unchanged() + (kind == RowOutcome.Kind.UNCHANGED ? 1 : 0),
                            result.skipped() + (left ? 1 : 0),
                            result.errorCount() + errors.size(),
                            kept));
        }
    }
}
