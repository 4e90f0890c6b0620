package cn.zhiban.training.deck;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.deck.Card.Occasion;
import cn.zhiban.training.memory.Fsrs;
import cn.zhiban.training.memory.Memory;
import cn.zhiban.training.memory.Rating;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.ContentRights;
import cn.zhiban.training.question.Grading;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionPool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The daily review (每日复习): questions of the bank that come back before they are forgotten, changed ones first, then red
 * lines. Who has {@link TrainingPermissions#LEARN} reviews for himself, within the shops he serves; who may edit a question
 * decides whether it is a card.
 */
@Service
@Transactional(readOnly = true)
public class DeckService {
    /** Three minutes a day: about so many answers of twelve seconds. */
    private static final int AT_ONCE = 15;

    private static final int NEW_A_DAY = 5;
    private static final long LONGEST_ANSWER = Duration.ofMinutes(10).toMillis();
    private static final Duration SOON = Duration.ofMinutes(12);
    private static final int STREAK_DAYS = 400;
    private static final int TOKEN = 40;
    private static final Fsrs RED_LINES = new Fsrs(0.95, 30);
    private static final Fsrs FACTS = new Fsrs(0.9, 180);

    private final DeckStore store;
    private final QuestionPool pool;
    private final ContentRights rights;
    private final Access access;
    private final Demands demands;
    private final AuditLog audit;
    private final CompanyTime time;

    DeckService(
            DeckStore store,
            QuestionPool pool,
            ContentRights rights,
            Access access,
            Demands demands,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.demands = demands;
        this.pool = pool;
        this.rights = rights;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    static Fsrs fsrs(boolean redLine) {
        return redLine ? RED_LINES : FACTS;
    }

    /** What whoever asks is to answer now. Empty for accounts that are nobody's. */
    public DeckToday today() {
        Actor actor = access.require(TrainingPermissions.LEARN);
        Long self = actor.employeeId();
        if (self == null) {
            return new DeckToday(List.of(), 0, 0, 0, 0);
        }
        Instant now = time.now();
        Map<Long, Boolean> cards = store.cards();
        Map<Long, DeckStore.Known> known = store.known(self);
        List<Card> due = new ArrayList<>();
        List<Card> fresh = new ArrayList<>();
        Map<Long, Instant> dueAt = new HashMap<>();
        known.forEach((question, one) -> dueAt.put(question, one.memory().dueAt()));
        Demanded demanded = demanded(self);
        for (Question question : pool.find(cards.keySet())) {
            if (!ContentRights.sees(actor.scope(), question.clientId(), question.shopId())
                    || demanded.ofOthers(question.id())) {
                continue;
            }
            boolean red = cards.getOrDefault(question.id(), false);
            DeckStore.Known before = known.get(question.id());
            if (demanded.isOpen(question.id(), before) || before != null && before.version() < question.version()) {
                due.add(card(question, red, Occasion.CHANGED));
            } else if (before == null) {
                fresh.add(card(question, red, Occasion.NEW));
            } else if (isDue(before.memory(), now)) {
                due.add(card(question, red, Occasion.DUE));
            }
        }
        due.sort(Comparator.comparing(Card::occasion)
                .thenComparing(Card::redLine, Comparator.reverseOrder())
                .thenComparing(card -> dueAt.getOrDefault(card.questionId(), now)));
        fresh.sort(
                Comparator.comparing(Card::redLine, Comparator.reverseOrder()).thenComparing(Card::questionId));
        List<DeckStore.Given> given = store.given(
                self, time.instant(time.today().minusDays(STREAK_DAYS).atStartOfDay()));
        List<DeckStore.Given> today =
                given.stream().filter(one -> day(one).equals(time.today())).toList();
        long begun = today.stream().filter(DeckStore.Given::first).count();
        List<Card> all = new ArrayList<>(due);
        fresh.stream().limit(Math.max(0, NEW_A_DAY - begun)).forEach(all::add);
        int most = Math.max(0, AT_ONCE - today.size());
        // what changed is never put off
        int urgent = (int)
                all.stream().filter(card -> card.occasion() == Occasion.CHANGED).count();
        List<Card> asked = all.subList(0, Math.min(all.size(), Math.max(most, urgent)));
        return new DeckToday(
                asked,
                due.size()
                        - (int) asked.stream()
                                .filter(card -> card.occasion() != Occasion.NEW)
                                .count(),
                today.size(),
                (int) today.stream().filter(DeckStore.Given::correct).count(),
                streak(given));
    }

    /** Cards made of changed knowledge, and those of them that are not for whoever asks. */
    private record Demanded(Map<Long, Integer> versions, Set<Long> others) {
        boolean ofOthers(long question) {
            return others.contains(question);
        }

        boolean isOpen(long question, DeckStore.@Nullable Known known) {
            return versions.getOrDefault(question, 0) > (known == null ? 0 : known.proven());
        }
    }

    private Demanded demanded(long employee) {
        Map<Long, Integer> versions = new HashMap<>();
        Set<Long> others = new HashSet<>();
        List<Demands.Demand> all = demands.all();
        List<Audience.Served> served =
                all.isEmpty() ? List.of() : demands.served().getOrDefault(employee, List.of());
        for (Demands.Demand one : all) {
            versions.put(one.questionId(), one.version());
            if (!one.audience().concerns(served)) {
                others.add(one.questionId());
            }
        }
        return new Demanded(versions, others);
    }

    /** Short steps of learning are taken a little early, so that nobody has to wait with the page open. */
    private static boolean isDue(Memory memory, Instant now) {
        Instant until = memory.stage() == Memory.Stage.REVIEW ? now : now.plus(SOON);
        return !memory.dueAt().isAfter(until);
    }

    private static Card card(Question question, boolean red, Occasion occasion) {
        return new Card(question.id(), question.version(), question.content(), red, occasion);
    }

    private LocalDate day(DeckStore.Given given) {
        return time.local(given.at()).toLocalDate();
    }

    private int streak(List<DeckStore.Given> given) {
        Set<LocalDate> days = new HashSet<>();
        given.forEach(one -> days.add(day(one)));
        LocalDate day =
                days.contains(time.today()) ? time.today() : time.today().minusDays(1);
        int streak = 0;
        while (days.contains(day)) {
            streak++;
            day = day.minusDays(1);
        }
        return streak;
    }

    /**
     * Keeps an answer of one's own and says what was right. An answer sent twice counts once.
     *
     * @param version what was shown
     * @param millis from seeing the question to the answer
     * @param token of this showing, made up by who shows it, at most 40 characters
     * @throws NotFound it is no card within the shops served
     * @throws ChangedMeanwhile the question says something newer now
     */
    @Transactional
    public Feedback answer(long questionId, int version, Answer answer, long millis, String token) {
        Actor actor = access.require(TrainingPermissions.LEARN);
        Long self = actor.employeeId();
        Map<Long, Boolean> cards = store.cards();
        Question question = pool.find(Set.of(questionId)).stream()
                .filter(one -> self != null && cards.containsKey(one.id()))
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .findFirst()
                .orElseThrow(() -> new NotFound("training.card", questionId));
        long employee = self == null ? -1 : self;
        if (token.isBlank() || token.length() > TOKEN) {
            throw new InvalidInput("token", "training.deck.problem.token");
        }
        if (question.version() != version) {
            throw new ChangedMeanwhile(question.content().name(), question.version());
        }
        Grading.Mark mark = Grading.mark(question.content().task(), answer)
                .orElseThrow(() -> new NotFound("training.card", questionId));
        boolean right = mark.fraction() >= 1 - 1e-9;
        Map<Long, DeckStore.Known> known = store.known(employee);
        DeckStore.Known before = known.get(questionId);
        Optional<Boolean> kept = store.kept(employee, token);
        if (kept.isPresent() && before != null) {
            return new Feedback(
                    kept.get(),
                    question.content(),
                    mark.feedback(),
                    before.memory().dueAt());
        }
        Instant now = time.now();
        long took = Math.clamp(millis, 0, LONGEST_ANSWER);
        Rating rating = Rating.of(right, took, store.usual(questionId));
        Memory memory =
                fsrs(cards.getOrDefault(questionId, false)).after(before == null ? null : before.memory(), rating, now);
        int proven = before == null ? 0 : before.proven();
        store.put(new DeckStore.Known(employee, questionId, version, memory, right ? version : proven));
        store.review(employee, questionId, version, now, rating, took, before == null, token);
        return new Feedback(right, question.content(), mark.feedback(), memory.dueAt());
    }

    /** Whether a question is a card, and if so whether it is about red lines. For authors. */
    public Optional<Boolean> card(long questionId) {
        access.require(TrainingPermissions.AUTHOR);
        return Optional.ofNullable(store.cards().get(questionId));
    }

    /**
     * Makes a question a card.
     *
     * @throws InvalidInput a person has to mark it, or nothing is asked
     */
    @Transactional
    public void add(long questionId, boolean redLine) {
        Question question = editable(questionId);
        if (question.content().kind().isMarkedByPeople()
                || !question.content().kind().isAsked()) {
            throw new InvalidInput("question", "training.deck.problem.kind");
        }
        store.add(questionId, redLine, time.now());
        audit.record("changed", "training.card", questionId, question.content().name(), null, redLine);
    }

    /** Takes a question out of the review; what people remembered of it is forgotten. */
    @Transactional
    public void remove(long questionId) {
        Question question = editable(questionId);
        store.remove(questionId);
        audit.record("deleted", "training.card", questionId, question.content().name(), null, null);
    }

    private Question editable(long questionId) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Question question = pool.find(Set.of(questionId)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("training.question", questionId));
        rights.requireEdit(actor, question.clientId(), question.shopId());
        return question;
    }
}
