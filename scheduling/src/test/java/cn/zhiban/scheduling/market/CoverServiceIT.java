package cn.zhiban.scheduling.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.publish.OwnShiftService;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class CoverServiceIT {
    @Autowired
    MarketService market;

    @Autowired
    CoverService cover;

    @Autowired
    GapStore gaps;

    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    PublicationService publications;

    @Autowired
    OwnShiftService shifts;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private MarketWorld world;
    private long late;

    @BeforeEach
    void published() {
        world = new MarketWorld(fixtures, jdbc, rosters, cells, publications);
        world.shift(0, 2, world.rosters.night);
        world.shift(1, 2, world.rosters.early);
        world.shift(2, 3, world.rosters.early);
        for (int day = 8; day < 12; day++) {
            world.shift(3, day, world.rosters.night);
        }
        world.publish();
        late = jdbc.queryForObject("SELECT id FROM sched_shift_type WHERE code = ?", Long.class, world.rosters.late);
    }

    private void sick(int person, int day) {
        world.lead(() -> {
            cover.away(world.person(person), LeaveType.SICK, world.day(day), world.day(day), "flu");
            return null;
        });
    }

    private List<Candidate> candidates(int person, int day) {
        return world.lead(() -> cover.candidates(world.person(person), world.day(day), Locale.ENGLISH));
    }

    @Test
    void replacementsAreRankedAndWhoCannotIsExplained() {
        sick(0, 2);
        List<Candidate> all = candidates(0, 2);
        assertThat(all).hasSize(5);
        assertThat(all.stream().filter(Candidate::possible).map(Candidate::employeeId))
                .containsExactlyInAnyOrder(world.person(3), world.person(4), world.person(5));
        // who has had many nights comes after who has had none
        assertThat(all.subList(0, 3)).last().extracting(Candidate::employeeId).isEqualTo(world.person(3));
        assertThat(all)
                .filteredOn(one -> one.employeeId() == world.person(1))
                .singleElement()
                .satisfies(one -> assertThat(one.against())
                        .singleElement()
                        .asString()
                        .contains("2027-03-03", world.rosters.early));
        assertThat(all)
                .filteredOn(one -> one.employeeId() == world.person(2))
                .singleElement()
                .satisfies(one -> assertThat(one.against())
                        .isNotEmpty()
                        .allSatisfy(text -> assertThat(text).contains(world.rosters.night, world.rosters.early)));
        Candidate free = all.getFirst();
        assertThat(free.after().minutes() - free.before().minutes()).isEqualTo(480);
        assertThat(free.after().nights() - free.before().nights()).isEqualTo(1);
    }

    @Test
    void shiftsOfWhoIsAwayStandAmongTheGapsUntilSomebodyHasThem() {
        assertThat(gaps(2)).isEmpty();
        sick(0, 2);
        assertThat(gaps(2)).singleElement().satisfies(one -> {
            assertThat(one.employeeId()).isEqualTo(world.person(0));
            assertThat(one.type()).isEqualTo(LeaveType.SICK);
        });
        world.lead(() -> {
            cover.assign(world.person(0), world.day(2), world.person(4), "", Locale.ENGLISH);
            return null;
        });
        assertThat(gaps(2)).isEmpty();
    }

    private List<GapStore.Found> gaps(int day) {
        return gaps.find(world.rosters.people, world.day(day), world.day(day));
    }

    @Test
    void theFirstWhoIsAskedAndSaysYesHasTheShiftWithoutAnotherWord() {
        sick(0, 2);
        long id = world.lead(
                () -> cover.ask(world.person(0), world.day(2), Set.of(world.person(4), world.person(5)), "please"));
        assertThat(world.as(4, market::page).asked()).extracting(Trade::id).containsExactly(id);
        // who is asked does not learn who else is
        assertThat(world.as(4, market::page).asked().getFirst().asked()).isEmpty();
        assertThat(world.as(5, () -> market.accept(id, world.person(5), Locale.ENGLISH)))
                .isEqualTo(TradeState.DONE);
        assertThat(world.published(5, 2)).isEqualTo(world.rosters.night);
        assertThat(world.published(0, 2)).isEmpty();
        assertThatThrownBy(() -> world.as(4, () -> market.accept(id, world.person(4), Locale.ENGLISH)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoIsAssignedIsToldAndHasToAcknowledge() {
        sick(0, 2);
        world.lead(() -> {
            cover.assign(world.person(0), world.day(2), world.person(4), "", Locale.ENGLISH);
            return null;
        });
        assertThat(world.published(4, 2)).isEqualTo(world.rosters.night);
        assertThat(world.notices(world.agents.get(4), "sched.market.notice.done"))
                .singleElement()
                .asString()
                .contains("2027-03-03", "Wed", "23:00");
        assertThat(world.as(4, shifts::receipts).getFirst().acknowledgedAt()).isNull();
    }

    @Test
    void aRuleIsNotBrokenByAssigningEither() {
        assertThatThrownBy(() -> world.lead(() -> {
                    cover.assign(world.person(0), world.day(2), world.person(2), "", Locale.ENGLISH);
                    return null;
                }))
                .isInstanceOf(InvalidInput.class);
        assertThat(world.published(2, 2)).isEmpty();
    }

    @Test
    void onlyWhoPlansForThemCoversAndPosts() {
        assertThatThrownBy(() -> world.as(1, () -> cover.candidates(world.person(0), world.day(2), Locale.ENGLISH)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(
                        world.rosters.otherLead, () -> cover.candidates(world.person(0), world.day(2), Locale.ENGLISH)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(world.rosters.otherLead, () -> {
                    cover.away(world.person(0), LeaveType.SICK, world.day(2), world.day(2), "");
                    return null;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() ->
                        world.as(1, () -> cover.post(world.rosters.roster, world.day(5), late, null, 1, "", null)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(
                        world.rosters.otherLead,
                        () -> cover.post(world.rosters.roster, world.day(5), late, null, 1, "", null)))
                .isInstanceOf(cn.zhiban.core.NotFound.class);
        assertThat(fixtures.as(world.rosters.otherLead, cover::gaps)).isEmpty();
        assertThatThrownBy(() -> world.as(1, cover::trades)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void anOpenShiftStaysOpenWhenOneApplicantIsRefused() {
        long id = world.lead(() -> cover.post(world.rosters.roster, world.day(5), late, null, 1, "busy day", null))
                .getFirst();
        assertThat(world.as(4, market::page).open()).extracting(Trade::id).containsExactly(id);
        world.as(4, () -> market.accept(id, world.person(4), Locale.ENGLISH));
        assertThatThrownBy(() -> world.lead(() -> {
                    cover.refuse(id, version(id), " ");
                    return null;
                }))
                .isInstanceOf(InvalidInput.class);
        world.lead(() -> {
            cover.refuse(id, version(id), "enough hours");
            return null;
        });
        assertThat(world.notices(world.agents.get(4), "sched.market.notice.refused"))
                .singleElement()
                .asString()
                .contains("enough hours");
        assertThatThrownBy(() -> world.as(4, () -> market.accept(id, world.person(4), Locale.ENGLISH)))
                .isInstanceOf(InvalidInput.class);
        world.as(5, () -> market.accept(id, world.person(5), Locale.ENGLISH));
        assertThat(world.lead(() -> cover.effects(id, Locale.ENGLISH)))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.after().lates() - one.before().lates()).isEqualTo(1));
        world.lead(() -> {
            cover.approve(id, version(id), "", Locale.ENGLISH);
            return null;
        });
        assertThat(world.published(5, 5)).isEqualTo(world.rosters.late);
    }

    private int version(long id) {
        return jdbc.queryForObject("SELECT version FROM sched_trade WHERE id = ?", Integer.class, id);
    }

    @Test
    void onlyWhoServesTheShopsOfAShiftTakesIt() {
        long client = fixtures.client();
        long one = fixtures.shop(client, Platform.TAOBAO);
        long two = fixtures.shop(client, Platform.JD);
        fixtures.serves(world.person(0), one);
        fixtures.serves(world.person(4), one);
        fixtures.serves(world.person(5), two);
        assertThat(candidates(0, 2).stream().filter(Candidate::possible).map(Candidate::employeeId))
                .containsExactly(world.person(4));
    }
}
