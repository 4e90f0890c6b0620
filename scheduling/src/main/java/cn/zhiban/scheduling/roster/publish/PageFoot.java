package cn.zhiban.scheduling.roster.publish;

import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands at the foot of each page: which roster and version, and page n of m. */
final class PageFoot extends PdfPageEventHelper {
    private static final float SIZE = 8.5f;
    private static final float WIDE = 40;
    private static final float HIGH = 12;

    private final BaseFont base;
    private final String words;
    private @Nullable PdfTemplate total;

    PageFoot(BaseFont base, String words) {
        this.base = base;
        this.words = words;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(WIDE, HIGH);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        float foot = document.bottom() - HIGH - 2;
        Font font = new Font(base, SIZE);
        ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, new Phrase(words, font), document.left(), foot, 0);
        ColumnText.showTextAligned(
                canvas,
                Element.ALIGN_RIGHT,
                new Phrase(writer.getPageNumber() + " / ", font),
                document.right() - WIDE / 2,
                foot,
                0);
        if (total != null) {
            canvas.addTemplate(total, document.right() - WIDE / 2, foot);
        }
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        if (total != null) {
            ColumnText.showTextAligned(
                    total,
                    Element.ALIGN_LEFT,
                    new Phrase(String.valueOf(writer.getPageNumber() - 1), new Font(base, SIZE)),
                    0,
                    0,
                    0);
        }
    }
}
