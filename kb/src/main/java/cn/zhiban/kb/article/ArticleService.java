package cn.zhiban.kb.article;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.kb.KbPermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and keeps single articles. Reading needs {@link KbPermissions#READ}, writing {@link KbPermissions#EDIT}, making
 * something visible to agents {@link KbPermissions#PUBLISH}; all of it within the scope ({@link ArticleRights}).
 */
@Service
@Transactional(readOnly = true)
public class ArticleService {
    private static final String TYPE = "kb.article";

    private final ArticleRepository articles;
    private final ArticleVersionRepository versions;
    private final ArticleListing listing;
    private final ArticlePictures pictures;
    private final ArticleAttachments attachments;
    private final ArticleRights rights;
    private final ArticleRules rules;
    private final ArticleChecks checks;
    private final Overrides overrides;
    private final ApplicationEventPublisher events;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    ArticleService(
            ArticleRepository articles,
            ArticleVersionRepository versions,
            ArticleListing listing,
            ArticlePictures pictures,
            ArticleAttachments attachments,
            ArticleRights rights,
            ArticleRules rules,
            ArticleChecks checks,
            Overrides overrides,
            ApplicationEventPublisher events,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.articles = articles;
        this.versions = versions;
        this.listing = listing;
        this.pictures = pictures;
        this.attachments = attachments;
        this.rights = rights;
        this.rules = rules;
        this.checks = checks;
        this.overrides = overrides;
        this.events = events;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /**
     * The article as agents see it: its published version together with what it inherits, whether or not it is valid today. Whoever may edit it and
     * asks for one that was never published or is archived sees its newest version.
     *
     * @throws NotFound there is none, or it is outside the scope
     */
    public ArticleDetails get(long id) {
        Actor actor = access.require(KbPermissions.READ);
        Article article = load(id);
        ArticleVersion published = article.getPublished();
        if (article.getState() == ArticleState.PUBLISHED
                && published != null
                && ArticleRights.mayRead(actor.scope(), published.getContent())) {
            return details(actor, article, published, overrides.resolved(published.getContent()));
        }
        return getForEditing(id);
    }

    /**
     * The newest version, for who may edit the article.
     *
     * @throws NotFound there is none, or the actor may not edit it
     */
    public ArticleDetails getForEditing(long id) {
        Actor actor = access.current();
        Article article = load(id);
        if (!rights.mayEdit(actor, article.getLatest().getContent())) {
            throw new NotFound(TYPE, id);
        }
        return details(actor, article, article.getLatest());
    }

    /** Writes a new article, as a draft or for agents at once. */
    @Transactional
    public ArticleDetails create(ArticleContent content, @Nullable String externalId, boolean publish) {
        Actor actor = requireWriter(publish);
        ArticleContent clean = attachments.checked(actor, rules.check(content, externalId));
        rights.requireEdit(actor, clean);
        overrides.check(actor, null, clean);
        if (externalId != null && articles.findByExternalId(externalId).isPresent()) {
            throw new InvalidInput("externalId", "kb.article.problem.external-id-taken", externalId);
        }
        if (publish) {
            checks.requirePublishable(clean, null);
        }
        Instant now = time.now();
        Article article = articles.save(new Article(externalId, now, actor.name()));
        article.nameItself();
        write(article, clean, 1, actor, now, publish);
        audit.record("created", TYPE, article.getId(), clean.title(), null, clean);
        if (publish) {
            audit.record("published", TYPE, article.getId(), clean.title(), null, null);
        }
        tell(article, publish ? ArticleChanged.Change.PUBLISHED : ArticleChanged.Change.DRAFTED, null);
        return details(actor, article, article.getLatest());
    }

    /**
     * Writes the next version of an article.
     *
     * @param version the counter that the change started from
     * @throws ChangedMeanwhile someone else saved since then; nothing was written
     */
    @Transactional
    public ArticleDetails save(long id, ArticleContent content, int version, boolean publish) {
        Actor actor = requireWriter(publish);
        Article article = loadForWriting(actor, id, version);
        ArticleContent clean = attachments.checked(actor, rules.check(content, article.getExternalId()));
        rights.requireEdit(actor, clean);
        overrides.check(actor, id, clean);
        ArticleContent before = article.getLatest().getContent();
        boolean changed = !before.equals(clean);
        if (!changed && (!publish || isPublishedAsIs(article))) {
            return details(actor, article, article.getLatest());
        }
        if (publish) {
            checks.requirePublishable(clean, id);
        }
        Instant now = time.now();
        Long seenBefore = publishedId(article);
        if (changed) {
            write(article, clean, article.getLatest().getNumber() + 1, actor, now, publish);
            audit.record("changed", TYPE, id, clean.title(), before, clean);
        } else {
            article.publish(now, actor.name());
        }
        if (publish) {
            audit.record("published", TYPE, id, clean.title(), null, null);
        }
        articles.flush();
        tell(article, publish ? ArticleChanged.Change.PUBLISHED : ArticleChanged.Change.DRAFTED, seenBefore);
        return details(actor, article, article.getLatest());
    }

    /**
     * What the checks say of a content that is being written, for who may edit it.
     *
     * @param id the article it belongs to, or null if it is new
     */
    public List<Finding> check(ArticleContent content, @Nullable Long id) {
        access.require(KbPermissions.EDIT);
        return checks.run(content, id);
    }

    /** Takes an article away from agents. @throws ChangedMeanwhile someone else saved first */
    @Transactional
    public ArticleDetails archive(long id, int version) {
        Actor actor = requireWriter(true);
        Article article = loadForWriting(actor, id, version);
        article.archive(time.now(), actor.name());
        audit.record("archived", TYPE, id, article.getTitle(), null, null);
        articles.flush();
        tell(article, ArticleChanged.Change.ARCHIVED, publishedId(article));
        return details(actor, article, article.getLatest());
    }

    /** Shows the newest version to agents, also of an archived article. @throws ChangedMeanwhile someone saved first */
    @Transactional
    public ArticleDetails publish(long id, int version) {
        Actor actor = requireWriter(true);
        Article article = loadForWriting(actor, id, version);
        checks.requirePublishable(article.getLatest().getContent(), id);
        Long seenBefore = publishedId(article);
        article.publish(time.now(), actor.name());
        audit.record("published", TYPE, id, article.getTitle(), null, null);
        articles.flush();
        tell(article, ArticleChanged.Change.PUBLISHED, seenBefore);
        return details(actor, article, article.getLatest());
    }

    /**
     * Shows one version to agents, also when a newer one is being written: for reviews and plans, which are about exactly
     * that version. The rules are those of {@link #publish}.
     *
     * @throws NotFound there is no such version
     */
    @Transactional
    public void publishVersion(long id, int number) {
        Actor actor = requireWriter(true);
        Article article = loadForWriting(actor, id, load(id).getVersion());
        ArticleVersion version =
                versions.findByArticleIdAndNumber(id, number).orElseThrow(() -> new NotFound(TYPE, id));
        rights.requireEdit(actor, version.getContent());
        checks.requirePublishable(version.getContent(), id);
        Long seenBefore = publishedId(article);
        article.publish(version, time.now(), actor.name());
        audit.record("published", TYPE, id, version.getContent().title(), null, null);
        articles.flush();
        tell(article, ArticleChanged.Change.PUBLISHED, seenBefore);
    }

    /** Rows of the editors' list: what the actor may edit, newest change first. */
    public List<ArticleSummary> list(ArticleFilter filter, int offset, int limit) {
        return listing.rows(access.require(KbPermissions.EDIT), filter, offset, limit);
    }

    /** Number of rows of the editors' list. */
    public int count(ArticleFilter filter) {
        return listing.count(access.require(KbPermissions.EDIT), filter);
    }

    /**
     * All articles that answer the question of this one for other audiences, the topmost first; a single row when there
     * are none. Only those that the reader may see.
     */
    public List<Layer> layers(long id) {
        get(id);
        return overrides.family(access.current(), id);
    }

    /** History of an article, newest first, for who may edit it. */
    public List<VersionSummary> versions(long id) {
        ArticleDetails details = getForEditing(id);
        return versions.findByArticleIdOrderByNumberDesc(id).stream()
                .map(one -> new VersionSummary(
                        one.getNumber(),
                        one.getCreatedAt(),
                        one.getCreatedBy(),
                        Objects.equals(details.publishedNumber(), one.getNumber())))
                .toList();
    }

    /** What an article said in one of its versions, for who may edit it. */
    public ArticleContent version(long id, int number) {
        getForEditing(id);
        return versions.findByArticleIdAndNumber(id, number)
                .orElseThrow(() -> new NotFound(TYPE, id))
                .getContent();
    }

    /** As {@link #version}, by the id that {@link ArticleChanged} names. */
    public ArticleContent versionById(long id, long versionId) {
        getForEditing(id);
        return versions.findById(versionId)
                .filter(one -> one.getArticleId() == id)
                .orElseThrow(() -> new NotFound(TYPE, id))
                .getContent();
    }

    private void write(Article article, ArticleContent content, int number, Actor actor, Instant now, boolean publish) {
        ArticleVersion next = versions.save(new ArticleVersion(article.getId(), number, content, now, actor.name()));
        article.write(next, content, now, actor.name());
        if (publish) {
            article.publish(now, actor.name());
        }
        articles.flush();
        listing.replaceShops(article.getId(), content.shopIds());
        pictures.remember(actor, article.getId(), content);
    }

    private void tell(Article article, ArticleChanged.Change change, @Nullable Long publishedBefore) {
        if (change != ArticleChanged.Change.DRAFTED) {
            overrides.reindexBelow(List.of(article.getId()));
        }
        events.publishEvent(
                new ArticleChanged(article.getId(), change, article.getLatest().getId(), publishedBefore));
    }

    private static @Nullable Long publishedId(Article article) {
        ArticleVersion published = article.getPublished();
        return published == null ? null : published.getId();
    }

    private static boolean isPublishedAsIs(Article article) {
        ArticleVersion published = article.getPublished();
        return article.getState() == ArticleState.PUBLISHED
                && published != null
                && published.getId().equals(article.getLatest().getId());
    }

    private Actor requireWriter(boolean publish) {
        return publish ? access.require(KbPermissions.PUBLISH) : access.require(KbPermissions.EDIT);
    }

    private Article load(long id) {
        return articles.findById(id).orElseThrow(() -> new NotFound(TYPE, id));
    }

    private Article loadForWriting(Actor actor, long id, int version) {
        Article article = articles.findForWriting(id).orElseThrow(() -> new NotFound(TYPE, id));
        ArticleContent content = article.getLatest().getContent();
        if (!rights.mayEdit(actor, content)) {
            if (ArticleRights.mayRead(actor.scope(), content)) {
                throw new NotAllowed(KbPermissions.EDIT);
            }
            throw new NotFound(TYPE, id);
        }
        if (article.getVersion() != version) {
            throw new ChangedMeanwhile(article.getTitle(), article.getVersion());
        }
        return article;
    }

    private ArticleDetails details(Actor actor, Article article, ArticleVersion shown) {
        return details(actor, article, shown, shown.getContent());
    }

    private ArticleDetails details(Actor actor, Article article, ArticleVersion shown, ArticleContent content) {
        ArticleVersion published = article.getPublished();
        boolean canEdit = rights.mayEdit(actor, article.getLatest().getContent());
        return new ArticleDetails(
                article.getId(),
                article.getExternalId(),
                article.getState(),
                content,
                shown.getNumber(),
                shown.getId().equals(article.getLatest().getId()),
                published == null ? null : published.getNumber(),
                article.getUpdatedAt(),
                article.getUpdatedBy(),
                article.getVersion(),
                canEdit,
                canEdit && actor.may(KbPermissions.PUBLISH));
    }
}
