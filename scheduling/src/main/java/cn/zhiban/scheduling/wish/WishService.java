package cn.zhiban.scheduling.wish;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Staff;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's own wishes (意愿). Needs {@link SchedulingPermissions#OWN}; wishes of others are read by {@link WishDesk}. */
@Service
@Transactional(readOnly = true)
public class WishService {
    static final String TYPE = "sched.wish";
    private static final int REASON = 500;
    private static final int MOST_RECURRING = 20;
    private static final int MOST_COMPANIONS = 10;
    private static final int DAY = 1440;

    private final JdbcClient jdbc;
    private final Wishes wishes;
    private final WishSettings settings;
    private final ShiftTypes types;
    private final Staff staff;
    private final Notices notices;
    private final AuditLog audit;
    private final CompanyTime time;

    WishService(
            JdbcClient jdbc,
            Wishes wishes,
            WishSettings settings,
            ShiftTypes types,
            Staff staff,
            Notices notices,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.wishes = wishes;
        this.settings = settings;
        this.types = types;
        this.staff = staff;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /** One's wishes on the days of a month, single and recurring, refused ones left out. */
    public List<WishDay> month(YearMonth month) {
        return wishes.days(List.of(staff.self()), month.atDay(1), month.atEndOfMonth());
    }

    /** One's recurring wishes, also refused ones. */
    public List<Wish> recurring() {
        return wishes.recurring(staff.self());
    }

    /** What one's wishes of a month cost and may cost. */
    public WishBudget budget(YearMonth month) {
        return budget(staff.self(), month);
    }

    /**
     * A tap on a day: nothing → mild → strong → cannot → nothing. A level that the points do not allow is passed over.
     *
     * @param without the band that is not wanted on the day; null: the day is wanted free
     * @return the level now, empty for nothing
     * @throws InvalidInput the deadline of the month has passed
     */
    @Transactional
    public Optional<WishLevel> tap(LocalDate day, @Nullable ShiftBand without) {
        long self = staff.self();
        staff.lock(self);
        requireOpen(YearMonth.from(day));
        WishDraft mild = WishDraft.ofDay(day, without, WishLevel.MILD);
        Wish before = wishes.between(List.of(self), day, day).stream()
                .filter(wish -> !wish.content().recurs() && wish.content().isAboutTheSame(mild))
                .findFirst()
                .orElse(null);
        int left = budget(self, YearMonth.from(day)).left()
                + (before == null ? 0 : settings.cost(before.content().level()));
        if (before != null) {
            jdbc.sql("DELETE FROM sched_wish WHERE id = ?").param(before.id()).update();
        }
        WishLevel next = before == null
                ? WishLevel.MILD
                : before.content().level() == WishLevel.MILD
                        ? WishLevel.STRONG
                        : before.content().level() == WishLevel.STRONG ? WishLevel.CANNOT : null;
        if (next == WishLevel.MILD && settings.mildCost() > left) {
            next = WishLevel.CANNOT;
        } else if (next == WishLevel.STRONG && settings.strongCost() > left) {
            next = WishLevel.CANNOT;
        }
        if (next != null) {
            insert(self, WishDraft.ofDay(day, without, next));
        }
        return Optional.ofNullable(next);
    }

    /**
     * Adds a wish and returns its id. What somebody cannot do waits for the lead, who is told.
     *
     * @throws InvalidInput something is missing, the month is closed, or there are not enough points
     */
    @Transactional
    public long add(WishDraft draft) {
        long self = staff.self();
        staff.lock(self);
        check(draft);
        if (draft.recurs()) {
            if (wishes.recurring(self).size() >= MOST_RECURRING) {
                throw new InvalidInput("weekdays", "sched.wish.problem.too-many", MOST_RECURRING);
            }
        } else {
            YearMonth month = YearMonth.from(draft.firstDay());
            requireOpen(month);
            int left = budget(self, month).left();
            if (settings.cost(draft.level()) > left) {
                throw new InvalidInput("level", "sched.wish.problem.points", settings.cost(draft.level()), left);
            }
        }
        long id = insert(self, draft);
        audit.record("created", TYPE, id, staff.get(self).name(), null, null);
        return id;
    }

    /** Takes back a wish of one's own. @throws NotFound it is not; @throws InvalidInput its month is closed */
    @Transactional
    public void remove(long id) {
        long self = staff.self();
        Wish wish = wishes.find(id).filter(one -> one.employeeId() == self).orElseThrow(() -> new NotFound(TYPE, id));
        if (!wish.content().recurs()) {
            requireOpen(YearMonth.from(wish.content().firstDay()));
        }
        jdbc.sql("DELETE FROM sched_wish WHERE id = ?").param(id).update();
        audit.record("deleted", TYPE, id, staff.get(self).name(), null, null);
    }

    /** Whom one wants to work with or not. */
    public List<Companion> companions() {
        return wishes.companions(List.of(staff.self()));
    }

    /** Says about a colleague of the team. @param together null: neither. @throws InvalidInput not of the team, too many */
    @Transactional
    public void companion(long otherId, @Nullable Boolean together) {
        long self = staff.self();
        if (staff.colleagues(self).stream().noneMatch(one -> one.id() == otherId)) {
            throw new InvalidInput("other", "sched.wish.problem.not-of-the-team");
        }
        jdbc.sql("DELETE FROM sched_companion WHERE employee_id = ? AND other_id = ?")
                .params(self, otherId)
                .update();
        if (together != null) {
            if (companions().size() >= MOST_COMPANIONS) {
                throw new InvalidInput("other", "sched.wish.problem.too-many", MOST_COMPANIONS);
            }
            jdbc.sql("INSERT INTO sched_companion (employee_id, other_id, together) VALUES (?, ?, ?)")
                    .params(self, otherId, together)
                    .update();
        }
    }

    private WishBudget budget(long employee, YearMonth month) {
        int spent = wishes.between(List.of(employee), month.atDay(1), month.atEndOfMonth()).stream()
                .filter(wish -> !wish.content().recurs() && wish.state() != WishState.REFUSED)
                .mapToInt(wish -> settings.cost(wish.content().level()))
                .sum();
        LocalDate deadline = settings.deadline(month);
        return new WishBudget(
                settings.points(),
                spent,
                settings.strongCost(),
                settings.mildCost(),
                deadline,
                !time.today().isAfter(deadline));
    }

    private void requireOpen(YearMonth month) {
        LocalDate deadline = settings.deadline(month);
        if (time.today().isAfter(deadline)) {
            throw new InvalidInput("firstDay", "sched.wish.problem.closed", month.toString(), deadline.toString());
        }
    }

    private long insert(long self, WishDraft draft) {
        boolean waits = draft.level() == WishLevel.CANNOT;
        String reason = draft.reason().strip();
        long id = jdbc.sql("""
                        INSERT INTO sched_wish (employee_id, first_day, last_day, weekdays, term_only, direction, target,
                               band, shift_type_id, from_minute, to_minute, level, state, reason, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                .param(self)
                .param(draft.firstDay())
                .param(draft.lastDay())
                .param(Wishes.mask(draft.weekdays()))
                .param(draft.termOnly())
                .param(draft.direction().name())
                .param(draft.target().name())
                .param(draft.band() == null ? null : draft.band().name())
                .param(draft.shiftTypeId())
                .param(draft.fromMinute())
                .param(draft.toMinute())
                .param(draft.level().name())
                .param(waits ? WishState.OPEN.name() : WishState.COUNTS.name())
                .param(reason.length() > REASON ? reason.substring(0, REASON) : reason)
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .single();
        if (waits && !reason.isEmpty()) {
            notices.send(
                    staff.leads(self),
                    "sched.wish.notice.cannot",
                    "sched/wishes/team",
                    staff.get(self).name());
        }
        return id;
    }

    private void check(WishDraft draft) {
        LocalDate last = draft.lastDay();
        if (draft.recurs() ? last != null && last.isBefore(draft.firstDay()) : last != null) {
            throw new InvalidInput("lastDay", "sched.wish.problem.ends-before");
        }
        Integer from = draft.fromMinute();
        Integer to = draft.toMinute();
        boolean complete = switch (draft.target()) {
            case DAY -> true;
            case BAND -> draft.band() != null;
            case TYPE ->
                draft.shiftTypeId() != null
                        && types.all().stream().anyMatch(type -> type.id() == draft.shiftTypeId() && type.active());
            case HOURS -> from != null && to != null && from >= 0 && from < DAY && to > from && to <= from + DAY;
        };
        if (!complete) {
            throw new InvalidInput("target", "sched.wish.problem.incomplete");
        }
        if (draft.level() == WishLevel.CANNOT && draft.direction() == WishDirection.WANT) {
            throw new InvalidInput("level", "sched.wish.problem.cannot-want");
        }
        if (draft.level() == WishLevel.CANNOT && draft.reason().isBlank()) {
            throw new InvalidInput("reason", "sched.wish.problem.reason");
        }
    }
}
