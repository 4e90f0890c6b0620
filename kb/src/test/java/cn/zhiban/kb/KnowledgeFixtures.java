package cn.zhiban.kb;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Sku;
import jakarta.persistence.EntityManagerFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.outboxpolling.mapping.OutboxPollingSearchMapping;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Clients, shops, people and articles for tests, as small as they can be. */
@TestComponent
public class KnowledgeFixtures {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final JdbcTemplate jdbc;
    private final Access access;
    private final Organisation organisation;
    private final ArticleService articles;
    private final EntityManagerFactory factory;

    KnowledgeFixtures(
            JdbcTemplate jdbc,
            Access access,
            Organisation organisation,
            ArticleService articles,
            EntityManagerFactory factory) {
        this.jdbc = jdbc;
        this.access = access;
        this.organisation = organisation;
        this.articles = articles;
        this.factory = factory;
    }

    /** A new client; returns its id. */
    public long client() {
        String code = "c" + NUMBER.incrementAndGet();
        jdbc.update("INSERT INTO core_client (code, name) VALUES (?, ?)", code, "Client " + code);
        organisation.forget();
        return id("SELECT id FROM core_client WHERE code = ?", code);
    }

    /** A new shop of the client; returns its id. */
    public long shop(long client, Platform platform) {
        String code = "s" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO core_shop (code, name, client_id, platform) VALUES (?, ?, ?, ?)",
                code,
                "Shop " + code,
                client,
                platform.name());
        organisation.forget();
        return id("SELECT id FROM core_shop WHERE code = ?", code);
    }

    /** An agent who serves these shops. */
    public Actor agent(long client, Long... shops) {
        return actor(new Scope(false, Set.of(), Set.of(client), Set.of(shops), Set.of(shops)), KbPermissions.READ);
    }

    /** An editor of these clients with all shops of theirs. */
    public Actor editor(Long... clients) {
        TreeSet<Long> shops = new TreeSet<>();
        for (long client : clients) {
            shops.addAll(jdbc.queryForList("SELECT id FROM core_shop WHERE client_id = ?", Long.class, client));
        }
        return actor(
                new Scope(false, Set.of(clients), Set.of(clients), shops, Set.of()),
                KbPermissions.READ,
                KbPermissions.EDIT,
                KbPermissions.PUBLISH,
                KbPermissions.EDIT_SHARED,
                KbPermissions.IMPORT,
                KbPermissions.CATEGORIES,
                KbPermissions.GAPS);
    }

    /** Somebody with exactly this scope and these permissions and a real account. */
    public Actor actor(Scope scope, String... permissions) {
        String name = "person" + NUMBER.incrementAndGet();
        jdbc.update("INSERT INTO core_account (username, display_name, created_at) VALUES (?, ?, NOW(6))", name, name);
        long id = id("SELECT id FROM core_account WHERE username = ?", name);
        return new Actor(id, null, "account:" + id, name, null, Set.of(permissions), scope);
    }

    /** Everybody's knowledge. */
    public static ArticleContent shared(String title, String answer, String... similar) {
        return content(title, answer, null, List.of(), List.of(), similar);
    }

    /** Knowledge of a client. */
    public static ArticleContent ofClient(long client, String title, String answer, String... similar) {
        return content(title, answer, client, List.of(), List.of(), similar);
    }

    /** Knowledge of shops. */
    public static ArticleContent ofShop(long shop, String title, String answer, String... similar) {
        return content(title, answer, null, List.of(shop), List.of(), similar);
    }

    /** Any. */
    public static ArticleContent content(
            String title, String answer, Long client, List<Long> shops, List<Sku> skus, String... similar) {
        return new ArticleContentBuilder(ArticleKind.FAQ)
                .title(title)
                .similarQuestions(Arrays.asList(similar))
                .answer(answer)
                .clientId(client)
                .shopIds(Set.copyOf(shops))
                .skus(skus)
                .build();
    }

    /** Publishes as the system. */
    public ArticleDetails publish(ArticleContent content) {
        return as(access.system(), () -> articles.create(content, null, true));
    }

    /** Acts as somebody. */
    public <T> T as(Actor actor, Callable<T> work) {
        try {
            return access.callAs(actor, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the index has taken in everything that was committed. */
    public void awaitIndex() {
        OutboxPollingSearchMapping outbox = Search.mapping(factory)
                .extension(org.hibernate.search.mapper.orm.outboxpolling.OutboxPollingExtension.get());
        for (int i = 0; i < 600; i++) {
            Integer waiting = jdbc.queryForObject("SELECT COUNT(*) FROM hsearch_outbox_event", Integer.class);
            if (waiting != null && waiting == 0) {
                return;
            }
            if (outbox.countAbortedEvents() > 0) {
                throw new IllegalStateException("indexing failed");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("the index did not catch up");
    }

    private long id(String sql, Object key) {
        return jdbc.queryForObject(sql, Long.class, key);
    }
}
