package cn.zhiban.kb.document;

import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.pdf.PdfFonts;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** An export as one PDF: by category, each article with its facts and its answer; page numbers, bookmarks. */
final class PdfSheet implements DocumentExportHandler.Sheet {
    private static final float MARGIN = 54;

    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    private final PdfWriter writer;
    private final Translations translations;
    private final Locale locale;
    private final MarkdownPdf markdown;
    private final BaseFont base;
    private String category = "";

    PdfSheet(
            OutputStream out, FileStore files, PdfFonts fonts, Translations translations, Locale locale, String title) {
        this.translations = translations;
        this.locale = locale;
        this.base = fonts.require();
        this.markdown = new MarkdownPdf(base, files);
        this.writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new PageNumbers(base));
        document.addTitle(title);
        document.open();
        document.add(new Paragraph(markdown.known(title.replaceFirst("\\.pdf$", "")), new Font(base, 20)));
    }

    @Override
    public void add(ArticleDetails article, Map<String, String> cells) throws IOException {
        ArticleContent content = article.content();
        String place = cells.getOrDefault("category", "");
        if (!place.equals(category)) {
            category = place;
            heading(place, 15, 18);
        }
        heading(content.title(), 12.5f, 12);
        String facts = content.platforms().stream()
                .map(platform -> translations.getTranslation("platform." + platform, locale))
                .collect(Collectors.joining(" · "));
        small(translations.getTranslation("kb.kind." + content.kind(), locale)
                + " · " + translations.getTranslation("kb.state." + article.state(), locale)
                + (facts.isEmpty() ? "" : " · " + facts)
                + (content.shortCode().isEmpty() ? "" : " · /" + content.shortCode()));
        if (!content.useCase().isEmpty()) {
            small(translations.getTranslation("kb.document.pdf.use-case", locale, content.useCase()));
        }
        markdown.add(document, content.answer());
        for (Wording wording : content.wordings()) {
            small(translations.getTranslation("kb.document.pdf.wording", locale));
            markdown.add(document, wording.text());
        }
        if (!content.product().sizeTable().isEmpty()) {
            markdown.add(document, content.product().sizeTable());
        }
        if (!content.product().notes().isEmpty()) {
            markdown.add(document, content.product().notes());
        }
    }

    private void heading(String text, float size, float before) {
        Paragraph heading = new Paragraph(markdown.known(text), new Font(base, size, Font.BOLD));
        heading.setSpacingBefore(before);
        heading.setSpacingAfter(3);
        heading.setKeepTogether(true);
        document.add(heading);
    }

    private void small(String text) {
        Font grey = new Font(base, 8.5f);
        grey.setColor(110, 110, 110);
        document.add(new Paragraph(markdown.known(text), grey));
    }

    @Override
    public int pictures() {
        return markdown.pictures();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private static final class PageNumbers extends PdfPageEventHelper {
        private final BaseFont base;

        PageNumbers(BaseFont base) {
            this.base = base;
        }

        @Override
        public void onEndPage(PdfWriter page, Document document) {
            ColumnText.showTextAligned(
                    page.getDirectContent(),
                    org.openpdf.text.Element.ALIGN_CENTER,
                    new org.openpdf.text.Phrase(String.valueOf(page.getPageNumber()), new Font(base, 8)),
                    PageSize.A4.getWidth() / 2,
                    MARGIN / 2,
                    0);
        }
    }
}
