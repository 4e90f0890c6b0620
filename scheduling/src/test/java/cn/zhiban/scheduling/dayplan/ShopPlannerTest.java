package cn.zhiban.scheduling.dayplan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.dayplan.ShopDay.Desk;
import cn.zhiban.scheduling.dayplan.ShopDay.Option;
import cn.zhiban.scheduling.dayplan.ShopDay.Worker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShopPlannerTest {
    private static boolean[] between(int from, int to) {
        boolean[] quarters = new boolean[BreakDay.QUARTERS];
        Arrays.fill(quarters, from, to, true);
        return quarters;
    }

    /** A shop with so many receptions from 9:00 to 21:00. */
    private static Desk desk(long shop, double receptions) {
        double[] expected = new double[BreakDay.QUARTERS];
        Arrays.fill(expected, 36, 84, receptions / 48);
        return new Desk(shop, between(36, 84), expected);
    }

    private static Worker worker(int from, int to, int maximum, @Nullable Set<Long> fixed, int... shops) {
        List<Option> options = IntStream.of(shops)
                .mapToObj(shop -> new Option(shop, List.of(shop)))
                .toList();
        return new Worker(between(from, to), between(from, to), options, maximum, fixed);
    }

    @Test
    void twoHundredReceptionsInSixShopsAreALoadOfThreeHundredAndTwenty() {
        List<Desk> desks =
                IntStream.range(0, 6).mapToObj(shop -> desk(shop, 200 / 6.0)).toList();
        ShopDay day =
                new ShopDay(List.of(worker(36, 84, 300, Set.of(0L, 1L, 2L, 3L, 4L, 5L), 0, 1, 2, 3, 4, 5)), desks, 20);
        assertThat(ShopPlanner.plan(day).load(0)).isCloseTo(320, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void peopleKeepTheirUsualShopsWhileTheyCanCarryThem() {
        ShopDay day = new ShopDay(
                List.of(worker(36, 84, 300, null, 0, 1), worker(36, 84, 300, null, 0, 1)),
                List.of(desk(0, 100), desk(1, 80)),
                20);
        ShopBoard board = ShopPlanner.plan(day);
        assertThat(board.shops(0)).containsExactlyInAnyOrder(0L, 1L);
        assertThat(board.shops(1)).containsExactlyInAnyOrder(0L, 1L);
    }

    @Test
    void whoCarriesTooMuchLeavesAShopToSomebodyWhoCanTakeIt() {
        ShopDay day = new ShopDay(
                List.of(worker(36, 84, 200, null, 0, 1), worker(36, 84, 500, null, 0, 1)),
                List.of(desk(0, 300), desk(1, 100)),
                20);
        ShopBoard board = ShopPlanner.plan(day);
        assertThat(board.load(0)).isLessThanOrEqualTo(200);
        assertThat(board.load(1)).isLessThanOrEqualTo(500);
    }

    @Test
    void aShopIsNotLeftWithNobodyHoweverHeavyTheLoad() {
        ShopDay day = new ShopDay(
                List.of(worker(36, 84, 50, null, 0, 1, 2)), List.of(desk(0, 300), desk(1, 100), desk(2, 10)), 20);
        assertThat(ShopPlanner.plan(day).shops(0)).containsExactlyInAnyOrder(0L, 1L, 2L);
    }

    @Test
    void shopsChosenByHandStay() {
        ShopDay day = new ShopDay(
                List.of(worker(36, 84, 10, Set.of(1L), 0, 1), worker(36, 84, 300, null, 0, 1)),
                List.of(desk(0, 100), desk(1, 500)),
                20);
        assertThat(ShopPlanner.plan(day).shops(0)).containsExactly(1L);
    }

    @Test
    void everyShopThatSomebodyOnDutyMayServeIsServed() {
        Random random = new Random(8);
        for (int round = 0; round < 40; round++) {
            int shops = 2 + random.nextInt(8);
            List<Desk> desks = IntStream.range(0, shops)
                    .mapToObj(shop -> desk(shop, random.nextInt(400)))
                    .toList();
            List<Worker> workers = new ArrayList<>();
            for (int who = 0; who < 2 + random.nextInt(10); who++) {
                int from = 34 + random.nextInt(30);
                int[] own =
                        random.ints(1 + random.nextInt(4), 0, shops).distinct().toArray();
                workers.add(worker(from, Math.min(96, from + 36), 100 + random.nextInt(300), null, own));
            }
            ShopDay day = new ShopDay(workers, desks, 20);
            ShopBoard board = ShopPlanner.plan(day);
            for (int desk = 0; desk < shops; desk++) {
                int at = desk;
                for (int quarter = 36; quarter < 84; quarter++) {
                    int now = quarter;
                    boolean somebody = workers.stream()
                            .anyMatch(one -> one.duty()[now]
                                    && one.options().stream()
                                            .anyMatch(option -> option.desks().contains(at)));
                    assertThat(board.isOnDuty(desk, quarter)).isEqualTo(somebody);
                }
            }
        }
    }

    @Test
    void receptionsThatAreSharedAddUpToThoseExpected() {
        ShopDay day = new ShopDay(
                List.of(worker(36, 60, 300, null, 0), worker(48, 84, 300, null, 0)), List.of(desk(0, 240)), 0);
        ShopBoard board = ShopPlanner.plan(day);
        assertThat(board.load(0) + board.load(1)).isCloseTo(240, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(board.alone(0, 0)).isEqualTo(12);
        assertThat(board.alone(1, 0)).isEqualTo(24);
    }

    @Test
    void theSameDayGivesTheSameShops() {
        ShopDay day = new ShopDay(
                List.of(worker(36, 84, 150, null, 0, 1, 2), worker(36, 84, 150, null, 0, 1, 2)),
                List.of(desk(0, 100), desk(1, 100), desk(2, 100)),
                20);
        ShopBoard one = ShopPlanner.plan(day);
        ShopBoard two = ShopPlanner.plan(day);
        assertThat(one.shops(0)).isEqualTo(two.shops(0));
        assertThat(one.shops(1)).isEqualTo(two.shops(1));
    }
}
