package cn.zhiban.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a full disk apart from other failures, before and after the fact. */
final class DiskSpace {
    private DiskSpace() {}

    /** @throws DatabaseUnusable if fewer bytes are left for this user where the folder lies */
    static void require(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            throw new DatabaseUnusable(
                    "disk-full", null, folder.toString(), Long.toString(free >> 20), Long.toString(bytes >> 20));
        }
    }

    /** Whether a message of the system or of the server says that the disk is full or the quota used up. */
    static boolean isExhausted(@Nullable String message) {
        String text = String.valueOf(message).toLowerCase(Locale.ROOT);
        return text.contains("no space left")
                || text.contains("errno: 28")
                || text.contains("quota exceeded")
                || text.contains("disk full")
                || text.contains("disk is full");
    }
}
