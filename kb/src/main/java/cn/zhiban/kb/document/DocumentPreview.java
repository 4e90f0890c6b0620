package cn.zhiban.kb.document;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.ArticleKind;
import java.util.List;
import java.util.Set;

/**
 * What documents would become.
 *
 * @param rows the pieces, in the order of the files
 * @param left headings and files that become nothing
 */
public record DocumentPreview(List<Row> rows, List<Left> left) {
    /**
     * A piece.
     *
     * @param externalId id of its article
     * @param file path of the document
     * @param title its title
     * @param useCase when it is said
     * @param text beginning of the answer
     * @param kind what it becomes
     * @param category where it goes
     * @param platforms for which market places; none = all
     * @param pictures number of pictures
     * @param variables names of the variables
     * @param warnings what does not come along
     */
    public record Row(
            String externalId,
            String file,
            String title,
            String useCase,
            String text,
            ArticleKind kind,
            String category,
            Set<Platform> platforms,
            int pictures,
            List<String> variables,
            List<DocumentNote> warnings) {}

    /**
     * Something that becomes nothing.
     *
     * @param file path of the document
     * @param heading the heading, or empty for the whole file
     * @param reason why
     */
    public record Left(String file, String heading, DocumentNote reason) {}
}
