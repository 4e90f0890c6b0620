package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.dayplan.ShopDay.Desk;
import cn.zhiban.scheduling.dayplan.ShopDay.Option;
import cn.zhiban.scheduling.dayplan.ShopDay.Worker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who serves which shop, with the loads that follow. Receptions of a quarter are shared by those at the desk. */
final class ShopBoard {
    private static final double NOBODY = 1e9;
    private static final double ON_BREAK = 1e6;
    private static final double IDLE = 1e5;
    private static final double OVER = 1e4;
    private static final double FULL = 100;
    private static final double GIVEN_UP = 25;
    private static final double MANY = 60;
    /** Shops that one person watches without getting lost. */
    private static final int MOST_SHOPS = 4;

    final ShopDay day;
    private final boolean[][] serves;
    private final double[][] gets;
    private final int[][] duty;
    private final int[][] present;
    /** Per desk who can sit at it, with which of their options. */
    private final List<List<Seat>> seats = new ArrayList<>();

    private record Seat(int who, int option) {}

    ShopBoard(ShopDay day) {
        this.day = day;
        serves = new boolean[day.workers().size()][];
        gets = new double[serves.length][];
        duty = new int[day.desks().size()][BreakDay.QUARTERS];
        present = new int[day.desks().size()][BreakDay.QUARTERS];
        day.desks().forEach(_ -> seats.add(new ArrayList<>()));
        for (int who = 0; who < serves.length; who++) {
            List<Option> options = day.workers().get(who).options();
            serves[who] = new boolean[options.size()];
            gets[who] = new double[options.size()];
            for (int option = 0; option < options.size(); option++) {
                for (int desk : options.get(option).desks()) {
                    seats.get(desk).add(new Seat(who, option));
                }
            }
        }
    }

    /** Lets somebody serve exactly these shops, as far as they can. */
    void set(int who, Set<Long> shops) {
        List<Option> options = day.workers().get(who).options();
        for (int option = 0; option < options.size(); option++) {
            if (serves[who][option] != shops.contains(options.get(option).shopId())) {
                flip(who, option);
            }
        }
    }

    /** Gives or takes a shop. */
    void flip(int who, int option) {
        serves[who][option] = !serves[who][option];
        int by = serves[who][option] ? 1 : -1;
        Worker worker = day.workers().get(who);
        for (int desk : worker.options().get(option).desks()) {
            for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
                duty[desk][quarter] += worker.duty()[quarter] ? by : 0;
                present[desk][quarter] += worker.present()[quarter] ? by : 0;
            }
        }
        gets[who][option] = serves[who][option] ? shared(who, option) : 0;
        for (int desk : worker.options().get(option).desks()) {
            for (Seat seat : seats.get(desk)) {
                if (serves[seat.who()][seat.option()]) {
                    gets[seat.who()][seat.option()] = shared(seat.who(), seat.option());
                }
            }
        }
    }

    boolean serves(int who, int option) {
        return serves[who][option];
    }

    /** Shops somebody serves. */
    Set<Long> shops(int who) {
        List<Option> options = day.workers().get(who).options();
        Set<Long> shops = new LinkedHashSet<>();
        for (int option = 0; option < options.size(); option++) {
            if (serves[who][option]) {
                shops.add(options.get(option).shopId());
            }
        }
        return shops;
    }

    /** Receptions somebody gets from one of their shops. */
    double receptions(int who, int option) {
        return gets[who][option];
    }

    private double shared(int who, int option) {
        Worker worker = day.workers().get(who);
        double sum = 0;
        for (int desk : worker.options().get(option).desks()) {
            double[] expected = day.desks().get(desk).receptions();
            for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
                if (worker.present()[quarter] && present[desk][quarter] > 0) {
                    sum += expected[quarter] / present[desk][quarter];
                }
            }
        }
        return sum;
    }

    /** Receptions and shops together. */
    double load(int who) {
        double load = 0;
        for (int option = 0; option < serves[who].length; option++) {
            if (serves[who][option]) {
                load += receptions(who, option) + day.factor();
            }
        }
        return load;
    }

    /** Quarters in which nobody but this person is at a desk of the shop that is wanted. */
    int alone(int who, int option) {
        Worker worker = day.workers().get(who);
        int alone = 0;
        for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
            boolean only = false;
            for (int desk : worker.options().get(option).desks()) {
                only |= worker.present()[quarter]
                        && day.desks().get(desk).wanted()[quarter]
                        && present[desk][quarter] == 1;
            }
            alone += only ? 1 : 0;
        }
        return alone;
    }

    /** Whether somebody is on duty for the desk in a quarter, even if on a break. */
    boolean isOnDuty(int desk, int quarter) {
        return duty[desk][quarter] > 0;
    }

    /** Whether somebody is at the desk in a quarter. */
    boolean isThere(int desk, int quarter) {
        return present[desk][quarter] > 0;
    }

    /** What all desks and people cost. */
    double cost() {
        double cost = 0;
        for (int desk = 0; desk < duty.length; desk++) {
            cost += desk(desk);
        }
        for (int who = 0; who < serves.length; who++) {
            cost += person(who);
        }
        return cost;
    }

    /** What a flip costs; what it gains is below 0. Leaves everything as it was. */
    double priceOf(int who, int option) {
        List<Integer> desks = day.workers().get(who).options().get(option).desks();
        double before = around(who, desks);
        flip(who, option);
        double after = around(who, desks);
        flip(who, option);
        return after - before;
    }

    private double around(int who, List<Integer> desks) {
        Set<Integer> people = new TreeSet<>(Set.of(who));
        double cost = 0;
        for (int desk : desks) {
            cost += desk(desk);
            for (Seat seat : seats.get(desk)) {
                if (serves[seat.who()][seat.option()]) {
                    people.add(seat.who());
                }
            }
        }
        for (int other : people) {
            cost += person(other);
        }
        return cost;
    }

    private double desk(int desk) {
        Desk one = day.desks().get(desk);
        double cost = 0;
        for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
            if (one.wanted()[quarter]) {
                cost += duty[desk][quarter] == 0 ? NOBODY : present[desk][quarter] == 0 ? ON_BREAK : 0;
            }
        }
        return cost;
    }

    private double person(int who) {
        Worker worker = day.workers().get(who);
        int usual = serves[who].length;
        int shops = 0;
        for (boolean one : serves[who]) {
            shops += one ? 1 : 0;
        }
        double load = load(who);
        double full = load / Math.max(1, worker.maximum());
        return (shops == 0 && usual > 0 ? IDLE : 0)
                + Math.max(0, load - worker.maximum()) * OVER
                + full * full * FULL
                + (usual - shops) * GIVEN_UP
                + Math.max(0, shops - MOST_SHOPS) * MANY;
    }
}
