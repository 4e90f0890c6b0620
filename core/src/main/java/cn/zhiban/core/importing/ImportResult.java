package cn.zhiban.core.importing;

import java.util.List;

/**
 * What an import came to; the result of its job.
 *
 * @param importer name of the {@link RowImporter}
 * @param dryRun nothing was written
 * @param rows rows looked at, without the header and empty ones
 * @param created rows that something new was made of
 * @param updated rows that changed something
 * @param unchanged rows that were there already, just so
 * @param skipped rows that were left out, mostly because of mistakes
 * @param errorCount number of all mistakes
 * @param errors the first {@value #MOST_ERRORS} mistakes
 */
public record ImportResult(
        String importer,
        boolean dryRun,
        int rows,
        int created,
        int updated,
        int unchanged,
        int skipped,
        int errorCount,
        List<ImportError> errors) {
    /** So many mistakes are kept; more are only counted. */
    public static final int MOST_ERRORS = 1_000;

    /** Whether something was written. */
    public boolean wrote() {
        return !dryRun && created + updated > 0;
    }
}
