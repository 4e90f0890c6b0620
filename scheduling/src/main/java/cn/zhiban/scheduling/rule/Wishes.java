package cn.zhiban.scheduling.rule;

import java.util.List;
import java.util.function.Consumer;

/** The wishes of one person, each for a cell; what is not granted costs its points. */
public final class Wishes implements RowRule {
    private final List<Wish> wishes;
    private final int[][] price;
    private final int[] columns;

    /** @param types number of shift types, the day off not counted */
    public Wishes(Horizon horizon, int types, List<Wish> wishes) {
        this.wishes = List.copyOf(wishes);
        int[][] all = new int[horizon.columns()][];
        for (Wish wish : wishes) {
            if (all[wish.column()] == null) {
                all[wish.column()] = new int[types + 1];
            }
            for (int type = 0; type <= types; type++) {
                all[wish.column()][type] += wish.grantedBy(type) ? 0 : wish.points();
            }
        }
        columns = wishes.stream().mapToInt(Wish::column).distinct().sorted().toArray();
        price = new int[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            price[i] = all[columns[i]];
        }
    }

    @Override
    public String id() {
        return "wishes";
    }

    @Override
    public long weight() {
        return 1;
    }

    @Override
    public long amount(int[] row) {
        long sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += price[i][row[columns[i]]];
        }
        return sum;
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        for (Wish wish : wishes) {
            if (wish.points() > 0 && !wish.grantedBy(row[wish.column()])) {
                String key = "rule." + id() + (wish.want() ? ".want" : ".avoid");
                found.accept(new Violation(
                        id(), wish.points(), List.of(wish.column()), key, List.of(wish.types(), wish.points())));
            }
        }
    }

    @Override
    public boolean shape(RowShape shape) {
        for (int i = 0; i < columns.length; i++) {
            for (int type = 0; type < price[i].length; type++) {
                shape.charge(columns[i], type, price[i][type]);
            }
        }
        return true;
    }
}
