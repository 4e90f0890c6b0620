package cn.zhiban.app.access;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.account.Accounts;
import cn.zhiban.core.security.account.NewAccount;
import cn.zhiban.core.security.signin.DemoSignIns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A random organisation with knowledge in it: clients, shops, people who serve or keep some of them. Everything that is
 * said of one client or shop carries a marker word that occurs nowhere else, so whoever reads a foreign marker reads
 * something that is none of their business.
 */
final class KnowledgeWorld {
    /** In the title and answer of every article. */
    static final String COMMON = "退换货时效说明";

    /** Whose a marker is: everybody's, a client's or some shops'. */
    record Audience(Long client, Set<Long> shops) {
        static final Audience SHARED = new Audience(null, Set.of());
    }

    /** Somebody, what they may see by the rules written down here a second time, and their session. */
    record Visitor(String name, DefaultRole role, Actor actor, Caller browser, Set<Long> clients, Set<Long> shops) {
        boolean maySee(Audience audience) {
            if (!audience.shops().isEmpty()) {
                return audience.shops().stream().anyMatch(shops::contains);
            }
            return audience.client() == null || clients.contains(audience.client());
        }
    }

    final long seed;
    final Random random;
    final ApplicationContext context;
    final Map<Long, List<Long>> shopsOfClient = new TreeMap<>();
    final List<Visitor> visitors = new ArrayList<>();
    final Map<String, Audience> markers = new TreeMap<>();
    final List<Long> articles = new ArrayList<>();
    /** Articles that are published, by their marker. */
    final Map<String, Long> published = new TreeMap<>();
    /** Addresses of pictures, by the marker of their article. */
    final Map<String, String> pictures = new TreeMap<>();
    /** Addresses of attachments, by the marker of their article. */
    final Map<String, String> attachments = new TreeMap<>();

    private final JdbcTemplate jdbc;
    private final Access access;
    private final int port;
    private int number;

