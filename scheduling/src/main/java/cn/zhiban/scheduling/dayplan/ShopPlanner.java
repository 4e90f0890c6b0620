package cn.zhiban.scheduling.dayplan;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives people on duty their shops. Everybody starts with the shops they usually serve; shops are given up, and taken back,
 * one at a time or one for another, while that makes things better: every shop has somebody at every time it wants, nobody
 * carries more than they can, few shops each. No chance in it.
 */
final class ShopPlanner {
    private static final int ROUNDS = 20;
    private static final double BETTER = -1e-6;

    private ShopPlanner() {}

    /** The best found. */
    static ShopBoard plan(ShopDay day) {
        ShopBoard board = new ShopBoard(day);
        for (int who = 0; who < day.workers().size(); who++) {
            ShopDay.Worker worker = day.workers().get(who);
            Set<Long> fixed = worker.fixed();
            board.set(
                    who,
                    fixed != null
                            ? fixed
                            : worker.options().stream()
                                    .map(ShopDay.Option::shopId)
                                    .collect(Collectors.toSet()));
        }
        for (int round = 0; round < ROUNDS; round++) {
            boolean better = false;
            for (int who = 0; who < day.workers().size(); who++) {
                if (day.workers().get(who).fixed() == null) {
                    better |= one(board, who) | exchange(board, who);
                }
            }
            if (!better) {
                break;
            }
        }
        return board;
    }

    private static boolean one(ShopBoard board, int who) {
        int best = -1;
        double price = BETTER;
        for (int option = 0; option < board.day.workers().get(who).options().size(); option++) {
            double its = board.priceOf(who, option);
            if (its < price) {
                price = its;
                best = option;
            }
        }
        if (best >= 0) {
            board.flip(who, best);
        }
        return best >= 0;
    }

    private static boolean exchange(ShopBoard board, int who) {
        int many = board.day.workers().get(who).options().size();
        for (int out = 0; out < many; out++) {
            for (int in = 0; in < many && board.serves(who, out); in++) {
                if (!board.serves(who, in)) {
                    double price = board.priceOf(who, out);
                    board.flip(who, out);
                    price += board.priceOf(who, in);
                    if (price < BETTER) {
                        board.flip(who, in);
                        return true;
                    }
                    board.flip(who, out);
                }
            }
        }
        return false;
    }
}
