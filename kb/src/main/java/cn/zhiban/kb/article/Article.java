package cn.zhiban.kb.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.search.mapper.pojo.automaticindexing.ReindexOnUpdate;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.RoutingBinderRef;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.TypeBinderRef;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.IndexingDependency;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.TypeBinding;
import org.jspecify.annotations.Nullable;

/** An article: a row that points to its newest and its published version. What is indexed is the published one. */
@Entity
@Table(name = "kb_article")
@Indexed(index = "article", routingBinder = @RoutingBinderRef(type = PublishedOnly.class))
@TypeBinding(binder = @TypeBinderRef(type = ArticleIndexBinder.class))
@SuppressWarnings("NullAway.Init")
class Article {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "kb_article")
    @TableGenerator(
            name = "kb_article",
            table = "kb_id",
            pkColumnName = "name",
            valueColumnName = "next_value",
            pkColumnValue = "article",
            allocationSize = 100)
    private Long id;

    @Column(name = "external_id", length = 80)
    private @Nullable String externalId;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", length = 20, columnDefinition = "varchar(20)")
    private ArticleState state;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "latest_version_id")
    private @Nullable ArticleVersion latest;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "published_version_id")
    @IndexingDependency(reindexOnUpdate = ReindexOnUpdate.SHALLOW)
    private @Nullable ArticleVersion published;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", length = 20, columnDefinition = "varchar(20)")
    private ArticleKind kind;

    @Column(name = "title", length = 500)
    private String title;

    @Column(name = "category_id")
    private @Nullable Long categoryId;

    @Column(name = "client_id")
    private @Nullable Long clientId;

    @Column(name = "parent_id")
    private @Nullable Long parentId;

    /** The same, to be followed; an override is indexed with what it inherits. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id", insertable = false, updatable = false)
    private @Nullable Article parent;

    @Column(name = "short_code", length = 20)
    private String shortCode = "";

    @Column(name = "valid_from")
    private @Nullable Instant validFrom;

    @Column(name = "valid_to")
    private @Nullable Instant validTo;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by", length = 120)
    private String updatedBy;

    @Version
    @Column(name = "version")
    private int version;

    /** For Hibernate. */
    protected Article() {}

    Article(@Nullable String externalId, Instant now, String author) {
        this.externalId = externalId;
        this.state = ArticleState.DRAFT;
        this.createdAt = now;
        touch(now, author);
        this.kind = ArticleKind.FAQ;
        this.title = "";
    }

    /** Gives an article without an id of the company's own one that spreadsheets can name it by. */
    void nameItself() {
        if (externalId == null) {
            externalId = "ZB-" + id;
        }
    }

    /** Takes a version as the newest one; agents see it only once it is published. */
    void write(ArticleVersion next, ArticleContent content, Instant now, String author) {
        this.latest = next;
        this.kind = content.kind();
        this.title = content.title();
        this.categoryId = content.categoryId();
        this.clientId = content.clientId();
        this.parentId = content.parentId();
        this.shortCode = content.shortCode();
        this.validFrom = content.validFrom();
        this.validTo = content.validTo();
        touch(now, author);
    }

    /** Shows the newest version to agents. */
    void publish(Instant now, String author) {
        this.published = latest;
        this.state = ArticleState.PUBLISHED;
        touch(now, author);
    }

    /** Shows one version to agents; a newer one stays a draft. */
    void publish(ArticleVersion version, Instant now, String author) {
        this.published = version;
        this.state = ArticleState.PUBLISHED;
        touch(now, author);
    }

    /** Takes it away from agents. */
    void archive(Instant now, String author) {
        this.state = ArticleState.ARCHIVED;
        touch(now, author);
    }

    /** Puts back what an import changed. */
    void revert(ArticleVersion version, @Nullable ArticleVersion publishedBefore, ArticleState stateBefore) {
        this.latest = version;
        this.published = publishedBefore;
        this.state = stateBefore;
    }

    /** Lets go of its versions, so that they can be deleted before it. */
    void forgetVersions() {
        this.latest = null;
        this.published = null;
    }

    private void touch(Instant now, String author) {
        this.updatedAt = now;
        this.updatedBy = author;
    }

    Long getId() {
        return id;
    }

    @Nullable
    String getExternalId() {
        return externalId;
    }

    ArticleState getState() {
        return state;
    }

    ArticleVersion getLatest() {
        return java.util.Objects.requireNonNull(latest);
    }

    @Nullable
    ArticleVersion getPublished() {
        return published;
    }

    @Nullable
    Article getParent() {
        return parent;
    }

    String getTitle() {
        return title;
    }

    Instant getUpdatedAt() {
        return updatedAt;
    }

    String getUpdatedBy() {
        return updatedBy;
    }

    int getVersion() {
        return version;
    }
}
