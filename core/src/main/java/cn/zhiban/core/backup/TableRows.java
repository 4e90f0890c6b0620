package cn.zhiban.core.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as bytes, by primary key: a 1 before each row, for each column its length and bytes (-1 for null),
 * a 0 at the end. Equal rows are equal bytes, so their SHA-256 compares tables.
 */
final class TableRows {
    private static final Set<String> BINARY = Set.of(
            "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit", "geometry", "point", "polygon");
    /** Which processes are there at the moment; nothing to bring back. */
    private static final Set<String> WITHOUT_ROWS = Set.of("hsearch_agent");

    private static final int BATCH_ROWS = 500;
    private static final long BATCH_BYTES = 4L << 20;

    private TableRows() {}

    /** Every table of the connection's schema, by name. */
    static List<String> tables(Connection connection) throws SQLException {
        return strings(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_type = 'BASE TABLE' ORDER BY table_name");
    }

    static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Writes a table's rows. @return what the manifest says of it */
    static Manifest.Table write(Connection connection, String table, OutputStream target)
            throws SQLException, IOException {
        List<Manifest.Column> columns = columns(connection, table);
        MessageDigest digest = CheckedContent.sha256();
        DataOutputStream out = new DataOutputStream(new DigestOutputStream(target, digest));
        long count = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(BATCH_ROWS);
            try (ResultSet rows = statement.executeQuery(select(connection, table, columns))) {
                while (rows.next()) {
                    out.writeByte(1);
                    for (int i = 0; i < columns.size(); i++) {
                        write(out, value(rows, i + 1, columns.get(i)));
                    }
                    count++;
                }
            }
        }
        out.writeByte(0);
        out.flush();
        return new Manifest.Table(
                table,
                createStatement(connection, table),
                columns,
                count,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static byte @Nullable [] value(ResultSet rows, int index, Manifest.Column column) throws SQLException {
        if (column.binary()) {
            return rows.getBytes(index);
        }
        String text = rows.getString(index);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, byte @Nullable [] value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(value.length);
            out.write(value);
        }
    }

    private static List<Manifest.Column> columns(Connection connection, String table) throws SQLException {
        List<Manifest.Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = ? AND extra NOT LIKE '%GENERATED%' ORDER BY ordinal_position")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Manifest.Column(rows.getString(1), BINARY.contains(rows.getString(2))));
                }
            }
        }
        return columns;
    }

    private static String select(Connection connection, String table, List<Manifest.Column> columns)
            throws SQLException {
        List<String> key = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT column_name FROM information_schema.statistics WHERE table_schema = DATABASE()"
                        + " AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    key.add(quoted(rows.getString(1)));
                }
            }
        }
        Stream<String> names = columns.stream().map(column -> quoted(column.name()));
        // without a key, the whole row tells rows apart
        String order = key.isEmpty()
                ? columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "))
                : String.join(", ", key);
        return "SELECT " + names.collect(Collectors.joining(", ")) + " FROM " + quoted(table)
                + (WITHOUT_ROWS.contains(table) ? " WHERE 1 = 0" : "") + " ORDER BY " + order;
    }

    private static String createStatement(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + quoted(table))) {
            row.next();
            return row.getString(2);
        }
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Reads rows as {@link #write} wrote them into a table that is there and empty. */
    static void read(Connection connection, Manifest.Table table, InputStream source) throws SQLException, IOException {
        DataInputStream in = new DataInputStream(source);
        String insert = "INSERT INTO " + quoted(table.name()) + " ("
                + table.columns().stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "))
                + ") VALUES (" + "?, ".repeat(table.columns().size() - 1) + "?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            int rows = 0;
            long bytes = 0;
            while (in.readByte() == 1) {
                for (int i = 0; i < table.columns().size(); i++) {
                    bytes += bind(in, statement, i + 1, table.columns().get(i));
                }
                statement.addBatch();
                if (++rows == BATCH_ROWS || bytes > BATCH_BYTES) {
                    statement.executeBatch();
                    rows = 0;
                    bytes = 0;
                }
            }
            if (rows > 0) {
                statement.executeBatch();
            }
        }
    }

    private static int bind(DataInputStream in, PreparedStatement statement, int index, Manifest.Column column)
            throws SQLException, IOException {
        int length = in.readInt();
        if (length < 0) {
            statement.setString(index, null);
            return 0;
        }
        byte[] value = new byte[length];
        in.readFully(value);
        if (column.binary()) {
            statement.setBytes(index, value);
        } else {
            statement.setString(index, new String(value, StandardCharsets.UTF_8));
        }
        return length;
    }
}
