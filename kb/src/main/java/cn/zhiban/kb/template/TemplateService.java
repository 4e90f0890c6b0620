package cn.zhiban.kb.template;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentJson;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.category.CategoryService;
import java.sql.Timestamp;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps templates. Whoever writes articles uses them ({@link KbPermissions#EDIT}); they are everybody's, so keeping them
 * needs {@link KbPermissions#EDIT_SHARED} as well.
 */
@Service
@Transactional(readOnly = true)
public class TemplateService {
    private static final String TYPE = "kb.template";
    private static final String SELECT = "SELECT id, name, content, updated_at, updated_by, version FROM kb_template ";
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]\\n]*]\\(/files/[A-Za-z0-9_-]{22}\\)");

    private final JdbcClient jdbc;
    private final ArticleService articles;
    private final CategoryService categories;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    TemplateService(
            JdbcClient jdbc,
            ArticleService articles,
            CategoryService categories,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.categories = categories;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Whether the actor may keep templates, and not only use them. */
    public boolean mayKeep() {
        Actor actor = access.current();
        return actor.may(KbPermissions.EDIT) && actor.may(KbPermissions.EDIT_SHARED);
    }

    /** Templates of a kind, or of all kinds, by kind and name. */
    public List<Template> list(@Nullable ArticleKind kind) {
        access.require(KbPermissions.EDIT);
        return jdbc.sql(SELECT + " WHERE :kind IS NULL OR kind = :kind ORDER BY kind, name, id")
                .param("kind", kind == null ? null : kind.name())
                .query((row, _) -> template(row))
                .list();
    }

    /** One template. @throws NotFound it is gone */
    public Template get(long id) {
        access.require(KbPermissions.EDIT);
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query((row, _) -> template(row))
                .optional()
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    /**
     * What an article would be as a template: without what ties it to a client. Files stay behind, because only readers of
     * the article may see them.
     *
     * @throws NotFound there is no such article, or the actor may not edit it
     */
    public Template fromArticle(long articleId) {
        requireKeeper();
        ArticleContent content = articles.getForEditing(articleId).content();
        String name = content.title();
        return new Template(
                0,
                name.length() > Template.NAME_LENGTH ? name.substring(0, Template.NAME_LENGTH) : name,
                general(content),
                time.now(),
                access.current().name(),
                0);
    }

    /**
     * Keeps a template, a new one or a changed one; returns its id.
     *
     * @throws InvalidInput names the field that is wrong
     * @throws ChangedMeanwhile somebody else changed it, or it is gone
     */
    @Transactional
    public long save(Template template) {
        Actor actor = requireKeeper();
        String name = template.name().strip();
        if (name.isEmpty() || name.length() > Template.NAME_LENGTH) {
            throw new InvalidInput("name", "kb.editor.template.problem.name", Template.NAME_LENGTH);
        }
        ArticleContent content = checked(general(template.content()));
        try {
            if (template.id() == 0) {
                long id = insert(name, content, actor);
                audit.record("created", TYPE, id, name, null, content);
                return id;
            }
            ArticleContent before = get(template.id()).content();
            update(template, name, content, actor);
            audit.record("changed", TYPE, template.id(), name, before, content);
            return template.id();
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("name", "kb.editor.template.problem.taken", name);
        }
    }

    /** Takes a template away; articles that began with it stay as they are. @throws ChangedMeanwhile it was changed */
    @Transactional
    public void delete(long id, int version) {
        requireKeeper();
        Template before = get(id);
        int gone = jdbc.sql("DELETE FROM kb_template WHERE id = ? AND version = ?")
                .params(id, version)
                .update();
        if (gone == 0) {
            throw new ChangedMeanwhile(before.name(), before.version());
        }
        audit.record("deleted", TYPE, id, before.name(), before.content(), null);
    }

    /** Adds those that come with the suite and are not there yet; returns how many. */
    @Transactional
    public int addSuggested() {
        requireKeeper();
        List<String> known = list(null).stream().map(TemplateService::key).toList();
        List<Template> missing =
                SuggestedTemplates.read(path -> categories
                                .find(path)
                                .map(cn.zhiban.kb.category.CategoryNode::id)
                                .orElse(null))
                        .stream()
                        .filter(one -> !known.contains(key(one)))
                        .toList();
        missing.forEach(this::save);
        return missing.size();
    }

    private static String key(Template template) {
        return template.content().kind() + " " + template.name();
    }

    private long insert(String name, ArticleContent content, Actor actor) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO kb_template (kind, name, content, updated_at, updated_by) VALUES (?, ?, ?, ?, ?)")
                .params(content.kind().name(), name, json(content), Timestamp.from(time.now()), actor.name())
                .update(key);
        return java.util.Objects.requireNonNull(key.getKey()).longValue();
    }

    private void update(Template template, String name, ArticleContent content, Actor actor) {
        int written = jdbc.sql("UPDATE kb_template SET kind = ?, name = ?, content = ?, updated_at = ?, updated_by = ?,"
                        + " version = version + 1 WHERE id = ? AND version = ?")
                .params(
                        content.kind().name(),
                        name,
                        json(content),
                        Timestamp.from(time.now()),
                        actor.name(),
                        template.id(),
                        template.version())
                .update();
        if (written == 0) {
            throw new ChangedMeanwhile(name, template.version());
        }
    }

    private ArticleContent checked(ArticleContent content) {
        if (content.title().length() > ArticleContent.TITLE_LENGTH) {
            throw new InvalidInput("title", "kb.article.problem.title-too-long", ArticleContent.TITLE_LENGTH);
        }
        if (content.answer().length() > ArticleContent.ANSWER_LENGTH) {
            throw new InvalidInput("answer", "kb.article.problem.answer-too-long", ArticleContent.ANSWER_LENGTH);
        }
        if (content.categoryId() != null
                && categories.path(content.categoryId()).isEmpty()) {
            throw new InvalidInput("categoryId", "kb.article.problem.category-unknown");
        }
        return content;
    }

    /** Nothing in it belongs to one client, one time or one article. */
    private static ArticleContent general(ArticleContent content) {
        return content.but()
                .answer(PICTURE.matcher(content.answer()).replaceAll(""))
                .clientId(null)
                .shopIds(java.util.Set.of())
                .skus(List.of())
                .attachments(List.of())
                .parentId(null)
                .shortCode("")
                .validFrom(null)
                .validTo(null)
                .build();
    }

    private Actor requireKeeper() {
        access.require(KbPermissions.EDIT);
        return access.require(KbPermissions.EDIT_SHARED);
    }

    private Template template(java.sql.ResultSet row) throws java.sql.SQLException {
        ArticleContent content = ArticleContentJson.read(row.getString("content"));
        Long category = content.categoryId();
        return new Template(
                row.getLong("id"),
                row.getString("name"),
                category == null || categories.path(category).isPresent()
                        ? content
                        : content.but().categoryId(null).build(),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("updated_by"),
                row.getInt("version"));
    }

    private static String json(ArticleContent content) {
        return java.util.Objects.requireNonNull(new ArticleContentJson().convertToDatabaseColumn(content));
    }
}
