package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import java.sql.Timestamp;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down which version agents saw from when to when, and which account wrote which version. */
@Component
@Order(10)
class PublicationLog implements ChangeStep {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    PublicationLog(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public void changed(Changes changes) {
        Timestamp now = Timestamp.from(time.now());
        jdbc.sql("""
                        UPDATE kb_publication p JOIN kb_article a ON a.id = p.article_id SET p.to_at = :now
                         WHERE p.to_at IS NULL AND a.id IN (:ids)
                           AND (a.state <> 'PUBLISHED' OR p.version_id <> a.published_version_id)""").param("now", now).param("ids", changes.articles()).update();
        jdbc.sql("""
                        INSERT INTO kb_publication (article_id, version_id, from_at)
                        SELECT a.id, a.published_version_id, :now FROM kb_article a
                         WHERE a.id IN (:ids) AND a.state = 'PUBLISHED' AND a.published_version_id IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM kb_publication p WHERE p.article_id = a.id AND p.to_at IS NULL)""").param("now", now).param("ids", changes.articles()).update();
        Long account = changes.accountId();
        if (account != null) {
            // one statement: the bulk protocol of MariaDB takes no INSERT … SELECT
            jdbc.sql("""
                            INSERT IGNORE INTO kb_version_author (version_id, account_id)
                            SELECT id, :account FROM kb_article_version WHERE id IN (:versions) AND created_by = :name""")
                    .param("account", account)
                    .param(
                            "versions",
                            changes.all().stream()
                                    .map(ArticleChanged::versionId)
                                    .toList())
                    .param("name", changes.actorName())
                    .update();
        }
    }
}
