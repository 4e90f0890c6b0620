package cn.zhiban.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    private static final BackupKey KEY = new BackupKey(bytes(32, 1), "");

    @TempDir
    Path folder;

    @Test
    void whatGoesInComesOutForEverySizeAroundThePieces() throws IOException {
        for (int size : new int[] {0, 1, 39, 65_535, 65_536, 65_537, 131_072, 300_000}) {
            byte[] content = bytes(size, size);
            assertThat(open(seal(content, KEY), KEY)).isEqualTo(content);
            assertThat(open(seal(content, null), null)).isEqualTo(content);
        }
    }

    @Test
    void aPassphraseOpensWhatItSealed() throws IOException {
        Path file = folder.resolve("pass");
        Files.writeString(file, "一个足够长的备份口令，别弄丢\n");
        byte[] content = bytes(1000, 3);
        assertThat(open(seal(content, BackupKey.read(file)), BackupKey.read(file)))
                .isEqualTo(content);
    }

    @Test
    void everyChangedByteAndEveryCutIsRefused() throws IOException {
        Random random = new Random(20261124);
        for (BackupKey key : Arrays.asList(KEY, null)) {
            byte[] sealed = Files.readAllBytes(seal(bytes(200_000, 7), key));
            for (int round = 0; round < 300; round++) {
                byte[] changed = sealed.clone();
                int at = round < 60 ? round : random.nextInt(sealed.length);
                changed[at] ^= (byte) (1 << random.nextInt(8));
                assertRefused(changed, key);
                assertRefused(Arrays.copyOf(sealed, random.nextInt(sealed.length)), key);
            }
            assertRefused(Arrays.copyOf(sealed, sealed.length + 1), key);
        }
    }

    @Test
    void piecesCannotBeSwappedOrDropped() throws IOException {
        byte[] sealed = Files.readAllBytes(seal(bytes(200_000, 7), KEY));
        int header = 28;
        int piece = 65_536 + 16;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, header, swapped, header + piece, piece);
        System.arraycopy(sealed, header + piece, swapped, header, piece);
        assertRefused(swapped, KEY);
        byte[] dropped = new byte[sealed.length - piece];
        System.arraycopy(sealed, 0, dropped, 0, header + piece);
        System.arraycopy(sealed, header + 2 * piece, dropped, header + piece, dropped.length - header - piece);
        assertRefused(dropped, KEY);
        assertRefused(Arrays.copyOf(sealed, header + 2 * piece), KEY);
    }

    @Test
    void anotherKeyAndNoKeyAreToldApartFromDamage() throws IOException {
        Path sealed = seal(bytes(10, 1), KEY);
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> open(sealed, new BackupKey(bytes(32, 2), "")))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("wrong-key"))
                .satisfies(problem -> assertThat(problem.getMessage()).hasLineCount(2));
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> open(sealed, null))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("key-needed"));
    }

    @Test
    void aKeyFileMustHoldEnough() throws IOException {
        Path file = folder.resolve("key");
        for (byte[] content : new byte[][] {{}, bytes(31, 1), "short".getBytes(), "   \n".getBytes()}) {
            Files.write(file, content);
            assertThatExceptionOfType(BackupProblem.class)
                    .isThrownBy(() -> BackupKey.read(file))
                    .satisfies(problem -> assertThat(problem.reason()).isEqualTo("weak-key"));
        }
    }

    private void assertRefused(byte[] content, @Nullable BackupKey key) throws IOException {
        Path file = folder.resolve("changed");
        Files.write(file, content);
        assertThatExceptionOfType(BackupProblem.class).isThrownBy(() -> open(file, key));
    }

    private Path seal(byte[] content, @Nullable BackupKey key) throws IOException {
        Path file = folder.resolve("sealed");
        try (OutputStream out = Seal.out(Files.newOutputStream(file), key)) {
            out.write(content, 0, content.length / 3);
            out.write(content, content.length / 3, content.length - content.length / 3);
        }
        return file;
    }

    private static byte[] open(Path file, @Nullable BackupKey key) throws IOException {
        try (InputStream in = Seal.in(file, key)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int count, int seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
