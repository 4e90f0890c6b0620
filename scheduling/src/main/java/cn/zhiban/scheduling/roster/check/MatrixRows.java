package cn.zhiban.scheduling.roster.check;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.scheduling.requirement.DemandGroup;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Violation;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.WishDirection;
import cn.zhiban.scheduling.wish.WishDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Parts of the matrix made from a board. */
@Component
class MatrixRows {
    private static final String WISHES = "wishes";

    private final Sentences sentences;
    private final Translations translations;

    MatrixRows(Sentences sentences, Translations translations) {
        this.sentences = sentences;
        this.translations = translations;
    }

    List<Matrix.Found> found(Board board, int person, Locale locale) {
        Horizon horizon = board.model().horizon();
        return board.violations(person).stream()
                .map(one -> new Matrix.Found(
                        Sentences.days(one, horizon),
                        one.hard(),
                        one.rule().equals(WISHES),
                        sentences.of(one, board.model(), locale)))
                .toList();
    }

    Matrix.Totals totals(Board board, int person) {
        RosterModel model = board.model();
        Horizon horizon = model.horizon();
        int minutes = 0;
        int shifts = 0;
        int nights = 0;
        int weekends = 0;
        for (int c = horizon.first(); c < horizon.columns(); c++) {
            int number = board.at(person, c);
            if (number > 0) {
                ShiftType type = model.types().get(number - 1);
                minutes += type.minutes();
                shifts++;
                nights += type.band() == ShiftBand.NIGHT ? 1 : 0;
                weekends += horizon.isSaturday(c) || horizon.isSunday(c) ? 1 : 0;
            }
        }
        List<WishDay> wishes = wishes(model, person);
        int granted = (int)
                wishes.stream().filter(one -> isGranted(board, person, one)).count();
        return new Matrix.Totals(minutes, shifts, nights, weekends, wishes.size(), granted);
    }

    private static List<WishDay> wishes(RosterModel model, int person) {
        long id = model.people().get(person).id();
        return model.wishes().stream()
                .filter(one -> one.wish().employeeId() == id)
                .toList();
    }

    /** Whether the wish is granted as the roster stands: also by the evening before, where that reaches into the day. */
    static boolean isGranted(Board board, int person, WishDay day) {
        int column = board.model().horizon().column(day.day());
        int before = column > 0 ? board.at(person, column - 1) : 0;
        boolean reached = before > 0
                && CellRules.reachesInto(
                        day.wish().content(), board.model().types().get(before - 1));
        return !reached && isGranted(board.model(), day, board.at(person, column));
    }

    /** Whether what stands in the cell is what was wished. */
    static boolean isGranted(RosterModel model, WishDay day, int number) {
        WishDraft wish = day.wish().content();
        boolean meant = number > 0 && CellRules.isMeant(wish, model.types().get(number - 1));
        return meant == (wish.direction() == WishDirection.WANT);
    }

    Map<Integer, String> wishes(RosterModel model, int person, Locale locale) {
        Map<Integer, String> texts = new TreeMap<>();
        for (WishDay one : wishes(model, person)) {
            int day = (int) (one.day().toEpochDay() - model.roster().first().toEpochDay());
            texts.merge(day, wish(model, one.wish().content(), locale), (a, b) -> a + " · " + b);
        }
        return texts;
    }

    /** A wish in words. */
    String wish(RosterModel model, WishDraft wish, Locale locale) {
        String about = switch (wish.target()) {
            case DAY -> "";
            case BAND -> translations.getTranslation("sched.band." + wish.band(), locale);
            case TYPE ->
                model.types().stream()
                        .filter(type -> Long.valueOf(type.id()).equals(wish.shiftTypeId()))
                        .map(ShiftType::code)
                        .collect(Collectors.joining());
            case HOURS ->
                ClockText.of(
                        wish.fromMinute() == null ? 0 : wish.fromMinute(),
                        wish.toMinute() == null ? 0 : wish.toMinute());
        };
        return translations.getTranslation("sched.wish.about." + wish.target() + "_" + wish.direction(), locale, about)
                + " · " + translations.getTranslation("sched.wish.level." + wish.level(), locale);
    }

    /** How the groups are covered on a day. @param day counted from 0 */
    Matrix.DayCover cover(Board board, int day) {
        RosterModel model = board.model();
        int column = model.horizon().first() + day;
        List<Matrix.GroupCover> groups = new ArrayList<>();
        for (CoverGroup group : model.groups()) {
            int need = 0;
            int missing = 0;
            List<int[]> gaps = new ArrayList<>();
            List<String> shifts = new ArrayList<>();
            for (int line : board.demandsOf(column)) {
                Demand demand = model.problem().demands().get(line);
                if (group.key().equals(demand.group())) {
                    int lacking = Math.max(0, demand.need() - board.covered(line));
                    int units = units(model, demand);
                    need += demand.need() * units;
                    missing += lacking * units;
                    if (lacking > 0 && demand.type() > 0) {
                        shifts.add(model.types().get(demand.type() - 1).code() + " −" + lacking);
                    } else if (lacking > 0) {
                        gap(gaps, demand, lacking);
                    }
                }
            }
            groups.add(new Matrix.GroupCover(need, missing, !CoverGroup.isSingle(group.key()), text(gaps, shifts)));
        }
        return new Matrix.DayCover(day, groups);
    }

    /** What a group is called; several that share people by what they are together. */
    String name(CoverGroup group, Locale locale) {
        if (group.groups().isEmpty()) {
            return translations.getTranslation("sched.roster.cover." + group.key(), locale);
        }
        return group.isTogether()
                ? translations.getTranslation(
                        "sched.roster.together",
                        locale,
                        group.groups().stream().map(DemandGroup::name).collect(Collectors.joining(" + ")))
                : group.groups().getFirst().name();
    }

    private static void gap(List<int[]> gaps, Demand demand, int missing) {
        if (!gaps.isEmpty() && gaps.getLast()[1] == demand.from() && gaps.getLast()[2] == missing) {
            gaps.getLast()[1] = demand.to();
        } else {
            gaps.add(new int[] {demand.from(), demand.to(), missing});
        }
    }

    /** Half hours of a demand: one, or as many as the shift has. */
    private static int units(RosterModel model, Demand demand) {
        if (demand.type() == 0) {
            return 1;
        }
        ShiftType type = model.types().get(demand.type() - 1);
        return (type.endMinute() - type.startMinute()) / 30;
    }

    private static String text(List<int[]> gaps, List<String> shifts) {
        return Stream.concat(gaps.stream().map(gap -> ClockText.of(gap[0], gap[1]) + " −" + gap[2]), shifts.stream())
                .collect(Collectors.joining(", "));
    }

    Matrix.Score score(Board board, Locale locale) {
        return new Matrix.Score(
                board.hard(),
                board.penalty(),
                board.byRule().entrySet().stream()
                        .filter(share -> share.getValue() > 0)
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                        .map(share -> new Matrix.Share(
                                share.getKey(),
                                sentences.name(share.getKey(), locale),
                                RowRule.hardOf(share.getValue()),
                                RowRule.softOf(share.getValue())))
                        .toList());
    }

    /** The breaches of a person on a day, as sentences. */
    List<Violation> on(Board board, int person, int column) {
        return board.violations(person).stream()
                .filter(one -> one.columns().contains(column))
                .toList();
    }
}
