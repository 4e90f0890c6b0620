package cn.zhiban.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCheckIT {
    private static final String URL = TestDatabase.jdbcUrl("check");

    @Test
    void acceptsASuitableDatabase() {
        assertThatCode(() -> check(URL, TestDatabase.username(), TestDatabase.password()))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheStatementThatWidensANarrowCharacterSet() throws SQLException {
        String url = TestDatabase.jdbcUrl("latin");
        try (var connection = DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE zhiban_latin CHARACTER SET latin1 COLLATE latin1_swedish_ci");
        }
        assertThat(problem(url, TestDatabase.username(), TestDatabase.password()))
                .hasMessageContaining("latin1_swedish_ci")
                .hasMessageContaining("ALTER DATABASE `zhiban_latin` CHARACTER SET utf8mb4")
                .returns("not-utf8mb4", DatabaseUnusable::reason);
    }

    @Test
    void refusesACaseSensitiveCollationBecauseCodesMustBeUniqueWhateverTheirCase() throws SQLException {
        String url = TestDatabase.jdbcUrl("binary");
        try (var connection = DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE zhiban_binary CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
        assertThat(problem(url, TestDatabase.username(), TestDatabase.password())
                        .reason())
                .isEqualTo("not-utf8mb4");
    }

    @Test
    void tellsWrongCredentialsFromAMissingSchemaAndADeadServer() {
        assertThat(problem(URL, TestDatabase.username(), "wrong").reason()).isEqualTo("refused");
        assertThat(problem(URL + "_missing", TestDatabase.username(), TestDatabase.password())
                        .reason())
                .isEqualTo("no-schema");
        assertThat(problem("jdbc:mariadb://127.0.0.1:1/zhiban", "a", "b").reason())
                .isEqualTo("unreachable");
    }

    @Test
    void wantsTheAddressToNameASchema() {
        String server = URL.substring(0, URL.lastIndexOf('/') + 1);
        assertThat(problem(server, TestDatabase.username(), TestDatabase.password())
                        .reason())
                .isEqualTo("no-schema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://localhost/zhiban", "jdbc:postgresql://localhost/zhiban", "localhost:3306"})
    void refusesAddressesOfOtherDatabases(String url) {
        assertThat(problem(url, "a", "b").reason()).isEqualTo("bad-url");
    }

    @Test
    void neverShowsAPasswordThatStandsInTheAddress() {
        assertThat(problem("jdbc:mariadb://127.0.0.1:1/zhiban?user=a&password=geheim", "", ""))
                .message()
                .doesNotContain("geheim")
                .hasLineCount(2);
    }

    private static void check(String url, String username, String password) {
        DatabaseCheck.check(url, username, password);
    }

    private static DatabaseUnusable problem(String url, String username, String password) {
        return assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(() -> check(url, username, password))
                .actual();
    }
}
