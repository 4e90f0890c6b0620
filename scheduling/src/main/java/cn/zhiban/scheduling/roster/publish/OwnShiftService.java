package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.leave.Absences;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.leave.RosterPeek;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.roster.check.WishCheck;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.wish.Wish;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.Wishes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One's own published shifts (我的班表). Needs {@link SchedulingPermissions#OWN}; drafts and other people's shifts are not to
 * be had here.
 */
@Service
@Transactional(readOnly = true)
public class OwnShiftService implements RosterPeek {
    private static final int RECEIPTS = 20;

    private final Staff staff;
    private final RosterPeople people;
    private final ShiftTypes types;
    private final Absences absences;
    private final Wishes wishes;
    private final VersionStore versions;
    private final JdbcClient jdbc;

    OwnShiftService(
            Staff staff,
            RosterPeople people,
            ShiftTypes types,
            Absences absences,
            Wishes wishes,
            VersionStore versions,
            JdbcClient jdbc) {
        this.staff = staff;
        this.people = people;
        this.types = types;
        this.absences = absences;
        this.wishes = wishes;
        this.versions = versions;
        this.jdbc = jdbc;
    }

    /** One's own days from the first to the last, both inclusive. */
    public List<OwnDay> days(LocalDate first, LocalDate last) {
        return daysOf(staff.self(), first, last);
    }

    /** The same of somebody, for callers that have checked. */
    List<OwnDay> daysOf(long employee, LocalDate first, LocalDate last) {
        Map<CellKey, Long> published = people.published(List.of(employee), first, last);
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        Map<LocalDate, LeaveDay> leave = absences.approved(List.of(employee), first, last).stream()
                .collect(Collectors.toMap(LeaveDay::day, Function.identity(), (a, _) -> a));
        List<OwnDay> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            CellKey key = new CellKey(employee, day);
            Long type = published.get(key);
            LeaveDay away = leave.get(day);
            days.add(new OwnDay(
                    day,
                    published.containsKey(key),
                    type == null ? null : known.get(type),
                    away == null ? null : away.type()));
        }
        return days;
    }

    /** What one was told about rosters that are not over, the latest version first. */
    public List<Receipt> receipts() {
        return versions.receiptsOf(staff.self(), RECEIPTS);
    }

    /** Says that one has seen a version. Once said it stays said. */
    @Transactional
    public void acknowledge(long versionId) {
        versions.acknowledge(versionId, staff.self());
    }

    /**
     * Why one has what one has on a day.
     *
     * @param wish what was wished
     * @param granted whether it was
     * @param asked how many people of the roster wished the same for the day, oneself included
     * @param satisfied of these, granted
     */
    public record WishAnswer(Wish wish, boolean granted, int asked, int satisfied) {}

    /**
     * What is behind a day of one's own.
     *
     * @param working people of the same roster who work on the day
     * @param all people of the same roster
     * @param wishes one's wishes of the day
     */
    public record DayReason(int working, int all, List<WishAnswer> wishes) {}

    /** What is behind one's own day; numbers only, no names of others. */
    public DayReason why(LocalDate day) {
        long self = staff.self();
        List<PublishedCell> sameRoster =
                jdbc.sql("""
                        SELECT o.employee_id, o.day, o.shift_type_id AS type_id FROM sched_shift s
                          JOIN sched_shift o ON o.roster_id = s.roster_id AND o.day = s.day
                         WHERE s.employee_id = ? AND s.day = ?""").params(self, day).query(PublishedCell.class).list();
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        List<Long> everybody =
                sameRoster.stream().map(PublishedCell::employeeId).toList();
        Map<Long, PublishedCell> cells = sameRoster.stream()
                .collect(Collectors.toMap(PublishedCell::employeeId, Function.identity(), (a, _) -> a));
        List<WishDay> asked = wishes.counting(everybody, day, day).stream()
                .filter(one -> one.day().equals(day))
                .toList();
        List<WishAnswer> answers = asked.stream()
                .filter(one -> one.wish().employeeId() == self)
                .map(one -> {
                    List<WishDay> alike = asked.stream()
                            .filter(other -> other.wish()
                                    .content()
                                    .isAboutTheSame(one.wish().content()))
                            .toList();
                    return new WishAnswer(one.wish(), isGranted(one, cells, known), alike.size(), (int) alike.stream()
                            .filter(other -> isGranted(other, cells, known))
                            .count());
                })
                .toList();
        int working =
                (int) sameRoster.stream().filter(one -> one.typeId() != null).count();
        return new DayReason(working, sameRoster.size(), answers);
    }

    private static boolean isGranted(WishDay wish, Map<Long, PublishedCell> cells, Map<Long, ShiftType> known) {
        PublishedCell cell = cells.get(wish.wish().employeeId());
        Long type = cell == null ? null : cell.typeId();
        return WishCheck.isGranted(wish.wish().content(), type == null ? null : known.get(type));
    }

    @Override
    public List<PublishedShift> published(long employeeId, LocalDate first, LocalDate last) {
        return daysOf(employeeId, first, last).stream()
                .filter(one -> one.shift() != null)
                .map(one -> new PublishedShift(
                        one.day(), java.util.Objects.requireNonNull(one.shift()).code()))
                .sorted(Comparator.comparing(PublishedShift::day))
                .toList();
    }
}
