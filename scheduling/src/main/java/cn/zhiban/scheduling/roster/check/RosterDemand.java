package cn.zhiban.scheduling.roster.check;

import cn.zhiban.core.org.Post;
import cn.zhiban.scheduling.requirement.DemandGroup;
import cn.zhiban.scheduling.requirement.HalfHourNeed;
import cn.zhiban.scheduling.requirement.Requirements;
import cn.zhiban.scheduling.requirement.ShiftNeed;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The demand that a roster has to cover: of the groups that its people serve, within the scope of who asks, less what people
 * of other rosters cover already, published or in preparation.
 */
@Component
class RosterDemand {
    /** Points for one person missing for half an hour; sixteen of them are a shift that nobody works. */
    private static final int UNDER_HALF_HOUR = 12;

    private static final int UNDER_SHIFT = 150;
    private static final int OVER_SHIFT = 10;
    private static final int HALF_HOUR = 30;
    private static final int DAY = 1440;

    /** Sets of groups with shared people that are looked at, those with most people first. */
    private static final int MOST_TOGETHER = 12;

    private final Requirements requirements;
    private final RosterPeople people;
    private final ShiftTypes types;

    RosterDemand(Requirements requirements, RosterPeople people, ShiftTypes types) {
        this.requirements = requirements;
        this.people = people;
        this.types = types;
    }

    /**
     * What has to be covered.
     *
     * @param groups whose demand it is: single groups first, then those that share people
     * @param demands for the engine
     * @param served per person what they count for, by name in the demands
     */
    record Covered(List<CoverGroup> groups, List<Demand> demands, List<Set<String>> served) {}

    Covered of(Roster roster, Horizon horizon, List<Person> persons, List<ShiftType> used) {
        List<Long> ids = persons.stream().map(Person::id).toList();
        Map<Long, List<RosterPeople.Serving>> serving = people.serving(ids, roster.first(), roster.last()).stream()
                .collect(Collectors.groupingBy(RosterPeople.Serving::employeeId));
        Set<Long> shops = serving.values().stream()
                .flatMap(List::stream)
                .map(RosterPeople.Serving::shopId)
                .collect(Collectors.toSet());
        List<DemandGroup> groups = requirements.groups(shops);
        List<Set<String>> single = persons.stream()
                .map(person -> served(groups, serving.getOrDefault(person.id(), List.of())))
                .toList();
        List<CoverGroup> covers = covers(groups, single);
        List<Set<String>> served = single.stream()
                .map(mine -> covers.stream()
                        .filter(one -> one.takes(mine))
                        .map(CoverGroup::key)
                        .collect(Collectors.toSet()))
                .toList();
        return new Covered(covers, demands(roster, horizon, covers, ids, used), served);
    }

    /** The groups that somebody serves, and the sets of them that most people serve at once. */
    private static List<CoverGroup> covers(List<DemandGroup> groups, List<Set<String>> served) {
        List<CoverGroup> covers = new ArrayList<>();
        groups.stream()
                .filter(group -> served.stream().anyMatch(mine -> mine.contains(CoverGroup.key(group))))
                .map(group -> CoverGroup.of(List.of(group)))
                .forEach(covers::add);
        Map<Set<String>, Long> sets = served.stream()
                .filter(mine -> mine.size() > 1)
                .collect(Collectors.groupingBy(mine -> mine, LinkedHashMap::new, Collectors.counting()));
        sets.entrySet().stream()
                .sorted(Map.Entry.<Set<String>, Long>comparingByValue().reversed())
                .limit(MOST_TOGETHER)
                .map(entry -> CoverGroup.of(groups.stream()
                        .filter(group -> entry.getKey().contains(CoverGroup.key(group)))
                        .toList()))
                .forEach(covers::add);
        return covers;
    }

    private static Set<String> served(List<DemandGroup> groups, List<RosterPeople.Serving> serving) {
        return groups.stream()
                .filter(group -> serving.stream()
                        .anyMatch(one -> group.draft().shopIds().contains(one.shopId())
                                && fits(group.draft().post(), one.post())))
                .map(CoverGroup::key)
                .collect(Collectors.toSet());
    }

    /** Who does both counts for either, and groups for both take either. */
    static boolean fits(@Nullable Post wanted, Post post) {
        boolean sells = post == Post.PRE_SALES || post == Post.AFTER_SALES;
        return wanted == null
                || wanted == post
                || post == Post.PRE_AND_AFTER_SALES
                || wanted == Post.PRE_AND_AFTER_SALES && sells;
    }

