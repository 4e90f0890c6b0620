package cn.zhiban.scheduling.roster.check;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Violation;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.solver.Problem;
import cn.zhiban.scheduling.solver.Repair;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.WishDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/**
 * Says why somebody has a shift, what else could stand there and who else could do it, by trying it out on the board. Needs
 * {@link SchedulingPermissions#PLAN} within reach.
 */
@Service
public class ExplainService {
    private static final int MOST_OTHERS = 6;
    private static final int MOST_AGAINST = 4;
    /** Nanoseconds after which no further exchange is tried for a wish. */
    private static final long LONGEST_SEARCH = 700_000_000L;

    private final RosterService rosters;
    private final Boards boards;
    private final Sentences sentences;
    private final MatrixRows rows;
    private final Translations translations;
    private final Access access;
    private final CompanyTime time;

    ExplainService(
            RosterService rosters,
            Boards boards,
            Sentences sentences,
            MatrixRows rows,
            Translations translations,
            Access access,
            CompanyTime time) {
        this.rosters = rosters;
        this.boards = boards;
        this.sentences = sentences;
        this.rows = rows;
        this.translations = translations;
        this.access = access;
        this.time = time;
    }

    /** A change that was tried: what it costs and what speaks against it. */
    private record Tried(long price, List<String> against) {}

    /** @throws NotFound there is no such roster within reach, or no such cell in it */
    public Explanation of(long rosterId, long employeeId, LocalDate day, Locale locale) {
        Map<CellKey, Mark> cells = rosters.cells(rosterId);
        return boards.with(rosterId, board -> {
            RosterModel model = board.model();
            int person = model.row(employeeId);
            if (person < 0 || !model.roster().contains(day)) {
                throw new NotFound("sched.roster-cell", employeeId);
            }
            int column = model.horizon().column(day);
            int number = board.at(person, column);
            ShiftType type = number > 0 ? model.types().get(number - 1) : null;
            LongUnaryOperator granting = cheapest(board, cells, person, column);
            return new Explanation(
                    type == null ? "" : type.code(),
                    type == null ? -1 : type.colour(),
                    reason(board, person, column, cells.get(new CellKey(employeeId, day)), locale),
                    rows.on(board, person, column).stream()
                            .map(one -> sentences.of(one, model, locale))
                            .toList(),
                    access.current().may(SchedulingPermissions.PEOPLE)
                            ? wishes(board, person, day, granting, locale)
                            : List.of(),
                    choices(board, person, column, locale),
                    number == 0 ? List.of() : others(board, person, column, locale));
        });
    }

    private String reason(
            Board board, int person, int column, @org.jspecify.annotations.Nullable Mark mark, Locale locale) {
        RosterModel model = board.model();
        LeaveDay leave = model.leave()
                .get(new CellKey(
                        model.people().get(person).id(), model.horizon().date(column)));
        List<String> parts = new ArrayList<>();
        if (leave != null) {
            parts.add(translations.getTranslation(
                    "sched.roster.why.leave",
                    locale,
                    translations.getTranslation("sched.leave.type." + leave.type(), locale)));
        }
        parts.add(
                mark == null
                        ? translations.getTranslation("sched.roster.why.nothing", locale)
                        : translations.getTranslation("sched.roster.source." + mark.source(), locale));
        int number = board.at(person, column);
        if (number > 0) {
            int before = missing(board, column);
            board.put(person, column, 0);
            int after = missing(board, column);
            board.put(person, column, number);
            parts.add(translations.getTranslation(
                    after > before ? "sched.roster.why.needed" : "sched.roster.why.spare",
                    locale,
                    String.valueOf((after - before) / 2.0)));
        }
        return String.join(" ", parts);
    }

    /** People × half hours missing on the day and the morning after. */
    private static int missing(Board board, int column) {
        int missing = 0;
        for (int c = column; c <= Math.min(column + 1, board.model().horizon().columns() - 1); c++) {
            for (int line : board.demandsOf(c)) {
                Demand demand = board.model().problem().demands().get(line);
                String group = demand.group();
                if (group != null && CoverGroup.isSingle(group)) {
                    missing += Math.max(0, demand.need() - board.covered(line));
                }
            }
        }
        return missing;
    }

    /** What a type in the cell would cost when others may step in on the day or give a day away; past and locked cells stay. */
    private LongUnaryOperator cheapest(Board board, Map<CellKey, Mark> cells, int person, int column) {
        int[][] rows = board.rows();
        Supplier<Problem> problem = SingletonSupplier.of(() -> board.model().toSolve(cells, time.today(), Map.of()));
        long end = System.nanoTime() + LONGEST_SEARCH;
        return type -> Repair.price(problem.get(), rows, person, column, (int) type, () -> System.nanoTime() > end);
    }

