package cn.zhiban.core.backup;

import java.util.List;
import java.util.Map;

/**
 * What a back-up holds; its last entry.
 *
 * @param format 1; a higher one is of a newer version of the suite
 * @param createdAt moment the back-up shows, as ISO 8601 in UTC
 * @param application version of the suite that wrote it
 * @param server version of the database
 * @param schema newest migration of each module
 * @param tables in the order they are in the file
 * @param files stored files
 * @param missingFiles public ids of files that the database knows and the disk had no more
 * @param settings configuration files beside the suite
 * @param environment names, never values, of settings that came from the environment
 */
record Manifest(
        int format,
        String createdAt,
        String application,
        String server,
        Map<String, Integer> schema,
        List<Table> tables,
        List<Stored> files,
        List<String> missingFiles,
        List<Stored> settings,
        List<String> environment) {
    static final int FORMAT = 1;

    /**
     * A table.
     *
     * @param create the statement that makes it
     * @param columns those that are filled
     * @param sha256 of its rows as {@link TableRows} writes them
     */
    record Table(String name, String create, List<Column> columns, long rows, String sha256) {}

    /** A column. @param binary its values are bytes, not text */
    record Column(String name, boolean binary) {}

    /** A file. @param name its path below {@code files} or {@code settings} */
    record Stored(String name, long bytes, String sha256) {}

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    long fileBytes() {
        return files.stream().mapToLong(Stored::bytes).sum();
    }
}
