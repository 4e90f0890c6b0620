package cn.zhiban.scheduling.checklist;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.staff.Staff;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people and their leads when the window of a task is over and nobody ticked it; of several nodes one sends. */
@Component
class CheckReminders {
    /** What is over for longer is no news: the suite was not running, or the list is new. */
    private static final Duration RECENT = Duration.ofMinutes(30);

    private final Tasks tasks;
    private final ChecklistStore store;
    private final Staff staff;
    private final Access access;
    private final Notices notices;
    private final CompanyTime time;
    private final TransactionTemplate transaction;

    CheckReminders(
            Tasks tasks,
            ChecklistStore store,
            Staff staff,
            Access access,
            Notices notices,
            CompanyTime time,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.store = store;
        this.staff = staff;
        this.access = access;
        this.notices = notices;
        this.time = time;
        this.transaction = transaction;
    }

    /** Reminds of every task whose window ended just now. */
    void sendDue() {
        if (store.lists().isEmpty()) {
            return;
        }
        LocalDateTime now = time.local(time.now());
        Map<OnShift, List<Task>> all = tasks.of(
                tasks.shifts(staff.within(access.system()), time.today().minusDays(1), time.today()));
        all.forEach((on, own) -> own.stream()
                .filter(one ->
                        one.state() == TaskState.LATE && one.to().plus(RECENT).isAfter(now))
                .forEach(one -> transaction.executeWithoutResult(_ -> {
                    if (store.claimReminder(one)) {
                        send(on, one);
                    }
                })));
    }

    private void send(OnShift on, Task task) {
        notices.send(
                staff.accounts(List.of(on.employeeId())),
                "sched.checklist.notice.late",
                "sched/today",
                task.item().text());
        notices.send(
                staff.leads(on.employeeId()),
                "sched.checklist.notice.late.lead",
                "sched/checklists",
                on.name(),
                task.item().text());
    }
}
