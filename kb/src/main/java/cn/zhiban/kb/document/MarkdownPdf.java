package cn.zhiban.kb.document;

import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** Sets Markdown in a PDF. Letters that the font lacks, mostly emoji, become a box. */
final class MarkdownPdf {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final float SIZE = 10;
    private static final float INDENT = 16;
    private static final long MOST_PIXELS = 40_000_000;
    private static final String BOX = "\u25A1";

    private final BaseFont base;
    private final FileStore files;
    private int pictures;

    MarkdownPdf(BaseFont base, FileStore files) {
        this.base = base;
        this.files = files;
    }

    int pictures() {
        return pictures;
    }

    void add(Document document, String text) {
        children(document, PARSER.parse(text), 0);
    }

    private void children(Document document, Node parent, float indent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(document, node, indent);
        }
    }

    private void block(Document document, Node node, float indent) {
        switch (node) {
            case Heading heading -> paragraph(document, heading, indent, new Font(base, SIZE + 1, Font.BOLD), "");
            case org.commonmark.node.Paragraph text -> paragraph(document, text, indent, new Font(base, SIZE), "");
            case BulletList list -> items(document, list, indent, -1);
            case OrderedList list ->
                items(document, list, indent, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case BlockQuote quote -> children(document, quote, indent + INDENT);
            case FencedCodeBlock code -> literal(document, code.getLiteral(), indent);
            case IndentedCodeBlock code -> literal(document, code.getLiteral(), indent);
            case TableBlock table -> document.add(table(table));
            case ThematicBreak _ -> document.add(new Paragraph(" "));
            default -> children(document, node, indent);
        }
    }

    private void items(Document document, Node list, float indent, int first) {
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = first < 0 ? "• " : number++ + ". ";
            if (item instanceof ListItem) {
                for (Node block = item.getFirstChild(); block != null; block = block.getNext()) {
                    if (block instanceof org.commonmark.node.Paragraph text) {
                        paragraph(
                                document,
                                text,
                                indent + INDENT,
                                new Font(base, SIZE),
                                block == item.getFirstChild() ? mark : "");
                    } else {
                        block(document, block, indent + INDENT);
                    }
                }
            }
        }
    }

    private void literal(Document document, String text, float indent) {
        Paragraph paragraph = new Paragraph(known(text.stripTrailing()), new Font(base, SIZE - 1));
        paragraph.setIndentationLeft(indent + INDENT);
        document.add(paragraph);
    }

    private void paragraph(Document document, Node block, float indent, Font font, String mark) {
        Paragraph paragraph = new Paragraph(SIZE * 1.6f, known(mark), font);
        paragraph.setIndentationLeft(indent);
        paragraph.setSpacingAfter(3);
        List<org.openpdf.text.Image> images = new ArrayList<>();
        inline(paragraph, block, font, images);
        if (!paragraph.isEmpty()) {
            document.add(paragraph);
        }
        images.forEach(document::add);
    }

    private void inline(Phrase phrase, Node parent, Font font, List<org.openpdf.text.Image> images) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> phrase.add(new Chunk(known(text.getLiteral()), font));
                case Code code -> phrase.add(new Chunk(known(code.getLiteral()), font));
                case SoftLineBreak _ -> phrase.add(new Chunk("\n", font));
                case HardLineBreak _ -> phrase.add(new Chunk("\n", font));
                case HtmlInline html
                when html.getLiteral().matches("(?i)<br\\s*/?>") -> phrase.add(new Chunk("\n", font));
                case HtmlInline _ -> {
                    // marks without a meaning on paper
                }
                case StrongEmphasis strong -> inline(phrase, strong, new Font(base, font.getSize(), Font.BOLD), images);
                case Image image -> image(image.getDestination(), images);
                default -> inline(phrase, node, font, images);
            }
        }
    }

    private PdfPTable table(TableBlock block) {
        List<TableRow> rows = new ArrayList<>();
        for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow one) {
                    rows.add(one);
                }
            }
        }
        int columns = Math.max(1, cells(rows.getFirst()).size());
        PdfPTable table = new PdfPTable(columns);
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        table.setSpacingAfter(4);
        for (TableRow row : rows) {
            List<TableCell> cells = cells(row);
            for (int i = 0; i < columns; i++) {
                Phrase phrase = new Phrase();
                if (i < cells.size()) {
                    inline(phrase, cells.get(i), new Font(base, SIZE - 1), new ArrayList<>());
                }
                PdfPCell cell = new PdfPCell(phrase);
                cell.setPadding(4);
                table.addCell(cell);
            }
        }
        return table;
    }

    private static List<TableCell> cells(TableRow row) {
        List<TableCell> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell one) {
                cells.add(one);
            }
        }
        return cells;
    }

    private void image(String address, List<org.openpdf.text.Image> images) {
        if (!address.matches("/files/[A-Za-z0-9_-]{22}")) {
            return;
        }
        try {
            StoredFile file = files.get(address.substring(address.lastIndexOf('/') + 1));
            Path content = files.content(file);
            if (!isReasonable(content)) {
                return;
            }
            org.openpdf.text.Image image = org.openpdf.text.Image.getInstance(Files.readAllBytes(content));
            float width = Math.min(image.getWidth() * 0.75f, 400);
            image.scaleToFit(width, 500);
            images.add(image);
            pictures++;
        } catch (IOException | RuntimeException e) {
            // a picture that cannot be set leaves its place empty; the text matters more
        }
    }

    /** Looks at the size before the picture is unpacked: few bytes can claim many pixels. */
    private static boolean isReasonable(Path content) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(content.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            boolean reasonable = (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
            reader.dispose();
            return reasonable;
        }
    }

    /** The text with a box for each letter that the font lacks; marks without a shape disappear. */
    String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (letter == '\n' || base.charExists(letter)) {
                known.appendCodePoint(letter);
            } else if (letter == '\t') {
                known.append("    ");
            } else if (letter != 0xFE0F && letter != 0x200D && letter != '\r') {
                known.append(BOX);
            }
        });
        return known.toString();
    }
}
