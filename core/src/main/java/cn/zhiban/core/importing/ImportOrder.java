package cn.zhiban.core.importing;

import java.util.Map;

/**
 * What an importer is told when it begins.
 *
 * @param jobId the job, to remember what was written by it
 * @param dryRun nothing will be written
 * @param options what was chosen beside the file, for example {@code publish=true}
 */
public record ImportOrder(long jobId, boolean dryRun, Map<String, String> options) {
    /** Whether an option was switched on. */
    public boolean is(String option) {
        return Boolean.parseBoolean(options.get(option));
    }
}
