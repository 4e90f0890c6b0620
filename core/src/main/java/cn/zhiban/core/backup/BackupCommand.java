package cn.zhiban.core.backup;

import cn.zhiban.core.database.DatabaseUnusable;
import cn.zhiban.core.database.SuiteDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code ./run backup FILE}, {@code ./run restore FILE} and {@code ./run verify FILE}: reads the same settings as the
 * suite, but starts nothing of it. Ends with 0 when all is well, 1 when it is not, 2 when the command is none.
 */
public final class BackupCommand {
    private static final String USAGE = """
            ./run backup FILE [--key KEYFILE]
                writes everything the suite keeps to FILE, while it runs or not
            ./run verify FILE [--key KEYFILE]
                restores FILE into an empty database beside the data, compares every row and file, removes it again
            ./run restore FILE [--key KEYFILE] [--replace]
                puts FILE in place of what is there; without --replace only where there is nothing

            KEYFILE holds 32 random bytes or a passphrase of at least 12 characters; --zhiban.data=FOLDER and other
            settings are those of the suite.
            """;

    private final Environment environment;
    private final Clock clock;
    private final PrintStream out;

    BackupCommand(Environment environment, Clock clock, PrintStream out) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /** What was asked for. */
    record Request(String command, Path file, @Nullable Path keyFile, boolean replace, List<String> settings) {
        static @Nullable Request parse(List<String> arguments) {
            List<String> words = new ArrayList<>();
            List<String> settings = new ArrayList<>();
            Path keyFile = null;
            boolean replace = false;
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--key") && i + 1 < arguments.size()) {
                    keyFile = Path.of(arguments.get(++i));
                } else if (argument.equals("--replace")) {
                    replace = true;
                } else if (argument.startsWith("--") && argument.contains("=")) {
                    settings.add(argument);
                } else {
                    words.add(argument);
                }
            }
            boolean understood = words.size() == 2
                    && List.of("backup", "verify", "restore").contains(words.getFirst())
                    && words.stream().noneMatch(word -> word.startsWith("--"))
                    && (!replace || words.getFirst().equals("restore"));
            return understood
                    ? new Request(words.getFirst(), Path.of(words.getLast()), keyFile, replace, settings)
                    : null;
        }
    }

    /** @param args the command, the file and options */
    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    /**
     * Does what the arguments ask for, with words about it on standard output or standard error.
     *
     * @return the exit code
     */
    public static int run(List<String> arguments) {
        Request request = Request.parse(arguments);
        if (request == null) {
            System.err.print(USAGE);
            return 2;
        }
        try (ConfigurableApplicationContext settings = settings(request.settings())) {
            return new BackupCommand(settings.getEnvironment(), Clock.systemUTC(), System.out).run(request);
        }
    }

    static ConfigurableApplicationContext settings(List<String> arguments) {
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
    }

    /** The suite's settings without the suite. */
    static final class Nothing {}

    /** @return the exit code */
    int run(Request request) {
        try {
            BackupKey key = request.keyFile() == null ? null : BackupKey.read(request.keyFile());
            switch (request.command()) {
                case "backup" -> backup(request.file(), key);
                case "verify" -> verify(request.file(), key);
                default -> restore(request.file(), key, request.replace());
            }
            return 0;
        } catch (BackupProblem | DatabaseUnusable e) {
            System.err.println(e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace(System.err);
            System.err.println(new BackupProblem("failed", e, String.valueOf(e.getMessage())).getMessage());
        }
        return 1;
    }

    private void backup(Path file, @Nullable BackupKey key) throws IOException, SQLException {
        long begin = System.nanoTime();
        try (SuiteDatabase database = SuiteDatabase.open(environment);
                Connection connection = database.connect()) {
            Path files = SuiteDatabase.folder(environment).resolve("files");
            Manifest written = new BackupWriter(connection, files, Path.of(""), clock).write(file, key);
            out.printf(
                    "%s: %s%s, %.1f MB, %.1f s%n",
                    file,
                    summary(written),
                    key == null ? ", not encrypted" : ", encrypted",
                    Files.size(file) / 1e6,
                    seconds(begin));
            written.missingFiles()
                    .forEach(
                            name -> out.printf("The stored file %s is not on disk and so not in the back-up.%n", name));
        }
    }

    private void verify(Path file, @Nullable BackupKey key) throws IOException, SQLException {
        long begin = System.nanoTime();
        BackupFile backup = new BackupFile(file, key);
        Manifest manifest = backup.check();
        new Restoration(backup, manifest, environment, clock).tryOut();
        out.printf(
                "%s of %s: %s, restored and compared: everything is equal, %.1f s%n",
                file, manifest.createdAt(), summary(manifest), seconds(begin));
    }

    private void restore(Path file, @Nullable BackupKey key, boolean replace) throws IOException, SQLException {
        long begin = System.nanoTime();
        BackupFile backup = new BackupFile(file, key);
        Manifest manifest = backup.check();
        Path old = new Restoration(backup, manifest, environment, clock).restore(replace);
        out.printf("Restored %s of %s: %s, %.1f s%n", file, manifest.createdAt(), summary(manifest), seconds(begin));
        if (Files.exists(old)) {
            out.printf("What was there before is in %s; remove it when you do not need it any more.%n", old);
        }
        if (!manifest.settings().isEmpty()) {
            out.printf(
                    "Settings of the back-up, for you to compare: %s%n",
                    SuiteDatabase.folder(environment).resolve("settings-of-backup"));
        }
        if (!manifest.environment().isEmpty()) {
            out.printf("Set in the environment when it was made: %s%n", String.join(", ", manifest.environment()));
        }
        out.println("The search index is made anew at the next start.");
    }

    private static String summary(Manifest manifest) {
        return "%,d rows in %d tables, %,d files (%.1f MB)"
                .formatted(
                        manifest.rows(),
                        manifest.tables().size(),
                        manifest.files().size(),
                        manifest.fileBytes() / 1e6);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
