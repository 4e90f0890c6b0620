package cn.zhiban.core.security;

import java.util.Set;

/**
 * Whose data a person or token may see. Repositories and searches take it as an argument they cannot do without.
 *
 * @param all sees every client and shop
 * @param managedClientIds clients granted to the account by an administrator, with all their shops
 * @param clientIds clients whose common data may be seen: the managed ones and those of the shops served now
 * @param shopIds shops whose data may be seen: all of the managed clients and those served today
 * @param servedShopIds shops served today by assignment, whatever else may be seen
 */
public record Scope(
        boolean all, Set<Long> managedClientIds, Set<Long> clientIds, Set<Long> shopIds, Set<Long> servedShopIds) {
    /** Sees everything. */
    public static final Scope EVERYTHING = new Scope(true, Set.of(), Set.of(), Set.of(), Set.of());
    /** Sees what is shared by all, nothing of any client. */
    public static final Scope NOTHING = new Scope(false, Set.of(), Set.of(), Set.of(), Set.of());

    /** Copies the sets, so that a scope never changes. */
    public Scope {
        managedClientIds = Set.copyOf(managedClientIds);
        clientIds = Set.copyOf(clientIds);
        shopIds = Set.copyOf(shopIds);
        servedShopIds = Set.copyOf(servedShopIds);
    }

    /** May see what belongs to the client as a whole. */
    public boolean seesClient(long clientId) {
        return all || clientIds.contains(clientId);
    }

    /** May see what belongs to the shop. */
    public boolean seesShop(long shopId) {
        return all || shopIds.contains(shopId);
    }

    /** May keep (not only read) what belongs to the client as a whole. */
    public boolean managesClient(long clientId) {
        return all || managedClientIds.contains(clientId);
    }
}
