package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What agents say about answers. Whoever reads an answer may ({@link KbPermissions#READ}); it becomes a task for those
 * who keep it, with a clock that runs in working hours, and the agent is told what came of it.
 */
@Service
public class FeedbackService {
    private static final int LENGTH = 2_000;

    private final ArticleService articles;
    private final Organisation organisation;
    private final Access access;
    private final TaskDesk desk;
    private final Keepers keepers;
    private final WorkingHours hours;
    private final CompanyTime time;

    FeedbackService(
            ArticleService articles,
            Organisation organisation,
            Access access,
            TaskDesk desk,
            Keepers keepers,
            WorkingHours hours,
            CompanyTime time) {
        this.articles = articles;
        this.organisation = organisation;
        this.access = access;
        this.desk = desk;
        this.keepers = keepers;
        this.hours = hours;
        this.time = time;
    }

    /**
     * Says that something is wrong with an answer. Saying the same again while it is open adds nothing.
     *
     * @param text what is wrong, or what it should say instead; may be empty unless something is missing
     * @param shopId shop of the chat, or null
     * @return id of the task
     * @throws NotFound the article or the shop is outside the scope
     * @throws InvalidInput something is missing, and it is not said what; or the text is too long
     */
    @Transactional
    public long give(long articleId, FeedbackReason reason, String text, @Nullable Long shopId) {
        Actor actor = access.require(KbPermissions.READ);
        ArticleDetails article = articles.get(articleId);
        if (shopId != null && organisation.shop(shopId, actor.scope()).isEmpty()) {
            throw new NotFound("core.shop", shopId);
        }
        if (text.isBlank() && reason == FeedbackReason.MISSING) {
            throw new InvalidInput("text", "kb.lifecycle.problem.text-missing");
        }
        if (text.length() > LENGTH) {
            throw new InvalidInput("text", "kb.lifecycle.problem.text-too-long", LENGTH);
        }
        TaskDraft draft = new TaskDraft(
                TaskKind.FEEDBACK,
                articleId,
                null,
                shopId,
                article.content().title(),
                text,
                reason,
                "article:" + articleId + ":" + reason + ":" + actor.reference(),
                "kb/article/" + articleId,
                hours.after(time.now(), hours.feedback(), time.zone()),
                null);
        return desk.open(draft, keepers.idsWith(KbPermissions.EDIT, keepers.clientsOf(articleId, shopId)));
    }
}
