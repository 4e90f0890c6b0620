package cn.zhiban.scheduling.requirement;

import cn.zhiban.scheduling.arrival.DemandShops;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has to be covered, for whoever makes rosters. Groups that are not within the scope of who asks are left out, as if
 * they were not there.
 */
@Component
@Transactional(readOnly = true)
public class Requirements {
    private final Groups groups;
    private final Needs needs;
    private final DemandShops shops;

    Requirements(Groups groups, Needs needs, DemandShops shops) {
        this.groups = groups;
        this.needs = needs;
        this.shops = shops;
    }

    /** The groups within the scope that serve at least one of the shops. */
    public List<DemandGroup> groups(Collection<Long> shopIds) {
        return visible().stream()
                .filter(group -> group.draft().shopIds().stream().anyMatch(shopIds::contains))
                .toList();
    }

    /** Needs by half hours of the days, both included, by day, half hour and group. */
    public List<HalfHourNeed> halfHours(Collection<Long> groupIds, LocalDate from, LocalDate to) {
        return needs.halfHours(within(groupIds), from, to);
    }

    /** Needs by types of shift of the days, both included, by day, type and group. */
    public List<ShiftNeed> shifts(Collection<Long> groupIds, LocalDate from, LocalDate to) {
        return needs.shifts(within(groupIds), from, to);
    }

    private Set<Long> within(Collection<Long> groupIds) {
        return visible().stream()
                .map(DemandGroup::id)
                .filter(groupIds::contains)
                .collect(Collectors.toSet());
    }

    private List<DemandGroup> visible() {
        return groups.all(shops.reader().scope());
    }
}
