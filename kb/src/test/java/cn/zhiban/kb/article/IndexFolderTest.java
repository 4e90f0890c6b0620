package cn.zhiban.kb.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {
    @TempDir
    Path root;

    private Path index;

    @BeforeEach
    void write() throws IOException {
        index = root.resolve("article");
        try (FSDirectory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig().setUseCompoundFile(false))) {
            for (int i = 0; i < 100; i++) {
                Document document = new Document();
                document.add(new StringField("id", "number " + i, Field.Store.YES));
                writer.addDocument(document);
            }
        }
    }

    @Test
    void aSoundIndexAndOneThatIsJustBeginningStay() throws IOException {
        Files.createDirectories(root.resolve("new"));
        Files.createFile(root.resolve("new/write.lock"));
        IndexFolder.removeDamaged(root);
        assertThat(index).isNotEmptyDirectory();
        assertThat(root.resolve("new")).exists();
        IndexFolder.removeDamaged(root.resolve("missing"));
    }

    @Test
    void anIndexWithAChangedByteOrAMissingFileIsRemoved() throws IOException {
        Path largest;
        try (var files = Files.list(index)) {
            largest = files.max(java.util.Comparator.comparingLong(
                            file -> file.toFile().length()))
                    .orElseThrow();
        }
        byte[] content = Files.readAllBytes(largest);
        content[content.length / 2] ^= 1;
        Files.write(largest, content);
        IndexFolder.removeDamaged(root);
        assertThat(index).doesNotExist();

        write();
        try (var files = Files.list(index)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.delete(file);
            }
        }
        IndexFolder.removeDamaged(root);
        assertThat(index).doesNotExist();
    }
}