    private List<String> wishes(Board board, int person, LocalDate day, LongUnaryOperator granting, Locale locale) {
        RosterModel model = board.model();
        int column = model.horizon().column(day);
        List<String> texts = new ArrayList<>();
        for (WishDay one : model.wishes()) {
            if (one.wish().employeeId() != model.people().get(person).id()
                    || !one.day().equals(day)) {
                continue;
            }
            String text = rows.wish(model, one.wish().content(), locale);
            if (MatrixRows.isGranted(board, person, one)) {
                texts.add(translations.getTranslation("sched.roster.why.granted", locale, text));
            } else {
                long cheapest = Long.MAX_VALUE;
                for (int number = 0; number <= model.types().size(); number++) {
                    if (MatrixRows.isGranted(model, one, number) && isChoice(model, number)) {
                        cheapest = Math.min(cheapest, granting.applyAsLong(number));
                    }
                }
                texts.add(translations.getTranslation(
                        "sched.roster.why.refused",
                        locale,
                        text,
                        cheapest == Long.MAX_VALUE ? "–" : price(cheapest, locale)));
            }
        }
        return texts;
    }

    private List<Explanation.Choice> choices(Board board, int person, int column, Locale locale) {
        RosterModel model = board.model();
        record Ranked(Tried tried, Explanation.Choice choice) {}
        List<Ranked> ranked = new ArrayList<>();
        for (int number = 0; number <= model.types().size(); number++) {
            if (number != board.at(person, column) && isChoice(model, number)) {
                Tried tried = tryOut(board, List.of(new int[] {person, column, number}), locale);
                ShiftType type = number > 0 ? model.types().get(number - 1) : null;
                ranked.add(new Ranked(
                        tried,
                        new Explanation.Choice(
                                type == null ? "" : type.code(),
                                type == null ? -1 : type.colour(),
                                price(tried.price(), locale),
                                tried.against())));
            }
        }
        return ranked.stream()
                .sorted(Comparator.comparingLong(one -> one.tried().price()))
                .map(Ranked::choice)
                .toList();
    }

    private static boolean isChoice(RosterModel model, int number) {
        return number == 0
                || model.types().get(number - 1).active()
                        && model.types().get(number - 1).kind() == ShiftKind.WORK;
    }

    /** Whoever is free that day takes the shift over. */
    private List<Explanation.Candidate> others(Board board, int person, int column, Locale locale) {
        RosterModel model = board.model();
        int number = board.at(person, column);
        record Ranked(int person, long price) {}
        List<Ranked> ranked = new ArrayList<>();
        board.put(person, column, 0);
        for (int other = 0; other < model.people().size(); other++) {
            if (other != person && board.at(other, column) == 0) {
                ranked.add(new Ranked(other, board.priceOf(other, column, number)));
            }
        }
        board.put(person, column, number);
        return ranked.stream()
                .sorted(Comparator.comparingLong(Ranked::price))
                .limit(MOST_OTHERS)
                .map(one -> {
                    Tried tried = tryOut(
                            board,
                            List.of(new int[] {person, column, 0}, new int[] {one.person(), column, number}),
                            locale);
                    Person who = model.people().get(one.person());
                    return new Explanation.Candidate(
                            who.id(), who.name(), price(tried.price(), locale), tried.against());
                })
                .toList();
    }

    private Tried tryOut(Board board, List<int[]> cells, Locale locale) {
        long before = board.cost();
        Set<Violation> known = new HashSet<>();
        List<int[]> back = new ArrayList<>();
        for (int[] cell : cells) {
            known.addAll(board.violations(cell[0]));
            back.add(new int[] {cell[0], cell[1], board.at(cell[0], cell[1])});
        }
        board.putAll(cells);
        List<String> against = cells.stream()
                .flatMap(cell -> board.violations(cell[0]).stream())
                .filter(one -> !known.contains(one))
                .sorted(Comparator.comparingLong(Violation::cost).reversed())
                .limit(MOST_AGAINST)
                .map(one -> sentences.of(one, board.model(), locale))
                .toList();
        long price = board.cost() - before;
        board.putAll(back);
        return new Tried(price, against);
    }

    /** A difference of packed costs in words. */
    private String price(long packed, Locale locale) {
        long hard = Math.round((double) packed / RowRule.HARD);
        long points = packed - hard * RowRule.HARD;
        String text = translations.getTranslation(
                "sched.roster.price.points", locale, points > 0 ? "+" + points : String.valueOf(points));
        if (hard == 0) {
            return text;
        }
        return translations.getTranslation(
                        hard > 0 ? "sched.roster.price.hard-more" : "sched.roster.price.hard-less",
                        locale,
                        String.valueOf(Math.abs(hard)))
                + " · " + text;
    }
}
