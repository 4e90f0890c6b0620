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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The demand that a roster has to cover: of the groups that its people serve, within the scope of who asks, less what people
 * of other published rosters cover already.
 */
@Component
class RosterDemand {
    /** Points for one person missing for half an hour; sixteen of them are a shift that nobody works. */
    private static final int UNDER_HALF_HOUR = 12;

    private static final int UNDER_SHIFT = 150;
    private static final int OVER_SHIFT = 10;
    private static final int HALF_HOUR = 30;
    private static final int DAY = 1440;

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
     * @param groups whose demand it is
     * @param demands for the engine
     * @param served per person the groups they count for, by name in the demands
     */
    record Covered(List<DemandGroup> groups, List<Demand> demands, List<Set<String>> served) {}

    Covered of(Roster roster, Horizon horizon, List<Person> persons, List<ShiftType> used) {
        List<Long> ids = persons.stream().map(Person::id).toList();
        Map<Long, List<RosterPeople.Serving>> serving = people.serving(ids, roster.first(), roster.last()).stream()
                .collect(Collectors.groupingBy(RosterPeople.Serving::employeeId));
        Set<Long> shops = serving.values().stream()
                .flatMap(List::stream)
                .map(RosterPeople.Serving::shopId)
                .collect(Collectors.toSet());
        List<DemandGroup> groups = requirements.groups(shops);
        List<Set<String>> served = new ArrayList<>();
        Set<String> covered = new HashSet<>();
        for (Person person : persons) {
            Set<String> mine = served(groups, serving.getOrDefault(person.id(), List.of()));
            served.add(mine);
            covered.addAll(mine);
        }
        List<DemandGroup> own =
                groups.stream().filter(group -> covered.contains(name(group))).toList();
        return new Covered(own, demands(roster, horizon, own, ids, used), served);
    }

    /** How a group is called in the problem. */
    static String name(DemandGroup group) {
        return "g" + group.id();
    }

    private static Set<String> served(List<DemandGroup> groups, List<RosterPeople.Serving> serving) {
        return groups.stream()
                .filter(group -> serving.stream()
                        .anyMatch(one -> group.draft().shopIds().contains(one.shopId())
                                && fits(group.draft().post(), one.post())))
                .map(RosterDemand::name)
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
            Roster roster, Horizon horizon, List<DemandGroup> groups, List<Long> ids, List<ShiftType> used) {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<Long> groupIds = groups.stream().map(DemandGroup::id).toList();
        Map<String, Integer> others = others(roster, groups, ids);
        List<Demand> demands = new ArrayList<>();
        for (HalfHourNeed need : requirements.halfHours(groupIds, roster.first(), roster.last())) {
            int left = need.need() - others.getOrDefault(key(need.groupId(), need.day(), need.slot()), 0);
            if (left > 0) {
                demands.add(Demand.ofTime(
                        horizon.column(need.day()),
                        need.slot() * HALF_HOUR,
                        (need.slot() + 1) * HALF_HOUR,
                        "g" + need.groupId(),
                        left,
                        UNDER_HALF_HOUR,
                        1));
            }
        }
        shifts(roster, horizon, groupIds, used, demands);
        return demands;
    }

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

    private Map<String, Integer> others(Roster roster, List<DemandGroup> groups, List<Long> ids) {
        List<RosterPeople.Elsewhere> elsewhere =
                people.elsewhere(ids, roster.first().minusDays(1), roster.last());
        Set<Long> who =
                elsewhere.stream().map(RosterPeople.Elsewhere::employeeId).collect(Collectors.toSet());
        Map<Long, List<RosterPeople.Serving>> serving = people.serving(who, roster.first(), roster.last()).stream()
                .collect(Collectors.groupingBy(RosterPeople.Serving::employeeId));
        Map<Long, ShiftType> known = RosterPeople.byId(types.all());
        Map<String, Integer> counts = new HashMap<>();
        for (RosterPeople.Elsewhere one : elsewhere) {
            ShiftType type = known.get(one.typeId());
            if (type == null || type.kind() != ShiftKind.WORK) {
                continue;
            }
            for (String group : served(groups, serving.getOrDefault(one.employeeId(), List.of()))) {
                for (int minute = ceil(type.startMinute());
                        minute + HALF_HOUR <= type.endMinute();
                        minute += HALF_HOUR) {
                    LocalDate day = one.day().plusDays(minute / DAY);
                    counts.merge(group.substring(1) + " " + day + " " + minute % DAY / HALF_HOUR, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private static int ceil(int minute) {
        return (minute + HALF_HOUR - 1) / HALF_HOUR * HALF_HOUR;
    }

    private static String key(long group, LocalDate day, int slot) {
        return group + " " + day + " " + slot;
    }
}
