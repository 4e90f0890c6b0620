package cn.zhiban.scheduling.roster;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes what people traded into the roster it came from, so that publishing it again does not undo the trade. Asks for no
 * permission: callers have checked.
 */
@Component
public class TradedCells {
    private final RosterStore store;
    private final Access access;

    TradedCells(RosterStore store, Access access) {
        this.store = store;
        this.access = access;
    }

    /** A roster whatever the reach. */
    public Optional<Roster> find(long id) {
        return store.find(id);
    }

    /**
     * Writes the cells, locked so that the engine leaves alone what people agreed on. No step that an undo takes back. A
     * roster without hidden changes has none afterwards.
     *
     * @param roster as locked by {@link RosterStates#lock}
     */
    public void write(Roster roster, List<TradedCell> cells) {
        Map<CellKey, Mark> standing = store.cells(roster.id());
        List<CellChange> changes = new ArrayList<>();
        for (TradedCell cell : cells) {
            Mark before = standing.get(cell.key());
            String note = before == null ? "" : before.note();
            changes.add(new CellChange(
                    cell.employeeId(), cell.day(), before, new Mark(cell.typeId(), true, CellSource.SWAP, note)));
        }
        store.write(roster.id(), changes);
        Actor actor = access.current();
        int revision = store.log(roster, actor.reference(), actor.name(), "STEP", changes);
        if (roster.publishedRevision() != null && !roster.hasHiddenChanges()) {
            store.setPublished(roster.id(), revision);
        }
    }
}
