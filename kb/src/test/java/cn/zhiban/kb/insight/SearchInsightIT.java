package cn.zhiban.kb.insight;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.insight.SearchInsight.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@InsightTest
class SearchInsightIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    InsightFixtures events;

    @Autowired
    SearchInsight insight;

    @Autowired
    ArticleInsight articles;

    @Autowired
    SearchCount count;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    Actor agent;
    Actor lead;
    LocalDate day;
    Instant noon;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.JD);
        agent = events.agent(client, shop);
        lead = events.lead(client);
        day = time.today().minusDays(3);
        noon = time.instant(day.atTime(12, 0));
    }

    @Test
    void aCopyIsPairedWithTheLastSearchOfTheSamePersonWithinTenMinutes() {
        long article = given.publish(shared("q", "a")).id();
        Actor other = events.agent(client, shop);
        events.search(noon, agent, shop, "first", 3);
        events.search(noon.plusSeconds(60), agent, shop, "second", 3);
        events.search(noon.plusSeconds(62), other, shop, "of somebody else", 3);
        events.copy(noon.plusSeconds(65), agent, shop, "second", article, 2);
        // too late to belong to any search
        events.copy(noon.plusSeconds(60 + 601), agent, shop, "second", article, 1);

        SearchOverview overview = overview();

        assertThat(overview.now().copies()).isEqualTo(2);
        assertThat(overview.waiting().copies()).isEqualTo(1);
        assertThat(overview.waiting().median()).isEqualTo(5.0);
        assertThat(overview.ranks()).containsExactly(1L, 1L, 0L, 0L, 0L, 0L);
    }

    @Test
    void searchesAreUsedOrFoundNothingOrWereOfNoUse() {
        long article = given.publish(shared("q", "a")).id();
        events.search(noon, agent, shop, "used", 3);
        events.open(noon.plusSeconds(4), agent, shop, "used", article);
        events.search(noon.plusSeconds(20), agent, shop, "retyped", 3);
        events.search(noon.plusSeconds(25), agent, shop, "nothing", 0);
        events.search(noon.plusSeconds(30), agent, shop, "given up", 2);

        SearchTally tally = overview().now();

        assertThat(tally).isEqualTo(new SearchTally(4, 1, 2, 1, 0));
        assertThat(tally.used()).isEqualTo(1);
        assertThat(queries(Outcome.ALL)).containsExactly("given up", "nothing", "retyped", "used");
        assertThat(queries(Outcome.ZERO)).containsExactly("nothing");
        assertThat(queries(Outcome.UNUSED)).containsExactly("given up", "retyped");
    }

    @Test
    void eventsThatArriveLaterAreCountedAndCountingAgainChangesNothing() {
        events.search(noon, agent, shop, "early", 1);
        assertThat(overview().now().searches()).isEqualTo(1);
        long article = given.publish(shared("q", "a")).id();
        events.copy(noon.plusSeconds(7), agent, shop, "early", article, 1);
        count.count();
        count.count();

        SearchOverview overview = overview();

        assertThat(overview.now()).isEqualTo(new SearchTally(1, 0, 0, 0, 1));
        assertThat(overview.waiting().median()).isEqualTo(7.0);
    }

    @Test
    void daysAreThoseOfTheCompanyAndEmptyOnesAreShown() {
        events.search(time.instant(day.atTime(0, 30)), agent, shop, "after midnight", 1);
        events.search(time.instant(day.atTime(23, 30)), agent, shop, "before midnight", 1);
        events.search(time.instant(day.plusDays(1).atTime(0, 10)), agent, shop, "next day", 1);

        SearchOverview overview = overview();

        assertThat(overview.hourly()).isFalse();
        assertThat(overview.slots()).hasSize(7);
        assertThat(overview.slots().stream()
                        .filter(slot -> slot.tally().searches() > 0)
                        .map(SearchSlot::start))
                .containsExactly(day.atStartOfDay(), day.plusDays(1).atStartOfDay());
        assertThat(overview.hours().get(0).searches()).isEqualTo(2);
        assertThat(overview.hours().get(23).searches()).isEqualTo(1);
        InsightFilter oneDay = new InsightFilter(day, day, null, null, null);
        SearchOverview hourly = given.as(lead, () -> insight.overview(oneDay));
        assertThat(hourly.hourly()).isTrue();
        assertThat(hourly.slots()).hasSize(24);
        assertThat(hourly.before().searches()).isZero();
        assertThat(given.as(lead, () -> insight.searches(oneDay, day, 23, Outcome.ALL, 10)))
                .extracting(SearchInsight.Asked::query)
                .containsExactly("before midnight");
    }

    @Test
    void theHoursAgreeWithTheEventsWhateverHappened() {
        Random random = new Random(8);
        long article = given.publish(shared("q", "a")).id();
        List<Actor> people = List.of(agent, events.agent(client, shop), events.agent(client, shop));
        for (int i = 0; i < 300; i++) {
            Actor who = people.get(random.nextInt(people.size()));
            Instant at = noon.plusSeconds(random.nextInt(40_000));
            switch (random.nextInt(3)) {
                case 0 -> events.search(at, who, shop, "q" + i, random.nextInt(3));
                case 1 -> events.open(at, who, shop, "q" + i, article);
                default -> events.copy(at, who, shop, "q" + i, article, 1 + random.nextInt(8));
            }
            if (i % 60 == 0) {
                count.count();
            }
        }
        SearchTally tally = overview().now();
        assertThat(tally.searches()).isEqualTo(stored("kind = 'SEARCH'"));
        assertThat(tally.zero()).isEqualTo(stored("kind = 'SEARCH' AND total = 0"));
        assertThat(tally.opens()).isEqualTo(stored("kind = 'OPEN'"));
        assertThat(tally.copies()).isEqualTo(stored("kind = 'COPY'"));
        assertThat(tally.unused()).isEqualTo(queries(Outcome.UNUSED).size());
    }

    @Test
    void anAgentSeesOnlyTheirOwnFigures() {
        Actor colleague = events.agent(client, shop);
        events.search(noon, agent, shop, "mine", 1);
        events.search(noon.plusSeconds(1), colleague, shop, "theirs", 1);
        count.count();

        assertThat(given.as(agent, () -> insight.overview(week())).now().searches())
                .isEqualTo(1);
        assertThat(given.as(agent, () -> insight.searches(week(), null, null, Outcome.ALL, 10)))
                .extracting(SearchInsight.Asked::query)
                .containsExactly("mine");
        assertThatThrownBy(() -> given.as(agent, () -> articles.unusedCount(week())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> articles.ending(week(), 0, 10)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whoMayNotSeeFiguresSeesNone() {
        Actor reader = given.agent(client, shop);
        assertThatThrownBy(() -> given.as(reader, () -> insight.overview(week())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(reader, () -> articles.mostCopied(week(), 5)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void nothingOfAnotherClientIsCountedListedOrNamed() {
        long foreignClient = given.client();
        long foreignShop = given.shop(foreignClient, Platform.JD);
        Actor foreignAgent = events.agent(foreignClient, foreignShop);
        long ofTheirs =
                given.publish(ofClient(foreignClient, "their secret", "a")).id();
        long ofTheirShop =
                given.publish(ofShop(foreignShop, "their shop's secret", "a")).id();
        long ofEverybody = given.publish(shared("everybody's", "a")).id();
        events.search(noon, foreignAgent, foreignShop, "foreign", 1);
        events.copy(noon.plusSeconds(2), foreignAgent, foreignShop, "foreign", ofTheirs, 1);
        events.search(noon, foreignAgent, null, "without a shop", 1);
        // somebody who serves both took the wrong client's answers in this client's shop
        events.search(noon, agent, shop, "ours", 1);
        events.copy(noon.plusSeconds(3), agent, shop, "ours", ofTheirs, 1);
        events.copy(noon.plusSeconds(4), agent, shop, "ours", ofTheirShop, 1);
        events.copy(noon.plusSeconds(5), agent, shop, "ours", ofEverybody, 1);

        SearchOverview overview = overview();
        assertThat(overview.now().searches()).isEqualTo(1);
        assertThat(overview.shops())
                .extracting(SearchOverview.ShopTally::shopId)
                .containsExactly(shop);
        assertThat(queries(Outcome.ALL)).containsExactly("ours");
        assertThat(given.as(lead, () -> articles.mostCopied(week(), 10)))
                .extracting(ArticleInsight.Use::title)
                .containsExactly("everybody's");
        assertThat(given.as(lead, () -> insight.copies(week(), null, null, 10)))
                .extracting(SearchInsight.Taken::articleId)
                .containsExactly(ofEverybody);
        assertThatThrownBy(() ->
                        given.as(lead, () -> insight.overview(new InsightFilter(day, day, null, foreignShop, null))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        given.as(lead, () -> insight.overview(new InsightFilter(day, day, foreignClient, null, null))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(
                        lead, () -> articles.unusedCount(new InsightFilter(day, day, foreignClient, null, null))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void answersAreUnusedWhenNobodyWithinReachCopiedThem() {
        long old = given.publish(ofClient(client, "old and unused", "a")).id();
        long used = given.publish(ofClient(client, "old and used", "a")).id();
        long fresh = given.publish(ofClient(client, "new", "a")).id();
        long theirs = given.publish(ofClient(given.client(), "theirs", "a")).id();
        for (long id : new long[] {old, used, theirs}) {
            jdbc.update("UPDATE kb_article SET created_at = created_at - INTERVAL 90 DAY WHERE id = ?", id);
        }
        events.copy(noon, agent, shop, "q", used, 1);
        count.count();

        InsightFilter ofClient = new InsightFilter(day, day, client, null, null);
        List<ArticleInsight.Idle> unused = given.as(lead, () -> articles.unused(ofClient, 0, 10));

        assertThat(unused)
                .extracting(ArticleInsight.Idle::id)
                .containsExactly(old)
                .doesNotContain(fresh);
        assertThat(given.as(lead, () -> articles.unusedCount(ofClient))).isEqualTo(1);
        assertThat(given.as(lead, () -> articles.unused(week(), 0, 10_000)))
                .extracting(ArticleInsight.Idle::id)
                .contains(old)
                .doesNotContain(theirs, used, fresh);
    }

    @Test
    void theMedianAndTheNinetiethOfTenAreExactToTheTenth() {
        Waits waits = new Waits();
        List<Integer> all = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 999; i++) {
            int wait = random.nextInt(100) * 100;
            waits.add(wait, 1);
            all.add(wait);
        }
        all.sort(null);
        assertThat(waits.seconds(0.5)).isEqualTo(all.get(499) / 1000.0);
        assertThat(waits.seconds(0.9)).isEqualTo(all.get(899) / 1000.0);
        assertThat(new Waits().seconds(0.5)).isNull();
    }

    private SearchOverview overview() {
        count.count();
        return given.as(lead, () -> insight.overview(week()));
    }

    private List<String> queries(Outcome outcome) {
        return given.as(lead, () -> insight.searches(week(), null, null, outcome, 1_000)).stream()
                .map(SearchInsight.Asked::query)
                .toList();
    }

    private InsightFilter week() {
        LocalDateTime now = time.local(time.now());
        return InsightFilter.lastDays(now.toLocalDate(), 7);
    }

    private long stored(String condition) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM kb_search_event WHERE shop_id = ? AND " + condition, Long.class, shop);
    }
}
