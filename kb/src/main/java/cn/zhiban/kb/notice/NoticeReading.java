package cn.zhiban.kb.notice;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.markdown.Markdown;
import cn.zhiban.kb.search.SearchService;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reading and acknowledging must-read notices, everybody for themselves ({@link KbPermissions#READ}). A notice exists
 * only for whom it is meant, and only while it runs.
 */
@Service
@Transactional(readOnly = true)
public class NoticeReading {
    private static final String TYPE = "kb.notice";

    private final LiveNotices live;
    private final ReceiptBook book;
    private final SearchService search;
    private final Access access;

    NoticeReading(LiveNotices live, ReceiptBook book, SearchService search, Access access) {
        this.live = live;
        this.book = book;
        this.search = search;
        this.access = access;
    }

    /**
     * What a try to acknowledge led to.
     *
     * @param accepted whether it counts as read
     * @param explanation of the question, or empty
     */
    public record Outcome(boolean accepted, String explanation) {}

    /** All that the actor has to read or has read and that still runs; unread ones first, then by importance. */
    public List<NoticeLine> mine() {
        Actor actor = access.require(KbPermissions.READ);
        Reader reader = live.reader(actor);
        Shift shift = live.currentShift();
        return live.running().stream()
                .filter(reader::isAsked)
                .map(notice -> line(notice, reader.hasRead(notice, shift)))
                .sorted(Comparator.comparing(NoticeLine::acknowledged))
                .toList();
    }

    /** What the actor has to read before the article may be copied. */
    public List<NoticeLine> before(long articleId) {
        return live.pending(access.require(KbPermissions.READ), articleId).stream()
                .map(notice -> line(notice, false))
                .toList();
    }

    /** A notice to be read. @throws NotFound it does not run or is not meant for the actor */
    public NoticePage page(long id) {
        Actor actor = access.require(KbPermissions.READ);
        LiveNotice notice = asked(actor, id).orElseThrow(() -> new NotFound(TYPE, id));
        NoticeContent content = notice.content();
        NoticeQuestion question = content.question();
        return new NoticePage(
                id,
                notice.number(),
                content.title(),
                content.importance(),
                Markdown.toHtml(content.text()),
                content.changes(),
                content.from(),
                content.until(),
                live.reader(actor).hasRead(notice, live.currentShift()),
                book.wrongAnswers(id, notice.number(), Objects.requireNonNull(actor.accountId())),
                question == null ? null : new NoticePage.Question(question.text(), question.options()),
                search.byIds(content.articleIds(), null).stream()
                        .map(hit -> new NoticePage.Touched(hit.id(), hit.title()))
                        .toList());
    }

    /**
     * The actor has read a notice.
     *
     * @param version number of the version that was shown
     * @param answer chosen option from 0, or null without a question
     * @param shopId shop of the chat, or null; kept only if it is within the scope
     * @return whether it counts; a wrong answer does not, and may be followed by another try
     * @throws NotFound it does not run or is not meant for the actor
     * @throws ChangedMeanwhile another version was published since it was shown
     * @throws InvalidInput there is a question and no such option
     */
    @Transactional
    public Outcome acknowledge(long id, int version, @Nullable Integer answer, @Nullable Long shopId) {
        Actor actor = access.require(KbPermissions.READ);
        live.refresh();
        LiveNotice notice = asked(actor, id).orElseThrow(() -> new NotFound(TYPE, id));
        NoticeQuestion question = notice.content().question();
        if (version != notice.number()) {
            throw new ChangedMeanwhile(notice.content().title(), notice.number());
        }
        if (question != null
                && (answer == null || answer < 0 || answer >= question.options().size())) {
            throw new InvalidInput("answer", "kb.notice.problem.answer-missing");
        }
        boolean right = question == null || Objects.equals(answer, question.right());
        String explanation = question == null ? "" : question.explanation();
        if (live.reader(actor).hasRead(notice, live.currentShift())) {
            return new Outcome(true, explanation);
        }
        book.write(
                id,
                version,
                Objects.requireNonNull(actor.accountId()),
                Objects.requireNonNull(actor.employeeId()),
                shopId != null && actor.scope().seesShop(shopId) ? shopId : null,
                question == null ? null : answer,
                right);
        return new Outcome(right, explanation);
    }

    private Optional<LiveNotice> asked(Actor actor, long id) {
        return live.running(id).filter(notice -> live.reader(actor).isAsked(notice));
    }

    private static NoticeLine line(LiveNotice notice, boolean acknowledged) {
        NoticeContent content = notice.content();
        return new NoticeLine(
                notice.id(),
                content.title(),
                content.changes(),
                content.importance(),
                content.from(),
                content.until(),
                acknowledged);
    }
}
