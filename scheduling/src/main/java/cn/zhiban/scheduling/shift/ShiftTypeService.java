package cn.zhiban.scheduling.shift;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Staff;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps shift types (班次). Needs {@link SchedulingPermissions#RULES}; a type of one team is kept by who leads it. Types are
 * never deleted, because rosters hold them: they are put out of use.
 */
@Service
@Transactional(readOnly = true)
public class ShiftTypeService {
    private static final String TYPE = "sched.shift-type";
    private static final int CODE = 12;
    private static final int NAME = 60;
    private static final int DAY = 1440;
    private static final int COLOURS = 12;

    private final JdbcClient jdbc;
    private final ShiftTypes types;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;

    ShiftTypeService(JdbcClient jdbc, ShiftTypes types, Staff staff, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.types = types;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
    }

    /** All types by their start, those out of use last. */
    public List<ShiftType> list() {
        access.require(SchedulingPermissions.RULES);
        return types.all().stream()
                .sorted((a, b) -> Boolean.compare(b.active(), a.active()))
                .toList();
    }

    /**
     * Makes a type and returns its id.
     *
     * @throws InvalidInput the code is taken or too long, or the times make no sense
     */
    @Transactional
    public long create(ShiftTypeDraft draft) {
        ShiftTypeDraft checked = check(draft);
        try {
            long id = values(jdbc.sql("""
                            INSERT INTO sched_shift_type
                                   (code, name, kind, band, start_minute, end_minute, break_minutes, colour, team_id)
                            VALUES (:code, :name, :kind, :band, :start, :end, :break, :colour, :team) RETURNING id"""), checked).query(Long.class).single();
            audit.record("created", TYPE, id, label(checked), null, checked);
            return id;
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "sched.shift.problem.code-taken", checked.code());
        }
    }

    /**
     * Changes a type. Rosters that hold it show the new times from then on.
     *
     * @throws ChangedMeanwhile somebody else changed it first
     * @throws InvalidInput as for {@link #create}
     */
    @Transactional
    public void change(long id, int version, ShiftTypeDraft draft) {
        ShiftType before = get(id);
        requireTeam(before.teamId());
        ShiftTypeDraft checked = check(draft);
        try {
            int changed = values(jdbc.sql("""
                            UPDATE sched_shift_type SET code = :code, name = :name, kind = :kind, band = :band,
                                   start_minute = :start, end_minute = :end, break_minutes = :break, colour = :colour,
                                   team_id = :team, version = version + 1 WHERE id = :id AND version = :version"""), checked)
                    .param("id", id)
                    .param("version", version)
                    .update();
            requireChanged(changed, before);
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "sched.shift.problem.code-taken", checked.code());
        }
        audit.record("changed", TYPE, id, label(checked), ShiftTypeDraft.of(before), checked);
    }

    /** Puts a type out of use or back into use. @throws ChangedMeanwhile somebody else changed it first */
    @Transactional
    public void activate(long id, int version, boolean active) {
        ShiftType before = get(id);
        requireTeam(before.teamId());
        int changed = jdbc.sql(
                        "UPDATE sched_shift_type SET active = ?, version = version + 1 WHERE id = ? AND version = ?")
                .params(active, id, version)
                .update();
        requireChanged(changed, before);
        if (active) {
            audit.record("enabled", TYPE, id, before.code() + " " + before.name(), null, null);
        } else {
            audit.record("disabled", TYPE, id, before.code() + " " + before.name(), null, null);
        }
    }

    private ShiftType get(long id) {
        access.require(SchedulingPermissions.RULES);
        return types.all().stream()
                .filter(type -> type.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private ShiftTypeDraft check(ShiftTypeDraft draft) {
        access.require(SchedulingPermissions.RULES);
        requireTeam(draft.teamId());
        String code = draft.code().strip();
        if (code.isEmpty() || code.length() > CODE || code.matches(".*[\\s,;|].*")) {
            throw new InvalidInput("code", "sched.shift.problem.code", CODE);
        }
        String name = draft.name().strip();
        if (name.isEmpty() || name.length() > NAME) {
            throw new InvalidInput("name", "sched.shift.problem.name", NAME);
        }
        if (draft.startMinute() < 0 || draft.startMinute() >= DAY) {
            throw new InvalidInput("startMinute", "sched.shift.problem.start");
        }
        if (draft.endMinute() <= draft.startMinute() || draft.endMinute() > draft.startMinute() + DAY) {
            throw new InvalidInput("endMinute", "sched.shift.problem.end");
        }
        if (draft.breakMinutes() < 0 || draft.breakMinutes() >= draft.endMinute() - draft.startMinute()) {
            throw new InvalidInput("breakMinutes", "sched.shift.problem.break");
        }
        if (draft.colour() < 0 || draft.colour() >= COLOURS) {
            throw new InvalidInput("colour", "sched.shift.problem.colour");
        }
        return new ShiftTypeDraft(
                code,
                name,
                draft.kind(),
                draft.band(),
                draft.startMinute(),
                draft.endMinute(),
                draft.breakMinutes(),
                draft.colour(),
                draft.teamId());
    }

    private void requireTeam(@Nullable Long teamId) {
        Actor actor = access.require(SchedulingPermissions.RULES);
        if (teamId != null && staff.teams(actor).stream().noneMatch(team -> team.id() == teamId)) {
            throw new NotAllowed(SchedulingPermissions.RULES);
        }
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, ShiftTypeDraft draft) {
        return sql.param("code", draft.code())
                .param("name", draft.name())
                .param("kind", draft.kind().name())
                .param("band", draft.band().name())
                .param("start", draft.startMinute())
                .param("end", draft.endMinute())
                .param("break", draft.breakMinutes())
                .param("colour", draft.colour())
                .param("team", draft.teamId());
    }

    private static void requireChanged(int rows, ShiftType before) {
        if (rows == 0) {
            throw new ChangedMeanwhile(before.name(), before.version());
        }
    }

    private static String label(ShiftTypeDraft draft) {
        return draft.code() + " " + draft.name();
    }
}
