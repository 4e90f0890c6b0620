package cn.zhiban.training.batch;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.path.PathAssignments;
import cn.zhiban.training.people.Learner;
import cn.zhiban.training.people.LearnerReach;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Batches of new hires. {@link TrainingPermissions#PROGRESS} sees those with somebody within reach, and of these people
 * only those; how many are still there is counted over all. {@link TrainingPermissions#COACH} keeps them.
 */
@Service
@Transactional(readOnly = true)
public class BatchService {
    /** Longest name. */
    public static final int NAME = 100;
    /** Longest note. */
    public static final int NOTE = 2_000;

    private static final String TYPE = "training.batch";
    /** Days without a step after which somebody stands still. */
    private static final int STILL = 3;

    private final BatchStore store;
    private final PathAssignments assignments;
    private final LearnerReach reach;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    BatchService(
            BatchStore store,
            PathAssignments assignments,
            LearnerReach reach,
            Notices notices,
            JdbcClient jdbc,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.assignments = assignments;
        this.reach = reach;
        this.notices = notices;
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A batch in the list.
     *
     * @param members how many began
     * @param there how many are still there
     */
    public record Row(long id, String name, LocalDate startOn, boolean closed, int members, int there) {}

    /**
     * Somebody of a batch, within reach.
     *
     * @param percent of all that was assigned
     * @param step what is open now, empty when all is done
     * @param still days since the last step, 0 when all is done
     * @param stuck stands still or is late
     * @param mentor name, empty for none
     * @param lead who took over, empty for nobody
     */
    public record Person(
            Learner learner,
            int percent,
            String step,
            long still,
            int late,
            boolean stuck,
            @Nullable Long mentorId,
            String mentor,
            String lead) {}

    /** A note of the day. */
    public record Note(Instant at, String author, String text) {}

    /**
     * A batch as its page shows it.
     *
     * @param curve share still there at the start and after each week
     */
    public record Page(Row batch, List<Person> people, List<Double> curve, List<Note> notes, boolean editable) {}

    /** Somebody who can be chosen. */
    public record Choice(long id, String name) {}

    /** Batches with somebody within reach, open ones first, newest first. */
    public List<Row> list() {
        Actor actor = access.require(TrainingPermissions.PROGRESS);
        Map<Long, Learner> people = people(actor);
        return store.all().stream()
                .filter(one -> sees(actor, people, store.members(one.id())))
                .map(one -> row(one, store.members(one.id())))
                .toList();
    }

    /** A batch. @throws NotFound there is none with somebody within reach */
    public Page get(long id) {
        Actor actor = access.require(TrainingPermissions.PROGRESS);
        Map<Long, Learner> people = people(actor);
        BatchStore.Batch batch = store.find(id).orElseThrow(() -> new NotFound(TYPE, id));
        List<BatchStore.Member> members = store.members(id);
        if (!sees(actor, people, members)) {
            throw new NotFound(TYPE, id);
        }
        Map<Long, List<PathAssignments.Row>> rows =
                assignments
                        .rows(members.stream()
                                .map(BatchStore.Member::employeeId)
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(one -> one.learner().id()));
        List<Person> shown = new ArrayList<>();
        for (BatchStore.Member member : members) {
            Learner learner = people.get(member.employeeId());
            if (learner != null) {
                shown.add(person(learner, member, rows.getOrDefault(learner.id(), List.of())));
            }
        }
        shown.sort(Comparator.comparing((Person one) -> !one.stuck()).thenComparing(one -> -one.still()));
        return new Page(
                row(batch, members),
                shown,
                Survival.curve(
                        batch.startOn(),
                        time.today(),
                        members.stream()
                                .map(one -> Optional.ofNullable(one.leftOn()))
                                .toList()),
                store.notes(id).stream()
                        .map(one -> new Note(one.at(), one.author(), one.text()))
                        .toList(),
                actor.may(TrainingPermissions.COACH));
    }

    private Person person(Learner learner, BatchStore.Member member, List<PathAssignments.Row> rows) {
        Optional<PathAssignments.Row> open =
                rows.stream().filter(one -> !one.completed()).max(Comparator.comparingInt(PathAssignments.Row::late));
        long still = open.map(
                        one -> ChronoUnit.DAYS.between(time.local(one.since()).toLocalDate(), time.today()))
                .orElse(0L);
        int late = open.map(PathAssignments.Row::late).orElse(0);
        return new Person(
                learner,
                rows.isEmpty()
                        ? 0
                        : (int) rows.stream()
                                .mapToInt(PathAssignments.Row::percent)
                                .average()
                                .orElse(0),
                open.map(PathAssignments.Row::block).orElse(""),
                still,
                late,
                late > 0 || still >= STILL,
                member.mentorId(),
                member.mentor(),
                member.lead());
    }

    private Map<Long, Learner> people(Actor actor) {
        return reach.within(actor).stream().collect(Collectors.toMap(Learner::id, Function.identity()));
    }

    private static boolean sees(Actor actor, Map<Long, Learner> people, List<BatchStore.Member> members) {
        return actor.scope().all() || members.stream().anyMatch(one -> people.containsKey(one.employeeId()));
    }

    private static Row row(BatchStore.Batch batch, List<BatchStore.Member> members) {
        int there = (int) members.stream().filter(one -> one.leftOn() == null).count();
        return new Row(batch.id(), batch.name(), batch.startOn(), batch.closed(), members.size(), there);
    }

    /** People within reach who can be in a batch. */
    public List<Learner> candidates() {
        return reach.within(access.require(TrainingPermissions.COACH));
    }

    /** People within reach who can look after somebody, and leads to hand over to. */
    public List<Choice> leads() {
        access.require(TrainingPermissions.COACH);
        return jdbc.sql("SELECT DISTINCT e.id, e.name FROM core_team t JOIN core_employee e ON e.id = t.leader_id"
                        + " WHERE e.state = 'ACTIVE' ORDER BY e.name")
                .query(Choice.class)
                .list();
    }

    /**
     * Begins a batch; its people are asked to learn a path from the first day on, if one is named.
     *
     * @throws InvalidInput it has no name or nobody is in it
     * @throws NotFound somebody is not within reach
     */
    @Transactional
    public long create(String name, LocalDate start, @Nullable Long path, Collection<Long> employees) {
        Actor actor = access.require(TrainingPermissions.COACH);
        if (name.isBlank() || name.strip().length() > NAME) {
            throw new InvalidInput("name", "training.batch.problem.name", NAME);
        }
        if (employees.isEmpty()) {
            throw new InvalidInput("people", "training.batch.problem.people");
        }
        requireReach(actor, employees);
        long id = store.insert(name.strip(), start);
        employees.forEach(one -> store.join(id, one));
        if (path != null) {
            assignments.assign(path, employees, start);
        }
        audit.record("created", TYPE, id, name.strip(), null, employees);
        return id;
    }

    /** Somebody joins a batch later. @throws NotFound no such batch, or the person is not within reach */
    @Transactional
    public void join(long batch, Collection<Long> employees) {
        Actor actor = access.require(TrainingPermissions.COACH);
        Row known = get(batch).batch();
        requireReach(actor, employees);
        employees.forEach(one -> store.join(batch, one));
        audit.record("changed", TYPE, batch, known.name(), null, employees);
    }

    /** Says who looks after somebody (带教), or nobody; the mentor is told. */
    @Transactional
    public void mentor(long batch, long employee, @Nullable Long mentor) {
        Actor actor = access.require(TrainingPermissions.COACH);
        Person person = person(batch, employee);
        if (mentor != null) {
            requireReach(actor, List.of(mentor));
            if (mentor == employee) {
                throw new InvalidInput("mentor", "training.batch.problem.mentor");
            }
        }
        store.mentor(batch, employee, mentor);
        audit.record("changed", TYPE, batch, person.learner().name(), person.mentorId(), mentor);
        if (mentor != null) {
            tell(mentor, "training.batch.notice.mentor", batch, person.learner().name());
        }
    }

    /** Writes a note of the day. @throws InvalidInput it is empty or too long */
    @Transactional
    public void note(long batch, String text) {
        Actor actor = access.require(TrainingPermissions.COACH);
        Row known = get(batch).batch();
        if (text.isBlank() || text.strip().length() > NOTE) {
            throw new InvalidInput("text", "training.batch.problem.note", NOTE);
        }
        store.note(known.id(), time.now(), actor.name(), text.strip());
    }

    /** Hands people over to the lead of a team, who is told. @throws NotFound somebody is not of the batch or no lead */
    @Transactional
    public void handOver(long batch, Collection<Long> employees, long lead) {
        access.require(TrainingPermissions.COACH);
        if (leads().stream().noneMatch(one -> one.id() == lead)) {
            throw new NotFound(TYPE, lead);
        }
        List<String> names = new ArrayList<>();
        for (long employee : employees) {
            names.add(person(batch, employee).learner().name());
            store.handOver(batch, employee, lead);
        }
        audit.record("changed", TYPE, batch, String.join(", ", names), null, lead);
        tell(lead, "training.batch.notice.handed", batch, String.join(", ", names));
    }

    /** Ends a batch, or opens it again. */
    @Transactional
    public void close(long batch, boolean closed) {
        access.require(TrainingPermissions.COACH);
        Row known = get(batch).batch();
        store.close(batch, closed);
        audit.record("changed", TYPE, batch, known.name(), known.closed(), closed);
    }

    private Person person(long batch, long employee) {
        return get(batch).people().stream()
                .filter(one -> one.learner().id() == employee)
                .findFirst()
                .orElseThrow(() -> new NotFound("training.learner", employee));
    }

    private void tell(long employee, String key, long batch, String names) {
        List<Long> accounts = reach.accounts(List.of(employee));
        if (!accounts.isEmpty()) {
            notices.send(accounts, key, "train/batches/" + batch, names);
        }
    }

    private void requireReach(Actor actor, Collection<Long> employees) {
        if (!people(actor).keySet().containsAll(employees)) {
            throw new NotFound("training.learner", employees);
        }
    }
}
