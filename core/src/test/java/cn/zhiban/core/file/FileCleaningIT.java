package cn.zhiban.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.OrganisationFixtures;
import cn.zhiban.core.org.OrganisationTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@OrganisationTest
class FileCleaningIT {
    @Autowired
    OrganisationFixtures given;

    @Autowired
    FileStore files;

    @Autowired
    FileCleaning cleaning;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void onlyWhatPassedThroughAMonthAgoIsDeletedWithItsRow() {
        StoredFile oldImport = stored("core.import", 31);
        StoredFile newImport = stored("core.import", 29);
        StoredFile picture = stored("kb.image", 400);
        assertThat(cleaning.clean()).isGreaterThanOrEqualTo(1);
        assertThat(files.content(oldImport)).doesNotExist();
        assertThat(rows(oldImport)).isZero();
        assertThat(files.content(newImport)).exists();
        assertThat(files.content(picture)).exists();
        assertThat(rows(picture)).isOne();
    }

    @Test
    void aRowWhoseFileIsGoneAlreadyIsCleanedToo() throws Exception {
        StoredFile lost = stored("core.import", 60);
        Files.delete(files.content(lost));
        cleaning.clean();
        assertThat(rows(lost)).isZero();
    }

    @Test
    void whatACrashLeftBehindIsPutAsideAndWhatIsBeingWrittenIsNot() throws Exception {
        StoredFile known = stored("kb.image", 400);
        Files.setLastModifiedTime(files.content(known), FileTime.from(Instant.EPOCH));
        Path lost = files.content(known).resolveSibling("unknown-to-the-rows-00");
        Path half = files.content(known).resolveSibling("unknown-to-the-rows-01.part");
        Path fresh = files.content(known).resolveSibling("unknown-to-the-rows-02");
        Files.writeString(lost, "a");
        Files.writeString(half, "a");
        Files.writeString(fresh, "a");
        Files.setLastModifiedTime(lost, FileTime.from(Instant.EPOCH));
        Files.setLastModifiedTime(half, FileTime.from(Instant.EPOCH));
        for (int i = 0; i < 60; i++) {
            stored("kb.image", 1);
        }
        assertThat(cleaning.putAsideLost()).isGreaterThanOrEqualTo(2);
        assertThat(lost).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(fresh).exists();
        assertThat(files.content(known)).exists();
        assertThat(files.content(known).getParent().resolveSibling("../lost-files/" + lost.getFileName()))
                .exists();
        Files.delete(fresh);
    }

    private StoredFile stored(String purpose, int daysAgo) {
        StoredFile file = given.asSystem(() -> files.store(
                "a.txt", new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), purpose, 10, Set.of()));
        jdbc.update(
                "UPDATE core_file SET created_at = UTC_TIMESTAMP(6) - INTERVAL ? DAY WHERE id = ?", daysAgo, file.id());
        return file;
    }

    private int rows(StoredFile file) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM core_file WHERE id = ?", Integer.class, file.id());
    }
}
