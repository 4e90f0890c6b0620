package cn.zhiban.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** Imports documents through the REST interface: what is found in a folder of scripts, how long a large document takes. */
final class DocumentBench {
    private static final int PAGES = 200;
    private static final int PICTURES = 100;
    private static final int LETTERS_PER_PAGE = 900;
    private static final double GOAL_SECONDS = 30;
    private static final String LETTERS = letters();

    private DocumentBench() {}

    /** Every file, its headings and what became of them. */
    static void scripts(Path folder) throws Exception {
        Path zip = Files.createTempFile("scripts", ".zip");
        try (RunningSuite suite = new RunningSuite()) {
            pack(folder, zip);
            JsonNode result = suite.importFile(zip, "scripts.zip");
            System.out.printf(
                    "%n## Scripts of %s%n%n| file | headings | groups | text blocks | imported | left over |%n|---|---|---|---|---|---|%n",
                    folder.getFileName());
            int[] sums = new int[5];
            for (JsonNode file : result.get("files")) {
                int[] counts = {
                    file.get("headings").asInt(),
                    file.get("groups").asInt(),
                    file.get("blocks").asInt(),
                    file.get("imported").asInt(),
                    file.get("left").size()
                };
                for (int i = 0; i < counts.length; i++) {
                    sums[i] += counts[i];
                }
                print(file.get("file").asString(), counts);
            }
            print("**all**", sums);
            System.out.println();
            for (JsonNode file : result.get("files")) {
                for (JsonNode left : file.get("left")) {
                    System.out.printf(
                            "left over: %s › %s: %s%n",
                            file.get("file").asString(),
                            left.get("heading").asString(),
                            left.get("reason").asString());
                }
            }
            outcome("%nfirst import: ", result);
            outcome("second import: ", suite.importFile(zip, "scripts.zip"));
        } finally {
            Files.delete(zip);
        }
    }

    private static void print(String name, int[] counts) {
        System.out.printf(
                "| %s | %d | %d | %d | %d | %d |%n", name, counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static void outcome(String when, JsonNode result) {
        System.out.printf(
                when + "%d created, %d updated, %d unchanged, %d skipped, %d errors%n",
                result.get("created").asInt(),
                result.get("updated").asInt(),
                result.get("unchanged").asInt(),
                result.get("skipped").asInt(),
                result.get("errorCount").asInt());
        for (JsonNode error : result.get("errors")) {
            System.out.println("  " + error);
        }
    }

    private static void pack(Path folder, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(folder);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** A large Word document, first and again. */
    static void word() throws Exception {
        Path docx = Files.createTempFile("manual", ".docx");
        try (RunningSuite suite = new RunningSuite()) {
            write(docx);
            long start = System.nanoTime();
            JsonNode first = suite.importFile(docx, "manual.docx");
            double seconds = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            JsonNode second = suite.importFile(docx, "manual.docx");
            double again = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%n| pages | pictures | MB | articles | import s | again s | goal s |%n|---|---|---|---|---|---|---|%n"
                            + "| %d | %d | %.1f | %d | %.1f | %.1f | %.0f |%n%n",
                    PAGES,
                    PICTURES,
                    Files.size(docx) / 1e6,
                    first.get("created").asInt(),
                    seconds,
                    again,
                    GOAL_SECONDS);
            outcome("first: ", first);
            outcome("again: ", second);
            if (seconds > GOAL_SECONDS) {
                throw new IllegalStateException("too slow");
            }
        } finally {
            Files.delete(docx);
        }
    }

    private static void write(Path docx) throws IOException {
        Random random = new Random(7);
        StringBuilder body = new StringBuilder();
        StringBuilder links = new StringBuilder();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(docx))) {
            for (int page = 0; page < PAGES; page++) {
                if (page % 10 == 0) {
                    body.append(heading(1, "Chapter " + page / 10));
                }
                body.append(heading(2, "Topic " + page));
                for (int i = 0; i < 3; i++) {
                    body.append(paragraph(random, LETTERS_PER_PAGE / 3));
                }
                if (page % (PAGES / PICTURES) == 0) {
                    put(zip, "word/media/p" + page + ".png", picture(random));
                    links.append(link("p" + page, "image", "media/p" + page + ".png"));
                    body.append(shown("p" + page));
                }
            }
            for (List<String> part : parts(body, links)) {
                put(zip, part.getFirst(), part.getLast().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static List<List<String>> parts(StringBuilder body, StringBuilder links) {
        String word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        return List.of(
                List.of(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"),
                List.of("_rels/.rels", relationships(link("d", "officeDocument", "word/document.xml"))),
                List.of("word/_rels/document.xml.rels", relationships(links.toString())),
                List.of(
                        "word/styles.xml",
                        "<w:styles xmlns:w=\"" + word + "\">"
                                + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
                                + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>"),
                List.of(
                        "word/document.xml",
                        "<w:document xmlns:w=\"" + word
                                + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                                + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
                                + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                                + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>"
                                + body
                                + "</w:body></w:document>"));
    }

    private static String relationships(String links) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + links
                + "</Relationships>";
    }

    private static String link(String id, String type, String target) {
        return "<Relationship Id=\"" + id
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                + "\" Target=\"" + target + "\"/>";
    }

    private static String heading(int level, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + level + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String paragraph(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String shown(String id) {
        return "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\"/><a:graphic><a:graphicData><pic:pic>"
                + "<pic:blipFill><a:blip r:embed=\"" + id
                + "\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    }

    private static byte[] picture(Random random) throws IOException {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 400; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillRect(random.nextInt(800), random.nextInt(600), random.nextInt(200), random.nextInt(200));
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Common Chinese letters, by code point. */
    private static String letters() {
        StringBuilder letters = new StringBuilder();
        for (int letter = 0x4E00; letter < 0x5200; letter++) {
            letters.appendCodePoint(letter);
        }
        return letters.toString();
    }
}
