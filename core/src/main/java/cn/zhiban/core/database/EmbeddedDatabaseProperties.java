package cn.zhiban.core.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the database that the suite brings along.
 *
 * @param base folder for the unpacked server (350 MB, may be shared by several installations); default
 *     {@code mariadb-base-<version>} in the data folder
 * @param port TCP port on 127.0.0.1; 0 takes any free one
 * @param bufferPool memory for InnoDB's pages; 256 MB hold the working set of a company of a few hundred people
 */
@ConfigurationProperties("zhiban.database")
record EmbeddedDatabaseProperties(
        @Nullable String base,
        @DefaultValue("0") int port,
        @DefaultValue("256MB") DataSize bufferPool) {

    EmbeddedMariaDb.Settings settings(DataFolder folder) {
        Path unpacked = base == null || base.isBlank()
                ? folder.resolve("mariadb-base-" + MariaDbBinaries.version())
                : Path.of(base);
        return new EmbeddedMariaDb.Settings(folder.resolve("mariadb"), unpacked, port, bufferPool, true);
    }
}
