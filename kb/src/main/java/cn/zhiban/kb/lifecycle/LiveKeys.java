package cn.zhiban.kb.lifecycle;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentJson;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.search.analysis.TextNormalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows which live answers speak of a product or have a title, so that contradictions are found by one query. */
@Component
@Order(60)
class LiveKeys implements ChangeStep {
    private static final int LENGTH = 190;
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    LiveKeys(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A live answer. */
    record Live(long articleId, @Nullable Long parentId, ArticleContent content) {}

    /** By what a content could be contradicted. */
    static Set<String> of(ArticleContent content) {
        Set<String> keys = new TreeSet<>();
        String title = title(content);
        if (!title.isEmpty()) {
            keys.add(cut("title:" + title));
        }
        for (Sku sku : content.skus()) {
            keys.add(cut("sku:" + sku.code().strip().toUpperCase(Locale.ROOT)));
        }
        if (keys.isEmpty()) {
            keys.add("none:");
        }
        return keys;
    }

    /** The title without case, blanks and punctuation. */
    static String title(ArticleContent content) {
        return TextNormalizer.text(content.title()).replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]+", "");
    }

    /** Live answers that share a key, without one article itself. */
    List<Live> sharing(Collection<String> keys, @Nullable Long articleId) {
        return jdbc.sql("""
                        SELECT a.id, a.parent_id, v.content FROM kb_article a
                          JOIN kb_article_version v ON v.id = a.published_version_id
                         WHERE a.state = 'PUBLISHED' AND a.id IN (SELECT k.article_id FROM kb_live_key k
                                 WHERE k.name IN (:keys) AND k.name <> 'none:' AND k.article_id <> :self)
                         ORDER BY a.id LIMIT 50""")
                .param("keys", keys)
                .param("self", articleId == null ? -1 : articleId)
                .query((row, _) -> new Live(
                        row.getLong(1), row.getObject(2, Long.class), ArticleContentJson.read(row.getString(3))))
                .list();
    }

    @Override
    public void changed(Changes changes) {
        write(changes.articles());
    }

    /** Writes the keys of articles that were published before there were keys; returns how many it looked at. */
    @Transactional
    public int catchUp() {
        List<Long> missing = jdbc.sql("""
                        SELECT a.id FROM kb_article a WHERE a.state = 'PUBLISHED'
                           AND NOT EXISTS (SELECT 1 FROM kb_live_key k WHERE k.article_id = a.id) LIMIT :limit""")
                .param("limit", BATCH)
                .query((row, _) -> row.getLong(1))
                .list();
        if (!missing.isEmpty()) {
            write(missing);
        }
        return missing.size();
    }

    private void write(Collection<Long> articles) {
        jdbc.sql("DELETE FROM kb_live_key WHERE article_id IN (:ids)")
                .param("ids", articles)
                .update();
        List<Object[]> rows = new ArrayList<>();
        jdbc.sql("SELECT a.id, v.content FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id"
                        + " WHERE a.state = 'PUBLISHED' AND a.id IN (:ids)")
                .param("ids", articles)
                .query(row -> {
                    long id = row.getLong(1);
                    of(ArticleContentJson.read(row.getString(2))).forEach(key -> rows.add(new Object[] {id, key}));
                });
        if (!rows.isEmpty()) {
            template.batchUpdate("INSERT IGNORE INTO kb_live_key (article_id, name) VALUES (?, ?)", rows);
        }
    }

    private static String cut(String key) {
        return key.length() <= LENGTH ? key : key.substring(0, LENGTH);
    }
}
