package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.ForbiddenSuccession;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.MaxConsecutiveShifts;
import cn.zhiban.scheduling.rule.MaxShiftsOfType;
import cn.zhiban.scheduling.rule.MaxWeekends;
import cn.zhiban.scheduling.rule.MinConsecutiveDaysOff;
import cn.zhiban.scheduling.rule.MinConsecutiveShifts;
import cn.zhiban.scheduling.rule.MinutesInPeriod;
import cn.zhiban.scheduling.rule.PairRule;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.ShiftType;
import cn.zhiban.scheduling.rule.Wish;
import cn.zhiban.scheduling.rule.Wishes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random roster problems and texts of instances. */
final class RosterFixtures {
    private RosterFixtures() {}

    /** Text of an instance in the published form. */
    static List<String> instance(Random random, int people, int days) {
        List<String> lines = new ArrayList<>(List.of("SECTION_HORIZON", "" + days, "SECTION_SHIFTS"));
        lines.addAll(List.of("E,480,", "L,600,E", "N,480,E|L", "SECTION_STAFF"));
        for (int p = 0; p < people; p++) {
            int most = 480 * (days * 5 / 7 + 1);
            lines.add(
                    "P" + p + ",E=" + days + "|L=" + random.nextInt(days) + "|N=" + random.nextInt(4) + "," + most + ","
                            + (most - 480 * (1 + random.nextInt(5))) + ",5,2," + (1 + random.nextInt(2)) + ","
                            + (1 + random.nextInt(3)));
        }
        lines.add("SECTION_DAYS_OFF");
        for (int p = 0; p < people; p++) {
            lines.add("P" + p + "," + random.nextInt(days));
        }
        for (String section : List.of("SECTION_SHIFT_ON_REQUESTS", "SECTION_SHIFT_OFF_REQUESTS")) {
            lines.add(section);
            for (int i = 0; i < people * 2; i++) {
                lines.add("P" + random.nextInt(people) + "," + random.nextInt(days) + ","
                        + "ELN".charAt(random.nextInt(3)) + "," + (1 + random.nextInt(3)));
            }
        }
        lines.add("SECTION_COVER");
        for (int d = 0; d < days; d++) {
            for (String type : List.of("E", "L", "N")) {
                lines.add(d + "," + type + "," + random.nextInt(1 + people / 2) + ",100,1");
            }
        }
        return lines;
    }

    /** A problem with days before the period, nights over midnight, groups and demand for half hours. */
    static Problem problem(Random random, int people, int history, int days) {
        Horizon horizon = new Horizon(LocalDate.of(2026, 3, 2).plusDays(random.nextInt(7)), history, days, Set.of());
        List<ShiftType> types = List.of(
                new ShiftType("E", 480, 480, 960, Set.of(ShiftType.Tag.EARLY)),
                new ShiftType("L", 600, 840, 1440, Set.of(ShiftType.Tag.LATE)),
                new ShiftType("N", 480, 1320, 1800, Set.of(ShiftType.Tag.NIGHT)));
        List<Person> all = new ArrayList<>();
        for (int p = 0; p < people; p++) {
            long[] open = new long[horizon.columns()];
            for (int c = 0; c < open.length; c++) {
                boolean fixed = c < history || random.nextInt(12) == 0;
                open[c] = fixed ? 1L << (random.nextInt(3) == 0 ? 0 : random.nextInt(4)) : 0b1111;
            }
            all.add(new Person(
                    "P" + p, random.nextBoolean() ? Set.of("senior") : Set.of(), open, rules(random, horizon)));
        }
        List<Demand> demands = new ArrayList<>();
        for (int c = history; c < horizon.columns(); c++) {
            demands.add(Demand.ofShift(c, 1 + random.nextInt(3), null, random.nextInt(3), 50, 2));
            int from = random.nextInt(48) * 30;
            demands.add(Demand.ofTime(c, from, from + 30, "senior", random.nextInt(3), 20, 1));
        }
        return new Problem(horizon, types, all, demands, pairs(random, horizon, types, people));
    }

    /** Some people who should or should not work together, by day and by a share of days. */
    private static List<PairRule> pairs(Random random, Horizon horizon, List<ShiftType> types, int people) {
        List<PairRule> pairs = new ArrayList<>();
        boolean[] days = new boolean[horizon.columns()];
        Arrays.fill(days, horizon.first(), days.length, true);
        for (int i = 0; people > 1 && i < 4; i++) {
            int one = random.nextInt(people);
            int other = (one + 1 + random.nextInt(people - 1)) % people;
            PairRule.Wish wish = PairRule.Wish.values()[i % 3];
            boolean[][] counts = new boolean[types.size() + 1][types.size() + 1];
            for (int type = 1; type < counts.length; type++) {
                Arrays.fill(counts[type], true);
            }
            int allowed = wish == PairRule.Wish.BESIDE ? 30 : 0;
            long weight = i == 3 ? RowRule.HARD : 1 + random.nextInt(20);
            pairs.add(new PairRule(
                    "pair" + i,
                    one,
                    other,
                    "P" + one,
                    "P" + other,
                    days,
                    PairRule.breaking(types, wish),
                    counts,
                    allowed,
                    true,
                    weight));
        }
        return pairs;
    }

    static List<RowRule> rules(Random random, Horizon horizon) {
        int[] minutes = {0, 480, 600, 480};
        boolean[][] barred = new boolean[4][4];
        barred[2][1] = true;
        barred[3][1] = true;
        barred[3][2] = random.nextBoolean();
        int first = horizon.first();
        int end = horizon.columns();
        long hard = RowRule.HARD;
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int column = first + random.nextInt(horizon.days());
            wishes.add(new Wish(column, Set.of(random.nextInt(4)), random.nextBoolean(), random.nextInt(4)));
        }
        return List.of(
                new MinutesInPeriod("hours-of-period", minutes, first, end, 480, 480 * horizon.days() * 5 / 7, hard),
                new MaxConsecutiveShifts(horizon, 2 + random.nextInt(4), hard),
                new MinConsecutiveShifts(horizon, 1 + random.nextInt(2), hard),
                new MinConsecutiveDaysOff(horizon, 1 + random.nextInt(3), hard),
                new MaxWeekends(horizon, random.nextInt(3), hard),
                new MaxShiftsOfType(horizon, 3, "N", random.nextInt(3), hard),
                new MaxShiftsOfType(horizon, 2, "L", 1 + random.nextInt(3), hard),
                new ForbiddenSuccession(horizon, barred, List.of("-", "E", "L", "N"), hard),
                new Wishes(horizon, 3, wishes));
    }

    /** Any types at all in the planned days; the days before stay. */
    static int[][] randomRows(Random random, Problem problem) {
        int[][] rows = problem.emptyRows();
        for (int p = 0; p < rows.length; p++) {
            for (int c = problem.horizon().first(); c < rows[p].length; c++) {
                rows[p][c] = random.nextInt(3) == 0 ? 0 : random.nextInt(problem.width());
            }
        }
        return rows;
    }
}
