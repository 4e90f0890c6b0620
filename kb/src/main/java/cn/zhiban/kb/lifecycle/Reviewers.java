package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.category.CategoryService;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out whether somebody has to look at an article before agents see it, and who that is. */
@Component
class Reviewers {
    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final CategoryService categories;
    private final ActorDirectory directory;

    Reviewers(JdbcClient jdbc, Organisation organisation, CategoryService categories, ActorDirectory directory) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.categories = categories;
        this.directory = directory;
    }

    private record Rule(@Nullable Long clientId, @Nullable Long categoryId, long accountId) {}

    /** Clients a content belongs to, by itself or by its shops. */
    Set<Long> clientsOf(ArticleContent content) {
        Set<Long> clients = organisation.shopsById(content.shopIds()).stream()
                .map(ShopRef::clientId)
                .collect(Collectors.toCollection(HashSet::new));
        if (content.clientId() != null) {
            clients.add(content.clientId());
        }
        return clients;
    }

    /**
     * Whether such a content needs a review. A reviewer of a category counts only for articles that the account is in
     * charge of; one of a client always, even if the account cannot act now: then whoever may publish decides.
     */
    boolean isRequired(ArticleContent content) {
        Set<Long> clients = clientsOf(content);
        return matching(content, clients).stream()
                .anyMatch(rule -> rule.clientId() != null
                        || directory
                                .findNominal(rule.accountId())
                                .filter(account -> keeps(account, clients))
                                .isPresent());
    }

    /** Accounts that review it and may act now. */
    Set<Long> of(ArticleContent content) {
        Set<Long> clients = clientsOf(content);
        return matching(content, clients).stream()
                .map(rule -> directory.findAccount(rule.accountId()))
                .flatMap(Optional::stream)
                .filter(account -> account.may(LifecyclePermissions.REVIEW) && keeps(account, clients))
                .map(Actor::accountId)
                .collect(Collectors.toSet());
    }

    /** Is in charge of all of the clients. */
    static boolean keeps(Actor actor, Set<Long> clients) {
        return clients.stream().allMatch(actor.scope()::managesClient);
    }

    private List<Rule> matching(ArticleContent content, Set<Long> clients) {
        return jdbc.sql("SELECT client_id, category_id, account_id FROM kb_reviewer").query(Rule.class).list().stream()
                .filter(rule -> rule.clientId() == null || clients.contains(rule.clientId()))
                .filter(rule -> rule.categoryId() == null
                        || content.categoryId() != null
                                && categories.withDescendants(rule.categoryId()).contains(content.categoryId()))
                .toList();
    }
}
