package cn.zhiban.kb.script;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.flow.Flow;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Versions of scripts for walking through them. Asks nobody's rights: callers do. Versions never change, so they are kept. */
@Component
class ScriptFlows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;
    private final Cache<Key, Script> versions =
            Caffeine.newBuilder().maximumSize(500).build();

    private record Key(long articleId, int number) {}

    ScriptFlows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What agents see of a script today. */
    Optional<Script> published(long articleId) {
        return jdbc.sql("""
                        SELECT v.number FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id
                         WHERE a.id = ? AND a.state = 'PUBLISHED'""")
                .param(articleId)
                .query(Integer.class)
                .optional()
                .flatMap(number -> version(articleId, number))
                .filter(script -> script.content().flow() != null);
    }

    Optional<Script> version(long articleId, int number) {
        Key key = new Key(articleId, number);
        Script known = versions.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Script> read = jdbc.sql("SELECT content FROM kb_article_version WHERE article_id = ? AND number = ?")
                .params(articleId, number)
                .query(String.class)
                .optional()
                .map(json -> new Script(articleId, number, JSON.readValue(json, ArticleContent.class)));
        read.ifPresent(script -> versions.put(key, script));
        return read;
    }

    /** What a script says or will say: the published version, or the newest if there is none. */
    Optional<Script> newest(long articleId) {
        return published(articleId)
                .or(() -> jdbc.sql("SELECT MAX(number) FROM kb_article_version WHERE article_id = ?")
                        .param(articleId)
                        .query(Integer.class)
                        .optional()
                        .flatMap(number -> version(articleId, number)));
    }

    /** The flow of a step's script, if there is one. */
    Optional<Flow> flow(long articleId) {
        return newest(articleId).map(Script::content).map(ArticleContent::flow);
    }
}
