package cn.zhiban.scheduling.roster.check;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.roster.CellChange;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterService;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Boards of rosters that are being worked on, kept in memory: what was changed since, by whomever and on whichever node, is
 * put in from the log. They are made anew every half minute, because leave, wishes, rules and demand change too.
 */
@Component
public class Boards {
    private static final int MOST = 40;

    private final RosterService rosters;
    private final CellService cells;
    private final RosterModels models;
    private final Access access;
    private final Cache<Key, Held> kept = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    Boards(RosterService rosters, CellService cells, RosterModels models, Access access) {
        this.rosters = rosters;
        this.cells = cells;
        this.models = models;
        this.access = access;
    }

    /** Demand is seen within the scope of who asks, so boards are shared by those who see the same. */
    private record Key(long roster, Scope scope) {}

    private static final class Held {
        @Nullable
        Board board;

        int revision;
    }

    /**
     * Works with the board of a roster as it stands now; nobody else works with it meanwhile.
     *
     * @throws cn.zhiban.core.NotFound there is no such roster within reach
     */
    public <T> T with(long rosterId, Function<Board, T> work) {
        Roster roster = rosters.get(rosterId);
        Held held = kept.get(new Key(rosterId, access.current().scope()), _ -> new Held());
        synchronized (held) {
            Board board = held.board;
            if (board == null || held.revision > roster.revision() || !catchUp(held, board, roster)) {
                Map<CellKey, Mark> now = rosters.cells(rosterId);
                RosterModel model = models.make(roster, rosters.people(rosterId), now);
                board = new Board(model, model.rows(now));
                held.board = board;
                held.revision = roster.revision();
            }
            return work.apply(board);
        }
    }

    /** Forgets a roster, because people joined it or something else about it is new. */
    public void forget(long rosterId) {
        kept.asMap().keySet().removeIf(key -> key.roster() == rosterId);
    }

    private boolean catchUp(Held held, Board board, Roster roster) {
        if (held.revision == roster.revision()) {
            return true;
        }
        RosterModel model = board.model();
        List<int[]> changes = new ArrayList<>();
        for (CellChange change : cells.since(roster.id(), held.revision).changes()) {
            Mark after = change.after();
            Long type = after == null ? null : after.typeId();
            int number = model.number(type);
            int person = model.row(change.employeeId());
            if (person < 0 || type != null && number == 0) {
                return false;
            }
            changes.add(new int[] {person, model.horizon().column(change.day()), number});
        }
        // one after the other: the same cell may have been changed twice
        board.putAll(changes);
        held.revision = roster.revision();
        return true;
    }
}
