package cn.zhiban.training.practice;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.redline.RedlineFinding;
import cn.zhiban.kb.redline.RedlineService;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningGates;
import cn.zhiban.training.TrainingPermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Practice with simulated buyers. Who has {@link TrainingPermissions#LEARN} and is an employee takes the scenarios
 * within the scope and sees the own runs only; who has {@link TrainingPermissions#AUTHOR} publishes scenarios.
 */
@Service
@Transactional(readOnly = true)
public class PracticeService {
    static final String TYPE = "train.scenario";
    private static final String RUN = "train.practice-run";
    private static final int ANSWER_LENGTH = 500;
    /** A desk that was not seen for longer was closed: the clock stood still. */
    private static final Duration OPEN = Duration.ofSeconds(8);

    private final PracticeStore store;
    private final RedlineService redlines;
    private final Organisation organisation;
    private final LearningGates gates;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;
    private final ApplicationEventPublisher events;
    private final ToneRules tone = ToneRules.load();

    PracticeService(
            PracticeStore store,
            RedlineService redlines,
            Organisation organisation,
            LearningGates gates,
            Access access,
            AuditLog audit,
            CompanyTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.redlines = redlines;
        this.organisation = organisation;
        this.gates = gates;
        this.access = access;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /**
     * A scenario with how far whoever asks is.
     *
     * @param id its id
     * @param scenario what it holds
     * @param version from 1
     * @param shop the shop or client it is for, or null: shared
     * @param openRun a run that was begun and not ended, or null
     * @param runs how many were ended
     * @param best most points of a hundred, or null
     * @param passed whether this version was passed
     */
    public record Offer(
            long id,
            Scenario scenario,
            int version,
            @Nullable String shop,
            @Nullable Long openRun,
            int runs,
            @Nullable Integer best,
            boolean passed) {}

    /** A run that was ended: which, of what, when, with how many points of a hundred, passed or not. */
    public record Past(long run, String title, Instant endedAt, int percent, boolean passed) {}

    /**
     * A run as the desk shows it.
     *
     * @param id its id
     * @param scenario as it was when the run began
     * @param nowMs the run's own clock
     * @param lines all windows
     * @param score once ended, null before
     */
    public record Desk(
            long id,
            Scenario scenario,
            long nowMs,
            List<Line> lines,
            @Nullable Score score) {}

    /** Whether whoever asks can take scenarios: only employees can, runs are theirs. */
    public boolean isLearner() {
        return access.require(TrainingPermissions.LEARN).employeeId() != null;
    }

    /** Scenarios within the scope, with the own results. */
    public List<Offer> offers() {
        Actor actor = access.require(TrainingPermissions.LEARN);
        Map<Long, List<PracticeStore.KeptRun>> runs = actor.employeeId() == null
                ? Map.of()
                : store.runs(actor.employeeId()).stream()
                        .collect(Collectors.groupingBy(PracticeStore.KeptRun::scenarioId));
        return store.scenarios().stream()
                .filter(one -> sees(actor.scope(), one))
                .map(one -> offer(one, runs.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** The own runs that were ended, newest first, at most 200. */
    public List<Past> history() {
        return store.runs(employee()).stream()
                .filter(one -> one.score() != null && one.endedAt() != null)
                .map(one -> new Past(
                        one.id(),
                        one.scenario().title(),
                        Objects.requireNonNull(one.endedAt()),
                        Objects.requireNonNull(one.score()).percent(),
                        Objects.requireNonNull(one.score()).passed()))
                .toList();
    }

    /**
     * Begins a run, or goes on with the one that was not ended.
     *
     * @return its id
     * @throws NotFound not within the scope
     * @throws cn.zhiban.training.StillLocked a path of one's own asks for something else first
     */
    @Transactional
    public long begin(long scenario) {
        long employee = employee();
        PracticeStore.Kept kept = store.scenario(scenario)
                .filter(one -> sees(access.current().scope(), one))
                .orElseThrow(() -> new NotFound(TYPE, scenario));
        return store.runs(employee).stream()
                .filter(one -> one.scenarioId() == scenario && one.endedAt() == null)
                .map(PracticeStore.KeptRun::id)
                .findFirst()
                .orElseGet(() -> {
                    gates.pass(employee, ItemKind.PRACTICE, scenario);
                    return store.begin(kept, employee);
                });
    }

    /** Lets the run's clock go on and the buyers speak; ends the run when all have gone. @throws NotFound not one's own */
    @Transactional
    public Desk look(long run) {
        return move(own(run));
    }

    /**
     * Answers a buyer; kept at once.
     *
     * @throws InvalidInput the answer is empty or too long
     * @throws NotFound the run is not one's own or has no such window
     */
    @Transactional
    public Desk answer(long run, int buyer, String text) {
        PracticeStore.KeptRun kept = own(run);
        String clean = text.strip();
        if (clean.isEmpty() || clean.length() > ANSWER_LENGTH) {
            throw new InvalidInput("text", "training.practice.problem.answer", ANSWER_LENGTH);
        }
        if (buyer < 0 || buyer >= kept.scenario().buyers().size()) {
            throw new NotFound(RUN, run);
        }
        Desk desk = move(kept);
        List<Line> window =
                desk.lines().stream().filter(one -> one.buyer() == buyer).toList();
        if (desk.score() != null || window.isEmpty() || Conversation.isOver(window)) {
            return desk;
        }
        Line line =
                new Line(buyer, window.size(), LineKind.ANSWER, window.getLast().turn(), desk.nowMs(), clean);
        store.add(run, line);
        List<Line> lines = new ArrayList<>(desk.lines());
        lines.add(line);
        return new Desk(run, desk.scenario(), desk.nowMs(), lines, null);
    }

    /** Ends the run now; buyers who still wait count as not answered. @throws NotFound not one's own */
    @Transactional
    public Desk end(long run) {
        Desk desk = move(own(run));
        return desk.score() == null ? ended(own(run), desk.lines(), desk.nowMs()) : desk;
    }

    /**
     * Publishes a scenario, or its next version if there is one with this code.
     *
     * @param shopId the shop it is for, or null: shared by all
     * @return its id
     * @throws InvalidInput there is no buyer, or more than {@link Scenario#WINDOWS}
     * @throws NotAllowed shared without the permission to keep what is shared
     */
    @Transactional
    public long publish(String code, @Nullable Long shopId, Scenario scenario) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        PracticeStore.Kept before = store.scenario(code).orElse(null);
        requireKeeps(actor, shopId);
        if (before != null && !Objects.equals(before.shopId(), shopId)) {
            requireKeeps(actor, before.shopId());
            throw new InvalidInput("shopId", "training.practice.problem.place");
        }
        if (scenario.buyers().isEmpty()
                || scenario.buyers().size() > Scenario.WINDOWS
                || scenario.buyers().stream().anyMatch(one -> one.turns().isEmpty())) {
            throw new InvalidInput("buyers", "training.practice.problem.buyers", Scenario.WINDOWS);
        }
        if (before == null) {
            long id = store.insert(code, null, shopId, scenario);
            audit.record("created", TYPE, id, scenario.title(), null, scenario);
            return id;
        }
        if (!before.scenario().equals(scenario)) {
            store.update(before.id(), scenario);
            audit.record("changed", TYPE, before.id(), scenario.title(), before.scenario(), scenario);
        }
        return before.id();
    }

    private void requireKeeps(Actor actor, @Nullable Long shopId) {
        if (shopId == null) {
            access.require(TrainingPermissions.AUTHOR_SHARED);
            return;
        }
        ShopRef shop = organisation.shop(shopId, actor.scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
        if (!actor.scope().managesClient(shop.clientId())) {
            throw new NotAllowed(TrainingPermissions.AUTHOR);
        }
    }

    static boolean sees(Scope scope, PracticeStore.Kept kept) {
        return kept.shopId() != null
                ? scope.seesShop(kept.shopId())
                : kept.clientId() == null || scope.seesClient(kept.clientId());
    }

    private Offer offer(PracticeStore.Kept kept, List<PracticeStore.KeptRun> runs) {
        List<PracticeStore.KeptRun> ended =
                runs.stream().filter(one -> one.score() != null).toList();
        return new Offer(
                kept.id(),
                kept.scenario(),
                kept.version(),
                kept.shopId() == null
                        ? null
                        : organisation.shopsById(List.of(kept.shopId())).stream()
                                .map(ShopRef::name)
                                .findFirst()
                                .orElse(null),
                runs.stream()
                        .filter(one -> one.endedAt() == null)
                        .map(PracticeStore.KeptRun::id)
                        .findFirst()
                        .orElse(null),
                ended.size(),
                ended.stream()
                        .map(one -> Objects.requireNonNull(one.score()).percent())
                        .max(Integer::compare)
                        .orElse(null),
                ended.stream()
                        .anyMatch(one -> one.version() == kept.version()
                                && Objects.requireNonNull(one.score()).passed()));
    }

    private long employee() {
        Long employee = access.require(TrainingPermissions.LEARN).employeeId();
        if (employee == null) {
            throw new NotAllowed(TrainingPermissions.LEARN);
        }
        return employee;
    }

    private PracticeStore.KeptRun own(long run) {
        long employee = employee();
        return store.lockedRun(run)
                .filter(one -> one.employeeId() == employee)
                .orElseThrow(() -> new NotFound(RUN, run));
    }

    private Desk move(PracticeStore.KeptRun run) {
        List<Line> lines = new ArrayList<>(store.lines(run.id()));
        if (run.score() != null) {
            return new Desk(run.id(), run.scenario(), run.elapsedMs(), lines, run.score());
        }
        Instant now = time.now();
        Duration away = Duration.between(run.seenAt(), now);
        long nowMs = run.elapsedMs() + (away.compareTo(OPEN) > 0 || away.isNegative() ? 0 : away.toMillis());
        store.seen(run.id(), now, nowMs);
        boolean over = true;
        for (int window = 0; window < run.scenario().buyers().size(); window++) {
            int number = window;
            List<Line> own = lines.stream().filter(one -> one.buyer() == number).toList();
            List<Line> added = Conversation.next(run.scenario().buyers().get(window), window, own, nowMs);
            added.forEach(one -> store.add(run.id(), one));
            lines.addAll(added);
            over &= Conversation.isOver(added.isEmpty() ? own : added);
        }
        return over ? ended(run, lines, nowMs) : new Desk(run.id(), run.scenario(), nowMs, lines, null);
    }

    private Desk ended(PracticeStore.KeptRun run, List<Line> lines, long nowMs) {
        PracticeStore.Kept kept = store.scenario(run.scenarioId()).orElseThrow();
        Score score = new PracticeScorer(tone, text -> crossed(text, kept.shopId())).score(run.scenario(), lines);
        store.end(run.id(), score);
        if (score.passed()) {
            events.publishEvent(new ItemPassed(
                    run.employeeId(), ItemKind.PRACTICE, run.scenarioId(), run.version(), time.now(), score.percent()));
        }
        return new Desk(run.id(), run.scenario(), nowMs, lines, score);
    }

    /** Asked as the system: the score must not depend on whether the trainee may read the rules. */
    private List<RedlineFinding> crossed(String text, @Nullable Long shopId) {
        try {
            return access.callAs(access.system(), () -> redlines.check(text, null, shopId));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
