package cn.zhiban.kb.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;

/**
 * Uploaded files side by side, ZIPs unpacked, in a temporary folder that goes away at the end. On disk the files have
 * numbers for names, so that no name from outside can do harm.
 */
final class DocumentFolder implements AutoCloseable {
    private static final Set<String> ARCHIVES =
            Set.of("zip", "jar", "7z", "rar", "gz", "tgz", "bz2", "xz", "tar", "war", "apk", "cab", "iso");

    private final DocumentLimits limits;
    private final Path home;
    private final Map<String, Path> files = new TreeMap<>();
    private int number;

    private DocumentFolder(DocumentLimits limits) throws IOException {
        this.limits = limits;
        this.home = Files.createTempDirectory("zhiban-documents");
    }

    /**
     * An uploaded file.
     *
     * @param name its name
     * @param content where it lies
     */
    record Upload(String name, Path content) {}

    /** @throws DocumentRefused one of the files is dangerous or damaged */
    static DocumentFolder open(List<Upload> uploads, DocumentLimits limits) throws IOException {
        DocumentFolder folder = new DocumentFolder(limits);
        try {
            for (Upload upload : uploads) {
                if ("zip".equals(ZipSource.extension(upload.name()))) {
                    folder.unpack(upload);
                } else {
                    folder.files.put(upload.name(), upload.content());
                }
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private void unpack(Upload upload) throws IOException {
        if (!ZipSource.isZip(head(upload.content()))) {
            throw new DocumentRefused("kb.document.refused.not-its-type", upload.name());
        }
        try (ZipSource zip = ZipSource.open(upload.name(), upload.content(), limits)) {
            List<ZipEntry> entries = zip.entries().stream()
                    .filter(entry -> !isHidden(entry.getName()))
                    .toList();
            int root = root(entries);
            for (ZipEntry entry : entries) {
                String path = path(entry.getName()).substring(root);
                if (ARCHIVES.contains(ZipSource.extension(path))) {
                    throw new DocumentRefused("kb.document.refused.nested", upload.name(), path);
                }
                Path target = next();
                try (OutputStream out = Files.newOutputStream(target)) {
                    zip.copy(entry, out, limits.entryBytes());
                }
                if (ZipSource.isZip(head(target)) && !isOffice(path)) {
                    throw new DocumentRefused("kb.document.refused.nested", upload.name(), path);
                }
                files.putIfAbsent(path, target);
            }
        }
    }

    private static boolean isOffice(String path) {
        return Set.of("docx", "xlsx", "pptx", "docm", "xlsm", "pptm", "dotx", "dotm", "wps", "et", "odt", "ods", "epub")
                .contains(ZipSource.extension(path));
    }

    private static boolean isHidden(String name) {
        return Arrays.stream(path(name).split("/"))
                .anyMatch(step -> step.startsWith(".") || "__MACOSX".equals(step) || "Thumbs.db".equals(step));
    }

    private static String path(String name) {
        return name.replace('\\', '/').replaceAll("/{2,}", "/").replaceFirst("^(?:\\./)+", "");
    }

    /** Length of a folder around everything that says nothing about what is in it. */
    private static int root(List<ZipEntry> entries) {
        List<String> paths =
                entries.stream().map(entry -> path(entry.getName())).toList();
        if (paths.isEmpty() || !paths.getFirst().contains("/")) {
            return 0;
        }
        String root = paths.getFirst().substring(0, paths.getFirst().indexOf('/') + 1);
        String name = root.substring(0, root.length() - 1);
        boolean speaks = !DocumentWords.platforms(name).isEmpty()
                || DocumentWords.stage(name).isPresent()
                || DocumentWords.industry(name).isPresent()
                || DocumentWords.isGeneralFolder(name)
                || DocumentWords.isIndustryFolder(name);
        return !speaks && paths.stream().allMatch(path -> path.startsWith(root)) ? root.length() : 0;
    }

    /** Paths of all files, sorted. */
    Set<String> paths() {
        return Set.copyOf(files.keySet());
    }

    List<String> documents() {
        return files.keySet().stream().filter(path -> !path.startsWith("/")).toList();
    }

    Optional<Path> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Adds a picture that was inside a document. */
    void add(String path, byte[] content) throws IOException {
        Path target = next();
        Files.write(target, content);
        files.put(path, target);
    }

    DocumentLimits limits() {
        return limits;
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(1024);
        }
    }

    private Path next() {
        return home.resolve(String.valueOf(number++));
    }

    @Override
    public void close() throws IOException {
        try (java.util.stream.Stream<Path> all = Files.list(home)) {
            for (Path file : new ArrayList<>(all.toList())) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(home);
    }
}
