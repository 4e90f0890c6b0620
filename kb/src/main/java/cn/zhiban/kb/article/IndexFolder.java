package cn.zhiban.kb.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The index on disk, before the engine opens it: what cannot be read is removed, so that it is made anew. */
final class IndexFolder {
    private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);

    private IndexFolder() {}

    /** Reads every index below the folder whole, about a second per gigabyte, and removes those that are damaged. */
    static void removeDamaged(Path root) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> folders = Files.list(root)) {
            List<Path> indexes = folders.filter(Files::isDirectory).toList();
            for (Path index : indexes) {
                if (!isSound(index)) {
                    log.warn("The search index in {} is damaged and made anew from the database", index);
                    FileSystemUtils.deleteRecursively(index);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSound(Path index) {
        try (Directory directory = FSDirectory.open(index);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return true;
        } catch (IndexNotFoundException e) {
            try (Stream<Path> files = Files.list(index)) {
                // a killed process may have left nothing but its lock
                return files.allMatch(file -> file.getFileName().toString().equals("write.lock"));
            } catch (IOException listing) {
                return false;
            }
        } catch (IOException | RuntimeException e) {
            log.debug("cannot read {}", index, e);
            return false;
        }
    }
}
