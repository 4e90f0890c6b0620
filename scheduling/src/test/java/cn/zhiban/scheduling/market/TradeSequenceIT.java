package cn.zhiban.scheduling.market;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.Board;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import cn.zhiban.scheduling.rule.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever people trade in whatever order, no hard rule is broken that was not broken before, and no shift is lost. */
@SchedulingTest
class TradeSequenceIT {
    @Autowired
    MarketService market;

    @Autowired
    CoverService cover;

    @Autowired
    MarketBoards boards;

    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    PublicationService publications;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 23})
    void everySequenceOfTradesKeepsTheRulesAndTheShifts(long seed) {
        Random random = new Random(seed);
        MarketWorld world = new MarketWorld(fixtures, jdbc, rosters, cells, publications);
        List<String> codes = List.of(world.rosters.early, world.rosters.late, world.rosters.night);
        for (int person = 0; person < 6; person++) {
            for (int day = 0; day < 31; day++) {
                if (random.nextInt(5) < 3) {
                    world.shift(person, day, codes.get((person + day / 7) % 3));
                }
            }
        }
        world.publish();
        Map<String, Long> broken = broken(world);
        Map<String, Long> worked = worked(world);
        int done = 0;
        int refused = 0;
        for (int step = 0; step < 120; step++) {
            try {
                done += trade(world, random) ? 1 : 0;
            } catch (UserFacingProblem _) {
                refused++;
                continue;
            }
            Map<String, Long> now = broken(world);
            now.forEach((rule, amount) -> assertThat(amount)
                    .as("%s after step with seed %d", rule, seed)
                    .isLessThanOrEqualTo(broken.getOrDefault(rule, 0L)));
            broken.clear();
            broken.putAll(now);
        }
        assertThat(done).isPositive();
        assertThat(refused).isPositive();
        assertThat(worked(world)).isEqualTo(worked);
        for (int person = 0; person < 6; person++) {
            for (int day = 0; day < 31; day++) {
                assertThat(world.planned(person, day)).isEqualTo(world.published(person, day));
            }
        }
    }

    /** A random trade to its end. @return whether something changed hands */
    private boolean trade(MarketWorld world, Random random) {
        int giver = random.nextInt(6);
        int taker = random.nextInt(6);
        LocalDate day = world.day(random.nextInt(31));
        LocalDate other = world.day(random.nextInt(31));
        boolean swap = random.nextBoolean();
        long id = world.as(
                giver,
                () -> market.make(
                        swap
                                ? TradeDraft.swap(world.person(giver), day, world.person(taker), other, "")
                                : TradeDraft.give(world.person(giver), day, Set.of(), "")));
        try {
            TradeState state = world.as(taker, () -> market.accept(id, world.person(taker), Locale.ENGLISH));
            if (state == TradeState.ACCEPTED) {
                int version = jdbc.queryForObject("SELECT version FROM sched_trade WHERE id = ?", Integer.class, id);
                world.lead(() -> {
                    cover.approve(id, version, "", Locale.ENGLISH);
                    return null;
                });
            }
            return true;
        } catch (UserFacingProblem e) {
            world.as(giver, () -> {
                market.withdraw(id);
                return null;
            });
            throw e;
        }
    }

    /** What hard rules are broken by, per person and rule. */
    private Map<String, Long> broken(MarketWorld world) {
        Board board = boards.of(world.rosters.roster, Set.of()).board();
        Map<String, Long> broken = new java.util.HashMap<>();
        for (int row = 0; row < 6; row++) {
            int person = row;
            board.violations(row).stream()
                    .filter(Violation::hard)
                    .forEach(one -> broken.merge(person + " " + one.rule(), one.cost(), Long::sum));
        }
        return broken;
    }

    /** How often each shift is worked on each day, by whomever. */
    private Map<String, Long> worked(MarketWorld world) {
        List<String> all = new ArrayList<>();
        jdbc.query(
                "SELECT day, shift_type_id FROM sched_shift WHERE roster_id = ? AND shift_type_id IS NOT NULL",
                row -> {
                    all.add(row.getString(1) + " " + row.getString(2));
                },
                world.rosters.roster);
        return all.stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    }
}
