package cn.zhiban.kb.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads all documents of a folder. A file that cannot be taken is left over with the reason; the others are read. */
final class DocumentReader {
    private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdown", "mkd", "txt");
    private static final Set<String> HTML = Set.of("html", "htm", "xhtml");
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "ico");
    private static final Set<String> MACROS = Set.of("docm", "dotm", "xlsm", "pptm");
    private static final Set<String> TABLES = Set.of("xlsx", "xls", "csv");

    private final DocumentFolder folder;
    private final int splitLevel;

    private DocumentReader(DocumentFolder folder, int splitLevel) {
        this.folder = folder;
        this.splitLevel = splitLevel;
    }

    /** What the documents hold, by path. @param splitLevel deepest heading that begins an article, or 0 for every one */
    static List<DocumentContent> read(DocumentFolder folder, int splitLevel) {
        DocumentReader reader = new DocumentReader(folder, splitLevel);
        List<DocumentContent> contents = new ArrayList<>();
        for (String path : folder.documents()) {
            if (!PICTURES.contains(ZipSource.extension(path))) {
                contents.add(reader.document(path));
            }
        }
        return contents;
    }

    /** Whether a file's name says that it is read here. */
    static boolean takes(String name) {
        String extension = ZipSource.extension(name);
        return MARKDOWN.contains(extension) && !"txt".equals(extension)
                || HTML.contains(extension)
                || "docx".equals(extension)
                || "zip".equals(extension)
                || MACROS.contains(extension);
    }

    private DocumentContent document(String path) {
        try {
            return content(path);
        } catch (DocumentRefused e) {
            return DocumentContent.refused(path, e.note());
        } catch (StackOverflowError e) {
            return DocumentContent.refused(path, DocumentNote.of("kb.document.refused.damaged", path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DocumentContent content(String path) throws IOException {
        Path file = folder.file(path).orElseThrow();
        String extension = ZipSource.extension(path);
        if (MACROS.contains(extension)) {
            throw new DocumentRefused("kb.document.refused.macro", path);
        }
        if ("docx".equals(extension)) {
            if (!ZipSource.isZip(DocumentFolder.head(file))) {
                throw new DocumentRefused("kb.document.refused.not-its-type", path);
            }
            String markdown = DocxSource.markdown(path, file, folder.limits(), content -> keep(path, content));
            return markdown(path, markdown);
        }
        if (MARKDOWN.contains(extension)) {
            return markdown(path, text(path, file));
        }
        if (HTML.contains(extension)) {
            return markdown(path, HtmlSource.markdown(path, text(path, file), content -> "/" + keep(path, content)));
        }
        String reason = TABLES.contains(extension) ? "kb.document.left.table" : "kb.document.left.other-type";
        return DocumentContent.refused(path, DocumentNote.of(reason));
    }

    private DocumentContent markdown(String path, String text) {
        return MarkdownReader.read(path, text, splitLevel, folder.paths());
    }

    private String text(String path, Path file) throws IOException {
        if (Files.size(file) > folder.limits().textBytes()) {
            throw new DocumentRefused(
                    "kb.document.refused.text-too-large", path, folder.limits().textBytes() / (1024 * 1024));
        }
        byte[] bytes = Files.readAllBytes(file);
        if (TextDecoder.isBinary(bytes.length > 4096 ? java.util.Arrays.copyOf(bytes, 4096) : bytes)) {
            throw new DocumentRefused("kb.document.refused.not-its-type", path);
        }
        return TextDecoder.decode(bytes);
    }

    /** Keeps a picture from inside a document; the same picture twice is kept once. */
    private String keep(String document, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String path = document.replaceAll("[^/]*$", "") + ".pictures/"
                    + HexFormat.of().formatHex(digest, 0, 16) + ".png";
            if (folder.file(path).isEmpty()) {
                folder.add(path, content);
            }
            return path;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
