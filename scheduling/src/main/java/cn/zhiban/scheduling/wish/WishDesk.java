package cn.zhiban.scheduling.wish;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What leads see of wishes, reasons included, and their say about what somebody cannot do. Needs
 * {@link SchedulingPermissions#PEOPLE}; only people within reach.
 */
@Service
@Transactional(readOnly = true)
public class WishDesk {
    private final JdbcClient jdbc;
    private final Wishes wishes;
    private final Staff staff;
    private final Access access;
    private final Notices notices;
    private final AuditLog audit;

    WishDesk(JdbcClient jdbc, Wishes wishes, Staff staff, Access access, Notices notices, AuditLog audit) {
        this.jdbc = jdbc;
        this.wishes = wishes;
        this.staff = staff;
        this.access = access;
        this.notices = notices;
        this.audit = audit;
    }

    /** People within reach, by team and number. */
    public List<Person> people() {
        return staff.within(access.require(SchedulingPermissions.PEOPLE));
    }

    /** Wishes of everybody within reach on the days of a month. */
    public List<WishDay> month(YearMonth month) {
        return wishes.days(ids(), month.atDay(1), month.atEndOfMonth());
    }

    /** What waits for the lead's say. */
    public List<Wish> open() {
        return wishes.open(ids());
    }

    /** Whom people within reach want to work with or not. */
    public List<Companion> companions() {
        return wishes.companions(ids());
    }

    /**
     * Agrees to what somebody cannot do, or does not.
     *
     * @param answer why, must be given when refusing
     * @throws NotAllowed it is one's own
     * @throws ChangedMeanwhile it was decided or taken back meanwhile
     */
    @Transactional
    public void decide(long id, int version, boolean agrees, String answer) {
        Actor actor = access.require(SchedulingPermissions.PEOPLE);
        Wish wish = wishes.find(id)
                .filter(one -> staff.reaches(actor, one.employeeId()))
                .orElseThrow(() -> new NotFound(WishService.TYPE, id));
        if (Staff.isSelf(actor, wish.employeeId())) {
            throw new NotAllowed(SchedulingPermissions.PEOPLE);
        }
        if (!agrees && answer.isBlank()) {
            throw new InvalidInput("answer", "sched.wish.problem.answer");
        }
        String name = staff.get(wish.employeeId()).name();
        int changed = jdbc.sql("UPDATE sched_wish SET state = ?, answer = ?, version = version + 1"
                        + " WHERE id = ? AND version = ? AND state = 'OPEN'")
                .params(
                        agrees ? WishState.COUNTS.name() : WishState.REFUSED.name(),
                        answer.length() > 500 ? answer.substring(0, 500) : answer,
                        id,
                        version)
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(name, wish.version());
        }
        audit.record(agrees ? "approved" : "refused", WishService.TYPE, id, name, null, null);
        notices.send(
                staff.accounts(List.of(wish.employeeId())),
                agrees ? "sched.wish.notice.agreed" : "sched.wish.notice.refused",
                "sched/wishes",
                wish.content().firstDay().toString());
    }

    private List<Long> ids() {
        return people().stream().map(Person::id).toList();
    }
}
