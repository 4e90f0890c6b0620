package cn.zhiban.kb.authority;

import static cn.zhiban.kb.authority.AuthorityFixtures.fiveTenTwenty;
import static cn.zhiban.kb.authority.AuthorityFixtures.limit;
import static cn.zhiban.kb.authority.AuthorityFixtures.ofClient;
import static cn.zhiban.kb.authority.AuthorityFixtures.ofShop;
import static cn.zhiban.kb.authority.AuthorityFixtures.shared;
import static cn.zhiban.kb.authority.AuthorityFixtures.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KnowledgeFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthorityTest
class CaseServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    AuthorityFixtures authorities;

    @Autowired
    CaseService cases;

    @Autowired
    AuthorityService authority;

    @Autowired
    GrantService grants;

    @Autowired
    LadderSheet sheet;

    @Autowired
    ImportNow imports;

    @Autowired
    Access access;

    @Autowired
    CompanyTime time;

    AuthorityCase one;
    long client;
    long shop;
    Actor lead;

    @BeforeEach
    void people() {
        one = authorities.newCase();
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        lead = authorities.lead(Set.of(client), Set.of(shop));
    }

    @Test
    void aChangeWritesTheNextVersionAndDecisionsKeepTheirs() {
        Actor agent = authorities.agent(Post.AFTER_SALES, Set.of(client), Set.of(shop));
        long first = given.as(lead, () -> cases.save(null, 0, ofClient(one, client, 2000)));
        Grant before = given.as(agent, () -> authority.grant(one.code(), step(shop, Step.FLOOR, "V1")));

        long second = given.as(lead, () -> cases.save(first, 1, ofClient(one, client, 3000)));
        Grant after = given.as(agent, () -> authority.grant(one.code(), step(shop, Step.FLOOR, "V2")));

        assertThat(List.of(before.ladderId(), after.ladderId())).containsExactly(first, second);
        assertThat(given.as(lead, () -> cases.history(first)))
                .extracting(Ladder::number, version -> version.floor().amountCents())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, 3000L), org.assertj.core.groups.Tuple.tuple(1, 2000L));
        assertThatThrownBy(() -> given.as(lead, () -> cases.save(first, 1, ofClient(one, client, 4000))))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void leadsKeepTheirClientsOnlyAndNothingShared() {
        long foreign = given.client();
        long foreignShop = given.shop(foreign, Platform.JD);
        long theirs = authorities.ladder(ofShop(one, foreignShop, null, 100));

        assertThatThrownBy(() -> given.as(lead, () -> cases.save(null, 0, ofClient(one, foreign, 100))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(lead, () -> cases.save(null, 0, shared(one, fiveTenTwenty(), null, null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(lead, () -> cases.save(theirs, 1, ofShop(one, shop, null, 100))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(lead, () -> {
                    cases.end(theirs, 1);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(lead, () -> cases.history(theirs))).isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> given.as(lead, () -> cases.createCase(new CaseDraft("own", "own", "", "", false, true))))
                .isInstanceOf(NotAllowed.class);
        Actor agent = authorities.agent(Post.AFTER_SALES, Set.of(client), Set.of(shop));
        assertThatThrownBy(() -> given.as(agent, () -> cases.ladders(null))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> grants.total(week()))).isInstanceOf(NotAllowed.class);
    }

    private GrantFilter week() {
        LocalDate today = time.today();
        return new GrantFilter(today.minusDays(7), today.plusDays(1), null, null);
    }

    @Test
    void laddersThatFallOrOverlapOrLackTheFloorAreRefused() {
        given.as(lead, () -> cases.save(null, 0, ofClient(one, client, 2000)));

        assertThatThrownBy(() -> given.as(lead, () -> cases.save(null, 0, ofClient(one, client, 3000))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> authorities.ladder(
                        shared(one, List.of(limit(Step.FIRST, 300), limit(Step.FLOOR, 200)), null, null)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> authorities.ladder(shared(one, List.of(limit(Step.FIRST, 300)), null, null)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> authorities.ladder(shared(one, fiveTenTwenty(), 0L, null)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aLadderThatIsOverNoLongerHolds() {
        Actor agent = authorities.agent(Post.AFTER_SALES, Set.of(client), Set.of(shop));
        authorities.ladder(new LadderDraft(
                one.id(),
                null,
                null,
                shop,
                fiveTenTwenty(),
                null,
                null,
                null,
                time.now().minus(Duration.ofSeconds(1))));
        authorities.ladder(new LadderDraft(
                one.id(),
                null,
                null,
                shop,
                fiveTenTwenty(),
                null,
                null,
                time.now().plus(Duration.ofDays(1)),
                null));

        assertThatThrownBy(() -> given.as(agent, () -> authority.grant(one.code(), step(shop, Step.FIRST, "W1"))))
                .isInstanceOf(BeyondLimit.class);
    }

    @Test
    void recordsAndTotalsStayWithinTheScope() {
        long foreign = given.client();
        long foreignShop = given.shop(foreign, Platform.JD);
        authorities.ladder(shared(one, fiveTenTwenty(), null, null));
        Actor stranger = authorities.agent(Post.AFTER_SALES, Set.of(foreign), Set.of(foreignShop));
        given.as(stranger, () -> authority.grant(one.code(), step(foreignShop, Step.FIRST, "FOREIGN")));
        Actor agent = authorities.agent(Post.AFTER_SALES, Set.of(client), Set.of(shop));
        Grant back = given.as(agent, () -> authority.grant(one.code(), step(shop, Step.SECOND, "OWN1")));
        given.as(agent, () -> authority.takeBack(back.id()));
        given.as(agent, () -> authority.grant(one.code(), step(shop, Step.FIRST, "OWN2")));

        assertThat(given.as(lead, () -> grants.list(week(), 0, 100)))
                .extracting(Grant::orderRef)
                .containsExactly("OWN2", "OWN1");
        assertThat(given.as(lead, () -> grants.total(week()))).isEqualTo(new GrantService.Total(500, 2));
    }

    @Test
    void theSheetComesBackAsItWent() throws Exception {
        String csv = """
                场景编码,客户,店铺,岗位,首次报价,首次方式,二次报价,二次方式,底线,底线方式,每人每日金额,每人每日次数,生效,失效
                %s,,%s,售后,5,优惠券,10/10%%,退款,20/20%%,退款,100,5,2026-01-01,2099-12-31
                """.formatted(one.code(), shopName());
        ImportResult first = importAsLead(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(first.errors()).isEmpty();
        assertThat(first.created()).isEqualTo(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        given.as(lead, () -> {
            sheet.export(Locale.SIMPLIFIED_CHINESE, out);
            return true;
        });

        ImportResult again = importAsLead(out.toByteArray());
        assertThat(again.errors()).isEmpty();
        assertThat(again.unchanged()).isPositive();
        assertThat(again.created() + again.updated()).isZero();
        assertThat(importAsLead(csv.replace("20/20%", "30/20%").getBytes(StandardCharsets.UTF_8))
                        .updated())
                .isEqualTo(1);
        assertThat(given.as(lead, () -> cases.ladders(one.id())))
                .singleElement()
                .satisfies(ladder -> {
                    assertThat(ladder.number()).isEqualTo(2);
                    assertThat(ladder.draft().post()).isEqualTo(Post.AFTER_SALES);
                    assertThat(ladder.floor()).isEqualTo(new Limit(Step.FLOOR, 3000L, 2000, Remedy.REFUND));
                });
    }

    @Test
    void theSheetSaysWhatIsWrongWithEachCell() throws Exception {
        long foreign = given.client();
        long foreignShop = given.shop(foreign, Platform.JD);
        String csv = "case,shop,first,floor,daily_number\n"
                + "nonsense,,5,10,\n"
                + one.code() + ",shop-" + foreignShop + ",abc,,x\n"
                + one.code() + ",,5,10,\n";
        ImportResult result = importAsLead(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(result.created()).isZero();
        assertThat(result.errors())
                .extracting(error -> error.row() + " " + error.column())
                .contains("2 case", "3 shop", "3 first", "3 daily_number", "4 client");
    }

    private String shopName() {
        return given.as(lead, () -> cases.editableShops()).getFirst().name();
    }

    private ImportResult importAsLead(byte[] file) {
        return given.as(lead, () -> imports.run(LadderSheet.NAME, new ByteArrayInputStream(file), Map.of()));
    }
}
