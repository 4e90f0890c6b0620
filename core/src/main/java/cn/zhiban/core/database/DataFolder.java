package cn.zhiban.core.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one folder that holds everything persistent: database, search index, files. Back this up and you have it all.
 *
 * @param data the folder, relative to the working directory or absolute (text, because Spring would look for a
 *     {@code Path} on the class path first)
 */
@ConfigurationProperties("zhiban")
public record DataFolder(@DefaultValue("data") String data) {
    /** The folder as an absolute path; it may not exist yet. */
    public Path path() {
        return Path.of(data).toAbsolutePath().normalize();
    }

    /**
     * A place inside the folder; it may not exist yet.
     *
     * @param child relative path, for example {@code files}
     */
    public Path resolve(String child) {
        return path().resolve(child);
    }
}
