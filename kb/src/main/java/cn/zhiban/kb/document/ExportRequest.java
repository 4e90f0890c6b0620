package cn.zhiban.kb.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An export of knowledge as documents.
 *
 * @param clientId the client whose knowledge is wanted, with that of its shops; null = everything the actor may edit
 * @param format what it is written as
 * @param language language of the headings in a PDF, {@code zh} or {@code en}
 */
public record ExportRequest(@Nullable Long clientId, Format format, String language) {
    /** What can be written. Translated as {@code kb.document.format.<NAME>}. */
    public enum Format {
        /** Markdown files in folders, pictures and a spreadsheet; imports again. */
        ZIP,
        /** One document to read and to print. */
        PDF
    }

    Locale locale() {
        return "en".equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
