package cn.zhiban.core.security.token;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.BearerTokens;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues and revokes API tokens. Everything here needs {@link CorePermissions#TOKENS_MANAGE}. A token never may or sees
 * more than who makes it; what that person loses later, it keeps until it is revoked or expires.
 */
@Service
@Transactional(readOnly = true)
public class TokenService {
    private static final String TYPE = "core.token";
    private static final String PREFIX = "zb_";
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_NAME = 100;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final JdbcClient jdbc;
    private final Access access;
    private final ActorDirectory directory;
    private final Organisation organisation;
    private final AuditLog audit;
    private final CompanyTime time;

    TokenService(
            JdbcClient jdbc,
            Access access,
            ActorDirectory directory,
            Organisation organisation,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.directory = directory;
        this.organisation = organisation;
        this.audit = audit;
        this.time = time;
    }

    private record Row(
            long id,
            String name,
            @Nullable String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            boolean allClients) {}

    /** Tokens, those that work first, then the newest. */
    public List<TokenSummary> list(int offset, int limit) {
        access.require(CorePermissions.TOKENS_MANAGE);
        return jdbc.sql("""
                        SELECT t.id, t.name, a.display_name AS created_by, t.created_at, t.expires_at, t.last_used_at,
                               t.revoked_at, t.all_clients
                          FROM core_api_token t LEFT JOIN core_account a ON a.id = t.created_by
                         ORDER BY t.revoked_at IS NOT NULL, t.id DESC LIMIT ? OFFSET ?""").params(limit, offset).query(new SimplePropertyRowMapper<>(Row.class)).list().stream()
                .map(this::summary)
                .toList();
    }

    /** Permissions the actor could give a token. */
    public List<String> permissions() {
        Actor actor = access.require(CorePermissions.TOKENS_MANAGE);
        return List.copyOf(new TreeSet<>(actor.permissions()));
    }

    /** Clients the actor could let a token see, by name. */
    public List<ClientRef> clients() {
        Scope scope = access.require(CorePermissions.TOKENS_MANAGE).scope();
        return organisation.clients(scope).stream()
                .filter(client -> scope.managesClient(client.id()))
                .toList();
    }

    /** Whether the actor could let a token see every client. */
    public boolean mayGrantAllClients() {
        return access.require(CorePermissions.TOKENS_MANAGE).scope().all();
    }

    /**
     * Issues a token.
     *
     * @return its secret, which is shown once
     * @throws InvalidInput the name is missing, no permission or client was chosen, or the last day is over
     * @throws NotAllowed it would be more than the actor has
     */
    @Transactional
    public IssuedToken create(TokenDraft typed) {
        Actor actor = access.require(CorePermissions.TOKENS_MANAGE);
        if (actor.accountId() == null) {
            // a leaked token must not be able to make others that outlive it
            throw new NotAllowed(CorePermissions.TOKENS_MANAGE);
        }
        TokenDraft draft = check(typed, actor);
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        long id = jdbc.sql("""
                        INSERT INTO core_api_token (name, token_hash, all_clients, created_by, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")
                .param(draft.name())
                .param(BearerTokens.hash(secret))
                .param(draft.allClients())
                .param(actor.accountId())
                .param(Timestamp.from(time.now()))
                .param(end(draft.lastDay()))
                .query(Long.class)
                .single();
        for (String permission : draft.permissions()) {
            jdbc.sql("INSERT INTO core_api_token_permission (token_id, permission) VALUES (?, ?)")
                    .params(id, permission)
                    .update();
        }
        for (long client : draft.clientIds()) {
            jdbc.sql("INSERT INTO core_api_token_client (token_id, client_id) VALUES (?, ?)")
                    .params(id, client)
                    .update();
        }
        audit.record("created", TYPE, id, draft.name(), null, draft);
        return new IssuedToken(id, secret);
    }

    /** Revokes a token, for good and within seconds; throws {@link NotFound} if there is none. */
    @Transactional
    public void revoke(long id) {
        access.require(CorePermissions.TOKENS_MANAGE);
        String name = jdbc.sql("SELECT name FROM core_api_token WHERE id = ? FOR UPDATE")
                .param(id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound(TYPE, id));
        int revoked = jdbc.sql("UPDATE core_api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                .params(Timestamp.from(time.now()), id)
                .update();
        if (revoked > 0) {
            audit.record("revoked", TYPE, id, name, null, null);
            directory.forgetAfterCommit();
        }
    }

    private TokenDraft check(TokenDraft draft, Actor actor) {
        String name = draft.name().replaceAll("\\s+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidInput("name", "core.security.problem.name-not-valid", LONGEST_NAME);
        }
        if (draft.permissions().isEmpty()) {
            throw new InvalidInput("permissions", "core.security.problem.nothing-chosen");
        }
        if (!draft.allClients() && draft.clientIds().isEmpty()) {
            throw new InvalidInput("clientIds", "core.security.problem.nothing-chosen");
        }
        if (draft.lastDay() != null && draft.lastDay().isBefore(time.today())) {
            throw new InvalidInput("lastDay", "core.security.problem.day-over");
        }
        boolean more = !actor.permissions().containsAll(draft.permissions())
                || (draft.allClients() && !actor.scope().all())
                || !draft.clientIds().stream().allMatch(actor.scope()::managesClient);
        if (more) {
            throw new NotAllowed(CorePermissions.TOKENS_MANAGE);
        }
        return new TokenDraft(
                name,
                draft.permissions(),
                draft.allClients(),
                draft.allClients() ? Set.of() : draft.clientIds(),
                draft.lastDay());
    }

    private @Nullable Timestamp end(@Nullable LocalDate lastDay) {
        return lastDay == null
                ? null
                : Timestamp.from(time.instant(lastDay.plusDays(1).atStartOfDay()));
    }

    private TokenSummary summary(Row row) {
        TokenSummary.State state = row.revokedAt() != null
                ? TokenSummary.State.REVOKED
                : row.expiresAt() != null && !row.expiresAt().isAfter(time.now())
                        ? TokenSummary.State.EXPIRED
                        : TokenSummary.State.ACTIVE;
        List<String> clients = jdbc.sql("""
                        SELECT c.name FROM core_api_token_client tc JOIN core_client c ON c.id = tc.client_id
                         WHERE tc.token_id = ? ORDER BY c.name""")
                .param(row.id())
                .query((found, _) -> found.getString(1))
                .list();
        List<String> permissions = jdbc.sql(
                        "SELECT permission FROM core_api_token_permission WHERE token_id = ? ORDER BY permission")
                .param(row.id())
                .query((found, _) -> found.getString(1))
                .list();
        return new TokenSummary(
                row.id(),
                row.name(),
                row.createdBy(),
                row.createdAt(),
                row.expiresAt(),
                row.lastUsedAt(),
                state,
                row.allClients(),
                clients,
                permissions);
    }
}
