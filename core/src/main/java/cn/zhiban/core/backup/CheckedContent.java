package cn.zhiban.core.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Content followed by a mark and its SHA-256. Programs for ZIP files take no offence at what follows the archive. */
final class CheckedContent {
    private static final byte[] MARK = "ZHIBANC1".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER = 8 + 32;

    private CheckedContent() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Out extends FilterOutputStream {
        private final MessageDigest digest = sha256();
        private boolean closed;

        Out(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int value) throws IOException {
            digest.update((byte) value);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                out.write(MARK);
                out.write(digest.digest());
                super.close();
            }
        }
    }

    static final class In extends InputStream {
        private final InputStream source;
        private final Path file;
        private final MessageDigest digest = sha256();
        private long left;
        private boolean checked;

        In(InputStream source, long size, Path file) {
            this.source = source;
            this.file = file;
            this.left = size - TRAILER;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                check();
                return -1;
            }
            int read = source.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new BackupProblem("damaged", null, file.toString());
            }
            digest.update(bytes, offset, read);
            left -= read;
            return read;
        }

        private void check() throws IOException {
            if (checked) {
                return;
            }
            checked = true;
            byte[] trailer = left < 0 ? new byte[0] : source.readNBytes(TRAILER);
            boolean marked = trailer.length == TRAILER && Arrays.equals(Arrays.copyOf(trailer, MARK.length), MARK);
            if (!marked || !MessageDigest.isEqual(Arrays.copyOfRange(trailer, MARK.length, TRAILER), digest.digest())) {
                throw new BackupProblem("damaged", null, file.toString());
            }
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
