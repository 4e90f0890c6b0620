package cn.zhiban.scheduling.rule;

import java.util.Set;

/**
 * A wish (意愿) of a person for one day.
 *
 * @param column day
 * @param types the shift types meant; 0 stands for a day off
 * @param want true: one of the types, please; false: none of them
 * @param points penalty when it is not granted
 */
public record Wish(int column, Set<Integer> types, boolean want, int points) {
    public Wish {
        types = Set.copyOf(types);
        if (points < 0) {
            throw new IllegalArgumentException("A wish costs nothing or something");
        }
    }

    public boolean grantedBy(int type) {
        return types.contains(type) == want;
    }
}
