package cn.zhiban.kb.insight.voice;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.insight.InsightPermissions;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks what a buyer said, in shops within the scope. Needs {@link InsightPermissions#MARK}. */
@Service
@Transactional
public class VoiceService {
    /** Longest note, in characters. */
    public static final int NOTE_LENGTH = 200;
    /** A mark can be taken back so long; the screen offers it for ten seconds. */
    private static final Duration UNDO_WITHIN = Duration.ofMinutes(1);

    private static final String TYPE = "kb.voice.mark";

    private final JdbcClient jdbc;
    private final Access access;
    private final CauseService causes;
    private final CompanyTime time;

    VoiceService(JdbcClient jdbc, Access access, CauseService causes, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.causes = causes;
        this.time = time;
    }

    /**
     * Marks that a buyer of the shop named a cause; returns the mark's id.
     *
     * @param note what the buyer said, may be empty; at most {@value #NOTE_LENGTH} characters
     * @throws NotFound the shop is not within the scope, or the cause is not for it
     * @throws InvalidInput the note is too long, or a group is meant
     */
    public long mark(long shopId, long causeId, String note) {
        Actor actor = access.require(InsightPermissions.MARK);
        Cause cause = causes.ofShop(shopId).stream()
                .filter(one -> one.id() == causeId)
                .findFirst()
                .orElseThrow(() -> new NotFound("kb.voice-cause", causeId));
        if (cause.isGroup()) {
            throw new InvalidInput("cause", "kb.voice.problem.group");
        }
        String clean = note.strip();
        if (clean.codePointCount(0, clean.length()) > NOTE_LENGTH) {
            throw new InvalidInput("note", "kb.voice.problem.note", NOTE_LENGTH);
        }
        return jdbc.sql("INSERT INTO kb_voc_mark (cause_id, shop_id, account_id, at, note) VALUES (?, ?, ?, ?, ?)"
                        + " RETURNING id")
                .param(causeId)
                .param(shopId)
                .param(actor.accountId())
                .param(Timestamp.from(time.now()))
                .param(clean)
                .query(Long.class)
                .single();
    }

    /** Adds what the buyer said to a mark that was just made. @throws NotFound it is not the actor's, or too old */
    public void note(long id, String note) {
        Actor actor = access.require(InsightPermissions.MARK);
        String clean = note.strip();
        if (clean.codePointCount(0, clean.length()) > NOTE_LENGTH) {
            throw new InvalidInput("note", "kb.voice.problem.note", NOTE_LENGTH);
        }
        int changed = jdbc.sql("UPDATE kb_voc_mark SET note = ? WHERE id = ? AND account_id = ? AND at >= ?")
                .param(clean)
                .param(id)
                .param(actor.accountId())
                .param(Timestamp.from(time.now().minus(UNDO_WITHIN.multipliedBy(10))))
                .update();
        if (changed == 0) {
            throw new NotFound(TYPE, id);
        }
    }

    /** Takes back a mark that the actor has just made. @throws NotFound it is not the actor's, or older than a minute */
    public void undo(long id) {
        Actor actor = access.require(InsightPermissions.MARK);
        int gone = jdbc.sql("DELETE FROM kb_voc_mark WHERE id = ? AND account_id = ? AND at >= ?")
                .param(id)
                .param(actor.accountId())
                .param(Timestamp.from(time.now().minus(UNDO_WITHIN)))
                .update();
        if (gone == 0) {
            throw new NotFound(TYPE, id);
        }
    }

    /** Ids of the causes that the actor marked most in the last days, most first. */
    @Transactional(readOnly = true)
    public List<Long> usual(long shopId, int limit) {
        Actor actor = access.require(InsightPermissions.MARK);
        return jdbc.sql("SELECT cause_id FROM kb_voc_mark WHERE shop_id = ? AND account_id = ? AND at >= ?"
                        + " GROUP BY cause_id ORDER BY COUNT(*) DESC, MAX(at) DESC LIMIT ?")
                .param(shopId)
                .param(actor.accountId())
                .param(Timestamp.from(time.now().minus(Duration.ofDays(7))))
                .param(limit)
                .query(Long.class)
                .list();
    }

    /** How many the actor marked today. */
    @Transactional(readOnly = true)
    public int today() {
        Actor actor = access.require(InsightPermissions.MARK);
        return jdbc.sql("SELECT COUNT(*) FROM kb_voc_mark WHERE account_id = ? AND at >= ?")
                .param(actor.accountId())
                .param(Timestamp.from(time.instant(time.today().atStartOfDay())))
                .query(Integer.class)
                .single();
    }
}
