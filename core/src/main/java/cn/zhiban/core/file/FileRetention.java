package cn.zhiban.core.file;

import java.time.Duration;

/**
 * Files of a purpose that are only passing through, for example what was uploaded for an import; announced as a bean.
 *
 * @param purpose as in {@link StoredFile}
 * @param kept how long they are kept after they were stored
 */
public record FileRetention(String purpose, Duration kept) {}
