package cn.zhiban.kb.article;

import cn.zhiban.core.file.FileGuard;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KbPermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Pictures in articles: who may read an article that shows a picture may read the picture, and whoever uploaded it. */
@Component
public class ArticlePictures implements FileGuard {
    /** Purpose of the files. */
    public static final String PURPOSE = "kb.image";

    private static final Pattern ADDRESS = Pattern.compile("/files/([A-Za-z0-9_-]{22})");
    private final JdbcTemplate jdbc;

    ArticlePictures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(Actor actor, StoredFile file) {
        if (file.createdBy().equals(actor.reference())) {
            return true;
        }
        if (!actor.may(KbPermissions.READ)) {
            return false;
        }
        List<String> contents = jdbc.queryForList("""
                SELECT v.content FROM kb_article_file f
                  JOIN kb_article a ON a.id = f.article_id
                  JOIN kb_article_version v ON v.id IN (a.published_version_id, a.latest_version_id)
                 WHERE f.public_id = ?""", String.class, file.publicId());
        return contents.stream()
                .map(ArticleContentJson::read)
                .anyMatch(one -> ArticleRights.mayRead(actor.scope(), one));
    }

    /** Remembers which pictures an article shows; earlier versions keep theirs. */
    void remember(long articleId, ArticleContent content) {
        Set<String> ids = new TreeSet<>();
        for (String text : List.of(
                content.answer(), content.product().notes(), content.product().sizeTable())) {
            Matcher match = ADDRESS.matcher(text);
            while (match.find()) {
                ids.add(match.group(1));
            }
        }
        ids.forEach(id ->
                jdbc.update("INSERT IGNORE INTO kb_article_file (article_id, public_id) VALUES (?, ?)", articleId, id));
    }
}
