package cn.zhiban.kb.document;

import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.variable.Placeholders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An article as a Markdown file of its own: the columns of the spreadsheet on top, the answer below. */
final class ExportedArticle {
    private static final String MARK = "zhiban";
    private static final String VERSION = "1";
    private static final String ANSWER = "answer";
    /** Other columns that may show pictures. */
    static final List<String> WITH_PICTURES = List.of("wordings", "notes", "size_table");

    private ExportedArticle() {}

    static boolean isOne(FrontMatter front) {
        return VERSION.equals(front.fact(MARK)) && !front.fact("title").isEmpty();
    }

    /** The file. @param cells columns of the spreadsheet */
    static String write(Map<String, String> cells) {
        StringBuilder file = new StringBuilder("---\n")
                .append(MARK)
                .append(": ")
                .append(VERSION)
                .append('\n');
        // a text file has one kind of line break only
        boolean quoted = cells.getOrDefault(ANSWER, "").contains("\r");
        cells.forEach((name, value) -> {
            if ((!ANSWER.equals(name) || quoted) && !value.isEmpty()) {
                file.append(name).append(": ").append(FrontMatter.quoted(value)).append('\n');
            }
        });
        return file.append("---\n\n")
                .append(cells.getOrDefault(ANSWER, ""))
                .append('\n')
                .toString();
    }

    static DocumentPart read(String path, FrontMatter front, PictureLinks pictures) {
        Map<String, String> cells = new LinkedHashMap<>(front.facts());
        cells.remove(MARK);
        PictureLinks.Found answer =
                pictures.takeFound(cells.getOrDefault(ANSWER, front.body().strip()));
        cells.put(ANSWER, answer.text());
        for (String field : WITH_PICTURES) {
            cells.computeIfPresent(field, (_, text) -> pictures.takeFound(text).text());
        }
        return new DocumentPart(
                path,
                List.of(),
                1,
                front.fact("title"),
                front.fact("use_case"),
                answer.text(),
                List.of(),
                1,
                List.of(),
                Placeholders.names(answer.text()),
                List.of(),
                "",
                Set.of(),
                front.fact("category"),
                kind(front.fact("kind")),
                answer.pictures(),
                answer.warnings(),
                Map.copyOf(cells));
    }

    private static ArticleKind kind(String name) {
        for (ArticleKind kind : ArticleKind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        return ArticleKind.FAQ;
    }
}
