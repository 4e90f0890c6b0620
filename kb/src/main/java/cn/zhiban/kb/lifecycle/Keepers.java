package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.kb.KbPermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the accounts that may do something about an article: those in charge of all of its clients. */
@Component
class Keepers {
    private final JdbcClient jdbc;

    Keepers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Clients an article belongs to, by itself or by its shops; none = it is shared by all. */
    Set<Long> clientsOf(long articleId) {
        return new HashSet<>(jdbc.sql("""
                        SELECT a.client_id FROM kb_article a WHERE a.id = :id AND a.client_id IS NOT NULL
                        UNION SELECT h.client_id FROM kb_article_shop s JOIN core_shop h ON h.id = s.shop_id
                               WHERE s.article_id = :id""")
                .param("id", articleId)
                .query((row, _) -> row.getLong(1))
                .list());
    }

    /** Clients of an article and of the shop that a matter came from. */
    Set<Long> clientsOf(@Nullable Long articleId, @Nullable Long shopId) {
        Set<Long> clients = articleId == null ? new HashSet<>() : clientsOf(articleId);
        if (shopId != null) {
            clients.addAll(jdbc.sql("SELECT client_id FROM core_shop WHERE id = ?")
                    .param(shopId)
                    .query((row, _) -> row.getLong(1))
                    .list());
        }
        return clients;
    }

    /** Who has the permission and is in charge of all these clients; without clients who keeps what is shared. */
    List<AccountChoice> with(String permission, Set<Long> clients) {
        return jdbc.sql("""
                        SELECT a.id, a.display_name AS name FROM core_account a
                         WHERE a.enabled
                           AND EXISTS (SELECT 1 FROM core_account_role r
                                         JOIN core_role_permission p ON p.role_id = r.role_id AND p.permission = :permission
                                        WHERE r.account_id = a.id)
                           AND (:clients = 0 AND EXISTS (SELECT 1 FROM core_account_role r
                                         JOIN core_role_permission p ON p.role_id = r.role_id AND p.permission = :shared
                                        WHERE r.account_id = a.id)
                             OR :clients > 0 AND (:clients = (SELECT COUNT(*) FROM core_account_client c
                                        WHERE c.account_id = a.id AND c.client_id IN (:ids))
                                OR EXISTS (SELECT 1 FROM core_account_role r
                                         JOIN core_role_permission p ON p.role_id = r.role_id AND p.permission = :everything
                                        WHERE r.account_id = a.id)))
                         ORDER BY a.display_name, a.id""")
                .param("permission", permission)
                .param("shared", KbPermissions.EDIT_SHARED)
                .param("everything", CorePermissions.SCOPE_ALL)
                .param("clients", clients.size())
                .param("ids", clients.isEmpty() ? Set.of(-1L) : clients)
                .query(AccountChoice.class)
                .list();
    }

    /** Ids of {@link #with}. */
    List<Long> idsWith(String permission, Set<Long> clients) {
        return with(permission, clients).stream().map(AccountChoice::id).toList();
    }
}
