package cn.zhiban.scheduling.market;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellSource;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterState;
import cn.zhiban.scheduling.roster.TradedCells;
import cn.zhiban.scheduling.roster.check.Board;
import cn.zhiban.scheduling.roster.check.RosterModel;
import cn.zhiban.scheduling.roster.check.RosterModels;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What is published as a board on which trades are tried out. It goes on for a week after the roster, so that rest and runs
 * over the end of a month are seen. Asks for no permission: callers show names and reasons only to whom they concern.
 */
@Component
class MarketBoards {
    private static final int DAYS_AFTER = 7;

    private final TradedCells rosters;
    private final RosterModels models;
    private final RosterPeople people;
    private final TradeStore store;
    private final ServedShops shops;
    private final Access access;

    MarketBoards(
            TradedCells rosters,
            RosterModels models,
            RosterPeople people,
            TradeStore store,
            ServedShops shops,
            Access access) {
        this.rosters = rosters;
        this.models = models;
        this.people = people;
        this.store = store;
        this.shops = shops;
        this.access = access;
    }

    /** The board for trades of a roster's people on some days, read anew. @throws NotFound there is no such roster */
    TradeBoard of(long rosterId, Collection<LocalDate> days) {
        Roster roster = rosters.find(rosterId).orElseThrow(() -> new NotFound("sched.roster", rosterId));
        LocalDate first = Stream.concat(days.stream(), Stream.of(roster.first()))
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = Stream.concat(days.stream(), Stream.of(roster.last()))
                .max(LocalDate::compareTo)
                .orElseThrow()
                .plusDays(DAYS_AFTER);
        List<Long> employees = store.people(rosterId);
        Map<CellKey, Mark> marks = new HashMap<>();
        Set<Long> teams = new HashSet<>(roster.teamIds());
        people.published(employees, first, last)
                .forEach((key, type) -> marks.put(key, Mark.of(type, CellSource.FIXED)));
        Roster window = new Roster(
                roster.id(),
                roster.name(),
                teams,
                first,
                last,
                RosterState.PUBLISHED,
                null,
                roster.seed(),
                roster.engine(),
                roster.inputHash(),
                roster.revision(),
                roster.publishedRevision());
        RosterModel model = make(window, employees, marks);
        return new TradeBoard(new Board(model, model.rows(marks)), shops);
    }

    /** As the system: what a trade costs does not depend on which shops the one sees who asks. */
    private RosterModel make(Roster window, List<Long> employees, Map<CellKey, Mark> marks) {
        try {
            return access.callAs(access.system(), () -> models.make(window, employees, marks));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
