package cn.zhiban.kb.insight.voice;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.insight.Figure;
import cn.zhiban.kb.insight.FigureSource;
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.InsightPermissions;
import cn.zhiban.kb.insight.Reach;
import cn.zhiban.kb.insight.voice.VoiceReport.Day;
import cn.zhiban.kb.insight.voice.VoiceReport.OfCause;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What buyers say most, in shops within the scope. Needs {@link InsightPermissions#READ}. */
@Service
public class VoiceInsight implements FigureSource {
    private static final String FROM = """
             FROM kb_voc_mark m JOIN kb_voc_cause c ON c.id = m.cause_id LEFT JOIN kb_voc_cause g ON g.id = c.parent_id
             LEFT JOIN kb_conversation_count n
                    ON n.shop_id = m.shop_id AND n.day = DATE(m.at + INTERVAL :offset SECOND)
             WHERE m.at >= :from AND m.at < :to AND (:all OR m.shop_id IN (:shops))
               AND (:team IS NULL OR m.account_id IN (SELECT ta.id FROM core_account ta
                    JOIN core_employee te ON te.id = ta.employee_id WHERE te.team_id = :team))
            """;

    private final JdbcClient jdbc;
    private final Access access;
    private final Reach reach;
    private final CompanyTime time;

    VoiceInsight(JdbcClient jdbc, Access access, Reach reach, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.reach = reach;
        this.time = time;
    }

    /** A mark, as a row behind a figure. */
    public record Marked(Instant at, long shopId, String cause, String note) {}

    private record Sums(long marks, long counted, int missing) {}

    private record DaySum(LocalDate day, long marks, long counted) {}

    private record Conversed(LocalDate day, long conversations) {}

    /** Everything about what was marked in a period. */
    public VoiceReport report(InsightFilter filter) {
        Map<String, @Nullable Object> now = parameters(filter);
        Map<String, @Nullable Object> before = parameters(filter.before());
        Sums sums = sums(now);
        Sums sumsBefore = sums(before);
        TreeMap<LocalDate, Long> conversed = conversations(filter, now);
        return new VoiceReport(
                sums.marks(),
                sumsBefore.marks(),
                conversed.values().stream().mapToLong(Long::longValue).sum(),
                conversations(filter.before(), before).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                sums.counted(),
                sumsBefore.counted(),
                sums.missing(),
                causes(now, before),
                days(filter, now, conversed));
    }

    /** Marks of each day for some causes, in the order of the days; the same length for each. */
    public Map<Long, List<Long>> courses(InsightFilter filter, List<Long> causeIds) {
        Map<Long, List<Long>> courses = new HashMap<>();
        causeIds.forEach(id -> courses.put(id, new ArrayList<>(java.util.Collections.nCopies(filter.days(), 0L))));
        if (!causeIds.isEmpty()) {
            jdbc.sql("SELECT m.cause_id, DATE(m.at + INTERVAL :offset SECOND) AS day, COUNT(*) AS marks" + FROM
                            + " AND m.cause_id IN (:causes) GROUP BY 1, 2")
                    .params(parameters(filter))
                    .param("causes", causeIds)
                    .query(row -> {
                        int place = (int) java.time.temporal.ChronoUnit.DAYS.between(
                                filter.from(), row.getObject("day", LocalDate.class));
                        List<Long> course = courses.get(row.getLong("cause_id"));
                        if (course != null && place >= 0 && place < course.size()) {
                            course.set(place, row.getLong("marks"));
                        }
                    });
        }
        return courses;
    }

    /** Marks behind a figure, newest first. @param causeId only of this cause, or null; @param day only of this, or null */
    public List<Marked> marks(InsightFilter filter, @Nullable Long causeId, @Nullable LocalDate day, int limit) {
        Map<String, @Nullable Object> parameters = parameters(filter);
        if (day != null) {
            parameters.put("from", instant(day));
            parameters.put("to", instant(day.plusDays(1)));
        }
        return jdbc.sql("SELECT m.at, m.shop_id, c.name AS cause, m.note" + FROM
                        + " AND (:cause IS NULL OR m.cause_id = :cause) ORDER BY m.at DESC LIMIT :limit")
                .params(parameters)
                .param("cause", causeId)
                .param("limit", limit)
                .query(Marked.class)
                .list();
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public List<Figure> figures(InsightFilter filter) {
        if (!access.current().may(InsightPermissions.READ)) {
            return List.of();
        }
        VoiceReport report = report(filter);
        return List.of(new Figure(
                "kb.insight.figure.voice",
                (double) report.marks(),
                Figure.Unit.NUMBER,
                (double) report.marksBefore(),
                Figure.Better.NONE,
                report.days().stream().map(day -> (double) day.marks()).toList(),
                "kb/voice-report"));
    }

    private Sums sums(Map<String, @Nullable Object> parameters) {
        return jdbc.sql(
                        "SELECT COUNT(*) AS marks, COUNT(n.shop_id) AS counted, COUNT(DISTINCT CASE WHEN n.shop_id IS NULL"
                                + " THEN CONCAT(m.shop_id, '/', DATE(m.at + INTERVAL :offset SECOND)) END) AS missing"
                                + FROM)
                .params(parameters)
                .query(Sums.class)
                .single();
    }

    private List<OfCause> causes(Map<String, @Nullable Object> now, Map<String, @Nullable Object> before) {
        String sql =
                "SELECT c.id AS cause_id, c.name, COALESCE(g.name, '') AS `group`, COUNT(*) AS marks, 0 AS `before`,"
                        + " COUNT(n.shop_id) AS counted" + FROM
                        + " GROUP BY c.id, c.name, g.name ORDER BY marks DESC, c.id";
        Map<Long, Long> earlier = new HashMap<>();
        jdbc.sql(sql)
                .params(before)
                .query(OfCause.class)
                .list()
                .forEach(row -> earlier.put(row.causeId(), row.marks()));
        return jdbc.sql(sql).params(now).query(OfCause.class).list().stream()
                .map(row -> new OfCause(
                        row.causeId(),
                        row.name(),
                        row.group(),
                        row.marks(),
                        earlier.getOrDefault(row.causeId(), 0L),
                        row.counted()))
                .toList();
    }

    private List<Day> days(
            InsightFilter filter, Map<String, @Nullable Object> parameters, Map<LocalDate, Long> conversed) {
        Map<LocalDate, DaySum> known = new HashMap<>();
        jdbc.sql("SELECT DATE(m.at + INTERVAL :offset SECOND) AS day, COUNT(*) AS marks, COUNT(n.shop_id) AS counted"
                        + FROM + " GROUP BY 1")
                .params(parameters)
                .query(DaySum.class)
                .list()
                .forEach(day -> known.put(day.day(), day));
        List<Day> days = new ArrayList<>();
        for (LocalDate day = filter.from(); !day.isAfter(filter.to()); day = day.plusDays(1)) {
            DaySum sum = known.getOrDefault(day, new DaySum(day, 0, 0));
            days.add(
                    new Day(day, sum.marks(), VoiceReport.perThousand(sum.counted(), conversed.getOrDefault(day, 0L))));
        }
        return days;
    }

    private TreeMap<LocalDate, Long> conversations(InsightFilter filter, Map<String, @Nullable Object> parameters) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        if (filter.teamId() != null) {
            // nobody knows how many conversations of a shop were a team's
            return days;
        }
        jdbc.sql("SELECT day, SUM(conversations) AS conversations FROM kb_conversation_count"
                        + " WHERE day BETWEEN :first AND :last AND (:all OR shop_id IN (:shops)) GROUP BY day")
                .params(parameters)
                .query(Conversed.class)
                .list()
                .forEach(row -> days.put(row.day(), row.conversations()));
        return days;
    }

    private Map<String, @Nullable Object> parameters(InsightFilter filter) {
        Actor actor = access.require(InsightPermissions.READ);
        Set<Long> shops = reach.shops(actor.scope(), filter);
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("from", instant(filter.from()));
        parameters.put("to", instant(filter.to().plusDays(1)));
        parameters.put("first", filter.from());
        parameters.put("last", filter.to());
        ZoneOffset offset = time.zone().getRules().getOffset(time.now());
        parameters.put("offset", offset.getTotalSeconds());
        parameters.put("all", shops == null);
        parameters.put("shops", shops == null || shops.isEmpty() ? Set.of(-1L) : shops);
        parameters.put("team", filter.teamId());
        return parameters;
    }

    private Timestamp instant(LocalDate day) {
        return Timestamp.from(time.instant(day.atStartOfDay()));
    }
}
