package cn.zhiban.scheduling.holiday;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.SchedulingPermissions;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps holidays and school terms. Needs {@link SchedulingPermissions#RULES}. Reading: {@link HolidayCalendar}. */
@Service
@Transactional(readOnly = true)
public class HolidayService {
    private static final String TYPE = "sched.holiday";
    private static final String TERM = "sched.school-term";
    private static final int NAME = 60;
    private static final int LONGEST_TERM = 300;

    private final JdbcClient jdbc;
    private final HolidayFile file;
    private final HolidayCalendar calendar;
    private final Access access;
    private final AuditLog audit;

    HolidayService(JdbcClient jdbc, HolidayFile file, HolidayCalendar calendar, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.file = file;
        this.calendar = calendar;
        this.access = access;
        this.audit = audit;
    }

    /** What importing the file would change. @throws InvalidInput it is no file of holidays */
    public HolidayPreview preview(byte[] content) {
        access.require(SchedulingPermissions.RULES);
        return preview(file.read(content));
    }

    /**
     * Takes over the holidays of a year; days of that year that the file does not name become ordinary days. Nothing is
     * changed if anything in the file is wrong.
     *
     * @return what was changed
     * @throws InvalidInput the file is no file of holidays, or has mistakes
     */
    @Transactional
    public HolidayPreview importYear(byte[] content) {
        access.require(SchedulingPermissions.RULES);
        HolidayPreview preview = preview(file.read(content));
        if (!preview.problems().isEmpty()) {
            HolidayPreview.Problem first = preview.problems().getFirst();
            throw new InvalidInput(
                    "file",
                    "sched.holiday.problem.file",
                    first.where(),
                    preview.problems().size());
        }
        for (HolidayPreview.Change change : preview.changes()) {
            write(change.day(), change.after());
        }
        audit.record(
                "imported",
                TYPE,
                preview.year(),
                String.valueOf(preview.year()),
                null,
                preview.changes().size());
        calendar.forget();
        return preview;
    }

    /** Makes a day a holiday, or an ordinary day. @param holiday null: ordinary. @throws InvalidInput the name is wrong */
    @Transactional
    public void set(LocalDate day, @Nullable HolidayKind kind, String name) {
        access.require(SchedulingPermissions.RULES);
        Holiday before = stored(day, day).get(day);
        Holiday after = kind == null ? null : new Holiday(day, named(name), kind);
        write(day, after);
        audit.record("changed", TYPE, day, day.toString(), before, after);
        calendar.forget();
    }

    /** Adds a term. @throws InvalidInput it ends before it begins, is too long or overlaps another */
    @Transactional
    public long addTerm(String name, LocalDate first, LocalDate last) {
        access.require(SchedulingPermissions.RULES);
        String checked = named(name);
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > LONGEST_TERM) {
            throw new InvalidInput("lastDay", "sched.holiday.problem.term-days");
        }
        jdbc.sql("SELECT name FROM sched_school_term WHERE first_day <= ? AND last_day >= ?")
                .params(last, first)
                .query(String.class)
                .list()
                .forEach(other -> {
                    throw new InvalidInput("firstDay", "sched.holiday.problem.term-overlaps", other);
                });
        long id = jdbc.sql("INSERT INTO sched_school_term (name, first_day, last_day) VALUES (?, ?, ?) RETURNING id")
                .params(checked, first, last)
                .query(Long.class)
                .single();
        audit.record("created", TERM, id, checked, null, new SchoolTerm(id, checked, first, last));
        calendar.forget();
        return id;
    }

    /** Removes a term. @throws NotFound there is none */
    @Transactional
    public void removeTerm(long id) {
        access.require(SchedulingPermissions.RULES);
        SchoolTerm before = jdbc.sql("SELECT id, name, first_day, last_day FROM sched_school_term WHERE id = ?")
                .param(id)
                .query(SchoolTerm.class)
                .optional()
                .orElseThrow(() -> new NotFound(TERM, id));
        jdbc.sql("DELETE FROM sched_school_term WHERE id = ?").param(id).update();
        audit.record("deleted", TERM, id, before.name(), before, null);
        calendar.forget();
    }

    private HolidayPreview preview(HolidayFile.Content content) {
        Map<LocalDate, Holiday> before =
                stored(LocalDate.of(content.year(), 1, 1), LocalDate.of(content.year(), 12, 31));
        Map<LocalDate, Holiday> after = new TreeMap<>();
        content.days().forEach(one -> after.put(one.day(), one));
        after.keySet().stream()
                .filter(day -> day.getYear() != content.year())
                .forEach(day -> before.putAll(stored(day, day)));
        List<HolidayPreview.Change> changes = new ArrayList<>();
        int unchanged = 0;
        TreeMap<LocalDate, Holiday> all = new TreeMap<>(before);
        all.putAll(after);
        for (LocalDate day : all.keySet()) {
            Holiday was = before.get(day);
            Holiday is = after.get(day);
            if (was != null && was.equals(is)) {
                unchanged++;
            } else {
                changes.add(new HolidayPreview.Change(day, was, is));
            }
        }
        return new HolidayPreview(content.year(), changes, unchanged, content.problems());
    }

    private Map<LocalDate, Holiday> stored(LocalDate first, LocalDate last) {
        return jdbc
                .sql("SELECT day, name, kind FROM sched_holiday WHERE day BETWEEN ? AND ?")
                .params(first, last)
                .query(Holiday.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Holiday::day, one -> one, (a, _) -> a, TreeMap::new));
    }

    private void write(LocalDate day, @Nullable Holiday holiday) {
        if (holiday == null) {
            jdbc.sql("DELETE FROM sched_holiday WHERE day = ?").param(day).update();
        } else {
            jdbc.sql("REPLACE INTO sched_holiday (day, name, kind) VALUES (?, ?, ?)")
                    .params(day, holiday.name(), holiday.kind().name())
                    .update();
        }
    }

    private static String named(String name) {
        String checked = name.strip();
        if (checked.isEmpty() || checked.length() > NAME) {
            throw new InvalidInput("name", "sched.holiday.problem.name", String.valueOf(NAME));
        }
        return checked;
    }
}
