package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.demand.ForecastService;
import cn.zhiban.scheduling.requirement.DemandGroup;
import cn.zhiban.scheduling.requirement.GroupDraft;
import cn.zhiban.scheduling.requirement.HalfHourNeed;
import cn.zhiban.scheduling.requirement.Requirements;
import cn.zhiban.scheduling.requirement.ShiftNeed;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what a day needs, for whoever acts: in the name of the system it is everything. */
@Component
class DayNeedsReader {
    private static final int SLOTS = 48;

    private final Requirements requirements;
    private final ForecastService forecasts;
    private final ShiftTypes types;

    DayNeedsReader(Requirements requirements, ForecastService forecasts, ShiftTypes types) {
        this.requirements = requirements;
        this.forecasts = forecasts;
        this.types = types;
    }

    /** Needs of a day and the next of the groups that serve the shops. */
    DayNeeds of(LocalDate day, Collection<Long> shops) {
        List<DemandGroup> groups = requirements.groups(shops);
        int[][] need = needs(day, groups);
        int[][] desks = new int[groups.size()][DayNeeds.HALVES];
        for (int group = 0; group < groups.size(); group++) {
            double there = 1 - groups.get(group).draft().rule().shrinkage();
            for (int half = 0; half < DayNeeds.HALVES; half++) {
                // needs were rounded up when shrinkage was added, so they are rounded down when it is taken away
                desks[group][half] =
                        need[group][half] <= 0 ? 0 : Math.max(1, (int) Math.floor(need[group][half] * there + 1e-9));
            }
        }
        List<ShopDay.Desk> shopDesks = new ArrayList<>();
        List<Integer> deskGroups = new ArrayList<>();
        for (long shop : new TreeSet<>(shops)) {
            double[] expected = receptions(shop, day);
            boolean grouped = false;
            for (int group = 0; group < groups.size(); group++) {
                if (groups.get(group).draft().shopIds().contains(shop)) {
                    shopDesks.add(desk(shop, expected, groups.get(group).draft(), need[group]));
                    deskGroups.add(group);
                    grouped = true;
                }
            }
            if (!grouped) {
                shopDesks.add(new ShopDay.Desk(shop, new boolean[BreakDay.QUARTERS], quarters(expected, 1)));
                deskGroups.add(-1);
            }
        }
        return new DayNeeds(day, groups, need, desks, shopDesks, deskGroups);
    }

    /** Somebody is wanted where a need is said; where none is, while the group is open and buyers are expected. */
    private static ShopDay.Desk desk(long shop, double[] expected, GroupDraft group, int[] need) {
        boolean[] wanted = new boolean[BreakDay.QUARTERS];
        for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
            int half = quarter / 2;
            boolean open = half % SLOTS >= group.openSlot() && half % SLOTS < group.closeSlot();
            wanted[quarter] = need[half] > 0 || need[half] < 0 && open && expected[half] > 0;
        }
        return new ShopDay.Desk(shop, wanted, quarters(expected, group.share()));
    }

    private static double[] quarters(double[] expected, double share) {
        double[] receptions = new double[BreakDay.QUARTERS];
        for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
            receptions[quarter] = expected[quarter / 2] * share / 2;
        }
        return receptions;
    }

    private double[] receptions(long shop, LocalDate day) {
        double[] receptions = new double[DayNeeds.HALVES];
        SortedMap<LocalDate, double[]> found = forecasts.together(List.of(shop), day, day.plusDays(1));
        found.forEach((date, numbers) ->
                System.arraycopy(numbers, 0, receptions, SLOTS * (int) ChronoUnit.DAYS.between(day, date), SLOTS));
        return receptions;
    }

    private int[][] needs(LocalDate day, List<DemandGroup> groups) {
        int[][] need = new int[groups.size()][DayNeeds.HALVES];
        Map<Long, Integer> places = new HashMap<>();
        for (int group = 0; group < groups.size(); group++) {
            Arrays.fill(need[group], -1);
            places.put(groups.get(group).id(), group);
        }
        for (HalfHourNeed one : requirements.halfHours(places.keySet(), day, day.plusDays(1))) {
            int half = one.slot() + SLOTS * (int) ChronoUnit.DAYS.between(day, one.day());
            need[places.getOrDefault(one.groupId(), 0)][half] = one.need();
        }
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        List<ShiftNeed> byShift = requirements.shifts(places.keySet(), day.minusDays(1), day.plusDays(1)).stream()
                .filter(one -> known.containsKey(one.shiftTypeId()))
                .toList();
        boolean[] timed = new boolean[groups.size()];
        for (int group = 0; group < timed.length; group++) {
            timed[group] = Arrays.stream(need[group]).anyMatch(one -> one >= 0);
        }
        byShift.stream()
                .filter(one -> !timed[places.getOrDefault(one.groupId(), 0)])
                .forEach(one -> add(
                        need[places.getOrDefault(one.groupId(), 0)],
                        one,
                        java.util.Objects.requireNonNull(known.get(one.shiftTypeId())),
                        (int) ChronoUnit.DAYS.between(day, one.day()) * SLOTS));
        return need;
    }

    /** What is needed in a type of shift is needed in each of its half hours. */
    private static void add(int[] need, ShiftNeed one, ShiftType type, int shift) {
        for (int half = type.startMinute() / DayNeeds.HALF; half * DayNeeds.HALF < type.endMinute(); half++) {
            int at = half + shift;
            if (at >= 0 && at < need.length) {
                need[at] = Math.max(0, need[at]) + one.need();
            }
        }
    }
}
