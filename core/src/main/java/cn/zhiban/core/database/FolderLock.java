package cn.zhiban.core.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A lock file that one holder on this machine can have; the system frees it when the holder's process ends in any way. */
final class FolderLock implements AutoCloseable {
    /**
     * Locks held by this JVM. POSIX drops a process's lock as soon as any of its channels on the file is closed, so a
     * second attempt from the same JVM must not even open the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The lock, or null when someone else has it. */
    static @Nullable FolderLock tryTake(Path folder, String name) throws IOException {
        Path real = folder.toRealPath().resolve(name);
        if (!HELD_HERE.add(real)) {
            return null;
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            return lock == null ? null : new FolderLock(real, channel);
        } finally {
            if (lock == null) {
                HELD_HERE.remove(real);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /** Waits until the lock is free. */
    static FolderLock take(Path folder, String name) throws IOException {
        while (true) {
            FolderLock lock = tryTake(folder, name);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for " + folder, e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }
}
