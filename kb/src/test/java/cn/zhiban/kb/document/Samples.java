package cn.zhiban.kb.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Documents made for tests. */
final class Samples {
    private static final String TYPES = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
            + "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";
    private static final String RELS = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    private static final String STYLES = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";

    private Samples() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] png(int size) {
        try {
            BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, size * 7919);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A Word document. @param body what stands between the body's tags */
    static Map<String, byte[]> docx(String body, Map<String, byte[]> media, String moreLinks) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("[Content_Types].xml", utf8(TYPES));
        files.put("_rels/.rels", utf8(RELS));
        files.put("word/styles.xml", utf8(STYLES));
        StringBuilder links = new StringBuilder();
        media.forEach((name, content) -> {
            files.put("word/media/" + name, content);
            links.append("<Relationship Id=\"")
                    .append(name.replace('.', '_'))
                    .append(
                            "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/")
                    .append(name)
                    .append("\"/>");
        });
        files.put(
                "word/_rels/document.xml.rels",
                utf8(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + links + moreLinks + "</Relationships>"));
        files.put(
                "word/document.xml",
                utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document"
                        + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                        + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
                        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                        + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>" + body
                        + "</w:body></w:document>"));
        return files;
    }

    static String heading(int level, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + level + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    static String paragraph(String text) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
    }

    static String picture(String attribute, String link) {
        return "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\" descr=\"\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
                + "<a:blip r:" + attribute + "=\"" + link
                + "\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    }

    /** Reads files as an upload would be read. */
    static List<DocumentContent> read(Map<String, byte[]> uploads) {
        return read(uploads, DocumentLimits.DEFAULT);
    }

    static List<DocumentContent> read(Map<String, byte[]> uploads, DocumentLimits limits) {
        try {
            Path home = Files.createTempDirectory("samples");
            List<DocumentFolder.Upload> files = new java.util.ArrayList<>();
            for (Map.Entry<String, byte[]> upload : uploads.entrySet()) {
                Path file = home.resolve(String.valueOf(files.size()));
                Files.write(file, upload.getValue());
                files.add(new DocumentFolder.Upload(upload.getKey(), file));
            }
            try (DocumentFolder folder = DocumentFolder.open(files, limits)) {
                return DocumentReader.read(folder, 0);
            } finally {
                for (DocumentFolder.Upload file : files) {
                    Files.delete(file.content());
                }
                Files.delete(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<DocumentPart> parts(String name, String text) {
        return read(Map.of(name, utf8(text))).getFirst().parts();
    }
}