    KnowledgeWorld(long seed, ApplicationContext context, int port) {
        this.seed = seed;
        this.random = new Random(seed);
        this.context = context;
        this.port = port;
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.access = context.getBean(Access.class);
        makeClients();
        makePeople();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Does something as the system. */
    <T> T asSystem(Callable<T> work) {
        return as(access.system(), work);
    }

    /** Does something as somebody. */
    <T> T as(Actor actor, Callable<T> work) {
        try {
            return access.callAs(actor, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new word that belongs to an audience; it is found by search as one word. */
    String marker(Audience audience) {
        StringBuilder word = new StringBuilder("zq");
        for (int i = 0; i < 8; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        markers.put(word.toString(), audience);
        return word.toString();
    }

    /** Every audience there is: shared, each client, each shop, and some pairs of shops of two clients. */
    List<Audience> audiences() {
        List<Audience> audiences = new ArrayList<>(List.of(Audience.SHARED));
        shopsOfClient.forEach((client, shops) -> {
            audiences.add(new Audience(client, Set.of()));
            shops.forEach(shop -> audiences.add(new Audience(null, Set.of(shop))));
        });
        List<Long> clients = new ArrayList<>(shopsOfClient.keySet());
        audiences.add(new Audience(
                null,
                Set.of(
                        shopsOfClient.get(clients.get(0)).getFirst(),
                        shopsOfClient.get(clients.get(1)).getFirst())));
        return audiences;
    }

    /** Markers that the visitor must never read. */
    Set<String> foreign(Visitor visitor) {
        Set<String> foreign = new HashSet<>();
        markers.forEach((marker, audience) -> {
            if (!visitor.maySee(audience)) {
                foreign.add(marker);
            }
        });
        return foreign;
    }

    private void makeClients() {
        int clients = 2 + random.nextInt(2);
        for (int c = 0; c < clients; c++) {
            long client = insert(
                    "INSERT INTO core_client (code, name) VALUES (?, ?) RETURNING id", code("client"), code("name"));
            String name = marker(new Audience(client, Set.of()));
            jdbc.update("UPDATE core_client SET name = ? WHERE id = ?", name, client);
            List<Long> shops = new ArrayList<>();
            for (int s = 0; s < 1 + random.nextInt(3); s++) {
                long shop = insert(
                        "INSERT INTO core_shop (code, name, client_id, platform) VALUES (?, ?, ?, ?) RETURNING id",
                        code("shop"),
                        code("name"),
                        client,
                        Platform.values()[random.nextInt(Platform.values().length)].name());
                jdbc.update(
                        "UPDATE core_shop SET name = ? WHERE id = ?", marker(new Audience(null, Set.of(shop))), shop);
                shops.add(shop);
            }
            shopsOfClient.put(client, shops);
        }
        bean(cn.zhiban.core.org.Organisation.class).forget();
    }

    private void makePeople() {
        List<Long> clients = new ArrayList<>(shopsOfClient.keySet());
        for (long client : clients) {
            person(DefaultRole.AGENT, Set.of(), some(shopsOfClient.get(client)));
            person(DefaultRole.TEAM_LEAD, Set.of(client), Set.of());
            person(DefaultRole.KNOWLEDGE_EDITOR, Set.of(client), Set.of());
        }
        person(DefaultRole.QUALITY_INSPECTOR, Set.of(clients.getFirst()), Set.of());
        person(DefaultRole.TRAINER, Set.of(clients.getLast()), Set.of());
        person(DefaultRole.AGENT, Set.of(), Set.of());
        person(
                DefaultRole.TEAM_LEAD,
                Set.of(clients.getFirst()),
                Set.of(shopsOfClient.get(clients.getLast()).getFirst()));
    }

    private void person(DefaultRole role, Set<Long> granted, Set<Long> served) {
        String name = code("person");
        long employee = insert(
                "INSERT INTO core_employee (staff_number, name, post, hire_date, state)"
                        + " VALUES (?, ?, ?, '2024-01-01', 'ACTIVE') RETURNING id",
                name,
                name,
                role == DefaultRole.TEAM_LEAD ? "TEAM_LEAD" : "AFTER_SALES");
        for (long shop : served) {
            jdbc.update(
                    "INSERT INTO core_assignment (employee_id, shop_id, post, valid_from) VALUES (?, ?, 'AFTER_SALES', ?)",
                    employee,
                    shop,
                    LocalDate.of(2025, 1, 1));
        }
        // somebody who served every other shop until long ago sees nothing of them any more
        shopsOfClient.values().stream()
                .flatMap(List::stream)
                .filter(shop -> !served.contains(shop))
                .forEach(shop -> jdbc.update(
                        "INSERT INTO core_assignment (employee_id, shop_id, post, valid_from, valid_to)"
                                + " VALUES (?, ?, 'AFTER_SALES', '2024-01-01', '2024-12-31')",
                        employee,
                        shop));
        long account = asSystem(() -> bean(Accounts.class)
                .create(new NewAccount(name, name, DemoSignIns.PASSWORD, false, employee, Set.of(role), granted)));
        Set<Long> shops = new HashSet<>(served);
        Set<Long> clients = new HashSet<>(granted);
        shopsOfClient.forEach((client, own) -> {
            if (granted.contains(client)) {
                shops.addAll(own);
            }
            if (own.stream().anyMatch(served::contains)) {
                clients.add(client);
            }
        });
        Actor actor = bean(ActorDirectory.class).findAccount(account).orElseThrow();
        visitors.add(new Visitor(
                name + " " + role, role, actor, Caller.signedIn(port, name), Set.copyOf(clients), Set.copyOf(shops)));
    }

    private Set<Long> some(List<Long> shops) {
        Set<Long> some = new HashSet<>(Set.of(shops.getFirst()));
        shops.stream().filter(_ -> random.nextBoolean()).forEach(some::add);
        return some;
    }

    private long insert(String sql, Object... values) {
        Long id = jdbc.queryForObject(sql, Long.class, values);
        return id == null ? -1 : id;
    }

    private String code(String kind) {
        return "w" + seed + kind + ++number;
    }
}
