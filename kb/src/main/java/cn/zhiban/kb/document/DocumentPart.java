package cn.zhiban.kb.document;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a document that becomes an article.
 *
 * @param file path of the document in what was uploaded, with {@code /}
 * @param headings headings above it, outermost first, as they stand
 * @param ordinal 1, 2, … among parts of the file with the same headings and title
 * @param title what it answers, without its number
 * @param useCase when it is said; may be empty
 * @param answer first text, Markdown; pictures are named {@code zhiban-picture:<path>}
 * @param wordings further texts under the same heading
 * @param blocks number of text blocks of the document in it
 * @param questions how buyers ask, if the document says so
 * @param variables names of the variables in the texts
 * @param tags words the document gives it
 * @param shortCode short code the document gives it; may be empty
 * @param platforms market places it is for; none = all
 * @param category guess of its place below the root, {@code a/b}; may be empty
 * @param kind guess of what it is
 * @param pictures paths of the pictures it shows
 * @param warnings what did not come along
 * @param cells the columns of an exported article, which go before everything else; or null
 */
public record DocumentPart(
        String file,
        List<String> headings,
        int ordinal,
        String title,
        String useCase,
        String answer,
        List<Wording> wordings,
        int blocks,
        List<String> questions,
        List<String> variables,
        List<String> tags,
        String shortCode,
        Set<Platform> platforms,
        String category,
        ArticleKind kind,
        List<String> pictures,
        List<DocumentNote> warnings,
        @Nullable Map<String, String> cells) {
    /** Pictures are named so until they are stored. */
    public static final String PICTURE = "zhiban-picture:";

    public DocumentPart {
        headings = List.copyOf(headings);
        wordings = List.copyOf(wordings);
        questions = List.copyOf(questions);
        variables = List.copyOf(variables);
        tags = List.copyOf(tags);
        platforms = Set.copyOf(platforms);
        pictures = List.copyOf(pictures);
        warnings = List.copyOf(warnings);
    }
}
