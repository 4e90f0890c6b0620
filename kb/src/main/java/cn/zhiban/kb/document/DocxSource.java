package cn.zhiban.kb.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.zwobble.mammoth.DocumentConverter;

/**
 * A Word document as Markdown. It is copied before it is read: without links to pictures elsewhere, and only if it has
 * neither macros nor document types (which could name files of this machine).
 */
final class DocxSource {
    private static final long PICTURE = 20L * 1024 * 1024;
    private static final Pattern EXTERNAL_PICTURE = Pattern.compile(
            "<Relationship\\b(?=[^>]*TargetMode\\s*=\\s*[\"']External[\"'])(?=[^>]*/image[\"'])[^>]*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET = Pattern.compile("\\bTarget\\s*=\\s*[\"'][^\"']*[\"']");
    private static final String STYLES = styles();

    private DocxSource() {}

    /** @throws DocumentRefused it holds macros or document types, is damaged or no Word document at all */
    static String markdown(String file, Path content, DocumentLimits limits, HtmlSource.PictureSink pictures)
            throws IOException {
        Path copy = Files.createTempFile("zhiban-document", ".docx");
        try {
            clean(file, content, limits, copy);
            String html = html(file, copy, pictures);
            Document page = Jsoup.parse(html);
            return HtmlMarkdown.of(page.body());
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Looks for what would have the document refused, without reading its text. */
    static void check(String file, Path content, DocumentLimits limits) throws IOException {
        if (!ZipSource.isZip(DocumentFolder.head(content))) {
            throw new DocumentRefused("kb.document.refused.not-its-type", file);
        }
        Path copy = Files.createTempFile("zhiban-document", ".docx");
        try {
            clean(file, content, limits, copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static String html(String file, Path copy, HtmlSource.PictureSink pictures) {
        DocumentConverter converter = new DocumentConverter()
                .addStyleMap(STYLES)
                .imageConverter(image -> {
                    java.util.Map<String, String> attributes = new java.util.HashMap<>();
                    attributes.put("src", "linked-picture");
                    try (InputStream in = image.getInputStream()) {
                        attributes.put("src", "/" + HtmlMarkdown.address(pictures.keep(in.readNBytes((int) PICTURE))));
                    } catch (IOException e) {
                        attributes.put("alt", image.getAltText().orElse(""));
                    }
                    return attributes;
                });
        try {
            return converter.convertToHtml(copy.toFile()).getValue();
        } catch (IOException | RuntimeException e) {
            DocumentRefused refused = new DocumentRefused("kb.document.refused.damaged", file);
            refused.initCause(e);
            throw refused;
        }
    }

    private static void clean(String file, Path content, DocumentLimits limits, Path copy) throws IOException {
        boolean isWord = false;
        try (ZipSource zip = ZipSource.open(file, content, limits);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            out.setLevel(1);
            java.util.Set<String> seen = new java.util.HashSet<>();
            for (ZipEntry entry : zip.entries()) {
                String name = entry.getName();
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.endsWith("vbaproject.bin") || lower.endsWith("vbadata.xml")) {
                    throw new DocumentRefused("kb.document.refused.macro", file);
                }
                if (!seen.add(lower)) {
                    throw new DocumentRefused("kb.document.refused.damaged", file);
                }
                isWord |= "word/document.xml".equals(lower);
                boolean xml = lower.endsWith(".xml") || lower.endsWith(".rels");
                if (!xml && !lower.startsWith("word/media/")) {
                    continue;
                }
                byte[] bytes = zip.read(entry, xml ? limits.textBytes() : limits.entryBytes());
                out.putNextEntry(new ZipEntry(name));
                out.write(xml ? checked(file, lower, bytes) : bytes);
                out.closeEntry();
            }
        }
        if (!isWord) {
            throw new DocumentRefused("kb.document.refused.not-its-type", file);
        }
    }

    private static byte[] checked(String file, String name, byte[] xml) {
        String text = new String(xml, StandardCharsets.ISO_8859_1).replace("\u0000", "");
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("<!doctype") || lower.contains("<!entity")) {
            throw new DocumentRefused("kb.document.refused.entity", file);
        }
        if ("[content_types].xml".equals(name) && lower.contains("macroenabled")) {
            throw new DocumentRefused("kb.document.refused.macro", file);
        }
        if (!name.endsWith(".rels")) {
            return xml;
        }
        String links = new String(xml, StandardCharsets.UTF_8);
        return EXTERNAL_PICTURE
                .matcher(links)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        TARGET.matcher(match.group()).replaceFirst("Target=\"nowhere:picture\"")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String styles() {
        try (InputStream in = new BufferedInputStream(
                Objects.requireNonNull(DocxSource.class.getResourceAsStream("/kb/docx-styles.txt")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
