package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.category.CategoryService;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says who reviews what. Needs {@link LifecyclePermissions#REVIEWERS}, for the clients in charge of; what holds for every
 * client also {@link KbPermissions#EDIT_SHARED}. Where nobody is named, knowledge is published without a review.
 */
@Service
@Transactional(readOnly = true)
public class ReviewerService {
    private static final String TYPE = "kb.reviewer";

    private final JdbcClient jdbc;
    private final Keepers keepers;
    private final CategoryService categories;
    private final Access access;
    private final AuditLog audit;

    ReviewerService(JdbcClient jdbc, Keepers keepers, CategoryService categories, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.keepers = keepers;
        this.categories = categories;
        this.access = access;
        this.audit = audit;
    }

    /** All rules that the actor may change. */
    public List<ReviewerRule> list() {
        Actor actor = access.require(LifecyclePermissions.REVIEWERS);
        return jdbc.sql("""
                        SELECT r.id, r.client_id, r.category_id, c.path AS category_path, r.account_id,
                               a.display_name AS account_name
                          FROM kb_reviewer r JOIN core_account a ON a.id = r.account_id
                          LEFT JOIN kb_category c ON c.id = r.category_id
                         ORDER BY r.client_id, c.path, a.display_name""").query(ReviewerRule.class).list().stream()
                .filter(rule -> mayKeep(actor, rule.clientId()))
                .toList();
    }

    /** Accounts that can be named for a client, or for every client. */
    public List<AccountChoice> candidates(@Nullable Long clientId) {
        requireKeep(clientId);
        return keepers.with(LifecyclePermissions.REVIEW, clientId == null ? Set.of() : Set.of(clientId));
    }

    /**
     * Names a reviewer.
     *
     * @param clientId of which client, or null: whichever
     * @param categoryId of which category, or null: whichever; one of both must be given
     * @throws InvalidInput neither was given, or the account cannot review it
     */
    @Transactional
    public long add(@Nullable Long clientId, @Nullable Long categoryId, long accountId) {
        requireKeep(clientId);
        if (clientId == null && categoryId == null) {
            throw new InvalidInput("client", "kb.lifecycle.problem.reviewer-of-what");
        }
        String category = categoryId == null
                ? ""
                : categories.path(categoryId).orElseThrow(() -> new NotFound("kb.category", categoryId));
        AccountChoice account = candidates(clientId).stream()
                .filter(one -> one.id() == accountId)
                .findFirst()
                .orElseThrow(() -> new InvalidInput("account", "kb.lifecycle.problem.reviewer-cannot"));
        jdbc.sql("INSERT INTO kb_reviewer (client_id, category_id, account_id) VALUES (:client, :category, :account)")
                .param("client", clientId)
                .param("category", categoryId)
                .param("account", accountId)
                .update();
        long id = jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
        audit.record("created", TYPE, id, account.name() + " " + category, null, account);
        return id;
    }

    /** Takes a rule back. @throws NotFound there is none that the actor may change */
    @Transactional
    public void remove(long id) {
        ReviewerRule rule =
                list().stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> new NotFound(TYPE, id));
        jdbc.sql("DELETE FROM kb_reviewer WHERE id = ?").param(id).update();
        audit.record("deleted", TYPE, id, rule.accountName(), rule, null);
    }

    private void requireKeep(@Nullable Long clientId) {
        if (!mayKeep(access.require(LifecyclePermissions.REVIEWERS), clientId)) {
            throw new NotAllowed(LifecyclePermissions.REVIEWERS);
        }
    }

    private static boolean mayKeep(Actor actor, @Nullable Long clientId) {
        return clientId == null
                ? actor.may(KbPermissions.EDIT_SHARED)
                : actor.scope().managesClient(clientId);
    }
}
