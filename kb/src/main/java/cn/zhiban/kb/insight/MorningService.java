package cn.zhiban.kb.insight;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an editor should write, verify or mend first, and why. Needs {@link KbPermissions#EDIT}; shows only what the
 * actor may keep. What is put off is put off for the actor alone.
 */
@Service
public class MorningService {
    /** Longest time for which a line can be put off. */
    public static final int LONGEST_DAYS = 90;

    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;
    private final List<MorningSource> sources;

    MorningService(JdbcClient jdbc, Access access, CompanyTime time, List<MorningSource> sources) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
        this.sources = List.copyOf(sources);
    }

    /** The lines of today, the most urgent first; a subject that several sources name stands there once. */
    public List<MorningLine> lines(int limit) {
        Actor actor = access.require(KbPermissions.EDIT);
        Set<String> dismissed = actor.accountId() == null
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql("SELECT subject FROM kb_morning_dismissal WHERE account_id = ? AND until_day > ?")
                                .params(actor.accountId(), time.today())
                                .query(String.class)
                                .list());
        Map<String, MorningLine> bySubject = new LinkedHashMap<>();
        for (MorningSource source : sources) {
            for (MorningLine line : source.lines()) {
                bySubject.merge(line.subject(), line, (one, other) -> one.weight() >= other.weight() ? one : other);
            }
        }
        return bySubject.values().stream()
                .filter(line -> !dismissed.contains(line.subject()))
                .sorted(Comparator.comparingDouble(MorningLine::weight)
                        .reversed()
                        .thenComparing(MorningLine::subject))
                .limit(limit)
                .toList();
    }

    /**
     * Does not show a subject to the actor for some days.
     *
     * @throws InvalidInput the number of days is not from 1 to {@value #LONGEST_DAYS}
     */
    @Transactional
    public void dismiss(String subject, int days) {
        Actor actor = access.require(KbPermissions.EDIT);
        if (days < 1 || days > LONGEST_DAYS) {
            throw new InvalidInput("days", "kb.morning.problem.days", LONGEST_DAYS);
        }
        if (actor.accountId() != null) {
            jdbc.sql("DELETE FROM kb_morning_dismissal WHERE account_id = ? AND until_day <= ?")
                    .params(actor.accountId(), time.today())
                    .update();
            jdbc.sql("REPLACE INTO kb_morning_dismissal (account_id, subject, until_day) VALUES (?, ?, ?)")
                    .params(actor.accountId(), subject, time.today().plusDays(days))
                    .update();
        }
    }

    /** Shows a subject again that was put off. */
    @Transactional
    public void bringBack(String subject) {
        Actor actor = access.require(KbPermissions.EDIT);
        jdbc.sql("DELETE FROM kb_morning_dismissal WHERE account_id = ? AND subject = ?")
                .param(actor.accountId())
                .param(subject)
                .update();
    }
}
