package cn.zhiban.kb.insight.voice;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.insight.InsightPermissions;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many conversations (会话) a shop had on a day, typed in or imported: what marks are counted against. Needs
 * {@link InsightPermissions#CONVERSATIONS} and the shop within the scope.
 */
@Service
@Transactional(readOnly = true)
public class Conversations {
    /** More than any shop has on a day. */
    static final int MOST = 10_000_000;

    private static final String TYPE = "kb.voice.conversations";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Access access;
    private final Organisation organisation;
    private final AuditLog audit;
    private final CompanyTime time;

    Conversations(
            JdbcClient jdbc,
            JdbcTemplate template,
            Access access,
            Organisation organisation,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.template = template;
        this.access = access;
        this.organisation = organisation;
        this.audit = audit;
        this.time = time;
    }

    /** Conversations of a shop on a day. */
    public record DayCount(long shopId, LocalDate day, int conversations) {}

    /** The number of a shop and day, null if nobody entered it. */
    public @Nullable Integer find(long shopId, LocalDate day) {
        access.require(InsightPermissions.CONVERSATIONS, shopId);
        return jdbc.sql("SELECT conversations FROM kb_conversation_count WHERE shop_id = ? AND day = ?")
                .params(shopId, day)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /** Enters a number. @throws InvalidInput it is negative, too large or of a day to come */
    @Transactional
    public void enter(long shopId, LocalDate day, int conversations) {
        enterAll(List.of(new DayCount(shopId, day, conversations)));
    }

    /**
     * Enters many numbers in place of those that were there.
     *
     * @return for each whether it was new (null before), changed or the same: the number before
     * @throws InvalidInput one of them is wrong
     */
    @Transactional
    public List<@Nullable Integer> enterAll(List<DayCount> counts) {
        Actor actor = access.require(InsightPermissions.CONVERSATIONS);
        List<@Nullable Integer> before = before(counts);
        Timestamp now = Timestamp.from(time.now());
        List<Object[]> rows = new ArrayList<>();
        List<AuditLog.Entry> entries = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            DayCount count = counts.get(i);
            Integer old = before.get(i);
            if (old == null || old != count.conversations()) {
                rows.add(new Object[] {count.shopId(), count.day(), count.conversations(), actor.name(), now});
                entries.add(new AuditLog.Entry(
                        old == null ? "created" : "changed",
                        TYPE,
                        count.shopId() + "/" + count.day(),
                        name(count.shopId()) + " " + count.day(),
                        old,
                        count.conversations()));
            }
        }
        template.batchUpdate(
                "REPLACE INTO kb_conversation_count (shop_id, day, conversations, updated_by, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                rows);
        audit.recordAll(entries);
        return before;
    }

    /** The numbers that stand there now, null where there is none. @throws InvalidInput one of the new ones is wrong */
    public List<@Nullable Integer> before(List<DayCount> counts) {
        LocalDate today = time.today();
        for (DayCount count : counts) {
            access.require(InsightPermissions.CONVERSATIONS, count.shopId());
            if (count.conversations() < 0 || count.conversations() > MOST) {
                throw new InvalidInput("conversations", "kb.voice.problem.conversations", MOST);
            }
            if (count.day().isAfter(today)) {
                throw new InvalidInput("day", "kb.voice.problem.day");
            }
        }
        if (counts.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> known = jdbc
                .sql("SELECT shop_id, day, conversations FROM kb_conversation_count"
                        + " WHERE shop_id IN (:shops) AND day BETWEEN :from AND :to")
                .param("shops", counts.stream().map(DayCount::shopId).collect(Collectors.toSet()))
                .param(
                        "from",
                        counts.stream()
                                .map(DayCount::day)
                                .min(LocalDate::compareTo)
                                .orElseThrow())
                .param(
                        "to",
                        counts.stream()
                                .map(DayCount::day)
                                .max(LocalDate::compareTo)
                                .orElseThrow())
                .query(DayCount.class)
                .list()
                .stream()
                .collect(Collectors.toMap(count -> count.shopId() + "/" + count.day(), DayCount::conversations));
        List<@Nullable Integer> before = new ArrayList<>();
        counts.forEach(count -> before.add(known.get(count.shopId() + "/" + count.day())));
        return before;
    }

    private String name(long shopId) {
        return organisation.shopsById(List.of(shopId)).stream()
                .map(ShopRef::name)
                .findFirst()
                .orElse("");
    }
}