    private List<Demand> demands(
            Roster roster, Horizon horizon, List<CoverGroup> covers, List<Long> ids, List<ShiftType> used) {
        if (covers.isEmpty()) {
            return List.of();
        }
        List<Long> groupIds = covers.stream()
                .filter(one -> !one.isTogether())
                .map(one -> one.groups().getFirst().id())
                .toList();
        Map<String, Integer> others = others(roster, covers, ids);
        Map<Slot, Map<Long, Integer>> needs = new LinkedHashMap<>();
        for (HalfHourNeed need : requirements.halfHours(groupIds, roster.first(), roster.last())) {
            needs.computeIfAbsent(new Slot(need.day(), need.slot()), _ -> new HashMap<>())
                    .put(need.groupId(), need.need());
        }
        List<Demand> demands = new ArrayList<>();
        needs.forEach((slot, byGroup) -> {
            for (CoverGroup cover : covers) {
                int need = 0;
                int wanting = 0;
                for (DemandGroup group : cover.groups()) {
                    int one = byGroup.getOrDefault(group.id(), 0);
                    need += one;
                    wanting += one > 0 ? 1 : 0;
                }
                int left = need - others.getOrDefault(key(cover.key(), slot.day(), slot.number()), 0);
                if (left > 0 && wanting >= Math.min(2, cover.groups().size())) {
                    demands.add(Demand.ofTime(
                            horizon.column(slot.day()),
                            slot.number() * HALF_HOUR,
                            (slot.number() + 1) * HALF_HOUR,
                            cover.key(),
                            left,
                            UNDER_HALF_HOUR,
                            cover.isTogether() ? 0 : 1));
                }
            }
        });
        shifts(roster, horizon, groupIds, used, demands);
        return demands;
    }

    private record Slot(LocalDate day, int number) {}

    private void shifts(
            Roster roster, Horizon horizon, Collection<Long> groups, List<ShiftType> used, List<Demand> demands) {
        for (ShiftNeed need : requirements.shifts(groups, roster.first(), roster.last())) {
            for (int i = 0; i < used.size(); i++) {
                if (used.get(i).id() == need.shiftTypeId() && need.need() > 0) {
                    demands.add(Demand.ofShift(
                            horizon.column(need.day()),
                            i + 1,
                            "g" + need.groupId(),
                            need.need(),
                            UNDER_SHIFT,
                            OVER_SHIFT));
                }
            }
        }
    }

    private Map<String, Integer> others(Roster roster, List<CoverGroup> covers, List<Long> ids) {
        List<RosterPeople.Elsewhere> elsewhere =
                people.elsewhere(ids, roster.first().minusDays(1), roster.last());
        Set<Long> who =
                elsewhere.stream().map(RosterPeople.Elsewhere::employeeId).collect(Collectors.toSet());
        Map<Long, List<RosterPeople.Serving>> serving = people.serving(who, roster.first(), roster.last()).stream()
                .collect(Collectors.groupingBy(RosterPeople.Serving::employeeId));
        List<DemandGroup> groups = covers.stream()
                .filter(one -> !one.isTogether())
                .map(one -> one.groups().getFirst())
                .toList();
        Map<Long, List<String>> counting = new HashMap<>();
        serving.forEach((employee, shops) -> {
            Set<String> served = served(groups, shops);
            counting.put(
                    employee,
                    covers.stream()
                            .filter(one -> one.takes(served))
                            .map(CoverGroup::key)
                            .toList());
        });
        Map<Long, ShiftType> known = RosterPeople.byId(types.all());
        Map<String, Integer> counts = new HashMap<>();
        for (RosterPeople.Elsewhere one : elsewhere) {
            ShiftType type = known.get(one.typeId());
            if (type == null || type.kind() != ShiftKind.WORK) {
                continue;
            }
            for (String cover : counting.getOrDefault(one.employeeId(), List.of())) {
                for (int minute = ceil(type.startMinute());
                        minute + HALF_HOUR <= type.endMinute();
                        minute += HALF_HOUR) {
                    LocalDate day = one.day().plusDays(minute / DAY);
                    counts.merge(key(cover, day, minute % DAY / HALF_HOUR), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private static int ceil(int minute) {
        return (minute + HALF_HOUR - 1) / HALF_HOUR * HALF_HOUR;
    }

    private static String key(String cover, LocalDate day, int slot) {
        return cover + " " + day + " " + slot;
    }
}
