package cn.zhiban.scheduling.market;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * With whom a shift can be traded: colleagues for whom no hard rule speaks against it, by name only. Needs
 * {@link SchedulingPermissions#OWN}, for others {@link SchedulingPermissions#PLAN} within reach.
 */
@Service
@Transactional(readOnly = true)
public class ChoiceService {
    private static final int OPTIONS = 30;

    private final TradeStore store;
    private final TradeBook book;
    private final MarketBoards boards;
    private final TradeCheck check;
    private final MarketSettings settings;
    private final MarketReach reach;
    private final CompanyTime time;

    ChoiceService(
            TradeStore store,
            TradeBook book,
            MarketBoards boards,
            TradeCheck check,
            MarketSettings settings,
            MarketReach reach,
            CompanyTime time) {
        this.store = store;
        this.book = book;
        this.boards = boards;
        this.check = check;
        this.settings = settings;
        this.reach = reach;
        this.time = time;
    }

    /** Colleagues who could take a shift without breaking a rule, those it suits best first. */
    public List<Person> takers(long employee, LocalDate day) {
        reach.permit(employee);
        Deal deal = book.offered(TradeKind.GIVE, employee, day);
        TradeBoard board = boards.of(deal.rosterId(), Set.of(day));
        return check.ranked(board, deal, Locale.ROOT).stream()
                .filter(Candidate::possible)
                .map(one -> board.model().people().get(board.model().row(one.employeeId())))
                .toList();
    }

    /** Colleagues' shifts of the days around that could come back for a shift, those that suit best first. */
    public List<SwapOption> swaps(long employee, LocalDate day) {
        reach.permit(employee);
        Deal give = book.offered(TradeKind.SWAP, employee, day);
        LocalDate from = day.minusDays(settings.swapDays());
        LocalDate first = from.isBefore(time.today()) ? time.today() : from;
        List<LocalDate> days =
                first.datesUntil(day.plusDays(settings.swapDays() + 1L)).toList();
        TradeBoard board = boards.of(give.rosterId(), days);
        List<Long> people = board.model().people().stream().map(Person::id).toList();
        Map<Long, ShiftType> types = store.types();
        Map<LocalDate, Long> mine = new HashMap<>();
        store.cells(List.of(employee), days, false).forEach(cell -> mine.put(cell.day(), cell.rosterId()));
        record Ranked(SwapOption option, long price) {}
        List<Ranked> found = new ArrayList<>();
        for (TradeStore.Cell cell : store.cells(people, days, false)) {
            Long type = cell.typeId();
            int row = board.model().row(cell.employeeId());
            boolean sameRoster = Long.valueOf(cell.rosterId()).equals(mine.get(cell.day()));
            boolean same = cell.day().equals(day) && type != null && type == give.typeId();
            ShiftType known = type == null ? null : types.get(type);
            if (type == null
                    || known == null
                    || known.kind() != ShiftKind.WORK
                    || cell.employeeId() == employee
                    || !sameRoster
                    || same
                    || row < 0) {
                continue;
            }
            ShiftType shift = known;
            if (!book.start(cell.day(), shift).isAfter(time.now())) {
                continue;
            }
            Deal deal = new Deal(TradeKind.SWAP, give.rosterId(), employee, day, give.typeId(), cell.day(), type, null);
            TradeCheck.Verdict verdict = check.of(board, deal, cell.employeeId(), Locale.ROOT);
            if (verdict.possible()) {
                String name = board.model().people().get(row).name();
                found.add(new Ranked(new SwapOption(cell.employeeId(), name, cell.day(), shift), verdict.price()));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingLong(Ranked::price)
                        .thenComparingLong(one -> Math.abs(one.option().day().toEpochDay() - day.toEpochDay())))
                .limit(OPTIONS)
                .map(Ranked::option)
                .toList();
    }
}
