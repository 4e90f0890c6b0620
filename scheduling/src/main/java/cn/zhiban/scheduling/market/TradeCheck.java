package cn.zhiban.scheduling.market;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.ledger.Ledger;
import cn.zhiban.scheduling.ledger.LedgerFigures;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.TradedCell;
import cn.zhiban.scheduling.roster.check.Board;
import cn.zhiban.scheduling.roster.check.RosterModel;
import cn.zhiban.scheduling.roster.check.Sentences;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Violation;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tries trades out on a board: which rules they break, what they make worse and what they cost. Asks for no permission. */
@Component
class TradeCheck {
    private static final String DEMAND = "demand";
    private static final int LEDGER_MONTHS = 3;
    /** Points per unpopular shift above the average, and per so many minutes. */
    private static final int UNFAIR = 4;

    private static final int MINUTES_PER_POINT = 120;

    private final Sentences sentences;
    private final ServedShops shops;
    private final Ledger ledger;
    private final Translations translations;

    TradeCheck(Sentences sentences, ServedShops shops, Ledger ledger, Translations translations) {
        this.sentences = sentences;
        this.shops = shops;
        this.ledger = ledger;
        this.translations = translations;
    }

    /**
     * What speaks against a trade.
     *
     * @param against hard reasons; none: it is possible
     * @param worse soft rules that get worse
     * @param price difference of penalty points
     * @param effects what it does to each of its people
     */
    record Verdict(List<String> against, List<String> worse, long price, List<Effect> effects) {
        boolean possible() {
            return against.isEmpty();
        }

        /** What concerns one of its people; the others' reasons are theirs. */
        List<String> against(long employee) {
            return effects.isEmpty()
                    ? against
                    : effects.stream()
                            .filter(one -> one.employeeId() == employee)
                            .flatMap(one -> one.against().stream())
                            .toList();
        }
    }

    /** Whether and at what price somebody takes a deal. */
    Verdict of(TradeBoard trade, Deal deal, long taker, Locale locale) {
        List<String> against = new ArrayList<>(standing(trade.board(), deal, taker, locale));
        against.addAll(shops(trade, deal, taker, locale));
        if (!against.isEmpty()) {
            return new Verdict(against, List.of(), 0, List.of());
        }
        return trial(trade.board(), deal, taker, locale);
    }

    /** Everybody of the board for a deal: first those who can, at the least cost first. */
    List<Candidate> ranked(TradeBoard trade, Deal deal, Locale locale) {
        Board board = trade.board();
        RosterModel model = board.model();
        Map<Long, Long> unfair = unfair(board, deal);
        List<Candidate> candidates = new ArrayList<>();
        for (Person person : model.people()) {
            if (Long.valueOf(person.id()).equals(deal.giver())) {
                continue;
            }
            Verdict verdict = of(trade, deal, person.id(), locale);
            Standing now = standingOf(board, model.row(person.id()), deal.day());
            Standing then = verdict.effects().stream()
                    .filter(one -> one.employeeId() == person.id())
                    .map(Effect::after)
                    .findFirst()
                    .orElse(now);
            candidates.add(new Candidate(
                    person.id(),
                    person.name(),
                    person.staffNumber(),
                    verdict.possible(),
                    verdict.price() + unfair.getOrDefault(person.id(), 0L),
                    verdict.against(),
                    verdict.worse(),
                    now,
                    then));
        }
        return candidates.stream()
                .sorted(Comparator.comparing(Candidate::possible)
                        .reversed()
                        .thenComparingLong(Candidate::points)
                        .thenComparingInt(one -> one.against().size())
                        .thenComparing(Candidate::staffNumber))
                .toList();
    }

