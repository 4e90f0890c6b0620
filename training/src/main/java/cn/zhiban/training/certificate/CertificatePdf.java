package cn.zhiban.training.certificate;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.pdf.PdfFonts;
import cn.zhiban.core.time.CompanyTime;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** A certificate on one page of paper, with a QR code that opens the page where it is verified. */
@Component
public class CertificatePdf {
    private static final Color INK = new Color(0x22, 0x2B, 0x33);
    private static final Color QUIET = new Color(0x5F, 0x6B, 0x75);
    private static final Color ACCENT = new Color(0x1F, 0x7A, 0x80);
    private static final float QR_SIZE = 104;

    private final PdfFonts fonts;
    private final Translations translations;
    private final CompanyTime time;

    CertificatePdf(PdfFonts fonts, Translations translations, CompanyTime time) {
        this.fonts = fonts;
        this.translations = translations;
        this.time = time;
    }

    /**
     * Writes it, A4 across. Callers have checked that the reader may have it.
     *
     * @param address the suite's address as the reader knows it, with a slash at the end
     * @param out stays open
     * @throws cn.zhiban.core.InvalidInput this machine has no font with Chinese letters
     */
    public void write(Certificate one, String address, Locale locale, OutputStream out) {
        BaseFont font = fonts.require();
        Document document = new Document(PageSize.A4.rotate());
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        document.addTitle(one.title() + " " + one.holder());
        document.open();
        PdfContentByte page = writer.getDirectContent();
        Rectangle size = document.getPageSize();
        frame(page, size);
        float middle = size.getWidth() / 2;
        line(page, font, 15, ACCENT, middle, 470, text(locale, "training.certificate.pdf.head"));
        line(page, font, 30, INK, middle, 415, one.title());
        line(page, font, 13, QUIET, middle, 360, text(locale, "training.certificate.pdf.held"));
        line(page, font, 34, INK, middle, 310, one.holder());
        line(page, font, 12, QUIET, middle, 284, one.staffNumber());
        line(
                page,
                font,
                14,
                INK,
                middle,
                236,
                text(
                        locale,
                        "training.certificate.pdf.valid",
                        one.validFrom().toString(),
                        one.validTo().toString()));
        line(
                page,
                font,
                11,
                QUIET,
                middle,
                212,
                text(locale, "training.certificate.pdf.issued", time.format(one.issuedAt()), String.valueOf(one.id())));
        code(page, address + "train/verify/" + one.code(), middle - QR_SIZE / 2, 84);
        line(page, font, 9.5f, QUIET, middle, 68, text(locale, "training.certificate.pdf.verify"));
        document.close();
    }

    private String text(Locale locale, String key, Object... arguments) {
        return translations.getTranslation(key, locale, arguments);
    }

    private static void frame(PdfContentByte page, Rectangle size) {
        page.setColorStroke(ACCENT);
        page.setLineWidth(2);
        page.rectangle(28, 28, size.getWidth() - 56, size.getHeight() - 56);
        page.stroke();
        page.setLineWidth(0.5f);
        page.rectangle(34, 34, size.getWidth() - 68, size.getHeight() - 68);
        page.stroke();
    }

    private static void line(
            PdfContentByte page, BaseFont font, float size, Color colour, float x, float y, String text) {
        float room = 2 * x - 120;
        float width = font.getWidthPoint(text, size);
        page.beginText();
        page.setColorFill(colour);
        page.setFontAndSize(font, width > room ? size * room / width : size);
        page.showTextAligned(PdfContentByte.ALIGN_CENTER, text, x, y, 0);
        page.endText();
    }

    /** Squares as vectors: sharp on every printer. */
    private static void code(PdfContentByte page, String address, float x, float y) {
        BitMatrix matrix = matrix(address);
        float dot = QR_SIZE / matrix.getWidth();
        page.setColorFill(Color.BLACK);
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row)) {
                    page.rectangle(x + column * dot, y + QR_SIZE - (row + 1) * dot, dot, dot);
                }
            }
        }
        page.fill();
    }

    static BitMatrix matrix(String address) {
        try {
            return new QRCodeWriter()
                    .encode(
                            address,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.MARGIN, 1, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalStateException("no QR code for " + address, e);
        }
    }
}
