package cn.zhiban.kb.article;

import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The questions of all published articles, for counting words. Hands nothing of it to people. */
@Component
public class ArticleQuestions {
    private final JdbcTemplate jdbc;

    ArticleQuestions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes whenever an article changes. */
    public String state() {
        return String.valueOf(jdbc.queryForObject(
                "SELECT CONCAT(COUNT(*), ' ', COALESCE(MAX(updated_at), '')) FROM kb_article", String.class));
    }

    /** Calls with title and similar questions of each published article. */
    public void forEachPublished(BiConsumer<String, List<String>> counter) {
        jdbc.query(
                "SELECT v.content FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id"
                        + " WHERE a.state = 'PUBLISHED'",
                row -> {
                    ArticleContent content = ArticleContentJson.read(row.getString(1));
                    counter.accept(content.title(), content.similarQuestions());
                });
    }
}
