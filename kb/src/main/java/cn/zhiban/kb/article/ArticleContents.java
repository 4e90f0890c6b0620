package cn.zhiban.kb.article;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What articles say, for code of this module that has to look at many of them. Asks for no rights: whoever shows any of
 * it to people has to.
 */
@Component
public class ArticleContents {
    private static final String SELECT = """
            SELECT a.id, a.state, l.content AS latest, p.content AS published FROM kb_article a
              JOIN kb_article_version l ON l.id = a.latest_version_id
              LEFT JOIN kb_article_version p ON p.id = a.published_version_id
            """;

    private final JdbcClient jdbc;

    ArticleContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An article.
     *
     * @param id its id
     * @param state where it stands
     * @param latest what the newest version says
     * @param published what agents read, or null if they read nothing of it now
     */
    public record Found(
            long id,
            ArticleState state,
            ArticleContent latest,
            @Nullable ArticleContent published) {}

    private record Row(
            long id,
            ArticleState state,
            String latest,
            @Nullable String published) {}

    /** Those with these ids. */
    public Map<Long, Found> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql(SELECT + " WHERE a.id IN (:ids)").param("ids", ids).query(Row.class).list().stream()
                        .map(ArticleContents::found)
                        .collect(Collectors.toMap(Found::id, Function.identity()));
    }

    /** Those that people could mean by a word: the one with this id, or those with this external id or short code. */
    public List<Found> byReference(String reference) {
        if (reference.matches("[0-9]{1,18}")) {
            Found one = byIds(List.of(Long.valueOf(reference))).get(Long.valueOf(reference));
            if (one != null) {
                return List.of(one);
            }
        }
        return jdbc
                .sql(SELECT + " WHERE a.external_id = :reference OR a.short_code = :reference ORDER BY a.id LIMIT 50")
                .param("reference", reference)
                .query(Row.class)
                .list()
                .stream()
                .map(ArticleContents::found)
                .toList();
    }

    private static Found found(Row row) {
        return new Found(
                row.id(),
                row.state(),
                ArticleContentJson.read(row.latest()),
                row.published() == null || row.state() != ArticleState.PUBLISHED
                        ? null
                        : ArticleContentJson.read(row.published()));
    }
}
