package cn.zhiban.core.importing;

import java.util.Map;

/**
 * What is to be imported; the parameters of the job.
 *
 * @param importer name of the {@link RowImporter}
 * @param file public id of the stored file
 * @param mapping header in the file → field; headers that are missing here are guessed, an empty field leaves a column out
 * @param dryRun only check and count
 * @param options for the importer
 */
public record ImportRequest(
        String importer, String file, Map<String, String> mapping, boolean dryRun, Map<String, String> options) {
    /** Copies the maps. */
    public ImportRequest {
        mapping = Map.copyOf(mapping);
        options = Map.copyOf(options);
    }

    /** The same, for good or for a try. */
    public ImportRequest withDryRun(boolean only) {
        return new ImportRequest(importer, file, mapping, only, options);
    }
}
