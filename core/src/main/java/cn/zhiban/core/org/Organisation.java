package cn.zhiban.core.org;

import cn.zhiban.core.security.Scope;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Clients and shops for other modules: few, asked for on every search, so kept in memory for some seconds. What is
 * handed out is limited by the scope that callers pass; only code that has checked otherwise uses
 * {@link Scope#EVERYTHING}.
 */
@Service
public class Organisation {
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final LoadingCache<String, Snapshot> snapshot =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(key -> load());

    Organisation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shops within the scope, by client and name. */
    public List<ShopRef> shops(Scope scope) {
        return now().shops().stream().filter(shop -> scope.seesShop(shop.id())).toList();
    }

    /** Clients within the scope, by name. */
    public List<ClientRef> clients(Scope scope) {
        return now().clients().stream()
                .filter(client -> scope.seesClient(client.id()))
                .toList();
    }

    /** The shop, if it is within the scope. */
    public Optional<ShopRef> shop(long id, Scope scope) {
        return Optional.ofNullable(now().shopsById().get(id)).filter(shop -> scope.seesShop(shop.id()));
    }

    /** The shop with this code or name (case and blanks at the ends do not matter), if it is within the scope. */
    public Optional<ShopRef> findShop(String codeOrName, Scope scope) {
        String wanted = codeOrName.strip();
        return shops(scope).stream()
                .filter(shop ->
                        shop.code().equalsIgnoreCase(wanted) || shop.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The client with this code or name, if it is within the scope. */
    public Optional<ClientRef> findClient(String codeOrName, Scope scope) {
        String wanted = codeOrName.strip();
        return clients(scope).stream()
                .filter(client ->
                        client.code().equalsIgnoreCase(wanted) || client.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** Names of shops whose ids are known already from something the reader may see; unknown ids are left out. */
    public List<ShopRef> shopsById(Collection<Long> ids) {
        Map<Long, ShopRef> known = now().shopsById();
        return ids.stream().map(known::get).filter(java.util.Objects::nonNull).toList();
    }

    /** The client whose id is known already from something the reader may see. */
    public Optional<ClientRef> clientById(long id) {
        return now().clients().stream().filter(client -> client.id() == id).findFirst();
    }

    /** The nick under which an employee answers for a shop on a day; for callers that act for that employee. */
    public Optional<String> nick(long employeeId, long shopId, LocalDate day) {
        return jdbc.sql(
                        "SELECT nick FROM core_platform_account WHERE employee_id = ? AND shop_id = ?"
                                + " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from DESC LIMIT 1")
                .params(employeeId, shopId, day, day)
                .query(String.class)
                .optional();
    }

    /** Forgets what was kept; to be called after clients or shops changed. */
    public void forget() {
        snapshot.invalidateAll();
    }

    private Snapshot now() {
        return snapshot.get(ALL);
    }

    private Snapshot load() {
        List<ClientRef> clients = jdbc.sql("SELECT id, code, name, active FROM core_client ORDER BY name")
                .query(new SimplePropertyRowMapper<>(ClientRef.class))
                .list();
        List<ShopRef> shops = jdbc.sql("""
                        SELECT s.id, s.code, s.name, s.client_id, c.name AS client_name, s.platform, s.active
                          FROM core_shop s JOIN core_client c ON c.id = s.client_id ORDER BY c.name, s.name""")
                .query(new SimplePropertyRowMapper<>(ShopRef.class))
                .list();
        return new Snapshot(
                clients, shops, shops.stream().collect(Collectors.toUnmodifiableMap(ShopRef::id, Function.identity())));
    }

    private record Snapshot(List<ClientRef> clients, List<ShopRef> shops, Map<Long, ShopRef> shopsById) {}
}
