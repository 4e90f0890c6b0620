package cn.zhiban.scheduling.rulebook;

import static cn.zhiban.scheduling.rulebook.RuleParameter.number;
import static cn.zhiban.scheduling.rulebook.RuleParameter.words;

import cn.zhiban.scheduling.rulebook.RuleParameter.Type;
import java.util.List;

/**
 * The catalogue of rules. Each has a name, a sentence with its numbers, and a source in {@code sched.rule.name},
 * {@code .text} and {@code .source}, followed by its constant.
 */
public enum RuleKind {
    MAX_HOURS_DAY(Group.LAW, number("hours", 1, 16)),
    MAX_HOURS_WEEK(Group.LAW, number("hours", 1, 72)),
    MAX_HOURS_MONTH(Group.LAW, number("tolerance_hours", 0, 40)),
    MAX_OVERTIME_MONTH(Group.LAW, number("hours", 0, 80)),
    REST_DAY_PER_WEEK(Group.LAW, number("days", 1, 4)),
    LATE_PREGNANCY(Group.LAW),
    NURSING(Group.LAW, number("minutes", 30, 240)),
    MINOR(Group.LAW),
    MIN_REST(Group.REST, number("hours", 1, 24)),
    MAX_CONSECUTIVE_SHIFTS(Group.REST, number("days", 1, 14)),
    MIN_CONSECUTIVE_SHIFTS(Group.REST, number("days", 1, 7)),
    MIN_CONSECUTIVE_DAYS_OFF(Group.REST, number("days", 1, 7)),
    FREE_WEEKENDS(Group.REST, number("weekends", 0, 5)),
    MAX_NIGHTS_IN_ROW(Group.REST, number("nights", 0, 14)),
    MAX_NIGHTS_MONTH(Group.REST, number("nights", 0, 31)),
    FORBIDDEN_SUCCESSION(Group.REST, words("successions", Type.SUCCESSIONS)),
    ROTATION(Group.PATTERN, number("days", 1, 31), words("bands", Type.BANDS)),
    TEAM_DAY(Group.PATTERN, words("weekdays", Type.WEEKDAYS), words("shift_types", Type.SHIFT_TYPES)),
    FIXED_ASSIGNMENT(Group.PATTERN, words("weekdays", Type.WEEKDAYS), words("shift_types", Type.SHIFT_TYPES)),
    OFFLINE_DUTY(Group.PATTERN, number("people", 1, 50), words("shift_types", Type.SHIFT_TYPES)),
    BREAK_STAGGER(Group.PATTERN, number("percent", 5, 100)),
    SHIFT_TYPES_PER_PERSON(Group.PEOPLE),
    AVAILABILITY(Group.PEOPLE),
    LEAVE(Group.PEOPLE),
    MIN_EXPERIENCED(Group.PEOPLE, number("people", 1, 50)),
    MENTOR_WITH_TRAINEE(Group.PEOPLE, number("percent", 1, 100)),
    PAIR_TOGETHER(Group.PEOPLE, words("staff", Type.STAFF)),
    PAIR_APART(Group.PEOPLE, words("staff", Type.STAFF)),
    SHOP_LOAD(Group.PEOPLE, number("per_shop", 0, 200)),
    IMPOSSIBLE(Group.WISHES),
    WISHES(Group.WISHES, number("strong", 1, 1000), number("mild", 1, 1000)),
    COMPANIONS(Group.WISHES),
    FAIR_NIGHTS(Group.FAIRNESS, number("months", 0, 12)),
    FAIR_LATES(Group.FAIRNESS, number("months", 0, 12)),
    FAIR_WEEKENDS(Group.FAIRNESS, number("months", 0, 12)),
    FAIR_HOLIDAYS(Group.FAIRNESS, number("months", 0, 12)),
    FAIR_WISHES(Group.FAIRNESS, number("months", 0, 12));

    private final Group group;
    private final List<RuleParameter> parameters;

    RuleKind(Group group, RuleParameter... parameters) {
        this.group = group;
        this.parameters = List.of(parameters);
    }

    /** What rules are about. Translated as {@code sched.rule.group.<NAME>}. */
    public enum Group {
        LAW,
        REST,
        PATTERN,
        PEOPLE,
        WISHES,
        FAIRNESS
    }

    /** What it is about. */
    public Group group() {
        return group;
    }

    /** What it takes, in the order in which its sentence names them. */
    public List<RuleParameter> parameters() {
        return parameters;
    }

    /** Whether several of it can hold for the same people at once; of the others the most specific one holds. */
    public boolean stacks() {
        return this == PAIR_TOGETHER
                || this == PAIR_APART
                || this == TEAM_DAY
                || this == FIXED_ASSIGNMENT
                || this == FORBIDDEN_SUCCESSION;
    }
}
