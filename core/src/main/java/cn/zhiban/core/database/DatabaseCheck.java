package cn.zhiban.core.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Looks at a database that the company runs itself before anything is written to it. */
final class DatabaseCheck {
    private static final int ACCESS_DENIED_TO_SCHEMA = 1044;
    private static final int ACCESS_DENIED = 1045;
    private static final int UNKNOWN_SCHEMA = 1049;
    /** Beyond the first 65,536 characters, so only a real utf8mb4 column keeps it. */
    private static final String EMOJI = "\uD83D\uDE00";

    private DatabaseCheck() {}

    /**
     * Connects once and asks for product, version and character set.
     *
     * @throws DatabaseUnusable if the address is wrong, nobody answers, the account is refused, the schema does not
     *     exist, or the server is not MariaDB 10.11 or newer with a case-insensitive utf8mb4 schema
     */
    static void check(String url, String username, String password) {
        String shown = shown(url);
        if (!url.startsWith("jdbc:mariadb:")) {
            throw new DatabaseUnusable("bad-url", null, shown);
        }
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        if (!url.contains("connectTimeout")) {
            properties.setProperty("connectTimeout", "5000");
        }
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            checkVersion(connection);
            checkCharacters(connection, shown);
        } catch (SQLException e) {
            throw switch (e.getErrorCode()) {
                case ACCESS_DENIED, ACCESS_DENIED_TO_SCHEMA ->
                    new DatabaseUnusable("refused", e, shown, username, String.valueOf(e.getMessage()));
                case UNKNOWN_SCHEMA -> new DatabaseUnusable("no-schema", e, shown);
                default -> new DatabaseUnusable("unreachable", e, shown, firstLine(e));
            };
        }
    }

    /** The address without its options, which may hold a password. */
    static String shown(String url) {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }

    private static void checkVersion(Connection connection) throws SQLException {
        String version = ask(connection, "SELECT VERSION()");
        ServerVersion parsed = ServerVersion.parse(version);
        if (!parsed.mariaDb()) {
            throw new DatabaseUnusable("not-mariadb", null, version);
        }
        if (!parsed.isNewEnough()) {
            throw new DatabaseUnusable("too-old", null, version);
        }
    }

    private static void checkCharacters(Connection connection, String shown) throws SQLException {
        String schema = connection.getCatalog();
        if (schema == null || schema.isEmpty()) {
            throw new DatabaseUnusable("no-schema", null, shown);
        }
        String collation = ask(connection, "SELECT @@collation_database");
        if (!collation.startsWith("utf8mb4_") || !collation.endsWith("_ci") || !keepsEmoji(connection)) {
            throw new DatabaseUnusable("not-utf8mb4", null, schema, collation, EmbeddedMariaDb.COLLATION);
        }
    }

    /** There and back, since the connection between could still be set to something narrower. */
    private static boolean keepsEmoji(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT CHAR_LENGTH(?) = 1 AND HEX(?) = 'F09F9880'")) {
            statement.setString(1, EMOJI);
            statement.setString(2, EMOJI);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
