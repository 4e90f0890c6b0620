package cn.zhiban.training.path;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.people.Learner;
import cn.zhiban.training.people.LearnerReach;
import cn.zhiban.training.question.ContentRights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who learns what and how far they are. {@link TrainingPermissions#PROGRESS} sees it, {@link TrainingPermissions#COACH}
 * assigns, for the people within reach.
 */
@Service
@Transactional(readOnly = true)
public class PathAssignments {
    private static final int MOST_EXTRA = 365;

    private final PathStore store;
    private final AssignmentStore assignments;
    private final Paths paths;
    private final PathNotices notices;
    private final PathProgress progress;
    private final LearnerReach reach;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    PathAssignments(
            PathStore store,
            AssignmentStore assignments,
            Paths paths,
            PathNotices notices,
            PathProgress progress,
            LearnerReach reach,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.assignments = assignments;
        this.paths = paths;
        this.notices = notices;
        this.progress = progress;
        this.reach = reach;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** A path that can be assigned. */
    public record Choice(long id, String title) {}

    /**
     * Somebody on a path.
     *
     * @param id of the assignment
     * @param block title of the block that is open now, empty when done
     * @param since when something was last passed
     * @param due the earliest day of what is not done, or null
     * @param late days since then, 0 if it is not over
     * @param closed something that is asked for cannot be learned at the moment: the path must be mended
     */
    public record Row(
            long id,
            Learner learner,
            long pathId,
            String path,
            int percent,
            boolean completed,
            String block,
            Instant since,
            @Nullable LocalDate due,
            int late,
            int extraDays,
            boolean closed,
            PathStand stand) {}

    /** Everybody within reach on every path within the scope: late ones first, then who has stood still longest. */
    public List<Row> rows() {
        Actor actor = access.require(TrainingPermissions.PROGRESS);
        return rows(actor, reach.within(actor));
    }

    /** As {@link #rows()}, of these people as far as they are within reach. */
    public List<Row> rows(Collection<Long> employees) {
        Actor actor = access.require(TrainingPermissions.PROGRESS);
        return rows(
                actor,
                reach.within(actor).stream()
                        .filter(one -> employees.contains(one.id()))
                        .toList());
    }

    private List<Row> rows(Actor actor, List<Learner> people) {
        Map<Long, Learner> learners = people.stream().collect(Collectors.toMap(Learner::id, Function.identity()));
        LocalDate today = time.today();
        return paths.standings(assignments.running(learners.keySet())).stream()
                .filter(one -> ContentRights.sees(
                        actor.scope(), one.path().clientId(), one.path().shopId()))
                .map(one -> row(one, learners, today))
                .sorted(Comparator.comparing((Row one) -> one.completed())
                        .thenComparing(one -> -one.late())
                        .thenComparing(Row::since))
                .toList();
    }

    private static Row row(Paths.Standing one, Map<Long, Learner> learners, LocalDate today) {
        PathStand stand = one.stand();
        return new Row(
                one.assigned().id(),
                java.util.Objects.requireNonNull(learners.get(one.assigned().employeeId())),
                one.path().id(),
                one.path().content().title(),
                stand.percent(),
                stand.isDone(),
                stand.current().map(step -> step.block().title()).orElse(""),
                one.assigned().progressedAt(),
                stand.due().orElse(null),
                MyLearning.lateDays(stand, today),
                one.assigned().extraDays(),
                stand.steps().stream()
                        .filter(step -> step.state() == PathStand.State.OPEN)
                        .anyMatch(step ->
                                step.things().stream().anyMatch(thing -> thing.state() == PathStand.State.CLOSED)),
                stand);
    }

    /** Paths that whoever asks can assign. */
    public List<Choice> choices() {
        Actor actor = access.require(TrainingPermissions.COACH);
        return store.published().stream()
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .map(one -> new Choice(one.id(), one.content().title()))
                .toList();
    }

    /** People within reach. */
    public List<Learner> people() {
        return reach.within(access.require(TrainingPermissions.COACH));
    }

    /**
     * Asks people to learn a path. Who is learning it already goes on as before.
     *
     * @throws NotFound no such path within the scope, or somebody is not within reach
     */
    @Transactional
    public void assign(long path, Collection<Long> employees, LocalDate start) {
        Actor actor = access.require(TrainingPermissions.COACH);
        PathStore.Published known = store.published(path)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .orElseThrow(() -> new NotFound(PathService.TYPE, path));
        List<Long> within = reach.within(actor).stream().map(Learner::id).toList();
        if (!within.containsAll(employees)) {
            throw new NotFound("training.learner", employees);
        }
        List<Long> running =
                assignments.ofPath(path).stream().map(Assigned::employeeId).toList();
        List<Long> fresh =
                employees.stream().filter(one -> !running.contains(one)).toList();
        for (long employee : employees) {
            assignments.assign(path, employee, start, false, actor.name());
        }
        audit.record("assigned", PathService.TYPE, path, known.content().title(), null, employees);
        notices.assigned(known.content().title(), fresh);
        fresh.forEach(one -> progress.look(one, path));
    }

    /**
     * Gives somebody so many calendar days more than the path says.
     *
     * @throws InvalidInput less than 0 or more than a year
     */
    @Transactional
    public void extend(long assignment, int days) {
        Assigned assigned = within(assignment);
        if (days < 0 || days > MOST_EXTRA) {
            throw new InvalidInput("days", "training.path.problem.extra", MOST_EXTRA);
        }
        assignments.extend(assignment, days);
        String title = title(assigned);
        audit.record("changed", PathService.TYPE, assigned.pathId(), title, assigned.extraDays(), days);
        notices.extended(title, assigned.employeeId(), days);
    }

    /** Somebody need not learn a path any longer, also if a rule says so. What was learned stays. */
    @Transactional
    public void end(long assignment) {
        Assigned assigned = within(assignment);
        assignments.end(assignment, true);
        audit.record("removed", PathService.TYPE, assigned.pathId(), title(assigned), assigned.employeeId(), null);
    }

    private Assigned within(long assignment) {
        Actor actor = access.require(TrainingPermissions.COACH);
        Optional<Assigned> found = assignments.find(assignment);
        return found.filter(one -> reach.reaches(actor, one.employeeId()))
                .orElseThrow(() -> new NotFound("training.assignment", assignment));
    }

    private String title(Assigned assigned) {
        return store.find(assigned.pathId()).map(one -> one.draft().title()).orElse("");
    }
}
