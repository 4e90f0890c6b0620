package cn.zhiban.kb.authority;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps cases and their ladders. Reading needs {@link AuthorityPermissions#READ} or {@link AuthorityPermissions#EDIT},
 * keeping the latter, and {@link KbPermissions#EDIT_SHARED} for cases and for what is shared by all clients. A ladder is
 * never changed: a change writes its next version.
 */
@Service
@Transactional(readOnly = true)
public class CaseService {
    private static final String TYPE = "kb.authority-case";
    private static final String LADDER = "kb.authority-ladder";
    private static final int NAME_LENGTH = 100;
    private static final int TEXT_LENGTH = 1_000;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final JdbcClient jdbc;
    private final Access access;
    private final Organisation organisation;
    private final Ladders ladders;
    private final AuditLog audit;
    private final CompanyTime time;

    CaseService(
            JdbcClient jdbc,
            Access access,
            Organisation organisation,
            Ladders ladders,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.organisation = organisation;
        this.ladders = ladders;
        this.audit = audit;
        this.time = time;
    }

    /** All cases, those in use first. For whoever has any of the permissions of the authority ladder. */
    public List<AuthorityCase> cases() {
        access.requireAny(
                AuthorityPermissions.USE,
                AuthorityPermissions.READ,
                AuthorityPermissions.EDIT,
                AuthorityPermissions.APPROVE,
                KbPermissions.EDIT);
        return ladders.cases();
    }

    /** The case with the code, for the same people as {@link #cases()}. */
    public Optional<AuthorityCase> find(String code) {
        return cases().stream().filter(one -> one.code().equals(code.strip())).findFirst();
    }

    /** Whether the actor keeps cases and shared ladders. */
    public boolean mayEditShared() {
        Actor actor = access.current();
        return actor.may(AuthorityPermissions.EDIT) && actor.may(KbPermissions.EDIT_SHARED);
    }

    /** Whether the actor may keep a ladder that says this. */
    public boolean mayEdit(LadderDraft draft) {
        return mayEdit(access.current(), draft);
    }

    /** Newest versions of the ladders within the scope, of one case or (null) of all. */
    public List<Ladder> ladders(@Nullable Long caseId) {
        Scope scope = reader().scope();
        return ladders.current(caseId).stream()
                .filter(ladder -> Ladders.mayRead(scope, ladder.draft()))
                .toList();
    }

    /** All versions of a ladder, the newest first. @throws NotFound there is none within the scope */
    public List<Ladder> history(long lineId) {
        Scope scope = reader().scope();
        List<Ladder> versions = ladders.history(lineId);
        if (versions.isEmpty() || !Ladders.mayRead(scope, versions.getFirst().draft())) {
            throw new NotFound(LADDER, lineId);
        }
        return versions;
    }

    /** Makes a case and returns its id. @throws InvalidInput the code is taken or something is missing */
    @Transactional
    public long createCase(CaseDraft typed) {
        requireShared();
        CaseDraft draft = checked(typed);
        try {
            long id = jdbc.sql("""
                            INSERT INTO kb_authority_case (code, name, description, sentence, forbidden, active)
                            VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")
                    .params(
                            draft.code(),
                            draft.name(),
                            draft.description(),
                            draft.sentence(),
                            draft.forbidden(),
                            draft.active())
                    .query(Long.class)
                    .single();
            audit.record("created", TYPE, id, draft.name(), null, draft);
            return id;
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("code", "kb.authority.problem.code-taken", draft.code());
        }
    }

    /** Changes a case; its code stays. @throws ChangedMeanwhile somebody else changed it since */
    @Transactional
    public void changeCase(long id, int version, CaseDraft typed) {
        requireShared();
        AuthorityCase before = ladders.findCase(id).orElseThrow(() -> new NotFound(TYPE, id));
        CaseDraft draft = checked(new CaseDraft(
                before.code(), typed.name(), typed.description(), typed.sentence(), typed.forbidden(), typed.active()));
        int changed = jdbc.sql("""
                        UPDATE kb_authority_case SET name = ?, description = ?, sentence = ?, forbidden = ?, active = ?,
                               version = version + 1 WHERE id = ? AND version = ?""")
                .params(
                        draft.name(),
                        draft.description(),
                        draft.sentence(),
                        draft.forbidden(),
                        draft.active(),
                        id,
                        version)
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(before.name(), before.version());
        }
        CaseDraft old = new CaseDraft(
                before.code(),
                before.name(),
                before.description(),
                before.sentence(),
                before.forbidden(),
                before.active());
        audit.record("changed", TYPE, id, draft.name(), old, draft);
    }

    /**
     * Writes a ladder, or the next version of one, and returns the version's id.
     *
     * @param lineId the ladder that is changed, or null for a new one
     * @param number number of the version that the change started from, ignored for a new one
     * @throws ChangedMeanwhile somebody else wrote a version since
     * @throws InvalidInput a step is missing, falls back behind the one before, or another ladder holds for the same
     * @throws NotAllowed the client or shop is not the actor's to keep
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public long save(@Nullable Long lineId, int number, LadderDraft draft) {
        Actor actor = access.require(AuthorityPermissions.EDIT);
        AuthorityCase one = ladders.findCase(draft.caseId()).orElseThrow(() -> new NotFound(TYPE, draft.caseId()));
        requireEdit(actor, draft);
        LadderRules.check(draft, one);
        lockCase(one.id());
        Ladder before = null;
        if (lineId != null) {
            before = newest(actor, lineId, number);
            requireEdit(actor, before.draft());
            if (before.draft().equals(draft)) {
                return before.id();
            }
            replace(before);
        }
        for (Ladder other : ladders.current(draft.caseId())) {
            if (other.draft().sameTarget(draft) && other.draft().overlaps(draft)) {
                throw new InvalidInput("validFrom", "kb.authority.problem.ladder-taken");
            }
        }
        long id = insert(actor, lineId, before == null ? 1 : before.number() + 1, draft);
        audit.record(
                before == null ? "created" : "changed",
                LADDER,
                id,
                one.name(),
                before == null ? null : before.draft(),
                draft);
        return id;
    }

    /** Ends a ladder; what was decided by it stays. @throws ChangedMeanwhile somebody else wrote a version since */
    @Transactional
    public void end(long lineId, int number) {
        Actor actor = access.require(AuthorityPermissions.EDIT);
        Ladder before = newest(actor, lineId, number);
        requireEdit(actor, before.draft());
        replace(before);
        AuthorityCase one = ladders.findCase(before.draft().caseId()).orElseThrow();
        audit.record("ended", LADDER, before.id(), one.name(), before.draft(), null);
    }

    /** Shops of clients that the actor may keep ladders for, for choosing. */
    public List<ShopRef> editableShops() {
        Scope scope = access.require(AuthorityPermissions.EDIT).scope();
        return organisation.shops(scope).stream()
                .filter(shop -> shop.active() && scope.managesClient(shop.clientId()))
                .toList();
    }

    private Ladder newest(Actor actor, long lineId, int number) {
        Ladder newest = ladders.history(lineId).stream()
                .findFirst()
                .filter(ladder -> Ladders.mayRead(actor.scope(), ladder.draft()))
                .orElseThrow(() -> new NotFound(LADDER, lineId));
        if (newest.number() != number || newest.replacedAt() != null) {
            throw new ChangedMeanwhile(LADDER, newest.number());
        }
        return newest;
    }

    private void replace(Ladder before) {
        int replaced = jdbc.sql("UPDATE kb_authority_ladder SET replaced_at = ? WHERE id = ? AND replaced_at IS NULL")
                .params(Timestamp.from(time.now()), before.id())
                .update();
        if (replaced == 0) {
            throw new ChangedMeanwhile(LADDER, before.number() + 1L);
        }
    }

    private long insert(Actor actor, @Nullable Long lineId, int number, LadderDraft draft) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("line", lineId);
        values.put("number", number);
        values.put("case", draft.caseId());
        values.put("post", draft.post() == null ? null : draft.post().name());
        values.put("client", draft.clientId());
        values.put("shop", draft.shopId());
        values.put("cents", draft.dailyCents());
        values.put("grants", draft.dailyGrants());
        values.put("from", timestamp(draft.validFrom()));
        values.put("to", timestamp(draft.validTo()));
        values.put("now", Timestamp.from(time.now()));
        values.put("by", actor.name());
        long id = jdbc.sql("""
                        INSERT INTO kb_authority_ladder (line_id, number, case_id, post, client_id, shop_id, daily_cents,
                               daily_grants, valid_from, valid_to, created_at, created_by)
                        VALUES (:line, :number, :case, :post, :client, :shop, :cents, :grants, :from, :to, :now, :by)
                        RETURNING id""").params(values).query(Long.class).single();
        for (Limit limit : draft.limits()) {
            jdbc.sql("INSERT INTO kb_authority_limit (ladder_id, step, amount_cents, basis_points, remedy)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .param(id)
                    .param(limit.step().name())
                    .param(limit.amountCents())
                    .param(limit.basisPoints())
                    .param(limit.remedy().name())
                    .update();
        }
        return id;
    }

    /** Two people who write ladders of one case at once would not see each other's. */
    private void lockCase(long caseId) {
        jdbc.sql("SELECT id FROM kb_authority_case WHERE id = ? FOR UPDATE")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    private Actor reader() {
        return access.requireAny(AuthorityPermissions.READ, AuthorityPermissions.EDIT);
    }

    private void requireShared() {
        access.require(AuthorityPermissions.EDIT);
        access.require(KbPermissions.EDIT_SHARED);
    }

    private void requireEdit(Actor actor, LadderDraft draft) {
        if (!mayEdit(actor, draft)) {
            throw new NotAllowed(draft.reach() == Reach.SHARED ? KbPermissions.EDIT_SHARED : AuthorityPermissions.EDIT);
        }
    }

    private boolean mayEdit(Actor actor, LadderDraft draft) {
        if (!actor.may(AuthorityPermissions.EDIT)) {
            return false;
        }
        Scope scope = actor.scope();
        return switch (draft.reach()) {
            case SHARED -> actor.may(KbPermissions.EDIT_SHARED);
            case CLIENT -> scope.managesClient(Objects.requireNonNull(draft.clientId()));
            case SHOP ->
                organisation
                        .shop(Objects.requireNonNull(draft.shopId()), scope)
                        .filter(shop -> scope.managesClient(shop.clientId()))
                        .isPresent();
        };
    }

    private static CaseDraft checked(CaseDraft typed) {
        String code = typed.code().strip();
        String name = typed.name().strip();
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInput("code", "kb.authority.problem.code");
        }
        if (name.isEmpty() || name.length() > NAME_LENGTH) {
            throw new InvalidInput("name", "kb.authority.problem.name", NAME_LENGTH);
        }
        if (typed.description().length() > TEXT_LENGTH) {
            throw new InvalidInput("description", "kb.authority.problem.too-long", TEXT_LENGTH);
        }
        if (typed.sentence().length() > TEXT_LENGTH) {
            throw new InvalidInput("sentence", "kb.authority.problem.too-long", TEXT_LENGTH);
        }
        return new CaseDraft(
                code, name, typed.description().strip(), typed.sentence().strip(), typed.forbidden(), typed.active());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
