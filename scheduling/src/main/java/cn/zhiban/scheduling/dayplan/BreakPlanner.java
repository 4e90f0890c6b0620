package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.dayplan.BreakDay.Shift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places breaks: first nobody is away beyond what a pool allows, then nobody works too long without a break, then as few
 * people as can be are missing at desks, then breaks lie apart and near the middle. Greedy, then local search: each person
 * in turn takes the best place, pairs of people are moved together where something is still wrong. Starts once from the
 * greedy places and once from the middle of each shift, so that it is never worse than either. No chance in it: the same
 * day gives the same breaks.
 */
final class BreakPlanner {
    private static final int ROUNDS = 30;
    private static final int PAIRS = 6_000;

    private final BreakDay day;
    private final List<BreakPlaces> places;
    private final BreakBoard board;
    private final int[] chosen;
    private int pairs = PAIRS;

    private BreakPlanner(BreakDay day, List<BreakPlaces> places) {
        this.day = day;
        this.places = places;
        this.board = new BreakBoard(day);
        this.chosen = new int[places.size()];
        java.util.Arrays.fill(chosen, -1);
    }

    /** Where each break of each shift begins; shorter than its parts where there is no room for all of them. */
    static List<List<Integer>> plan(BreakDay day) {
        List<BreakPlaces> places = day.shifts().stream().map(BreakPlaces::of).toList();
        BreakPlanner greedy = new BreakPlanner(day, places);
        greedy.fill(true);
        greedy.descend();
        BreakPlanner middle = new BreakPlanner(day, places);
        middle.fill(false);
        middle.descend();
        BreakPlanner best = middle.cost() < greedy.cost() ? middle : greedy;
        return IntStream.range(0, places.size())
                .mapToObj(who -> IntStream.of(places.get(who).ways[best.chosen[who]])
                        .boxed()
                        .toList())
                .toList();
    }

    /** What the breaks of a plan cost the day; a place that no rule would choose is allowed too. */
    static BreakBoard judge(BreakDay day, List<List<Integer>> starts) {
        BreakBoard board = new BreakBoard(day);
        for (int who = 0; who < starts.size(); who++) {
            Shift shift = day.shifts().get(who);
            for (int part = 0; part < starts.get(who).size(); part++) {
                board.move(shift, starts.get(who).get(part), shift.parts().get(part), 1);
            }
        }
        return board;
    }

    private long cost() {
        long cost = board.cost();
        for (int who = 0; who < chosen.length; who++) {
            cost += places.get(who).own[chosen[who]];
        }
        return cost;
    }

    private void fill(boolean greedily) {
        List<Integer> order = IntStream.range(0, chosen.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(who -> places.get(who).ways.length)
                        .thenComparing(who -> day.shifts().get(who).start()))
                .toList();
        for (int who : order) {
            take(who, greedily ? best(who) : alone(who));
        }
    }

    private void descend() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean better = false;
            for (int who = 0; who < chosen.length; who++) {
                better |= improve(who);
            }
            if (!better && !together()) {
                return;
            }
        }
    }

    private boolean improve(int who) {
        int before = chosen[who];
        leave(who);
        int after = best(who);
        long[] prices = board.prices(day.shifts().get(who));
        boolean better = price(who, after, prices) < price(who, before, prices);
        take(who, better ? after : before);
        return better;
    }

    /** The way that is best if nobody else has a break. */
    private int alone(int who) {
        long[] own = places.get(who).own;
        return IntStream.range(0, own.length)
                .reduce((a, b) -> own[b] < own[a] ? b : a)
                .orElseThrow();
    }

    private int best(int who) {
        long[] prices = board.prices(day.shifts().get(who));
        int best = 0;
        for (int way = 1; way < places.get(who).ways.length; way++) {
            if (price(who, way, prices) < price(who, best, prices)) {
                best = way;
            }
        }
        return best;
    }

    private long price(int who, int way, long[] prices) {
        BreakPlaces mine = places.get(who);
        long price = mine.own[way];
        for (int part = 0; part < mine.parts.length; part++) {
            int start = mine.ways[way][part];
            price += prices[BreakDay.to(start, mine.parts[part])] - prices[BreakDay.from(start)];
        }
        return price;
    }

    /** Moves two people at once, of whom one is away when something is wrong. */
    private boolean together() {
        boolean better = false;
        for (int one = 0; one < chosen.length; one++) {
            for (int two = 0; two < chosen.length && pairs > 0 && isAwayWhenBad(one); two++) {
                if (one != two && touch(day.shifts().get(one), day.shifts().get(two))) {
                    pairs--;
                    better |= together(one, two);
                }
            }
        }
        return better;
    }

    private boolean together(int one, int two) {
        int first = chosen[one];
        int second = chosen[two];
        leave(one);
        leave(two);
        Shift shift = day.shifts().get(one);
        long[] alone = board.prices(shift);
        long least = Long.MAX_VALUE;
        int[] found = {first, second};
        // what stands now is looked at first and stays unless something is really better
        List<Integer> ways = near(one, first);
        for (int way : ways) {
            long price = price(one, way, alone);
            take(one, way);
            long[] prices = board.prices(day.shifts().get(two));
            for (int other : near(two, second)) {
                long sum = price + price(two, other, prices);
                if (sum < least) {
                    least = sum;
                    found = new int[] {way, other};
                }
            }
            leave(one);
        }
        take(one, found[0]);
        take(two, found[1]);
        return found[0] != first || found[1] != second;
    }

    /** Ways that differ from this one in one break at most, this one first. */
    private List<Integer> near(int who, int way) {
        int[][] ways = places.get(who).ways;
        List<Integer> near = new ArrayList<>(List.of(way));
        for (int other = 0; other < ways.length; other++) {
            int different = 0;
            for (int part = 0; part < ways[other].length; part++) {
                different += ways[other][part] == ways[way][part] ? 0 : 1;
            }
            if (different == 1) {
                near.add(other);
            }
        }
        return near;
    }

    private boolean isAwayWhenBad(int who) {
        BreakPlaces mine = places.get(who);
        Shift shift = day.shifts().get(who);
        for (int part = 0; part < mine.parts.length; part++) {
            int start = mine.ways[chosen[who]][part];
            for (int quarter = BreakDay.from(start); quarter < BreakDay.to(start, mine.parts[part]); quarter++) {
                if (shift.covers(quarter) && board.isBad(shift, quarter)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean touch(Shift one, Shift two) {
        boolean same = one.pool() >= 0 && one.pool() == two.pool();
        return one.start() < two.end()
                && two.start() < one.end()
                && (same || one.groups().stream().anyMatch(two.groups()::contains));
    }

    private void take(int who, int way) {
        chosen[who] = way;
        move(who, 1);
    }

    private void leave(int who) {
        move(who, -1);
    }

    private void move(int who, int by) {
        BreakPlaces mine = places.get(who);
        for (int part = 0; part < mine.parts.length; part++) {
            board.move(day.shifts().get(who), mine.ways[chosen[who]][part], mine.parts[part], by);
        }
    }
}
