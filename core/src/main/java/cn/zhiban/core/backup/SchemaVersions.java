package cn.zhiban.core.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Newest migration of each module, in a database and in this version of the suite. */
final class SchemaVersions {
    private static final String HISTORY = "flyway_";
    private static final Pattern MIGRATION = Pattern.compile("db/migration/([a-z0-9_]+)/V(\\d+)__[^/]*\\.sql$");

    private SchemaVersions() {}

    /** Of the modules that have a history among these tables. */
    static Map<String, Integer> ofDatabase(Connection connection, List<String> tables) throws SQLException {
        Map<String, Integer> versions = new TreeMap<>();
        for (String table : tables) {
            if (table.startsWith(HISTORY)) {
                String newest = TableRows.strings(
                                connection,
                                "SELECT COALESCE(MAX(CAST(version AS UNSIGNED)), 0) FROM " + TableRows.quoted(table)
                                        + " WHERE success AND version IS NOT NULL")
                        .getFirst();
                versions.put(table.substring(HISTORY.length()), Integer.valueOf(newest));
            }
        }
        return versions;
    }

    /** Of the modules on the class path. */
    static Map<String, Integer> ofThisSuite() {
        Map<String, Integer> versions = new TreeMap<>();
        try {
            for (Resource script :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*__*.sql")) {
                Matcher name = MIGRATION.matcher(script.getURL().toString());
                if (name.find()) {
                    versions.merge(name.group(1), Integer.valueOf(name.group(2)), Math::max);
                }
            }
        } catch (IOException e) {
            throw new BackupProblem("failed", e, String.valueOf(e.getMessage()));
        }
        return versions;
    }

    /** Version of the suite, as its jar says. */
    static String application() {
        String version = SchemaVersions.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
