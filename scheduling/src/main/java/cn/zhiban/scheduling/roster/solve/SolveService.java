package cn.zhiban.scheduling.roster.solve;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.leave.Absences;
import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.roster.CellChange;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.CellSource;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterRuns;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the engine look for a better roster (自动排班). What it finds changes nothing until somebody has seen the difference
 * and taken it. Needs {@link SchedulingPermissions#PLAN} within reach.
 */
@Service
@Transactional
public class SolveService {
    /** Seconds a run may take when nothing else is said. */
    public static final int USUAL_SECONDS = 60;

    static final String JOB = "scheduling.roster.solve";
    static final String ENGINE = "hybrid";
    static final String REPAIR = "repair";
    private static final int LONGEST = 1800;
    private static final int REPAIR_SECONDS = 20;

    private final RosterService rosters;
    private final CellService cells;
    private final SolveRunStore runs;
    private final JobService jobs;
    private final AuditLog audit;
    private final RosterRuns taken;
    private final ShiftTypes types;
    private final Absences leave;
    private final CompanyTime time;

    SolveService(
            RosterService rosters,
            CellService cells,
            SolveRunStore runs,
            JobService jobs,
            AuditLog audit,
            RosterRuns taken,
            ShiftTypes types,
            Absences leave,
            CompanyTime time) {
        this.rosters = rosters;
        this.cells = cells;
        this.runs = runs;
        this.jobs = jobs;
        this.audit = audit;
        this.taken = taken;
        this.types = types;
        this.leave = leave;
        this.time = time;
    }

    /** Which run a job is for. */
    record Order(long runId) {}

    /**
     * Starts a run from what stands in the roster now; locked and past cells stay.
     *
     * @param seconds 1 to 1800
     * @throws InvalidInput one is running already, or the time is out of bounds
     */
    public SolveRun start(long rosterId, int seconds, long seed) {
        if (seconds < 1 || seconds > LONGEST) {
            throw new InvalidInput("seconds", "sched.roster.problem.seconds", LONGEST);
        }
        return start(rosterId, seconds, seed, List.of());
    }

    /**
     * Starts a repair (修补): shifts of those who fall out are given to others with as few changes as can be; locked and past
     * cells stay, everything else that could be better stays too. What it finds waits to be taken, as after a run.
     *
     * @throws InvalidInput nobody falls out, somebody is not in the roster, days are not in it, or one is running already
     */
    public SolveRun repair(long rosterId, List<Absence> absences) {
        Roster roster = rosters.get(rosterId);
        if (absences.isEmpty()) {
            throw new InvalidInput("absences", "sched.roster.problem.nobody-away");
        }
        List<Long> members = rosters.people(rosterId);
        for (Absence one : absences) {
            if (!members.contains(one.employeeId())) {
                throw new InvalidInput("absences", "sched.roster.problem.not-in-roster");
            }
            if (one.last().isBefore(one.first())
                    || one.last().isBefore(roster.first())
                    || one.first().isAfter(roster.last())) {
                throw new InvalidInput("absences", "sched.roster.problem.away-days", roster.first(), roster.last());
            }
        }
        return start(rosterId, REPAIR_SECONDS, 1, absences);
    }

    /** Who has shifts on days of approved leave from today on: what a repair begins with when nobody says anything else. */
    @Transactional(readOnly = true)
    public List<Absence> conflicts(long rosterId) {
        Roster roster = rosters.get(rosterId);
        LocalDate from = roster.first().isAfter(time.today()) ? roster.first() : time.today();
        Map<CellKey, Mark> now = rosters.cells(rosterId);
        return leave.approved(rosters.people(rosterId), from, roster.last()).stream()
                .filter(one -> one.part() == DayPart.WHOLE)
                .filter(one -> {
                    Mark mark = now.get(new CellKey(one.employeeId(), one.day()));
                    return mark != null && mark.typeId() != null;
                })
                .map(one -> new Absence(one.employeeId(), one.day(), one.day()))
                .toList();
    }

    private SolveRun start(long rosterId, int seconds, long seed, List<Absence> absences) {
        Roster roster = rosters.get(rosterId);
        if (runs.latest(rosterId).filter(SolveRun::isBusy).isPresent()) {
            throw new InvalidInput("roster", "sched.roster.problem.running");
        }
        long run = runs.insert(rosterId, seconds, seed, absences);
        runs.setJob(run, jobs.submit(JOB, roster.name(), new Order(run)));
        return runs.find(run).orElseThrow();
    }

    /** The latest run of a roster. */
    @Transactional(readOnly = true)
    public Optional<SolveRun> latest(long rosterId) {
        rosters.get(rosterId);
        return runs.latest(rosterId);
    }

    /** Ends a run with the best it has found. */
    public void stop(long runId) {
        runs.stop(get(runId).id());
    }

    /** What would be different if the run were taken. Cells that were locked since stay. */
    @Transactional(readOnly = true)
    public List<CellChange> difference(long runId) {
        SolveRun run = get(runId);
        Map<CellKey, Mark> now = rosters.cells(run.rosterId());
        List<CellChange> changes = new ArrayList<>();
        found(run).forEach((key, mark) -> {
            Mark before = now.get(key);
            boolean locked = before != null && before.locked() && !mark.locked();
            Long was = before == null ? null : before.typeId();
            if (!locked && !Objects.equals(was, mark.typeId())) {
                changes.add(new CellChange(key.employeeId(), key.day(), before, mark));
            }
        });
        changes.sort(Comparator.comparing(CellChange::day).thenComparing(CellChange::employeeId));
        return changes;
    }

    /** Puts what was found into the roster, as one step that can be undone. @return how many cells changed */
    public int take(long runId) {
        SolveRun run = get(runId);
        if (run.state() != SolveRun.State.READY) {
            throw new InvalidInput("run", "sched.roster.problem.no-run");
        }
        int changed = cells.write(run.rosterId(), found(run)).changes().size();
        runs.setState(runId, SolveRun.State.TAKEN);
        taken.set(run.rosterId(), run.seed(), run.isRepair() ? REPAIR : ENGINE, run.inputHash());
        Roster roster = rosters.get(run.rosterId());
        audit.record(
                "changed",
                "sched.roster",
                roster.id(),
                roster.name(),
                null,
                new Taken(changed, run.hard(), run.penalty()));
        return changed;
    }

    /** What the audit log says of a run that was taken. */
    record Taken(int cells, long hard, long penalty) {}

    /** Leaves the roster as it is. */
    public void drop(long runId) {
        runs.setState(get(runId).id(), SolveRun.State.DROPPED);
    }

    /** Codes of shift types by id, for showing differences. */
    @Transactional(readOnly = true)
    public Map<Long, String> codes() {
        return types.all().stream().collect(Collectors.toMap(ShiftType::id, ShiftType::code));
    }

    private SolveRun get(long runId) {
        SolveRun run = runs.find(runId).orElseThrow(() -> new NotFound("sched.roster-run", runId));
        rosters.get(run.rosterId());
        return run;
    }

    private Map<CellKey, Mark> found(SolveRun run) {
        Map<CellKey, Mark> marks = new HashMap<>();
        for (FoundCell cell : runs.cells(run.id())) {
            LocalDate day = cell.day();
            // whoever falls out stays off, whatever is locked and whatever the engine looks for next
            boolean away = run.absences().stream().anyMatch(one -> one.covers(cell.employeeId(), day));
            marks.put(new CellKey(cell.employeeId(), day), new Mark(cell.typeId(), away, CellSource.SOLVER, ""));
        }
        return marks;
    }
}
