package cn.zhiban.scheduling.holiday;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the days are, for whoever plans, counts or pays them; no secret. Kept in memory for some seconds. */
@Component
public class HolidayCalendar {
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final LoadingCache<String, Snapshot> snapshot =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(_ -> load());

    HolidayCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Snapshot(NavigableMap<LocalDate, Holiday> holidays, List<SchoolTerm> terms) {}

    /** What the day is. */
    public DayKind dayKind(LocalDate day) {
        return holiday(day).map(found -> DayKind.valueOf(found.kind().name())).orElseGet(() -> {
            DayOfWeek weekday = day.getDayOfWeek();
            return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? DayKind.WEEKEND : DayKind.WORKDAY;
        });
    }

    /** Whether the day is worked under standard working time; make-up days are. */
    public boolean isWorkday(LocalDate day) {
        return dayKind(day).isWorkday();
    }

    /** The entry of the day, if it is not what its weekday says. */
    public Optional<Holiday> holiday(LocalDate day) {
        return Optional.ofNullable(now().holidays().get(day));
    }

    /** The entries from the first to the last day, both inclusive, by day. */
    public Collection<Holiday> between(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? List.of()
                : now().holidays().subMap(first, true, last, true).values();
    }

    /** Number of days from the first to the last, both inclusive, that are worked under standard working time. */
    public int workdays(LocalDate first, LocalDate last) {
        return (int) first.datesUntil(last.plusDays(1)).filter(this::isWorkday).count();
    }

    /** Whether schools have term. */
    public boolean isTermTime(LocalDate day) {
        return now().terms().stream().anyMatch(term -> term.contains(day));
    }

    /** The terms that are known, the latest first. */
    public List<SchoolTerm> terms() {
        return now().terms();
    }

    void forget() {
        snapshot.invalidateAll();
    }

    private Snapshot now() {
        return snapshot.get(ALL);
    }

    private Snapshot load() {
        NavigableMap<LocalDate, Holiday> holidays = new TreeMap<>();
        jdbc.sql("SELECT day, name, kind FROM sched_holiday")
                .query(Holiday.class)
                .list()
                .forEach(one -> holidays.put(one.day(), one));
        return new Snapshot(
                holidays,
                jdbc.sql("SELECT id, name, first_day, last_day FROM sched_school_term ORDER BY first_day DESC")
                        .query(SchoolTerm.class)
                        .list());
    }
}
