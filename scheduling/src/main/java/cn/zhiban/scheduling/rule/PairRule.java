package cn.zhiban.scheduling.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A rule about two people: what both have on a day may break it. A share of the days that count may break it for nothing,
 * so that "at least 70 % of the trainee's shifts" can be said.
 *
 * <p>cost = weight × max(0, days that break it − days that count × allowed / 100)
 *
 * @param id name in the catalogue
 * @param one number of the one person's row
 * @param other number of the other's
 * @param oneName what the one is called
 * @param otherName what the other is called
 * @param days per column whether the rule holds there
 * @param breaks per type of the one and type of the other whether that breaks it
 * @param counts per type of the one and type of the other whether the day counts for the share that is allowed
 * @param allowed percent of the days that count that may break it
 * @param mutual whether the other hears of breaches too
 * @param weight {@link RowRule#HARD}, or points per day
 */
public record PairRule(
        String id,
        int one,
        int other,
        String oneName,
        String otherName,
        boolean[] days,
        boolean[][] breaks,
        boolean[][] counts,
        int allowed,
        boolean mutual,
        long weight) {
    public PairRule {
        if (one == other || allowed < 0 || allowed > 100 || weight < 0) {
            throw new IllegalArgumentException("Not a rule about two people: " + id);
        }
    }

    /** What two people shall do on a day on which one of them works. */
    public enum Wish {
        /** the one works only beside the other */
        BESIDE,
        /** they work side by side or are both off */
        TOGETHER,
        /** they never meet */
        APART
    }

    /**
     * A table per type of the one and type of the other, from the times of shifts: beside each other are shifts that share
     * at least half of the shorter; to meet, a minute is enough. Shifts of different days are not compared.
     */
    public static boolean[][] breaking(List<ShiftType> types, Wish wish) {
        boolean[][] table = new boolean[types.size() + 1][types.size() + 1];
        for (int a = 0; a < table.length; a++) {
            for (int b = 0; b < table.length; b++) {
                boolean both = a > 0 && b > 0;
                int shared = both ? shared(types.get(a - 1), types.get(b - 1)) : 0;
                boolean beside = both && 2 * shared >= Math.min(length(types.get(a - 1)), length(types.get(b - 1)));
                table[a][b] = switch (wish) {
                    case BESIDE -> a > 0 && !beside;
                    case TOGETHER -> (a > 0 || b > 0) && !beside;
                    case APART -> shared > 0;
                };
            }
        }
        return table;
    }

    private static int length(ShiftType type) {
        return type.end() - type.start();
    }

    private static int shared(ShiftType a, ShiftType b) {
        return Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
    }

    /** Whether the rule is about the person. */
    public boolean isAbout(int person) {
        return one == person || other == person;
    }

    /** The row of the one who is not this person. */
    public int partner(int person) {
        return person == one ? other : one;
    }

    /** Whether it breaks the rule when the person has one type on the day and the partner another. */
    public boolean breaks(int column, int person, int type, int partners) {
        return days[column] && (person == one ? breaks[type][partners] : breaks[partners][type]);
    }

    /** Whether the day counts. */
    public boolean counts(int column, int person, int type, int partners) {
        return days[column] && (person == one ? counts[type][partners] : counts[partners][type]);
    }

    /** Packed cost of so many days. */
    public long cost(int broken, int counting) {
        return weight * Math.max(0, broken - counting * allowed / 100);
    }

    /** Packed cost of two rows. */
    public long cost(int[] ones, int[] others) {
        int broken = 0;
        int counting = 0;
        for (int c = 0; c < days.length; c++) {
            broken += breaks(c, one, ones[c], others[c]) ? 1 : 0;
            counting += counts(c, one, ones[c], others[c]) ? 1 : 0;
        }
        return cost(broken, counting);
    }

    /** The same rule between other rows. */
    public PairRule between(int otherOne, int otherOther) {
        return new PairRule(
                id, otherOne, otherOther, oneName, otherName, days, breaks, counts, allowed, mutual, weight);
    }

    /** Whether it may never be broken. */
    public boolean hard() {
        return weight >= RowRule.HARD;
    }

    /**
     * Tells the breaches as the person sees them: each day on its own, or all of them when a share is allowed. Their costs
     * add up to the cost of the rule; the other hears of the same ones unless the rule is not mutual.
     */
    public void violations(int person, int[] ones, int[] others, Consumer<Violation> found) {
        if (person == other && !mutual) {
            return;
        }
        List<Integer> columns = new ArrayList<>();
        int counting = 0;
        for (int c = 0; c < days.length; c++) {
            if (breaks(c, one, ones[c], others[c])) {
                columns.add(c);
            }
            counting += counts(c, one, ones[c], others[c]) ? 1 : 0;
        }
        long cost = cost(columns.size(), counting);
        String who = person == one ? otherName : oneName;
        if (cost > 0 && allowed > 0) {
            String key = "rule." + id + (person == one ? "" : ".other");
            found.accept(new Violation(
                    id, cost, columns, key, List.of(who, counting - columns.size(), counting, 100 - allowed)));
        } else if (cost > 0) {
            columns.forEach(c -> found.accept(new Violation(id, weight, List.of(c), "rule." + id, List.of(who))));
        }
    }
}
