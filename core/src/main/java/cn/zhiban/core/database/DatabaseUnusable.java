package cn.zhiban.core.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The suite cannot start because of its database, and whoever runs it can mend that. The message says in Chinese and in
 * English what to do; it goes to the terminal as it is, without a stack trace.
 */
public final class DatabaseUnusable extends RuntimeException {
    private final String reason;

    /**
     * @param reason last part of the message keys {@code core.database.unusable.<reason>}
     * @param arguments values for the placeholders
     */
    DatabaseUnusable(String reason, @Nullable Throwable cause, String... arguments) {
        super(text("zh", reason, arguments) + "\n" + text("en", reason, arguments), cause);
        this.reason = reason;
    }

    /** Which of the known reasons, for example {@code too-old}. */
    public String reason() {
        return reason;
    }

    private static String text(String language, String reason, String... arguments) {
        // not through the application's translations: there is no application yet
        try (InputStream in =
                DatabaseUnusable.class.getResourceAsStream("/i18n/core-database_" + language + ".properties")) {
            Properties texts = new Properties();
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            String pattern = texts.getProperty("core.database.unusable." + reason, reason);
            return MessageFormat.format(pattern, (Object[]) arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
