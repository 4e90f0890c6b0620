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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Pictures in articles. Whoever uploaded a picture may see it, and whoever may read an article that shows it: agents the
 * published version, editors every version of what they may edit.
 *
 * <p>An article holds a picture only if its writer could see it: to name the address of somebody else's picture in an
 * article of one's own opens nothing.
 */
@Component
public class ArticlePictures implements FileGuard {
    /** Purpose of the files. */
    public static final String PURPOSE = "kb.image";

    private static final Pattern ADDRESS = Pattern.compile("/files/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])");

    private final JdbcTemplate jdbc;
    private final ArticleRights rights;

    ArticlePictures(JdbcTemplate jdbc, ArticleRights rights) {
        this.jdbc = jdbc;
        this.rights = rights;
    }

    /** An article that holds a picture. */
    private record Holder(ArticleState state, @Nullable ArticleContent published, ArticleContent latest) {}

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(Actor actor, StoredFile file) {
        return mayRead(actor, file.publicId(), file.createdBy());
    }

    /** Whether the actor uploaded the file or may read an article that has it. */
    boolean mayRead(Actor actor, String publicId, String createdBy) {
        if (createdBy.equals(actor.reference())) {
            return true;
        }
        return actor.may(KbPermissions.READ)
                && holders(publicId).stream().anyMatch(holder -> shows(holder, actor, publicId));
    }

    private boolean shows(Holder holder, Actor actor, String publicId) {
        ArticleContent published = holder.published();
        return rights.mayEdit(actor, holder.latest())
                || holder.state() == ArticleState.PUBLISHED
                        && published != null
                        && ArticleRights.mayRead(actor.scope(), published)
                        && addresses(published).contains(publicId);
    }

    private List<Holder> holders(String publicId) {
        return jdbc.query(
                """
                SELECT a.state, p.content, l.content
                  FROM kb_article_file f JOIN kb_article a ON a.id = f.article_id
                  JOIN kb_article_version l ON l.id = a.latest_version_id
                  LEFT JOIN kb_article_version p ON p.id = a.published_version_id
                 WHERE f.public_id = ?""",
                (row, _) -> {
                    String published = row.getString(2);
                    return new Holder(
                            ArticleState.valueOf(row.getString(1)),
                            published == null ? null : ArticleContentJson.read(published),
                            ArticleContentJson.read(row.getString(3)));
                },
                publicId);
    }

    /** Remembers which pictures and attachments an article has; what earlier versions have stays remembered. */
    void remember(Actor writer, long articleId, ArticleContent content) {
        for (String publicId : addresses(content)) {
            List<String> owners = jdbc.queryForList(
                    "SELECT created_by FROM core_file WHERE public_id = ? AND purpose IN (?, ?)",
                    String.class,
                    publicId,
                    PURPOSE,
                    ArticleAttachments.PURPOSE);
            if (owners.stream().anyMatch(owner -> writer.scope().all() || mayRead(writer, publicId, owner))) {
                jdbc.update(
                        "INSERT IGNORE INTO kb_article_file (article_id, public_id) VALUES (?, ?)",
                        articleId,
                        publicId);
            }
        }
    }

    private static Set<String> addresses(ArticleContent content) {
        Set<String> ids = new TreeSet<>();
        content.attachments().forEach(one -> ids.add(one.publicId()));
        for (String text : List.of(
                content.answer(), content.product().notes(), content.product().sizeTable())) {
            Matcher match = ADDRESS.matcher(text);
            while (match.find()) {
                ids.add(match.group(1));
            }
        }
        return ids;
    }
}
