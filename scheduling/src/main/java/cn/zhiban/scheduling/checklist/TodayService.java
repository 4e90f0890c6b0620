package cn.zhiban.scheduling.checklist;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's own shift of now with its tasks (今日). Needs {@link SchedulingPermissions#OWN}. */
@Service
@Transactional(readOnly = true)
public class TodayService {
    private static final int NOTE = 300;
    private static final int MOST = 1_000_000;
    private static final Duration BEFORE = Duration.ofHours(2);
    private static final Duration AFTER = Duration.ofHours(4);
    /** Longer ago nobody hands over any more. */
    private static final Duration HANDOVER = Duration.ofHours(20);

    private final Tasks tasks;
    private final ChecklistStore store;
    private final Staff staff;
    private final CompanyTime time;

    TodayService(Tasks tasks, ChecklistStore store, Staff staff, CompanyTime time) {
        this.tasks = tasks;
        this.store = store;
        this.staff = staff;
        this.time = time;
    }

    /**
     * What somebody looks at when they come to work.
     *
     * @param now the shift that runs, begins within two hours or ended within four, null for none
     * @param next the shift after it, within a week, null for none
     * @param tasks of the shift
     * @param handovers what the shift before left
     */
    public record Today(@Nullable OnShift now, @Nullable OnShift next, List<Task> tasks, List<Handover> handovers) {}

    /** One's own page. */
    public Today today() {
        Person self = staff.get(staff.self());
        LocalDateTime moment = time.local(time.now());
        List<OnShift> shifts = tasks.shifts(
                List.of(self), time.today().minusDays(1), time.today().plusDays(7));
        // of two that touch the one that runs, then the one that begins
        OnShift now = shifts.stream()
                .filter(one -> !one.begins().minus(BEFORE).isAfter(moment)
                        && one.ends().plus(AFTER).isAfter(moment))
                .max(java.util.Comparator.comparing((OnShift one) -> runs(one, moment))
                        .thenComparing(OnShift::begins))
                .orElse(null);
        OnShift next = shifts.stream()
                .filter(one -> !one.equals(now) && one.begins().isAfter(moment))
                .findFirst()
                .orElse(null);
        return new Today(
                now,
                next,
                now == null ? List.of() : tasks.of(List.of(now)).getOrDefault(now, List.of()),
                now == null ? List.of() : handovers(now));
    }

    private static boolean runs(OnShift one, LocalDateTime moment) {
        return !one.begins().isAfter(moment) && one.ends().isAfter(moment);
    }

    private List<Handover> handovers(OnShift now) {
        return store.handovers(now.teamId(), time.now().minus(HANDOVER)).stream()
                .filter(one -> one.employeeId() != now.employeeId())
                .toList();
    }

    /**
     * Ticks one's own task.
     *
     * @param note must be given where one is asked for, at most 300 characters
     * @param number must be given where one is asked for
     * @throws InvalidInput the evidence is missing, or its window has not begun
     * @throws NotFound it is no task of one's own shift
     * @throws ChangedMeanwhile it was ticked already
     */
    @Transactional
    public void tick(long itemId, LocalDate day, String note, @Nullable Integer number) {
        Task task = own(itemId, day);
        if (task.state() == TaskState.AHEAD) {
            throw new InvalidInput("", "sched.checklist.problem.ahead");
        }
        String said = said(note);
        if (task.item().evidence() == Evidence.NOTE && said.isEmpty()) {
            throw new InvalidInput("note", "sched.checklist.problem.note");
        }
        if (task.item().evidence() == Evidence.NUMBER && (number == null || number < 0 || number > MOST)) {
            throw new InvalidInput("number", "sched.checklist.problem.number");
        }
        write(task, false, said, number);
    }

    /** Leaves a task to the next shift. @param note what they should know, must be given */
    @Transactional
    public void handOver(long itemId, LocalDate day, String note) {
        Task task = own(itemId, day);
        String said = said(note);
        if (said.isEmpty()) {
            throw new InvalidInput("note", "sched.checklist.problem.handover");
        }
        write(task, true, said, null);
    }

    /** Takes one's own tick back. @throws ChangedMeanwhile the next shift has done what was handed over */
    @Transactional
    public void untick(long itemId, LocalDate day) {
        Task task = own(itemId, day);
        if (!store.delete(itemId, task.employeeId(), day)) {
            throw new ChangedMeanwhile(task.item().text(), 0);
        }
    }

    /** Has done what the shift before left. @throws ChangedMeanwhile somebody was faster, or it was taken back */
    @Transactional
    public void take(Handover handover, String note) {
        Today today = today();
        if (today.handovers().stream().noneMatch(one -> one.equals(handover))
                || !store.take(handover, staff.self(), said(note))) {
            throw new ChangedMeanwhile(handover.text(), 0);
        }
    }

    private void write(Task task, boolean handed, String note, @Nullable Integer number) {
        boolean late = !time.local(time.now()).isBefore(task.to());
        if (!task.state().isOpen()
                || !store.insert(new ChecklistStore.Tick(
                        task.item().id(), task.employeeId(), task.day(), handed, late, note, number, time.now()))) {
            throw new ChangedMeanwhile(task.item().text(), 0);
        }
    }

    private Task own(long itemId, LocalDate day) {
        return today().tasks().stream()
                .filter(one -> one.item().id() == itemId && one.day().equals(day))
                .findFirst()
                .orElseThrow(() -> new NotFound("sched.checklist", itemId));
    }

    private static String said(String note) {
        String said = note.strip();
        if (said.length() > NOTE) {
            throw new InvalidInput("note", "sched.checklist.problem.long", NOTE);
        }
        return said;
    }
}
