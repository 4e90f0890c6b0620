package cn.zhiban.kb.document;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.Attachment;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An export as a ZIP: a Markdown file per article in folders by category, pictures and attachments beside them, a spreadsheet of all. */
final class ZipSheet implements DocumentExportHandler.Sheet {
    private static final Pattern PICTURE = Pattern.compile("(!\\[[^\\]\\n]*]\\()/files/([A-Za-z0-9_-]{22})\\)");

    private static final String ATTACHMENTS = ".attachments/";

    private final ZipOutputStream zip;
    private final FileStore files;
    private final Spreadsheet spreadsheet;
    private final FileNames names = new FileNames();
    private final Map<String, String> attachments = new LinkedHashMap<>();
    private final Map<String, String> pictures = new LinkedHashMap<>();

    /** Writes the spreadsheet. */
    interface Spreadsheet {
        void write(OutputStream out) throws IOException;
    }

    ZipSheet(OutputStream out, FileStore files, Spreadsheet spreadsheet) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.files = files;
        this.spreadsheet = spreadsheet;
    }

    @Override
    public void add(ArticleDetails article, Map<String, String> cells) throws IOException {
        String path =
                names.path(cells.getOrDefault("category", ""), article.content().title(), ".md");
        String up = "../".repeat((int) path.chars().filter(c -> c == '/').count());
        attach(article, up, cells);
        cells.replaceAll((field, text) ->
                "answer".equals(field) || ExportedArticle.WITH_PICTURES.contains(field) ? relative(text, up) : text);
        zip.putNextEntry(new ZipEntry(path));
        zip.write(ExportedArticle.write(cells).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Names the attachments by their place in the archive; the import passes over folders that begin with a dot. */
    private void attach(ArticleDetails article, String up, Map<String, String> cells) {
        StringBuilder lines = new StringBuilder();
        for (Attachment one : article.content().attachments()) {
            try {
                if (Files.exists(files.content(files.get(one.publicId())))) {
                    String path = ATTACHMENTS + one.publicId() + "/" + fileName(one.name());
                    attachments.put(one.publicId(), path);
                    lines.append(up).append(path).append('\n');
                }
            } catch (NotFound e) {
                // whoever exports may not read it
            }
        }
        cells.put("attachments", lines.toString().stripTrailing());
    }

    private static String fileName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? FileNames.safe(name) : FileNames.safe(name.substring(0, dot)) + name.substring(dot);
    }

    private String relative(String text, String up) {
        return PICTURE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(picture(match.group(), match.group(1), match.group(2), up)));
    }

    private String picture(String whole, String begin, String id, String up) {
        try {
            StoredFile file = files.get(id);
            if (!Files.exists(files.content(file))) {
                return whole;
            }
            String extension = file.contentType().replaceFirst(".*/", "");
            return begin + up + pictures.computeIfAbsent(id, _ -> "images/" + id + "." + extension) + ")";
        } catch (NotFound e) {
            return whole;
        }
    }

    @Override
    public int pictures() {
        return pictures.size();
    }

    private void write(Map<String, String> pathById) throws IOException {
        for (Map.Entry<String, String> file : pathById.entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getValue()));
            Files.copy(files.content(files.get(file.getKey())), zip);
            zip.closeEntry();
        }
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            write(pictures);
            write(attachments);
            zip.putNextEntry(new ZipEntry("articles.xlsx"));
            spreadsheet.write(new FilterOutputStream(zip) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    flush();
                }
            });
            zip.closeEntry();
        }
    }
}
