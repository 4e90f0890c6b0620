package cn.zhiban.kb.article;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KbPermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names of published articles, for choosing one. Everybody with {@link KbPermissions#READ}, within the scope. */
@Service
@Transactional(readOnly = true)
public class ArticleTitles {
    private static final int LOOKED_AT = 300;

    private final JdbcClient jdbc;
    private final ArticleRepository articles;
    private final Access access;

    ArticleTitles(JdbcClient jdbc, ArticleRepository articles, Access access) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.access = access;
    }

    /** An article and its name. */
    public record Title(long id, String title) {}

    /** Published articles whose name holds the text, shortest name first. */
    public List<Title> matching(String text, int limit) {
        Actor actor = access.require(KbPermissions.READ);
        List<Long> ids = jdbc.sql("SELECT id FROM kb_article WHERE state = 'PUBLISHED' AND title LIKE :text"
                        + " ORDER BY CHAR_LENGTH(title), id LIMIT " + LOOKED_AT)
                .param("text", "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .query(Long.class)
                .list();
        List<Title> found = new ArrayList<>();
        if (!ids.isEmpty()) {
            articles.findWithVersions(ids).stream()
                    .filter(one -> ids.contains(one.getId()))
                    .sorted(java.util.Comparator.comparingInt(one -> ids.indexOf(one.getId())))
                    .forEach(one -> read(actor, one).ifPresent(found::add));
        }
        return found.stream().limit(limit).toList();
    }

    /** The article's name, if it is published and within the scope. */
    public Optional<Title> title(long id) {
        Actor actor = access.require(KbPermissions.READ);
        return articles.findById(id).flatMap(one -> read(actor, one));
    }

    /** As {@link #title}, by the id that the company's spreadsheets use. */
    public Optional<Title> named(String externalId) {
        Actor actor = access.require(KbPermissions.READ);
        return articles.findByExternalId(externalId).flatMap(one -> read(actor, one));
    }

    private static Optional<Title> read(Actor actor, Article article) {
        ArticleVersion published = article.getPublished();
        return article.getState() == ArticleState.PUBLISHED
                        && published != null
                        && ArticleRights.mayRead(actor.scope(), published.getContent())
                ? Optional.of(new Title(article.getId(), published.getContent().title()))
                : Optional.empty();
    }
}
