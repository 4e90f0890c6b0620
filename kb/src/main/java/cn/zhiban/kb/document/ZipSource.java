package cn.zhiban.kb.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A ZIP file that is read with suspicion: names, numbers and sizes are checked, and sizes by what really comes out. */
final class ZipSource implements AutoCloseable {
    private final String name;
    private final ZipFile zip;
    private final DocumentLimits limits;
    private long total;

    private ZipSource(String name, ZipFile zip, DocumentLimits limits) {
        this.name = name;
        this.zip = zip;
        this.limits = limits;
    }

    /** @throws DocumentRefused it is damaged or holds too many files */
    static ZipSource open(String name, Path file, DocumentLimits limits) throws IOException {
        ZipFile zip = open(name, file);
        if (zip.size() > limits.entries()) {
            zip.close();
            throw new DocumentRefused("kb.document.refused.too-many-files", name, limits.entries());
        }
        return new ZipSource(name, zip, limits);
    }

    /** Names are in UTF-8, or as Windows in China writes them. */
    private static ZipFile open(String name, Path file) {
        Exception problem = null;
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return new ZipFile(file.toFile(), charset);
            } catch (IOException | IllegalArgumentException e) {
                problem = e;
            }
        }
        DocumentRefused refused = new DocumentRefused("kb.document.refused.damaged", name);
        refused.initCause(problem);
        throw refused;
    }

    /** The files, not the folders. @throws DocumentRefused a name leads out of the folder */
    List<ZipEntry> entries() {
        List<ZipEntry> files = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            checkName(entry.getName());
            if (!entry.isDirectory()) {
                files.add(entry);
            }
        }
        return files;
    }

    private void checkName(String entry) {
        String path = entry.replace('\\', '/');
        boolean leads = path.startsWith("/")
                || path.matches("^[A-Za-z]:.*")
                || path.indexOf('\0') >= 0
                || Arrays.asList(path.split("/")).contains("..");
        if (leads) {
            throw new DocumentRefused("kb.document.refused.path", name, entry);
        }
    }

    /** A file whole. @throws DocumentRefused it is larger than allowed, or packed suspiciously well */
    byte[] read(ZipEntry entry, long most) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        copy(entry, out, most);
        return out.toByteArray();
    }

    void copy(ZipEntry entry, OutputStream out, long most) throws IOException {
        long size = 0;
        long packed = Math.max(1, entry.getCompressedSize());
        try (InputStream in = zip.getInputStream(entry)) {
            if (in == null) {
                throw new DocumentRefused("kb.document.refused.damaged", name);
            }
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                total += read;
                if (size > DocumentLimits.RATIO_FROM && size / packed > limits.ratio()) {
                    throw new DocumentRefused("kb.document.refused.bomb", name);
                }
                if (size > most || total > limits.unpackedBytes()) {
                    throw new DocumentRefused("kb.document.refused.bomb", name);
                }
                out.write(buffer, 0, read);
            }
        } catch (ZipException | java.io.EOFException e) {
            DocumentRefused refused = new DocumentRefused("kb.document.refused.damaged", name);
            refused.initCause(e);
            throw refused;
        }
    }

    static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
    }

    static String extension(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