    /** What has to be so before: the shift is still there, who takes it is free, in the roster and allowed to work it. */
    private List<String> standing(Board board, Deal deal, long taker, Locale locale) {
        RosterModel model = board.model();
        int row = model.row(taker);
        if (row < 0 || Long.valueOf(taker).equals(deal.giver())) {
            return List.of(text("sched.market.against.roster", locale));
        }
        Horizon horizon = model.horizon();
        for (TradedCell cell : deal.before(taker)) {
            int person = model.row(cell.employeeId());
            int column = horizon.column(cell.day());
            if (person < 0 || column < horizon.first() || column >= horizon.columns()) {
                return List.of(text("sched.market.against.roster", locale));
            }
            int at = board.at(person, column);
            if (at != model.number(cell.typeId())) {
                boolean busy = cell.typeId() == null && at > 0;
                return List.of(
                        busy
                                ? text(
                                        "sched.market.against.works",
                                        locale,
                                        cell.day().toString(),
                                        model.types().get(at - 1).code())
                                : text("sched.market.against.changed", locale));
            }
        }
        List<String> against = new ArrayList<>();
        for (TradedCell cell : deal.after(taker)) {
            Long type = cell.typeId();
            int person = model.row(cell.employeeId());
            LeaveDay leave = model.leave().get(new CellKey(cell.employeeId(), cell.day()));
            if (type != null && leave != null && leave.part() == DayPart.WHOLE) {
                against.add(
                        text("sched.market.against.leave", locale, cell.day().toString()));
            } else if (type != null
                    && (model.problem().people().get(person).open()[horizon.column(cell.day())] >>> model.number(type)
                                    & 1)
                            == 0) {
                against.add(text("sched.market.against.type", locale));
            }
        }
        return against;
    }

    /** Who takes a shift must be able to stand in at one shop of it; what stays uncovered has its price. */
    private List<String> shops(TradeBoard trade, Deal deal, long taker, Locale locale) {
        Long giver = deal.giver();
        Long group = deal.groupId();
        List<ServedShops.Served> mine = trade.served(taker, deal.day());
        boolean fits = true;
        if (group != null) {
            Set<Long> wanted = shops.ofGroup(group);
            fits = mine.stream().anyMatch(one -> wanted.contains(one.shopId()));
        } else if (giver != null) {
            fits = standIn(trade.served(giver, deal.day()), mine);
        }
        LocalDate other = deal.otherDay();
        if (fits && giver != null && other != null) {
            fits = standIn(trade.served(taker, other), trade.served(giver, other));
        }
        return fits ? List.of() : List.of(text("sched.market.against.shops", locale));
    }

    private static boolean standIn(List<ServedShops.Served> before, List<ServedShops.Served> after) {
        return before.isEmpty()
                || after.stream().anyMatch(one -> before.stream().anyMatch(one::standsInFor));
    }

    private Verdict trial(Board board, Deal deal, long taker, Locale locale) {
        RosterModel model = board.model();
        List<TradedCell> after = deal.after(taker);
        List<Long> people =
                after.stream().map(TradedCell::employeeId).distinct().toList();
        Map<Long, List<Violation>> known = new HashMap<>();
        Map<Long, Standing> before = new HashMap<>();
        for (long id : people) {
            known.put(id, board.violations(model.row(id)));
            before.put(id, standingOf(board, model.row(id), deal.day()));
        }
        long cost = board.cost();
        long uncovered = board.byRule().getOrDefault(DEMAND, 0L);
        put(board, after);
        List<Effect> effects = new ArrayList<>();
        for (long id : people) {
            int row = model.row(id);
            List<Violation> was = known.getOrDefault(id, List.of());
            effects.add(new Effect(
                    id,
                    model.people().get(row).name(),
                    java.util.Objects.requireNonNull(before.get(id)),
                    standingOf(board, row, deal.day()),
                    increased(was, board.violations(row), true, model, locale),
                    increased(was, board.violations(row), false, model, locale)));
        }
        long price = board.cost() - cost;
        boolean thinner = board.byRule().getOrDefault(DEMAND, 0L) > uncovered;
        put(board, deal.before(taker));
        List<String> worse = new ArrayList<>(effects.stream()
                .flatMap(one -> one.worse().stream().map(text -> one.name() + ": " + text))
                .toList());
        if (thinner) {
            worse.add(text("sched.market.worse.coverage", locale));
        }
        List<String> against = effects.stream()
                .flatMap(one ->
                        one.against().stream().map(text -> one.employeeId() == taker ? text : one.name() + ": " + text))
                .toList();
        // a hard breach that disappears must not make up for soft ones
        long hard = Math.round((double) price / RowRule.HARD);
        return new Verdict(against, worse, price - hard * RowRule.HARD, effects);
    }

