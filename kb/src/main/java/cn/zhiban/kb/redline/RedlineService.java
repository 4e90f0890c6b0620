package cn.zhiban.kb.redline;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.RedlineChanged;
import cn.zhiban.kb.article.ArticleService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Red lines: who has {@link RedlinePermissions#READ} reads those of the scope and has texts checked, who has
 * {@link RedlinePermissions#EDIT} keeps those of the clients managed. Shared ones also need the permission to keep
 * shared knowledge.
 */
@Service
@Transactional(readOnly = true)
public class RedlineService {
    /** Longest text that is checked, in characters. */
    public static final int CHECKED_LENGTH = 100_000;

    static final String TYPE = "kb.redline";
    private static final int INDUSTRY_LENGTH = 60;

    private final RedlineRows rows;
    private final RedlineRights rights;
    private final RedlineEngine engine;
    private final Organisation organisation;
    private final ArticleService articles;
    private final ApplicationEventPublisher events;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    RedlineService(
            RedlineRows rows,
            RedlineRights rights,
            RedlineEngine engine,
            Organisation organisation,
            ArticleService articles,
            ApplicationEventPublisher events,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.rows = rows;
        this.rights = rights;
        this.engine = engine;
        this.organisation = organisation;
        this.articles = articles;
        this.events = events;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Rules within the scope, by code. */
    public List<RedlineRule> list(RedlineFilter filter, int offset, int limit) {
        Actor actor = access.require(RedlinePermissions.READ);
        return rows.list(actor.scope(), filter, offset, limit).stream()
                .map(rule -> rule.with(rights.mayEdit(actor, rule.content())))
                .toList();
    }

    /** Number of rules within the scope. */
    public int count(RedlineFilter filter) {
        return rows.count(access.require(RedlinePermissions.READ).scope(), filter);
    }

    /** One rule. @throws NotFound there is none within the scope */
    public RedlineRule get(long id) {
        Actor actor = access.require(RedlinePermissions.READ);
        return rows.find(id)
                .filter(rule -> RedlineRights.mayRead(actor.scope(), rule.content()))
                .map(rule -> rule.with(rights.mayEdit(actor, rule.content())))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    /** What the rule said, newest first. @throws NotFound there is none within the scope */
    public List<RedlineVersion> versions(long id) {
        get(id);
        return rows.versions(id);
    }

    /**
     * Writes a new rule, which holds at once.
     *
     * @throws InvalidInput names the component that is wrong
     */
    @Transactional
    public RedlineRule create(RedlineDraft draft) {
        Actor actor = access.require(RedlinePermissions.EDIT);
        RedlineDraft clean = checked(actor, draft, null);
        long id = rows.insert(clean, time.now(), actor.name());
        audit.record("created", TYPE, id, clean.code(), null, clean);
        RedlineRule created = get(id);
        events.publishEvent(new RedlinesChanged());
        events.publishEvent(new RedlineChanged(id, created.number(), true));
        return created;
    }

    /**
     * Writes the next version of a rule.
     *
     * @param number the version that the change started from
     * @throws ChangedMeanwhile someone else saved first
     */
    @Transactional
    public RedlineRule save(long id, RedlineDraft draft, int number) {
        Actor actor = access.require(RedlinePermissions.EDIT);
        RedlineRule before = get(id);
        rights.requireEdit(actor, before.content());
        RedlineDraft clean = checked(actor, draft, id);
        write(actor, before, clean, before.state(), number, "changed");
        return get(id);
    }

    /** Archives a rule, or lets it hold again. @throws ChangedMeanwhile someone else saved first */
    @Transactional
    public RedlineRule setState(long id, RedlineState state, int number) {
        Actor actor = access.require(RedlinePermissions.EDIT);
        RedlineRule before = get(id);
        rights.requireEdit(actor, before.content());
        if (before.state() != state) {
            write(
                    actor,
                    before,
                    before.content(),
                    state,
                    number,
                    state == RedlineState.ARCHIVED ? "archived" : "restored");
        }
        return get(id);
    }

    private void write(
            Actor actor, RedlineRule before, RedlineDraft content, RedlineState state, int number, String action) {
        if (!rows.update(before.id(), number, content, state, time.now(), actor.name())) {
            throw new ChangedMeanwhile(before.content().code(), before.number());
        }
        audit.record(action, TYPE, before.id(), content.code(), before.content(), content);
        events.publishEvent(new RedlinesChanged());
        events.publishEvent(new RedlineChanged(before.id(), before.number() + 1, state == RedlineState.ACTIVE));
    }

    private RedlineDraft checked(Actor actor, RedlineDraft draft, @Nullable Long id) {
        RedlineDraft clean = RedlineRules.check(draft);
        if (clean.clientId() != null
                && organisation.clients(actor.scope()).stream().noneMatch(one -> clean.clientId() == one.id())) {
            throw new NotFound("core.client", clean.clientId());
        }
        if (clean.shopId() != null
                && organisation.shop(clean.shopId(), actor.scope()).isEmpty()) {
            throw new NotFound("core.shop", clean.shopId());
        }
        rights.requireEdit(actor, clean);
        if (clean.articleId() != null) {
            articles.get(clean.articleId());
        }
        boolean taken = rows.findByCodes(List.of(clean.code())).stream().anyMatch(one -> !Objects.equals(one.id(), id));
        if (taken) {
            throw new InvalidInput("code", "kb.redline.problem.code-taken", clean.code());
        }
        return clean;
    }

    /**
     * What is wrong with a text at a place, in the order of the text.
     *
     * @param platform where it is said, or null for the shop's; without both only rules for all platforms are looked at
     * @param shopId the shop it is said for, or null
     * @throws InvalidInput the text is longer than {@link #CHECKED_LENGTH}
     * @throws NotFound the shop is not within the scope
     */
    public List<RedlineFinding> check(String text, @Nullable Platform platform, @Nullable Long shopId) {
        Actor actor = access.require(RedlinePermissions.READ);
        if (text.length() > CHECKED_LENGTH) {
            throw new InvalidInput("text", "kb.redline.problem.text-too-long", CHECKED_LENGTH);
        }
        ShopRef shop = shopId == null
                ? null
                : organisation.shop(shopId, actor.scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
        return engine.check(
                text,
                List.of(
                        shop == null
                                ? engine.place(platform, null, null, null)
                                : engine.place(
                                        platform == null ? shop.platform() : platform,
                                        shop.clientId(),
                                        shop.id(),
                                        null)));
    }

    /** What the clients within the scope sell, by client id. */
    public Map<Long, Set<String>> industries() {
        Actor actor = access.require(RedlinePermissions.READ);
        Map<Long, Set<String>> all = rows.industries();
        all.keySet().removeIf(client -> !actor.scope().seesClient(client));
        return all;
    }

    /** Says what a client sells. @throws cn.zhiban.core.security.NotAllowed the actor does not manage the client */
    @Transactional
    public void setIndustries(long clientId, Collection<String> industries) {
        Actor actor = access.require(RedlinePermissions.EDIT);
        if (!actor.scope().managesClient(clientId)) {
            throw new NotFound("core.client", clientId);
        }
        Set<String> clean = new LinkedHashSet<>();
        industries.stream().map(String::strip).filter(one -> !one.isEmpty()).forEach(clean::add);
        if (clean.stream().anyMatch(one -> one.length() > INDUSTRY_LENGTH)) {
            throw new InvalidInput("industries", "kb.redline.problem.too-long", INDUSTRY_LENGTH);
        }
        Set<String> before = rows.industries().getOrDefault(clientId, Set.of());
        rows.setIndustries(clientId, clean);
        String name =
                organisation.clientById(clientId).map(client -> client.name()).orElse("");
        audit.record("changed", "kb.redline-industry", clientId, name, new ArrayList<>(before), new ArrayList<>(clean));
        events.publishEvent(new RedlinesChanged());
    }
}
