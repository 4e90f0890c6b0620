package cn.zhiban.core.org.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.OrganisationFixtures;
import cn.zhiban.core.org.OrganisationTest;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrganisationTest
class ShopServiceIT {
    @Autowired
    OrganisationFixtures given;

    @Autowired
    ClientService clients;

    @Autowired
    ShopService shops;

    @Autowired
    ShopGroupService groups;

    @Autowired
    Organisation organisation;

    private ShopDraft draft(long client) {
        String code = given.code("s");
        return new ShopDraft(code, "店 " + code, client, Platform.DOUYIN, true);
    }

    @Test
    void aChangeIsSeenAtOnceByWhoeverAsksTheOrganisation() {
        long shop = given.shop(given.client());
        assertThat(organisation.shop(shop, Scope.EVERYTHING)).isPresent();
        ShopSummary before = given.asSystem(() -> shops.get(shop));
        given.run(
                given.asSystemActor(),
                () -> shops.change(shop, 0, new ShopDraft(before.code(), "新名字", before.clientId(), Platform.JD, true)));
        assertThat(organisation.shop(shop, Scope.EVERYTHING).orElseThrow().name())
                .isEqualTo("新名字");
    }

    @Test
    void aLeadKeepsOnlyShopsOfGrantedClients() {
        long client = given.client();
        long other = given.client();
        long foreign = given.shop(other);
        Actor lead = given.lead(null, Set.of(client));

        long own = given.as(lead, () -> shops.create(draft(client)));
        assertThat(organisation.shop(own, Scope.EVERYTHING)).isPresent();
        assertThatThrownBy(() -> given.as(lead, () -> shops.create(draft(other))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.run(lead, () -> shops.change(foreign, 0, draft(client))))
                .isInstanceOf(NotFound.class);
        Actor wider = given.lead(null, Set.of(client));
        assertThatThrownBy(() -> given.run(wider, () -> shops.change(own, 0, draft(other))))
                .isInstanceOf(NotAllowed.class);
        assertThat(given.as(lead, () -> shops.list(new ShopFilter("", null, null, true), 0, 1000)))
                .extracting(ShopSummary::clientId)
                .doesNotContain(other);
        assertThatThrownBy(() -> given.as(given.nobody(), () -> shops.list(ShopFilter.ACTIVE, 0, 1)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whoServesAShopWithoutBeingGrantedItsClientMayNotChangeIt() {
        long client = given.client();
        long shop = given.shop(client);
        Actor granted = given.lead(null, Set.of(client));
        Actor serving = new Actor(
                null,
                null,
                "account:0",
                "Lead",
                null,
                granted.permissions(),
                new Scope(false, Set.of(), Set.of(client), Set.of(shop), Set.of(shop)));
        assertThatThrownBy(() -> given.run(serving, () -> shops.change(shop, 0, draft(client))))
                .isInstanceOf(NotAllowed.class);
        assertThat(given.as(serving, () -> shops.get(shop)).editable()).isFalse();
    }

    @Test
    void onlyWhoeverSeesEverythingMakesClients() {
        long client = given.client();
        Actor lead = given.lead(null, Set.of(client));
        assertThatThrownBy(() -> given.as(lead, () -> clients.create(new ClientDraft(given.code("c"), "新客户", true))))
                .isInstanceOf(NotAllowed.class);
        given.run(lead, () -> clients.change(client, 0, new ClientDraft(given.code("c"), "改名", true)));
        assertThatThrownBy(() -> given.run(
                        lead, () -> clients.change(given.client(), 0, new ClientDraft(given.code("c"), "改名", true))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aClientThatIsNoLongerServedTakesItsShopsAlong() {
        long client = given.client();
        long shop = given.shop(client);
        given.run(
                given.asSystemActor(), () -> clients.change(client, 0, new ClientDraft(given.code("c"), "旧客户", false)));
        assertThat(given.asSystem(() -> shops.get(shop)).active()).isFalse();
        assertThat(given.asSystem(() -> shops.list(new ShopFilter("", client, null, false), 0, 10)))
                .isEmpty();
        assertThat(given.asSystem(() -> shops.list(new ShopFilter("", client, null, true), 0, 10)))
                .hasSize(1);
    }

    @Test
    void codesAreTakenOnceAndChangesDoNotOverwriteEachOther() {
        long client = given.client();
        ShopDraft draft = draft(client);
        long shop = given.asSystem(() -> shops.create(draft));
        assertThatThrownBy(() -> given.asSystem(() -> shops.create(draft)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.field()).isEqualTo("code"));
        given.run(given.asSystemActor(), () -> shops.change(shop, 0, draft));
        assertThatThrownBy(() -> given.run(given.asSystemActor(), () -> shops.change(shop, 0, draft)))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void aGroupOverClientsShowsOnlyItsShopsWithinTheScope() {
        long client = given.client();
        long own = given.shop(client);
        long foreign = given.shop(given.client());
        String code = given.code("g");
        long group = given.asSystem(() -> groups.create(new ShopGroupDraft(code, "直播间 " + code, Set.of(own, foreign))));
        Actor lead = given.lead(null, Set.of(client));

        assertThat(given.as(lead, () -> groups.list(code, 0, 10)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.shops()).extracting(shop -> shop.id()).containsExactly(own);
                    assertThat(row.hidden()).isEqualTo(1);
                    assertThat(row.editable()).isFalse();
                });
        assertThatThrownBy(() -> given.run(lead, () -> groups.delete(group))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() ->
                        given.run(lead, () -> groups.change(group, 0, new ShopGroupDraft(code, "x", Set.of(own)))))
                .isInstanceOf(NotAllowed.class);
        given.as(lead, () -> groups.create(new ShopGroupDraft(given.code("g"), "自己的", Set.of(own))));
    }
}