    private static void put(Board board, List<TradedCell> cells) {
        RosterModel model = board.model();
        board.putAll(cells.stream()
                .map(cell -> new int[] {
                    model.row(cell.employeeId()), model.horizon().column(cell.day()), model.number(cell.typeId())
                })
                .toList());
    }

    /** Breaches of rules that cost more than before, in words. */
    private List<String> increased(
            List<Violation> before, List<Violation> after, boolean hard, RosterModel model, Locale locale) {
        Map<String, Long> was = byRule(before, hard);
        Map<String, Long> is = byRule(after, hard);
        return after.stream()
                .filter(one -> one.hard() == hard
                        && is.getOrDefault(one.rule(), 0L) > was.getOrDefault(one.rule(), 0L)
                        && !before.contains(one))
                .map(one -> sentences.of(one, model, locale))
                .distinct()
                .toList();
    }

    private static Map<String, Long> byRule(List<Violation> violations, boolean hard) {
        return violations.stream()
                .filter(one -> one.hard() == hard)
                .collect(Collectors.groupingBy(Violation::rule, Collectors.summingLong(Violation::cost)));
    }

    /** What somebody has in the calendar month of a day. */
    static Standing standingOf(Board board, int row, LocalDate day) {
        Horizon horizon = board.model().horizon();
        YearMonth month = YearMonth.from(day);
        int minutes = 0;
        int nights = 0;
        int lates = 0;
        int weekends = 0;
        for (int c = 0; c < horizon.columns(); c++) {
            int number = board.at(row, c);
            if (number > 0 && YearMonth.from(horizon.date(c)).equals(month)) {
                ShiftType type = board.model().types().get(number - 1);
                minutes += type.minutes();
                nights += type.band() == ShiftBand.NIGHT ? 1 : 0;
                lates += type.band() == ShiftBand.LATE ? 1 : 0;
                weekends += horizon.isSaturday(c) || horizon.isSunday(c) ? 1 : 0;
            }
        }
        return new Standing(minutes, nights, lates, weekends);
    }

    /** Points by which somebody did more than others: hours of the month, and unpopular shifts of the last months too. */
    private Map<Long, Long> unfair(Board board, Deal deal) {
        RosterModel model = board.model();
        List<Long> ids = model.people().stream().map(Person::id).toList();
        Map<Long, LedgerFigures> carried = ledger.carried(ids, YearMonth.from(deal.day()), LEDGER_MONTHS);
        Map<Long, long[]> loads = new HashMap<>();
        long minutes = 0;
        long unpopular = 0;
        for (long id : ids) {
            Standing now = standingOf(board, model.row(id), deal.day());
            LedgerFigures past = carried.getOrDefault(id, LedgerFigures.NONE);
            long bad = now.unpopular() + past.nights() + past.lates() + past.weekends();
            loads.put(id, new long[] {now.minutes(), bad});
            minutes += now.minutes();
            unpopular += bad;
        }
        double meanMinutes = (double) minutes / Math.max(1, ids.size());
        double meanBad = (double) unpopular / Math.max(1, ids.size());
        boolean counts = isUnpopular(model, deal);
        Map<Long, Long> points = new HashMap<>();
        loads.forEach((id, load) -> points.put(
                id,
                Math.round((load[0] - meanMinutes) / MINUTES_PER_POINT + (counts ? UNFAIR * (load[1] - meanBad) : 0))));
        return points;
    }

    private static boolean isUnpopular(RosterModel model, Deal deal) {
        int number = model.number(deal.typeId());
        ShiftBand band =
                number == 0 ? ShiftBand.EARLY : model.types().get(number - 1).band();
        return deal.day().getDayOfWeek().getValue() > 5 || band == ShiftBand.NIGHT || band == ShiftBand.LATE;
    }

    private String text(String key, Locale locale, Object... arguments) {
        return translations.getTranslation(key, locale, arguments);
    }
}
