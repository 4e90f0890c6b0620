package cn.zhiban.scheduling.dayplan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.dayplan.BreakDay.Pool;
import cn.zhiban.scheduling.dayplan.BreakDay.Shift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakPlannerTest {
    private static final int[][] KINDS = {{510, 1050}, {720, 1260}, {900, 1440}, {1380, 1920}, {1080, 1320}, {840, 1500}
    };
    private static final List<List<Integer>> PARTS =
            List.of(List.of(60), List.of(60, 15), List.of(45), List.of(60, 15, 15));

    private static Shift shift(int start, int end, List<Integer> parts, int pool) {
        return new Shift(start, end, parts, Collections.nCopies(parts.size(), -1), 90, 90, 300, pool, List.of(0));
    }

    private static Pool pool(int percent) {
        return new Pool(percent, new int[BreakDay.QUARTERS], new int[BreakDay.QUARTERS]);
    }

    private static BreakDay day(List<Shift> shifts, int[][] desks, List<Pool> pools) {
        return new BreakDay(shifts, desks, new int[desks.length][BreakDay.QUARTERS], pools);
    }

    /** Two teams, two groups, shifts of all kinds, needs somewhat below the people on duty. */
    private static BreakDay random(Random random, int percent) {
        List<Shift> shifts = new ArrayList<>();
        int people = 2 + random.nextInt(25);
        for (int i = 0; i < people; i++) {
            int[] kind = KINDS[random.nextInt(KINDS.length)];
            List<Integer> parts = kind[1] - kind[0] < 300 ? List.of() : PARTS.get(random.nextInt(PARTS.size()));
            shifts.add(new Shift(
                    kind[0],
                    kind[1],
                    parts,
                    Collections.nCopies(parts.size(), -1),
                    90,
                    90,
                    300,
                    random.nextInt(2),
                    random.nextInt(4) == 0 ? List.of(0, 1) : List.of(random.nextInt(2))));
        }
        int[][] desks = new int[2][BreakDay.QUARTERS];
        for (int[] one : desks) {
            int need = 0;
            for (int quarter = 0; quarter < one.length; quarter++) {
                need = quarter % 4 == 0 ? random.nextInt(1 + people / 3) : need;
                one[quarter] = need;
            }
        }
        return day(shifts, desks, List.of(pool(percent), pool(percent)));
    }

    /** Everybody at the middle of the shift, rounded to a quarter. */
    private static List<List<Integer>> midday(BreakDay day) {
        return day.shifts().stream()
                .map(shift -> {
                    List<Integer> starts = new ArrayList<>();
                    int at = (shift.start() + shift.end()) / 2;
                    for (int minutes : shift.parts()) {
                        starts.add(starts.isEmpty() ? (at - minutes / 2) / 15 * 15 : starts.getLast() + 120);
                    }
                    return starts;
                })
                .toList();
    }

    @Test
    void everyBreakLiesWithinTheShiftAsLongAsItShouldBeAndApartFromTheOthers() {
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            BreakDay day = random(random, 34);
            List<List<Integer>> plan = BreakPlanner.plan(day);
            for (int who = 0; who < plan.size(); who++) {
                Shift shift = day.shifts().get(who);
                assertThat(plan.get(who)).hasSameSizeAs(shift.parts());
                for (int part = 0; part < shift.parts().size(); part++) {
                    int start = plan.get(who).get(part);
                    int end = start + shift.parts().get(part);
                    int edge = part == 0 ? (shift.end() - shift.start()) / 4 : 90;
                    assertThat(start).isGreaterThanOrEqualTo(shift.start() + edge);
                    assertThat(end).isLessThanOrEqualTo(shift.end() - edge);
                    for (int other = 0; other < part; other++) {
                        int from = plan.get(who).get(other);
                        assertThat(start >= from + shift.parts().get(other) || end <= from)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void neverSoManyAreAwayAsTheRuleForbidsWhereThereIsRoom() {
        Random random = new Random(2);
        for (int round = 0; round < 60; round++) {
            // one kind of shift, one meal: the middle half of nine hours holds four groups one after the other
            List<Shift> shifts = new ArrayList<>();
            int people = 1 + random.nextInt(30);
            for (int i = 0; i < people; i++) {
                shifts.add(shift(510, 1050, List.of(60), 0));
            }
            int percent = 20 + random.nextInt(40);
            if (4 * BreakDay.most(percent, people) < people) {
                continue;
            }
            int[][] desks = {new int[BreakDay.QUARTERS]};
            Arrays.fill(desks[0], random.nextInt(people + 1));
            BreakDay day = day(shifts, desks, List.of(pool(percent)));
            assertThat(BreakPlanner.judge(day, BreakPlanner.plan(day)).crowded())
                    .isZero();
        }
    }

    @Test
    void coverageIsNeverWorseThanWithEverybodyAwayAtMidday() {
        Random random = new Random(3);
        for (int round = 0; round < 80; round++) {
            BreakDay day = random(random, 100);
            int planned = BreakPlanner.judge(day, BreakPlanner.plan(day)).missing();
            int naive = BreakPlanner.judge(day, midday(day)).missing();
            assertThat(planned).as("round %d", round).isLessThanOrEqualTo(naive);
        }
    }

    @Test
    void findsWhatTryingEverythingFinds() {
        Random random = new Random(4);
        for (int round = 0; round < 25; round++) {
            List<Shift> shifts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int[] kind = KINDS[random.nextInt(2)];
                shifts.add(shift(kind[0], kind[1], List.of(60), 0));
            }
            int[][] desks = {new int[BreakDay.QUARTERS]};
            for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
                desks[0][quarter] = quarter % 4 == 0 ? random.nextInt(4) : desks[0][quarter - 1];
            }
            BreakDay day = day(shifts, desks, List.of(pool(34)));
            BreakBoard found = BreakPlanner.judge(day, BreakPlanner.plan(day));
            int crowded = Integer.MAX_VALUE;
            int missing = Integer.MAX_VALUE;
            List<BreakPlaces> places = shifts.stream().map(BreakPlaces::of).toList();
            for (int[] a : best(places.get(0))) {
                for (int[] b : best(places.get(1))) {
                    for (int[] c : best(places.get(2))) {
                        BreakBoard one = BreakPlanner.judge(day, List.of(List.of(a[0]), List.of(b[0]), List.of(c[0])));
                        if (one.crowded() < crowded || one.crowded() == crowded && one.missing() < missing) {
                            crowded = one.crowded();
                            missing = one.missing();
                        }
                    }
                }
            }
            assertThat(found.crowded()).isEqualTo(crowded);
            assertThat(found.missing()).as("round %d", round).isEqualTo(missing);
        }
    }

    /** Places without too long a stretch of work. */
    private static List<int[]> best(BreakPlaces places) {
        List<int[]> ways = new ArrayList<>();
        for (int way = 0; way < places.ways.length; way++) {
            if (places.own[way] < BreakPlaces.STRETCH) {
                ways.add(places.ways[way]);
            }
        }
        return ways;
    }

    @Test
    void nobodyWorksLongerThanMeantWithoutABreakIfThereIsAWay() {
        Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            BreakDay day = random(random, 100);
            List<List<Integer>> plan = BreakPlanner.plan(day);
            for (int who = 0; who < plan.size(); who++) {
                Shift shift = day.shifts().get(who);
                if (!shift.parts().isEmpty() && shift.end() - shift.start() <= 600) {
                    int since = shift.start();
                    List<Integer> starts = new ArrayList<>(plan.get(who));
                    Collections.sort(starts);
                    for (int start : starts) {
                        assertThat(start - since).isLessThanOrEqualTo(300);
                        since = start + shift.parts().get(plan.get(who).indexOf(start));
                    }
                    assertThat(shift.end() - since).isLessThanOrEqualTo(300);
                }
            }
        }
    }

    @Test
    void breaksFixedByHandStayAndTheOthersGoAroundThem() {
        Random random = new Random(6);
        for (int round = 0; round < 40; round++) {
            BreakDay day = random(random, 34);
            List<Shift> shifts = new ArrayList<>(day.shifts());
            for (int who = 0; who < shifts.size(); who += 2) {
                Shift one = shifts.get(who);
                List<Integer> fixed = new ArrayList<>(one.fixed());
                if (!fixed.isEmpty()) {
                    fixed.set(0, one.start() + 30 + 5 * random.nextInt(20));
                    shifts.set(
                            who,
                            new Shift(
                                    one.start(),
                                    one.end(),
                                    one.parts(),
                                    fixed,
                                    one.earliest(),
                                    one.latest(),
                                    one.longest(),
                                    one.pool(),
                                    one.groups()));
                }
            }
            BreakDay locked = new BreakDay(shifts, day.desks(), day.others(), day.pools());
            List<List<Integer>> plan = BreakPlanner.plan(locked);
            for (int who = 0; who < shifts.size(); who++) {
                List<Integer> fixed = shifts.get(who).fixed();
                if (!fixed.isEmpty() && fixed.getFirst() >= 0) {
                    assertThat(plan.get(who).getFirst()).isEqualTo(fixed.getFirst());
                }
            }
        }
    }

    @Test
    void theSameDayGivesTheSameBreaks() {
        BreakDay day = random(new Random(7), 34);
        assertThat(BreakPlanner.plan(day)).isEqualTo(BreakPlanner.plan(day));
    }

    @Test
    void twoPeopleOnTheNightShiftTakeTurnsAfterMidnight() {
        int[][] desks = {new int[BreakDay.QUARTERS]};
        Arrays.fill(desks[0], 1);
        BreakDay day = day(
                List.of(shift(1380, 1920, List.of(60), 0), shift(1380, 1920, List.of(60), 0)),
                desks,
                List.of(pool(34)));
        List<List<Integer>> plan = BreakPlanner.plan(day);
        int first = plan.get(0).getFirst();
        int second = plan.get(1).getFirst();
        assertThat(Math.abs(first - second)).isGreaterThanOrEqualTo(60);
        assertThat(List.of(first, second)).allSatisfy(start -> assertThat(start).isBetween(1440, 1860));
        assertThat(BreakPlanner.judge(day, plan).missing())
                .isEqualTo(
                        BreakPlanner.judge(day, List.of(List.of(), List.of())).missing());
    }

    @Test
    void whoHasAShiftShorterThanTheirBreakHasNone() {
        BreakDay day = day(List.of(shift(600, 630, List.of(60), 0)), new int[1][BreakDay.QUARTERS], List.of(pool(34)));
        assertThat(BreakPlanner.plan(day)).containsExactly(List.of());
    }

    @Test
    void aBreakGoesWhereFewerPeopleAreNeeded() {
        int[][] desks = {new int[BreakDay.QUARTERS]};
        Arrays.fill(desks[0], 4 * 10, 50, 2);
        BreakDay day = day(
                List.of(shift(510, 1050, List.of(60), 0), shift(510, 1050, List.of(60), 0)), desks, List.of(pool(50)));
        assertThat(BreakPlanner.judge(day, BreakPlanner.plan(day)).missing()).isZero();
    }
}
