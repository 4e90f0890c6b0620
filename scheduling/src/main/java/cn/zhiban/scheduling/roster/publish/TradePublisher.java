package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.TradedCell;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a trade part of what is published: a version of its own with a receipt for those concerned. Asks for no permission:
 * callers have checked.
 */
@Component
public class TradePublisher {
    private final VersionStore versions;
    private final ShiftTypes types;
    private final Access access;

    TradePublisher(VersionStore versions, ShiftTypes types, Access access) {
        this.versions = versions;
        this.types = types;
        this.access = access;
    }

    /**
     * Publishes the cells and nothing else that may have changed in the roster.
     *
     * @param note what people read about the version
     * @param agreed who said yes themselves; they need not acknowledge it
     */
    public void publish(Roster roster, List<TradedCell> cells, String note, Set<Long> agreed) {
        Map<Long, String> codes = types.all().stream().collect(Collectors.toMap(ShiftType::id, ShiftType::code));
        Map<CellKey, PublishedCell> published = new HashMap<>();
        versions.shifts(roster.id()).forEach(cell -> published.put(new CellKey(cell.employeeId(), cell.day()), cell));
        Map<Long, List<DayChange>> changes = new TreeMap<>();
        for (TradedCell cell : cells) {
            PublishedCell was = published.get(cell.key());
            changes.computeIfAbsent(cell.employeeId(), _ -> new ArrayList<>())
                    .add(new DayChange(
                            cell.day(), code(codes, was == null ? null : was.typeId()), code(codes, cell.typeId())));
            PublishedCell now = new PublishedCell(cell.employeeId(), cell.day(), cell.typeId());
            published.put(cell.key(), now);
            versions.put(roster.id(), now);
        }
        long version = versions.insert(
                roster.id(),
                versions.nextNumber(roster.id()),
                note,
                List.copyOf(published.values()),
                access.current().name());
        changes.forEach((employee, days) -> {
            versions.receipt(version, new PersonChange(employee, "", days));
            if (agreed.contains(employee)) {
                versions.acknowledge(version, employee);
            }
        });
    }

    private static String code(Map<Long, String> codes, @Nullable Long type) {
        return type == null ? "" : codes.getOrDefault(type, "?");
    }
}
