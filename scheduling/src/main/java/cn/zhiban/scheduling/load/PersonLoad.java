package cn.zhiban.scheduling.load;

import java.util.List;

/**
 * The load of a person on a day.
 *
 * @param employeeId who
 * @param name name of who
 * @param shops what each shop served adds, the most first
 * @param receptions expected altogether
 * @param load receptions and shops together
 * @param maximum what the person can do
 * @param ownMaximum whether the maximum is the person's own
 */
public record PersonLoad(
        long employeeId,
        String name,
        List<ShopLoad> shops,
        double receptions,
        double load,
        int maximum,
        boolean ownMaximum) {
    public PersonLoad {
        shops = List.copyOf(shops);
    }

    /** Whether it is too much. */
    public boolean isOverloaded() {
        return load > maximum;
    }

    /** How much of the maximum is used, 1 = all. */
    public double share() {
        return load / maximum;
    }
}
