package cn.zhiban.kb.article;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What an article said from one save to the next; never changed once written. */
@Entity
@Immutable
@Table(name = "kb_article_version")
@SuppressWarnings("NullAway.Init")
class ArticleVersion {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "kb_article_version")
    @TableGenerator(
            name = "kb_article_version",
            table = "kb_id",
            pkColumnName = "name",
            valueColumnName = "next_value",
            pkColumnValue = "article_version",
            allocationSize = 100)
    private Long id;

    @Column(name = "article_id")
    private long articleId;

    @Column(name = "number")
    private int number;

    @Convert(converter = ArticleContentJson.class)
    @Column(name = "content", columnDefinition = "mediumtext")
    private ArticleContent content;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by", length = 120)
    private String createdBy;

    /** For Hibernate. */
    protected ArticleVersion() {}

    ArticleVersion(long articleId, int number, ArticleContent content, Instant createdAt, String createdBy) {
        this.articleId = articleId;
        this.number = number;
        this.content = content;
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    Long getId() {
        return id;
    }

    long getArticleId() {
        return articleId;
    }

    int getNumber() {
        return number;
    }

    ArticleContent getContent() {
        return content;
    }

    Instant getCreatedAt() {
        return createdAt;
    }

    String getCreatedBy() {
        return createdBy;
    }
}
