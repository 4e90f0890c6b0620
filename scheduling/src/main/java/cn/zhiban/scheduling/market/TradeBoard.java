package cn.zhiban.scheduling.market;

import cn.zhiban.scheduling.roster.check.Board;
import cn.zhiban.scheduling.roster.check.RosterModel;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is published of a roster's people, to try trades out on. Read for one request and thrown away. */
final class TradeBoard {
    private final Board board;
    private final ServedShops shops;
    private final Map<LocalDate, Map<Long, List<ServedShops.Served>>> served = new HashMap<>();

    TradeBoard(Board board, ServedShops shops) {
        this.board = board;
        this.shops = shops;
    }

    Board board() {
        return board;
    }

    RosterModel model() {
        return board.model();
    }

    /** What somebody may serve on a day. */
    List<ServedShops.Served> served(long employee, LocalDate day) {
        return served.computeIfAbsent(
                        day,
                        on -> shops.on(
                                on, model().people().stream().map(Person::id).toList()))
                .getOrDefault(employee, List.of());
    }
}
