package cn.zhiban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labelled questions: tab-separated files without header, in UTF-8.
 *
 * @param name name of the folder
 * @param articles id, title and similar questions joined by {@code |}
 * @param queries id and text
 * @param answers id of the one right article by query id
 */
record QuestionSet(String name, List<Article> articles, List<Query> queries, Map<String, String> answers) {
    /** One article. */
    record Article(String id, String title, List<String> similar) {}

    /** One question. */
    record Query(String id, String text) {}

    static QuestionSet read(Path folder) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (String[] row : rows(folder.resolve("articles.tsv"))) {
            String similar = row.length > 2 ? row[2] : "";
            articles.add(
                    new Article(row[0], row[1], similar.isBlank() ? List.of() : Arrays.asList(similar.split("\\|"))));
        }
        List<Query> queries = new ArrayList<>();
        rows(folder.resolve("queries.tsv")).forEach(row -> queries.add(new Query(row[0], row[1])));
        Map<String, String> answers = new HashMap<>();
        rows(folder.resolve("qrels.tsv")).forEach(row -> answers.put(row[0], row[1]));
        return new QuestionSet(folder.getFileName().toString(), articles, queries, answers);
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
