package cn.zhiban.scheduling.roster.check;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.LunarCalendar;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.roster.CellChange;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.EditResult;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * What the matrix in the browser shows and does. Needs {@link SchedulingPermissions#PLAN} within reach. Each change answers
 * with what is different now: cells, breaches of the rows touched, coverage of the days touched, the score.
 */
@Service
public class MatrixService {
    private final RosterService rosters;
    private final CellService cells;
    private final Boards boards;
    private final MatrixRows rows;
    private final HolidayCalendar calendar;
    private final LunarCalendar lunar;
    private final Translations translations;
    private final Access access;

    MatrixService(
            RosterService rosters,
            CellService cells,
            Boards boards,
            MatrixRows rows,
            HolidayCalendar calendar,
            LunarCalendar lunar,
            Translations translations,
            Access access) {
        this.rosters = rosters;
        this.cells = cells;
        this.boards = boards;
        this.rows = rows;
        this.calendar = calendar;
        this.lunar = lunar;
        this.translations = translations;
        this.access = access;
    }

    /** The whole matrix. @throws cn.zhiban.core.NotFound there is none within reach */
    public Matrix get(long id, Locale locale) {
        Roster roster = rosters.get(id);
        Map<CellKey, Mark> marks = rosters.cells(id);
        return boards.with(
                id,
                board -> new Matrix(
                        id,
                        roster.name(),
                        roster.state().name(),
                        roster.revision(),
                        roster.first(),
                        roster.first()
                                .datesUntil(roster.last().plusDays(1))
                                .map(day -> day(day, locale))
                                .toList(),
                        board.model().types().stream().map(MatrixService::type).toList(),
                        board.model().groups().stream()
                                .map(group -> rows.name(group, locale))
                                .toList(),
                        IntStream.range(0, board.model().people().size())
                                .mapToObj(p -> row(board, p, marks, locale))
                                .toList(),
                        IntStream.range(0, roster.days())
                                .mapToObj(day -> rows.cover(board, day))
                                .toList(),
                        rows.score(board, locale)));
    }

    /** Score with the share of each rule. @throws cn.zhiban.core.NotFound there is none within reach */
    public Matrix.Score score(long id, Locale locale) {
        return boards.with(id, board -> rows.score(board, locale));
    }

    /** Changes cells. @param seen revision that the screen shows */
    public Matrix.Update edit(long id, int seen, List<CellEdit> edits, Locale locale) {
        return update(id, seen, cells.edit(id, seen, edits), locale);
    }

    /** Takes back the reader's latest step. */
    public Matrix.Update undo(long id, int seen, Locale locale) {
        return update(id, seen, cells.undo(id), locale);
    }

    /** Does again what was taken back. */
    public Matrix.Update redo(long id, int seen, Locale locale) {
        return update(id, seen, cells.redo(id), locale);
    }

    /** What anybody changed since the revision. */
    public Matrix.Update since(long id, int seen, Locale locale) {
        return update(id, seen, cells.since(id, seen), locale);
    }

    private Matrix.Update update(long id, int seen, EditResult result, Locale locale) {
        List<CellChange> changes = new ArrayList<>();
        if (seen < result.revision()) {
            changes.addAll(cells.since(id, seen).changes());
        }
        return boards.with(id, board -> {
            RosterModel model = board.model();
            Map<CellKey, Matrix.Cell> changed = new LinkedHashMap<>();
            Set<Integer> people = new LinkedHashSet<>();
            Set<Integer> days = new TreeSet<>();
            for (CellChange change : changes) {
                int day = model.horizon().column(change.day()) - model.horizon().first();
                people.add(model.row(change.employeeId()));
                days.add(day);
                if (day + 1 < model.roster().days()) {
                    days.add(day + 1);
                }
                changed.put(change.key(), cell(model, change, day));
            }
            return new Matrix.Update(
                    result.revision(),
                    List.copyOf(changed.values()),
                    people.stream()
                            .filter(p -> p >= 0)
                            .map(p -> new Matrix.Judged(
                                    model.people().get(p).id(), rows.found(board, p, locale), rows.totals(board, p)))
                            .toList(),
                    days.stream().map(day -> rows.cover(board, day)).toList(),
                    rows.score(board, locale),
                    result.refused().stream()
                            .map(one -> refused(model, one, locale))
                            .toList(),
                    told(model, result, locale));
        });
    }

    private static Matrix.Cell cell(RosterModel model, CellChange change, int day) {
        Mark after = change.after();
        return new Matrix.Cell(
                change.employeeId(),
                day,
                after == null ? -1 : model.number(after.typeId()),
                after != null && after.locked());
    }

    private Matrix.Refused refused(RosterModel model, EditResult.Refusal one, Locale locale) {
        LocalDate day = one.day();
        boolean inside = day != null && model.roster().contains(day);
        Long id = one.employeeId();
        String who = id != null && model.row(id) >= 0
                ? model.people().get(model.row(id)).name()
                : one.argument();
        String text =
                translations.getTranslation(one.key(), locale, one.argument(), who, day == null ? "" : day.toString());
        return new Matrix.Refused(
                one.index(),
                id,
                inside && day != null
                        ? Integer.valueOf(
                                model.horizon().column(day) - model.horizon().first())
                        : null,
                text);
    }

    private List<String> told(RosterModel model, EditResult result, Locale locale) {
        return result.overwritten().stream()
                .filter(one -> model.row(one.employeeId()) >= 0)
                .map(one -> translations.getTranslation(
                        "sched.roster.told",
                        locale,
                        one.by(),
                        model.people().get(model.row(one.employeeId())).name(),
                        one.day().toString()))
                .distinct()
                .toList();
    }

    private Matrix.Day day(LocalDate day, Locale locale) {
        return new Matrix.Day(
                day,
                calendar.dayKind(day).name(),
                day.getDayOfWeek().getDisplayName(TextStyle.NARROW_STANDALONE, locale),
                calendar.holiday(day).map(one -> one.name()).orElse(""),
                lunar.of(day)
                        .map(one -> one.day() == 1
                                ? translations.getTranslation("sched.lunar.month." + one.month(), locale)
                                : translations.getTranslation("sched.lunar.day." + one.day(), locale))
                        .orElse(""));
    }

    private static Matrix.Type type(ShiftType type) {
        return new Matrix.Type(
                type.code(),
                type.name(),
                type.colour(),
                type.band().name(),
                type.startMinute(),
                type.endMinute(),
                type.minutes(),
                type.active());
    }

    private Matrix.Row row(Board board, int p, Map<CellKey, Mark> marks, Locale locale) {
        RosterModel model = board.model();
        Person person = model.people().get(p);
        int days = model.roster().days();
        int[] shown = new int[days];
        boolean[] locked = new boolean[days];
        Map<Integer, String> leave = new LinkedHashMap<>();
        for (int day = 0; day < days; day++) {
            CellKey key = new CellKey(person.id(), model.roster().first().plusDays(day));
            Mark mark = marks.get(key);
            shown[day] = mark == null ? -1 : model.number(mark.typeId());
            locked[day] = mark != null && mark.locked();
            LeaveDay away = model.leave().get(key);
            if (away != null) {
                leave.put(day, translations.getTranslation("sched.leave.type." + away.type(), locale));
            }
        }
        boolean knowsWishes = access.current().may(SchedulingPermissions.PEOPLE);
        return new Matrix.Row(
                person.id(),
                person.staffNumber(),
                person.name(),
                person.teamName(),
                served(model, p),
                shown,
                locked,
                leave,
                knowsWishes ? rows.wishes(model, p, locale) : Map.of(),
                rows.found(board, p, locale),
                rows.totals(board, p));
    }

    private static List<Integer> served(RosterModel model, int person) {
        Set<String> served = model.served().get(person);
        return IntStream.range(0, model.groups().size())
                .filter(g -> !model.groups().get(g).isTogether()
                        && served.contains(model.groups().get(g).key()))
                .boxed()
                .toList();
    }
}
