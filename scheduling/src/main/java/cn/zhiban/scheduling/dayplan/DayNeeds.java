package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.requirement.DemandGroup;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day and the next one need.
 *
 * @param day the first of both days
 * @param groups whose needs these are
 * @param need per group and half hour the people needed in the roster, -1 where nothing is said
 * @param desks the same at desks, without those who have a break or a class, 0 where nothing is said
 * @param shopDesks shops and posts that are served
 * @param deskGroups for each of these the place of its group, -1 of none
 */
record DayNeeds(
        LocalDate day,
        List<DemandGroup> groups,
        int[][] need,
        int[][] desks,
        List<ShopDay.Desk> shopDesks,
        List<Integer> deskGroups) {
    static final int HALVES = 96;
    static final int HALF = 30;

    DayNeeds {
        groups = List.copyOf(groups);
        shopDesks = List.copyOf(shopDesks);
        deskGroups = List.copyOf(deskGroups);
    }

    /** Groups somebody with these assignments counts for. */
    List<Integer> groupsOf(List<Duties.Serving> serving) {
        return java.util.stream.IntStream.range(0, groups.size())
                .filter(group -> serving.stream().anyMatch(one -> counts(group, one)))
                .boxed()
                .toList();
    }

    /** Desks of a shop somebody with this assignment can sit at. */
    List<Integer> desksOf(Duties.Serving one) {
        return java.util.stream.IntStream.range(0, shopDesks.size())
                .filter(desk -> shopDesks.get(desk).shopId() == one.shopId())
                .filter(desk -> deskGroups.get(desk) < 0 || counts(deskGroups.get(desk), one))
                .boxed()
                .toList();
    }

    private boolean counts(int group, Duties.Serving one) {
        return groups.get(group).draft().shopIds().contains(one.shopId())
                && one.fits(groups.get(group).draft().post());
    }
}
