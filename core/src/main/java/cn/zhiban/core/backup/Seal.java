package cn.zhiban.core.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The outermost layer of a back-up. With a key: a header, then pieces of 64 KiB, each sealed with AES-256-GCM under a
 * nonce that holds its number and whether it is the last, so that pieces can neither be changed nor swapped, dropped or
 * cut off. Without: the content and its SHA-256 behind it, which finds damage, not forgery.
 */
final class Seal {
    private static final byte[] MAGIC = "ZHIBANE1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int HEADER = 8 + SALT + 4;
    private static final int PIECE = 64 * 1024;
    private static final int TAG = 16;
    /** More rounds than this would only be an attempt to keep the machine busy. */
    private static final int MOST_ITERATIONS = 10_000_000;

    private Seal() {}

    static OutputStream out(OutputStream target, @Nullable BackupKey key) throws IOException {
        if (key == null) {
            return new CheckedContent.Out(target);
        }
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] header = ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put(salt)
                .putInt(key.iterations())
                .array();
        target.write(header);
        return new Encrypting(target, new Sealer(key, header));
    }

    /** @throws BackupProblem a key is needed and none was given, or the file is none of ours */
    static InputStream in(Path file, @Nullable BackupKey key) throws IOException {
        InputStream source = new BufferedInputStream(Files.newInputStream(file), PIECE + TAG);
        source.mark(HEADER);
        byte[] header = source.readNBytes(HEADER);
        if (!Arrays.equals(Arrays.copyOf(header, MAGIC.length), MAGIC)) {
            source.reset();
            return new CheckedContent.In(source, Files.size(file), file);
        }
        int iterations = header.length < HEADER ? -1 : ByteBuffer.wrap(header).getInt(MAGIC.length + SALT);
        if (iterations < 0 || iterations > MOST_ITERATIONS) {
            source.close();
            throw new BackupProblem("damaged", null, file.toString());
        }
        if (key == null) {
            source.close();
            throw new BackupProblem("key-needed", null, file.toString());
        }
        return new Decrypting(source, new Sealer(key, header), file);
    }

    /** Seals and opens pieces under their numbers. */
    private static final class Sealer {
        private final SecretKey key;
        private final byte[] salt;
        private final byte[] header;
        private int number;

        Sealer(BackupKey key, byte[] header) throws IOException {
            this.header = header;
            this.salt = Arrays.copyOfRange(header, MAGIC.length, MAGIC.length + SALT);
            try {
                this.key = key.derive(salt, ByteBuffer.wrap(header).getInt(MAGIC.length + SALT));
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }

        byte[] apply(int mode, byte[] piece, int length, boolean last) throws GeneralSecurityException {
            // the salt is new for every file, so a nonce never comes twice even under a key that is used for years
            byte[] nonce = ByteBuffer.allocate(12)
                    .put(salt, 0, 7)
                    .putInt(number++)
                    .put((byte) (last ? 1 : 0))
                    .array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(header);
            return cipher.doFinal(piece, 0, length);
        }
    }

    private static final class Encrypting extends OutputStream {
        private final OutputStream target;
        private final Sealer sealer;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private boolean closed;

        Encrypting(OutputStream target, Sealer sealer) {
            this.target = target;
            this.sealer = sealer;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == PIECE) {
                    seal(false);
                }
                int part = Math.min(left, PIECE - filled);
                System.arraycopy(bytes, from, piece, filled, part);
                filled += part;
                from += part;
                left -= part;
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                target.write(sealer.apply(Cipher.ENCRYPT_MODE, piece, filled, last));
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                seal(true);
                target.close();
            }
        }
    }

    private static final class Decrypting extends InputStream {
        private final InputStream source;
        private final Sealer sealer;
        private final Path file;
        private byte[] piece = new byte[0];
        private int position;
        private boolean first = true;
        private boolean ended;

        Decrypting(InputStream source, Sealer sealer, Path file) {
            this.source = source;
            this.sealer = sealer;
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (position == piece.length) {
                if (ended) {
                    return -1;
                }
                open();
            }
            int part = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, bytes, offset, part);
            position += part;
            return part;
        }

        private void open() throws IOException {
            byte[] sealed = source.readNBytes(PIECE + TAG);
            source.mark(1);
            ended = sealed.length < PIECE + TAG || source.read() < 0;
            if (!ended) {
                source.reset();
            }
            try {
                piece = sealer.apply(Cipher.DECRYPT_MODE, sealed, sealed.length, ended);
                position = 0;
            } catch (GeneralSecurityException e) {
                throw first
                        ? new BackupProblem("wrong-key", e, file.toString())
                        : new BackupProblem("damaged", e, file.toString());
            }
            first = false;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    /** Reads what is left, so that damage behind the content is found too. */
    static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }
}
