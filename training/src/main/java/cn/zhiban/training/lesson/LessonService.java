package cn.zhiban.training.lesson;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.article.ArticleTitles;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.ContentRights;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lessons being written. Who has {@link TrainingPermissions#AUTHOR} keeps those of the clients managed; shared ones also
 * need {@link TrainingPermissions#AUTHOR_SHARED}.
 */
@Service
@Transactional(readOnly = true)
public class LessonService {
    static final String TYPE = "training.lesson";
    private static final int LONGEST = 600;
    private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\"]{1,2000}");

    private final LessonStore store;
    private final ArticleTitles articles;
    private final Organisation organisation;
    private final ContentRights rights;
    private final Access access;
    private final AuditLog audit;

    LessonService(
            LessonStore store,
            ArticleTitles articles,
            Organisation organisation,
            ContentRights rights,
            Access access,
            AuditLog audit) {
        this.store = store;
        this.articles = articles;
        this.organisation = organisation;
        this.rights = rights;
        this.access = access;
        this.audit = audit;
    }

    /** Lessons within the scope, archived ones last, then newest change first. */
    public List<Lesson> list() {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        return store.all().stream()
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .map(one -> one.editable(rights.mayEdit(actor, one.clientId(), one.shopId())))
                .toList();
    }

    /** A lesson. @throws NotFound there is none within the scope */
    public Lesson get(long id) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Lesson lesson = within(actor, id);
        return lesson.editable(rights.mayEdit(actor, lesson.clientId(), lesson.shopId()));
    }

    /** Shops that a lesson can be for. */
    public List<ShopRef> shops() {
        return organisation.shops(access.require(TrainingPermissions.AUTHOR).scope());
    }

    /** Writes a new lesson, a draft. @throws InvalidInput it says too much or nothing */
    @Transactional
    public long create(LessonContent draft, @Nullable Long client, @Nullable Long shop) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        rights.requireEdit(actor, client, shop);
        check(draft);
        long id = store.insert(draft, client, shop);
        audit.record("created", TYPE, id, draft.title(), null, draft);
        return id;
    }

    /**
     * Changes the draft; learners meet what was published until it is published.
     *
     * @param version the version the change started from
     * @throws ChangedMeanwhile someone else saved first
     */
    @Transactional
    public void save(long id, int version, LessonContent draft, @Nullable Long client, @Nullable Long shop) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Lesson before = within(actor, id);
        rights.requireEdit(actor, before.clientId(), before.shopId());
        rights.requireEdit(actor, client, shop);
        check(draft);
        if (!store.update(id, version, draft, client, shop)) {
            throw new ChangedMeanwhile(before.draft().title(), before.version());
        }
        audit.record("changed", TYPE, id, draft.title(), before.draft(), draft);
    }

    /**
     * Shows the draft to learners.
     *
     * @param anew who learned it must learn it again; otherwise what was learned stays learned
     * @throws InvalidInput there is nothing to learn
     * @throws ChangedMeanwhile someone else saved first
     */
    @Transactional
    public void publish(long id, int version, boolean anew) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Lesson lesson = within(actor, id);
        rights.requireEdit(actor, lesson.clientId(), lesson.shopId());
        if (lesson.draft().parts().isEmpty()) {
            throw new InvalidInput("parts", "training.lesson.problem.empty");
        }
        if (lesson.version() != version || !store.publish(lesson, anew, actor.name())) {
            throw new ChangedMeanwhile(lesson.draft().title(), lesson.version());
        }
        audit.record("published", TYPE, id, lesson.draft().title(), null, lesson.draft());
    }

    /** Takes it away from learners, or gives it back. What was learned stays known. */
    @Transactional
    public void archive(long id, boolean archived) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Lesson lesson = within(actor, id);
        rights.requireEdit(actor, lesson.clientId(), lesson.shopId());
        store.archive(id, archived);
        audit.record("changed", TYPE, id, lesson.draft().title(), lesson.archived(), archived);
    }

    private Lesson within(Actor actor, long id) {
        return store.find(id)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private void check(LessonContent draft) {
        hold(
                !draft.title().isEmpty() && draft.title().length() <= LessonContent.TITLE,
                "title",
                "title",
                LessonContent.TITLE);
        hold(draft.summary().length() <= 1_000, "summary", "summary", 1_000);
        hold(draft.minutes() >= 0 && draft.minutes() <= LONGEST, "minutes", "minutes", LONGEST);
        hold(draft.parts().size() <= LessonContent.PARTS, "parts", "parts", LessonContent.PARTS);
        for (int i = 0; i < draft.parts().size(); i++) {
            LessonContent.Part part = draft.parts().get(i);
            hold(part.title().length() <= LessonContent.TITLE, "parts", "part-title", i + 1, LessonContent.TITLE);
            hold(part.text().length() <= LessonContent.PAGE, "parts", "part-text", i + 1, LessonContent.PAGE);
            switch (part.kind()) {
                case PAGE -> hold(!part.text().isEmpty(), "parts", "part-page", i + 1);
                case LINK -> hold(WEB.matcher(part.text()).matches(), "parts", "part-link", i + 1);
                case FILE, VIDEO -> hold(!part.fileId().isEmpty(), "parts", "part-file", i + 1);
                case ARTICLE -> hold(articles.title(part.articleId()).isPresent(), "parts", "part-article", i + 1);
            }
        }
    }

    private static void hold(boolean right, String field, String what, Object... arguments) {
        if (!right) {
            throw new InvalidInput(field, "training.lesson.problem." + what, arguments);
        }
    }
}
