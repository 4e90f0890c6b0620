package cn.zhiban.training.lesson;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleTitles;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningGates;
import cn.zhiban.training.StillLocked;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.ContentRights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Learning lessons. Everybody with {@link TrainingPermissions#LEARN}, for themselves, within the own scope. */
@Service
@Transactional(readOnly = true)
public class LessonReading {
    /** How much of a video must have been played before its lesson is learned, in percent. */
    public static final int VIDEO_SHARE = 90;

    private final LessonStore store;
    private final ArticleService articles;
    private final ArticleTitles titles;
    private final LearningGates gates;
    private final Access access;
    private final CompanyTime time;
    private final ApplicationEventPublisher events;

    LessonReading(
            LessonStore store,
            ArticleService articles,
            ArticleTitles titles,
            LearningGates gates,
            Access access,
            CompanyTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.articles = articles;
        this.titles = titles;
        this.gates = gates;
        this.access = access;
        this.time = time;
        this.events = events;
    }

    /** How far somebody is with a lesson. Translated as {@code training.lesson.state.<NAME>}. */
    public enum State {
        NEW,
        BEGUN,
        LEARNED,
        /** Learned, but in an edition that no longer counts. */
        AGAIN
    }

    /** A lesson in the list. */
    public record Row(long id, String title, String summary, int minutes, State state) {}

    /**
     * An embedded article.
     *
     * @param before what it said when the reader learned it last, or null if that is the same or he never did
     */
    public record Embedded(
            long id,
            String title,
            String answer,
            int number,
            @Nullable String before) {}

    /**
     * A part as it is shown.
     *
     * @param article for articles that the reader may read, else null
     * @param watched for videos
     */
    public record Shown(LessonContent.Part part, @Nullable Embedded article, Watched watched) {}

    /**
     * A lesson that is open.
     *
     * @param number the version that is shown, handed back when it is learned
     * @param learner whether whoever asked can complete it: only employees can
     */
    public record Open(long id, LessonContent content, int number, State state, List<Shown> parts, boolean learner) {}

    /** Lessons within the scope, what is begun or must be learned again first. */
    public List<Row> mine() {
        Actor actor = access.require(TrainingPermissions.LEARN);
        Map<Long, LessonStore.Progress> progress = actor.employeeId() == null
                ? Map.of()
                : store.progress(actor.employeeId()).stream()
                        .collect(Collectors.toMap(LessonStore.Progress::lessonId, one -> one));
        return store.published().stream()
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .map(one -> new Row(
                        one.id(),
                        one.content().title(),
                        one.content().summary(),
                        one.content().minutes(),
                        state(one, progress.get(one.id()))))
                .sorted(java.util.Comparator.comparing((Row one) -> rank(one.state())))
                .toList();
    }

    private static int rank(State state) {
        return switch (state) {
            case AGAIN -> 0;
            case BEGUN -> 1;
            case NEW -> 2;
            case LEARNED -> 3;
        };
    }

    /**
     * Opens a lesson. Articles are read as they are now, with the reader's own rights.
     *
     * @throws NotFound there is none within the scope
     * @throws StillLocked a path of the reader's asks for something else first
     */
    @Transactional
    public Open open(long id) {
        Actor actor = access.require(TrainingPermissions.LEARN);
        LessonStore.Published lesson = within(actor, id);
        Long employee = actor.employeeId();
        State state = State.NEW;
        if (employee != null) {
            gates.pass(employee, ItemKind.LESSON, id);
            store.opened(employee, id);
            state = state(
                    lesson,
                    store.progress(employee).stream()
                            .filter(one -> one.lessonId() == id)
                            .findFirst()
                            .orElse(null));
        }
        return new Open(
                id, lesson.content(), lesson.number(), state, shown(lesson.content(), employee), employee != null);
    }

    /** Parts as learners would meet them, for authors who try a draft. */
    public List<Shown> preview(LessonContent draft) {
        access.require(TrainingPermissions.AUTHOR);
        return shown(draft, null);
    }

    private List<Shown> shown(LessonContent content, @Nullable Long employee) {
        List<Shown> parts = new ArrayList<>();
        for (LessonContent.Part part : content.parts()) {
            parts.add(new Shown(
                    part,
                    part.kind() == LessonContent.Kind.ARTICLE
                            ? article(part.articleId(), employee).orElse(null)
                            : null,
                    part.kind() == LessonContent.Kind.VIDEO && employee != null
                            ? store.watched(employee, part.fileId())
                            : Watched.NOTHING));
        }
        return parts;
    }

    private Optional<Embedded> article(long id, @Nullable Long employee) {
        // asked first: a refusal inside would take the whole reading back
        if (titles.title(id).isEmpty()) {
            return Optional.empty();
        }
        try {
            ArticleDetails now = articles.get(id);
            Integer number = now.publishedNumber();
            int known = employee == null ? 0 : store.known(employee, id);
            String before = null;
            if (known > 0 && number != null && known < number) {
                // the reader had it before him then, so he may see it again; histories are else for editors only
                before = access.callAs(
                        access.system(), () -> articles.version(id, known).answer());
            }
            return Optional.of(new Embedded(
                    id,
                    now.content().title(),
                    now.content().answer(),
                    number == null ? 0 : number,
                    before == null || before.equals(now.content().answer()) ? null : before));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The reader has learned the version that was shown.
     *
     * @param number as {@link Open#number} said
     * @throws ChangedMeanwhile a newer version must be read first
     * @throws InvalidInput a video was not watched
     * @throws StillLocked a path of the reader's asks for something else first
     */
    @Transactional
    public void complete(long id, int number) {
        Actor actor = access.require(TrainingPermissions.LEARN);
        LessonStore.Published lesson = within(actor, id);
        long employee = employee(actor);
        gates.pass(employee, ItemKind.LESSON, id);
        if (lesson.number() != number) {
            throw new ChangedMeanwhile(lesson.content().title(), lesson.number());
        }
        for (Shown part : shown(lesson.content(), employee)) {
            if (part.part().kind() == LessonContent.Kind.VIDEO && part.watched().percent() < VIDEO_SHARE) {
                throw new InvalidInput(
                        "video",
                        "training.lesson.problem.video",
                        part.part().text(),
                        part.watched().percent(),
                        VIDEO_SHARE);
            }
            Embedded article = part.article();
            if (article != null) {
                store.knows(employee, article.id(), article.number());
            }
        }
        if (store.done(employee, lesson)) {
            events.publishEvent(new ItemPassed(employee, ItemKind.LESSON, id, lesson.edition(), time.now(), null));
        }
    }

    /**
     * Remembers what was played of a video.
     *
     * @param ranges seconds as {@code from-to}, with commas
     * @return how much has been seen, in percent
     * @throws NotFound the lesson has no such video
     */
    @Transactional
    public int watched(long id, String file, int position, int length, String ranges) {
        Actor actor = access.require(TrainingPermissions.LEARN);
        LessonStore.Published lesson = within(actor, id);
        if (lesson.content().parts().stream()
                .noneMatch(one ->
                        one.kind() == LessonContent.Kind.VIDEO && one.fileId().equals(file))) {
            throw new NotFound(LessonService.TYPE, id);
        }
        long employee = employee(actor);
        Watched all = store.watched(employee, file).and(new Watched(position, length, Watched.ranges(ranges)));
        store.watched(employee, file, all);
        return all.percent();
    }

    private LessonStore.Published within(Actor actor, long id) {
        return store.published(id)
                .filter(one -> !one.archived())
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .orElseThrow(() -> new NotFound(LessonService.TYPE, id));
    }

    private static long employee(Actor actor) {
        Long employee = actor.employeeId();
        if (employee == null) {
            throw new NotAllowed(TrainingPermissions.LEARN);
        }
        return employee;
    }

    private static State state(LessonStore.Published lesson, LessonStore.@Nullable Progress progress) {
        if (progress == null) {
            return State.NEW;
        }
        if (progress.number() == 0) {
            return State.BEGUN;
        }
        return progress.edition() < lesson.edition() ? State.AGAIN : State.LEARNED;
    }
}
