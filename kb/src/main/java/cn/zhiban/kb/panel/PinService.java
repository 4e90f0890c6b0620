package cn.zhiban.kb.panel;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleService;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets, lists and takes down pins. Reading needs {@link KbPermissions#READ}, setting {@link PanelPermissions#PIN}; for a
 * shop it must be within the scope, for a client the client must be managed. A pin never shows an answer to somebody who
 * may not read it: only its id is handed out, and answers come from the search.
 */
@Service
@Transactional(readOnly = true)
public class PinService {
    private static final String TYPE = "kb.pin";
    private static final int REASON_LENGTH = 200;
    private static final String SELECT =
            "SELECT id, article_id, shop_id, client_id, from_at, to_at, reason, created_by FROM kb_pin";

    private final JdbcClient jdbc;
    private final Access access;
    private final Organisation organisation;
    private final ArticleService articles;
    private final AuditLog audit;
    private final CompanyTime time;

    PinService(
            JdbcClient jdbc,
            Access access,
            Organisation organisation,
            ArticleService articles,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.organisation = organisation;
        this.articles = articles;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Pins that hold now, the newest first.
     *
     * @param shopId those of this shop and its client, or null for those of all shops within the scope
     * @throws NotFound the shop is not within the scope
     */
    public List<Pin> holding(@Nullable Long shopId) {
        Scope scope = access.require(KbPermissions.READ).scope();
        Timestamp now = Timestamp.from(time.now());
        String holds = " WHERE from_at <= :now AND to_at > :now AND ";
        if (shopId == null) {
            return jdbc.sql(SELECT + holds + "(:all OR shop_id IN (:shops) OR client_id IN (:clients))"
                            + " ORDER BY created_at DESC, id DESC")
                    .param("now", now)
                    .param("all", scope.all())
                    .param("shops", some(scope.shopIds()))
                    .param("clients", some(scope.clientIds()))
                    .query(Pin.class)
                    .list();
        }
        long client = organisation
                .shop(shopId, scope)
                .orElseThrow(() -> new NotFound("core.shop", shopId))
                .clientId();
        return jdbc.sql(SELECT + holds + "(shop_id = :shop OR client_id = :client) ORDER BY created_at DESC, id DESC")
                .param("now", now)
                .param("shop", shopId)
                .param("client", client)
                .query(Pin.class)
                .list();
    }

    /**
     * Pins an answer.
     *
     * @return id of the pin
     * @throws InvalidInput not exactly one of shop and client, a period that has ended, a reason too long
     * @throws NotFound the article may not be read, or the shop or client is not within the scope
     */
    @Transactional
    public long pin(PinDraft draft) {
        Actor actor = access.require(PanelPermissions.PIN);
        Instant now = time.now();
        Instant from = draft.from() == null ? now : draft.from();
        Instant to = draft.to() == null ? time.instant(time.today().plusDays(1).atStartOfDay()) : draft.to();
        if ((draft.shopId() == null) == (draft.clientId() == null)) {
            throw new InvalidInput("shop", "kb.panel.problem.shop-or-client");
        }
        if (!from.isBefore(to) || !to.isAfter(now)) {
            throw new InvalidInput("to", "kb.panel.problem.period");
        }
        String reason = draft.reason().strip();
        if (reason.length() > REASON_LENGTH) {
            throw new InvalidInput("reason", "kb.panel.problem.reason-too-long", REASON_LENGTH);
        }
        requireAudience(actor, draft.shopId(), draft.clientId());
        String title = articles.get(draft.articleId()).content().title();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO kb_pin (article_id, shop_id, client_id, from_at, to_at, reason, created_at, created_by)
                        VALUES (:article, :shop, :client, :from, :to, :reason, :now, :by)""")
                .param("article", draft.articleId())
                .param("shop", draft.shopId())
                .param("client", draft.clientId())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("by", actor.name())
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("the database gave no id");
        }
        audit.record("pinned", TYPE, id, title, null, draft);
        return id.longValue();
    }

    /** Takes a pin down. @throws NotFound there is none for a shop or client of the actor's */
    @Transactional
    public void unpin(long id) {
        Actor actor = access.require(PanelPermissions.PIN);
        Pin pin = jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query(Pin.class)
                .optional()
                .orElseThrow(() -> new NotFound(TYPE, id));
        try {
            requireAudience(actor, pin.shopId(), pin.clientId());
        } catch (NotFound | NotAllowed _) {
            throw new NotFound(TYPE, id);
        }
        jdbc.sql("DELETE FROM kb_pin WHERE id = ?").param(id).update();
        audit.record("unpinned", TYPE, id, pin.reason(), pin, null);
    }

    /** Whether the actor could take the pin down. */
    public boolean mayUnpin(Pin pin) {
        Actor actor = access.current();
        Scope scope = actor.scope();
        return actor.may(PanelPermissions.PIN)
                && (pin.shopId() == null || scope.seesShop(pin.shopId()))
                && (pin.clientId() == null || scope.managesClient(pin.clientId()));
    }

    private void requireAudience(Actor actor, @Nullable Long shopId, @Nullable Long clientId) {
        Scope scope = actor.scope();
        if (shopId != null && organisation.shop(shopId, scope).isEmpty()) {
            throw new NotFound("core.shop", shopId);
        }
        if (clientId != null && !scope.managesClient(clientId)) {
            throw scope.seesClient(clientId)
                    ? new NotAllowed(PanelPermissions.PIN)
                    : new NotFound("core.client", clientId);
        }
    }

    private static Set<Long> some(Set<Long> ids) {
        return ids.isEmpty() ? Set.of(-1L) : ids;
    }
}
