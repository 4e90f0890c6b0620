package cn.zhiban.kb.authority;

import static cn.zhiban.kb.authority.AuthorityFixtures.amount;
import static cn.zhiban.kb.authority.AuthorityFixtures.approved;
import static cn.zhiban.kb.authority.AuthorityFixtures.ask;
import static cn.zhiban.kb.authority.AuthorityFixtures.fiveTenTwenty;
import static cn.zhiban.kb.authority.AuthorityFixtures.ofClient;
import static cn.zhiban.kb.authority.AuthorityFixtures.ofShop;
import static cn.zhiban.kb.authority.AuthorityFixtures.shared;
import static cn.zhiban.kb.authority.AuthorityFixtures.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.AdjustableClock;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KnowledgeFixtures;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@AuthorityTest
class AuthorityServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    AuthorityFixtures authorities;

    @Autowired
    AuthorityService authority;

    @Autowired
    ApprovalService approvals;

    @Autowired
    CaseService cases;

    @Autowired
    Access access;

    @Autowired
    AdjustableClock clock;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    long otherShop;
    Actor agent;
    Actor lead;
    AuthorityCase one;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        otherShop = given.shop(client, Platform.JD);
        agent = authorities.agent(Post.AFTER_SALES, Set.of(client), Set.of(shop, otherShop));
        lead = authorities.lead(Set.of(client), Set.of(shop, otherShop));
        one = authorities.newCase();
    }

    private Grant give(GrantDraft draft) {
        return given.as(agent, () -> authority.grant(one.code(), draft));
    }

    private Offers offers(Actor actor, long orderCents) {
        return given.as(actor, () -> authority.ladder(one.code(), shop, orderCents));
    }

    @Test
    void offersTheLowerOfAmountAndShareRoundedHalfUp() {
        authorities.ladder(shared(
                one,
                List.of(
                        new Limit(Step.FIRST, 1000L, 500, Remedy.COUPON),
                        new Limit(Step.SECOND, null, 1000, Remedy.REFUND),
                        new Limit(Step.FLOOR, 3000L, null, Remedy.REFUND)),
                null,
                null));

        assertThat(offers(agent, 9_990).steps()).extracting(Offer::amountCents).containsExactly(500L, 999L, 3000L);
        assertThat(offers(agent, 100_000).steps())
                .extracting(Offer::amountCents)
                .as("no step is above the floor")
                .containsExactly(1000L, 3000L, 3000L);
    }

    @Test
    void theNarrowestLadderWinsAndSaysSo() {
        authorities.ladder(shared(one, fiveTenTwenty(), null, null));
        assertThat(offers(agent, 10_000).reach()).isEqualTo(Reach.SHARED);
        authorities.ladder(ofClient(one, client, 3000));
        assertThat(offers(agent, 10_000).reach()).isEqualTo(Reach.CLIENT);
        authorities.ladder(ofShop(one, shop, null, 4000));
        authorities.ladder(ofShop(one, shop, Post.AFTER_SALES, 4500));
        authorities.ladder(ofShop(one, shop, Post.TEAM_LEAD, 9000));
        authorities.ladder(ofShop(one, otherShop, null, 100));

        assertThat(offers(agent, 10_000).reach()).isEqualTo(Reach.SHOP);
        assertThat(offers(agent, 10_000).steps()).extracting(Offer::amountCents).containsExactly(4500L);
        assertThat(offers(lead, 10_000).steps()).extracting(Offer::amountCents).containsExactly(9000L);
    }

    @Test
    void givesWithinTheLimitsAndRefusesBeyondTheFloor() {
        long ladder = authorities.ladder(shared(one, fiveTenTwenty(), null, null));

        Grant grant = give(step(shop, Step.SECOND, "A1"));

        assertThat(grant.amountCents()).isEqualTo(1000);
        assertThat(grant.ladderId()).isEqualTo(ladder);
        assertThatThrownBy(() -> give(amount(shop, 2001, "A2"))).isInstanceOf(BeyondLimit.class);
        assertThatThrownBy(() -> give(step(shop, Step.FLOOR, "A1")))
                .as("10 and 20 to one order are more than 20")
                .isInstanceOf(BeyondLimit.class);
        assertThat(give(amount(shop, 1000, "A1")).amountCents()).isEqualTo(1000);
    }

    @Test
    void aSecondClickGivesNothing() {
        authorities.ladder(shared(one, fiveTenTwenty(), null, null));
        GrantDraft draft = step(shop, Step.FIRST, "B1");

        Grant first = give(draft);
        Grant again = give(draft);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(given.as(agent, authority::today)).hasSize(1);
    }

    @Test
    void theDaysAllowanceEndsAtMidnightInShanghai() {
        authorities.ladder(shared(one, fiveTenTwenty(), 3000L, 2));
        toShanghaiMidnightMinusOneMinute();
        give(step(shop, Step.FLOOR, "C1"));

        assertThatThrownBy(() -> give(step(shop, Step.FLOOR, "C2"))).isInstanceOf(BeyondLimit.class);
        assertThat(offers(agent, 10_000).remainingCents()).isEqualTo(1000);
        assertThat(give(step(otherShop, Step.FIRST, "C3")).amountCents()).isEqualTo(500);
        assertThatThrownBy(() -> give(step(shop, Step.FIRST, "C4")))
                .as("twice a day")
                .isInstanceOf(BeyondLimit.class);

        LocalDate before = time.today();
        clock.pass(Duration.ofMinutes(2));
        assertThat(time.today()).isEqualTo(before.plusDays(1));
        assertThat(offers(agent, 10_000).remainingCents()).isEqualTo(3000);
        assertThat(offers(agent, 10_000).remainingGrants()).isEqualTo(2);
        assertThat(give(step(shop, Step.FLOOR, "C2")).day()).isEqualTo(before.plusDays(1));
    }

    private void toShanghaiMidnightMinusOneMinute() {
        clock.pass(Duration.between(
                time.now(),
                time.instant(time.today().plusDays(1).atStartOfDay()).minus(Duration.ofMinutes(1))));
    }

    @Test
    void whatIsTakenBackWithinTenMinutesCountsNoMore() {
        authorities.ladder(shared(one, fiveTenTwenty(), 2000L, null));
        Grant grant = give(step(shop, Step.FLOOR, "D1"));
        assertThat(offers(agent, 10_000).remainingCents()).isZero();

        given.as(agent, () -> authority.takeBack(grant.id()));

        assertThat(offers(agent, 10_000).remainingCents()).isEqualTo(2000);
        Grant late = give(step(shop, Step.FLOOR, "D1"));
        assertThatThrownBy(() -> given.as(lead, () -> authority.takeBack(late.id())))
                .as("somebody else's")
                .isInstanceOf(NotFound.class);
        clock.pass(Duration.ofMinutes(11));
        assertThatThrownBy(() -> given.as(agent, () -> authority.takeBack(late.id())))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theSameAgentInTwoWindowsNeverGivesMoreThanTheDay() throws Exception {
        authorities.ladder(shared(one, fiveTenTwenty(), 2000L, null));
        for (int round = 0; round < 5; round++) {
            Actor someone = authorities.agent(Post.AFTER_SALES, Set.of(client), Set.of(shop));
            int number = round;
            int kept = both(
                    () -> given.as(someone, () -> authority.grant(one.code(), step(shop, Step.FLOOR, "E1" + number))),
                    () -> given.as(someone, () -> authority.grant(one.code(), step(shop, Step.FLOOR, "E2" + number))));
            assertThat(kept).isEqualTo(1);
        }
    }

    @Test
    void twoAgentsNeverGiveOneOrderMoreThanTheFloor() throws Exception {
        authorities.ladder(shared(one, fiveTenTwenty(), null, null));
        Actor colleague = authorities.agent(Post.AFTER_SALES, Set.of(client), Set.of(shop));
        for (int round = 0; round < 5; round++) {
            String order = "F" + round;
            int kept = both(
                    () -> give(step(shop, Step.FLOOR, order)),
                    () -> given.as(colleague, () -> authority.grant(one.code(), step(shop, Step.FLOOR, order))));
            assertThat(kept).isEqualTo(1);
        }
    }

    /** How many of both went through; the other one must have met a limit. */
    private static int both(Callable<?> left, Callable<?> right) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> results = List.of(left, right).stream()
                    .map(work -> pool.submit(() -> {
                        start.await();
                        try {
                            work.call();
                            return true;
                        } catch (BeyondLimit | AlreadyDecided e) {
                            return false;
                        }
                    }))
                    .toList();
            start.countDown();
            int kept = 0;
            for (Future<Boolean> result : results) {
                kept += result.get() ? 1 : 0;
            }
            return kept;
        }
    }

    @Test
    void aLeadApprovesMoreAndTheAgentGivesItOnce() {
        authorities.ladder(shared(one, fiveTenTwenty(), 2000L, 1));
        Approval asked = given.as(agent, () -> approvals.request(one.code(), ask(shop, 5000, "G1")));
        assertThat(asked.code()).matches("[A-Z]{6}");
        assertThat(given.as(lead, approvals::open)).extracting(Approval::code).contains(asked.code());
        assertThat(notices(lead)).isEqualTo(1);
        assertThatThrownBy(() -> give(approved(shop, asked.code(), "G1")))
                .as("not approved yet")
                .isInstanceOf(InvalidInput.class);

        given.as(lead, () -> approvals.decide(asked.code(), true, "可以"));

        assertThat(given.as(agent, () -> approvals.get(asked.code())).state()).isEqualTo(Approval.State.APPROVED);
        assertThat(notices(agent)).isEqualTo(1);
        assertThatThrownBy(() -> give(approved(shop, asked.code(), "G2")))
                .as("another order")
                .isInstanceOf(NotFound.class);
        Grant grant = give(approved(shop, asked.code(), "G1"));
        assertThat(grant.amountCents()).isEqualTo(5000);
        assertThat(grant.approvedBy()).isEqualTo(lead.name());
        assertThat(given.as(agent, () -> approvals.get(asked.code())).state()).isEqualTo(Approval.State.USED);
        assertThatThrownBy(() -> give(approved(shop, asked.code(), "G1"))).isInstanceOf(InvalidInput.class);
        assertThat(offers(agent, 10_000).remainingCents())
                .as("what a lead approved uses nothing of the day")
                .isEqualTo(2000);
    }

    private int notices(Actor actor) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM core_notice WHERE account_id = ?", Integer.class, actor.accountId());
    }

    @Test
    void twoLeadsWhoDecideAtOnceDoNotBothDecide() throws Exception {
        Actor other = authorities.lead(Set.of(client), Set.of(shop, otherShop));
        for (int round = 0; round < 5; round++) {
            String order = "H" + round;
            Approval asked = given.as(agent, () -> approvals.request(one.code(), ask(shop, 5000, order)));
            int decided = both(
                    () -> given.as(lead, () -> approvals.decide(asked.code(), true, "")),
                    () -> given.as(other, () -> approvals.decide(asked.code(), false, "")));
            assertThat(decided).isEqualTo(1);
        }
    }

    @Test
    void nobodyApprovesTheirOwn() {
        Approval own = given.as(lead, () -> approvals.request(one.code(), ask(shop, 5000, "I1")));

        assertThatThrownBy(() -> given.as(lead, () -> approvals.decide(own.code(), true, "")))
                .isInstanceOf(NotAllowed.class);
        assertThat(given.as(lead, approvals::open)).extracting(Approval::code).doesNotContain(own.code());
        assertThat(notices(lead)).isZero();
    }

    @Test
    void aRequestExpiresAfterHalfAnHourAndSoDoesAnApproval() {
        Approval unanswered = given.as(agent, () -> approvals.request(one.code(), ask(shop, 5000, "J1")));
        Approval unused = given.as(agent, () -> approvals.request(one.code(), ask(shop, 5000, "J2")));
        given.as(lead, () -> approvals.decide(unused.code(), true, ""));

        clock.pass(Duration.ofMinutes(31));

        assertThat(given.as(agent, () -> approvals.get(unanswered.code())).state())
                .isEqualTo(Approval.State.EXPIRED);
        assertThat(given.as(lead, approvals::open)).extracting(Approval::code).doesNotContain(unanswered.code());
        assertThatThrownBy(() -> given.as(lead, () -> approvals.decide(unanswered.code(), true, "")))
                .isInstanceOf(AlreadyDecided.class);
        assertThatThrownBy(() -> give(approved(shop, unused.code(), "J2"))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void nothingOfAnotherClientIsSeenAskedGivenOrDecided() {
        long foreignClient = given.client();
        long foreignShop = given.shop(foreignClient, Platform.TAOBAO);
        Actor stranger = authorities.lead(Set.of(foreignClient), Set.of(foreignShop));
        authorities.ladder(ofShop(one, foreignShop, null, 9000));
        authorities.ladder(shared(one, fiveTenTwenty(), null, null));

        assertThatThrownBy(() -> given.as(agent, () -> authority.ladder(one.code(), foreignShop, 10_000)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> give(step(foreignShop, Step.FIRST, "K1"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(agent, () -> approvals.request(one.code(), ask(foreignShop, 5000, "K1"))))
                .isInstanceOf(NotFound.class);
        Approval asked = given.as(agent, () -> approvals.request(one.code(), ask(shop, 5000, "K1")));
        assertThat(notices(stranger)).isZero();
        assertThat(given.as(stranger, approvals::open)).isEmpty();
        assertThatThrownBy(() -> given.as(stranger, () -> approvals.get(asked.code())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(stranger, () -> approvals.decide(asked.code(), true, "")))
                .isInstanceOf(NotFound.class);
        assertThat(given.as(lead, () -> cases.ladders(one.id())))
                .extracting(ladder -> ladder.draft().shopId())
                .doesNotContain(foreignShop);
    }

    @Test
    void whoeverHasLeftNeitherGetsNoticesNorAnAnswer() {
        Actor gone = authorities.lead(Set.of(client), Set.of(shop, otherShop));
        authorities.leaves(gone);
        Approval asked = given.as(agent, () -> approvals.request(one.code(), ask(shop, 5000, "L1")));
        assertThat(notices(gone)).isZero();

        authorities.leaves(agent);

        assertThatThrownBy(() -> given.as(lead, () -> approvals.decide(asked.code(), true, "")))
                .isInstanceOf(AlreadyDecided.class);
    }

    @Test
    void programsAndPeopleWithoutThePermissionGiveNothing() {
        authorities.ladder(shared(one, fiveTenTwenty(), null, null));

        assertThatThrownBy(() ->
                        given.as(access.system(), () -> authority.grant(one.code(), step(shop, Step.FIRST, "M1"))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(
                        given.agent(client, shop), () -> authority.grant(one.code(), step(shop, Step.FIRST, "M1"))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, approvals::open)).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whateverIsTriedNoLimitIsEverBroken(long seed) {
        Random random = new Random(seed);
        long daily = 3000 + random.nextInt(3000);
        int times = 3 + random.nextInt(5);
        authorities.ladder(shared(one, fiveTenTwenty(), daily, times));
        authorities.ladder(ofShop(one, otherShop, null, 1500));
        Actor[] agents = {agent, authorities.agent(Post.PRE_SALES, Set.of(client), Set.of(shop, otherShop))};
        for (int i = 0; i < 120; i++) {
            Actor someone = agents[random.nextInt(agents.length)];
            long where = random.nextInt(4) == 0 ? otherShop : shop;
            String order = "N" + random.nextInt(12);
            try {
                switch (random.nextInt(8)) {
                    case 0 -> given.as(someone, () -> authority.takeBack(any(random)));
                    case 1 -> approveAndGive(someone, where, order, random);
                    case 2 -> clock.pass(Duration.ofHours(random.nextInt(5)));
                    case 3, 4 ->
                        given.as(
                                someone,
                                () -> authority.grant(one.code(), amount(where, 1 + random.nextInt(4000), order)));
                    default ->
                        given.as(
                                someone,
                                () -> authority.grant(
                                        one.code(), step(where, Step.values()[random.nextInt(3)], order)));
                }
            } catch (BeyondLimit | InvalidInput | NotFound e) {
                // refused, as it should be
            }
        }
        assertThat(jdbc.queryForList("""
                        SELECT SUM(amount_cents) FROM kb_authority_grant WHERE case_id = ? AND shop_id = ?
                           AND request_id IS NULL AND taken_back_at IS NULL GROUP BY account_id, day""", Long.class, one.id(), shop))
                .isNotEmpty()
                .allMatch(sum -> sum <= daily);
        assertThat(jdbc.queryForList("""
                        SELECT COUNT(*) FROM kb_authority_grant WHERE case_id = ? AND shop_id = ?
                           AND request_id IS NULL AND taken_back_at IS NULL GROUP BY account_id, day""", Long.class, one.id(), shop)).allMatch(number -> number <= times);
        assertThat(jdbc.queryForList("""
                        SELECT SUM(amount_cents) - IF(shop_id = ?, 2000, 1500) FROM kb_authority_grant WHERE case_id = ?
                           AND request_id IS NULL AND taken_back_at IS NULL GROUP BY shop_id, order_ref""", Long.class, shop, one.id())).allMatch(beyond -> beyond <= 0);
    }

    private long any(Random random) {
        List<Long> ids = jdbc.queryForList(
                "SELECT id FROM kb_authority_grant WHERE case_id = ? ORDER BY id DESC LIMIT 5", Long.class, one.id());
        return ids.isEmpty() ? -1 : ids.get(random.nextInt(ids.size()));
    }

    private void approveAndGive(Actor someone, long where, String order, Random random) {
        Approval asked = given.as(someone, () -> approvals.request(one.code(), ask(where, 9000, order)));
        if (random.nextBoolean()) {
            given.as(lead, () -> approvals.decide(asked.code(), random.nextBoolean(), ""));
        }
        given.as(someone, () -> authority.grant(one.code(), approved(where, asked.code(), order)));
    }
}
