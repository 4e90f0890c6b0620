package cn.zhiban.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import cn.zhiban.core.backup.BackupCommand;
import cn.zhiban.core.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo company of the running suite, with every table there is, on a database that somebody else runs. */
@WholeApplication
class WholeBackupIT {
    @TempDir
    Path folder;

    @Test
    void theWholeSuiteIsBackedUpWhileItRunsAndComesBackEqual() {
        String file = folder.resolve("suite.zhiban").toString();
        assertThat(run("backup", file, TestDatabase.jdbcUrl("app"), "target/test-data"))
                .isZero();
        assertThat(run(
                        "verify",
                        file,
                        TestDatabase.jdbcUrl("app"),
                        folder.resolve("beside").toString()))
                .isZero();
        TestDatabase.drop("restored");
        assertThat(run(
                        "restore",
                        file,
                        TestDatabase.jdbcUrl("restored"),
                        folder.resolve("new").toString()))
                .isZero();
        assertThat(run(
                        "restore",
                        file,
                        TestDatabase.jdbcUrl("restored"),
                        folder.resolve("new").toString()))
                .as("without --replace a used database is left alone")
                .isEqualTo(1);
        assertThat(run(
                        "restore",
                        file,
                        TestDatabase.jdbcUrl("app"),
                        folder.resolve("other").toString()))
                .as("the suite is running")
                .isEqualTo(1);
    }

    private static int run(String command, String file, String url, String data) {
        return BackupCommand.run(List.of(
                command,
                file,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + TestDatabase.username(),
                "--spring.datasource.password=" + TestDatabase.password(),
                "--zhiban.database.base=" + TestDatabase.base(),
                "--zhiban.data=" + data));
    }
}
