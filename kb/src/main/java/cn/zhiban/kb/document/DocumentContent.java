package cn.zhiban.kb.document;

import java.util.List;

/**
 * What a document was found to hold.
 *
 * @param file its path in what was uploaded
 * @param headings number of headings, also of rows in tables of scripts
 * @param groups headings that only gather others
 * @param blocks text blocks found, also those left over
 * @param parts what becomes articles
 * @param left headings that do not, with the reason
 */
public record DocumentContent(
        String file, int headings, int groups, int blocks, List<DocumentPart> parts, List<LeftOver> left) {
    /**
     * A heading, or a whole file, that becomes no article.
     *
     * @param heading the heading, or empty for the file
     * @param reason why
     */
    public record LeftOver(String heading, DocumentNote reason) {}

    /** A file that could not be read at all. */
    static DocumentContent refused(String file, DocumentNote reason) {
        return new DocumentContent(file, 0, 0, 0, List.of(), List.of(new LeftOver("", reason)));
    }
}
