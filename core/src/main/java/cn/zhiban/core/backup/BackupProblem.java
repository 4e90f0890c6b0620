package cn.zhiban.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A back-up or a restore cannot be done; the message says in Chinese and in English why and what to do. */
final class BackupProblem extends RuntimeException {
    private final String reason;

    /** @param reason last part of the message keys {@code core.backup.problem.<reason>} */
    BackupProblem(String reason, @Nullable Throwable cause, String... arguments) {
        super(text("zh", reason, arguments) + "\n" + text("en", reason, arguments), cause);
        this.reason = reason;
    }

    /** Which of the known reasons, for example {@code wrong-key}. */
    String reason() {
        return reason;
    }

    private static String text(String language, String reason, String... arguments) {
        try (InputStream in =
                BackupProblem.class.getResourceAsStream("/i18n/core-backup_" + language + ".properties")) {
            Properties texts = new Properties();
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            String pattern = texts.getProperty("core.backup.problem." + reason, reason);
            return MessageFormat.format(pattern, (Object[]) arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
