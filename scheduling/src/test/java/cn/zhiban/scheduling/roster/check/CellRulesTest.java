package cn.zhiban.scheduling.roster.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import cn.zhiban.core.org.Post;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.Protection;
import cn.zhiban.scheduling.contract.ProtectionKind;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.leave.LeaveState;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rulebook.RuleDraft;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.Wish;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.WishDirection;
import cn.zhiban.scheduling.wish.WishDraft;
import cn.zhiban.scheduling.wish.WishLevel;
import cn.zhiban.scheduling.wish.WishState;
import cn.zhiban.scheduling.wish.WishTarget;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Shifts over midnight, and the ends of periods. */
class CellRulesTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
    private static final LocalDate DAY = LocalDate.of(2027, 3, 10);
    private static final Horizon HORIZON = new Horizon(FIRST, 14, 31, Set.of());
    private static final int EARLY = 1;
    private static final int LATE = 2;
    private static final int NIGHT = 3;
    private static final List<ShiftType> TYPES = List.of(
            type("A", ShiftBand.EARLY, 510, 1050),
            type("D", ShiftBand.LATE, 960, 1500),
            type("N", ShiftBand.NIGHT, 1380, 1920));

    private static ShiftType type(String code, ShiftBand band, int start, int end) {
        return new ShiftType(code.charAt(0), code, code, ShiftKind.WORK, band, start, end, 60, 0, null, true, 0);
    }

    private static RuleSetting setting(RuleKind kind, Map<String, Integer> numbers) {
        return new RuleSetting(1, new RuleDraft(kind, numbers, Map.of(), true, 10, null, null, true, null, null), 0);
    }

    private static Facts facts(
            ContractDraft terms,
            List<LeaveDay> leave,
            List<Protection> protections,
            List<WishDay> wishes,
            RuleSetting rule) {
        Person person = new Person(1, "E1", "Somebody", Post.PRE_SALES, null, "");
        return new Facts(person, terms, leave, protections, wishes, 100, List.of(rule));
    }

    private static Facts facts(
            List<LeaveDay> leave, List<Protection> protections, List<WishDay> wishes, RuleSetting rule) {
        return facts(ContractDraft.usual(1, LocalDate.EPOCH), leave, protections, wishes, rule);
    }

    private static RuleRows rows() {
        return new RuleRows(HORIZON, 0, TYPES, "-", mock(HolidayCalendar.class));
    }

    private static long cost(Facts facts, LocalDate day, int type) {
        int[] row = new int[HORIZON.columns()];
        row[HORIZON.column(day)] = type;
        return new CellRules(HORIZON, TYPES, rows())
                .of(facts).stream().mapToLong(rule -> rule.cost(row)).sum();
    }

    private static WishDay wish(LocalDate day, WishLevel level) {
        WishDraft content = new WishDraft(
                day, null, Set.of(), false, WishDirection.AVOID, WishTarget.HOURS, null, null, 0, 420, level, "");
        return new WishDay(day, new Wish(1, 1, content, WishState.COUNTS, "", 0));
    }

    @Test
    void aShiftThatRunsOverMidnightDoesNotReachIntoLeave() {
        Facts whole = facts(
                List.of(new LeaveDay(1, DAY, DayPart.WHOLE, LeaveType.ANNUAL, LeaveState.APPROVED)),
                List.of(),
                List.of(),
                setting(RuleKind.LEAVE, Map.of()));
        assertThat(cost(whole, DAY, EARLY)).isEqualTo(RowRule.HARD);
        assertThat(cost(whole, DAY.minusDays(1), NIGHT)).isEqualTo(RowRule.HARD);
        assertThat(cost(whole, DAY.minusDays(1), LATE)).isEqualTo(RowRule.HARD);
        assertThat(cost(whole, DAY.minusDays(1), EARLY)).isZero();
        Facts afternoon = facts(
                List.of(new LeaveDay(1, DAY, DayPart.AFTERNOON, LeaveType.ANNUAL, LeaveState.APPROVED)),
                List.of(),
                List.of(),
                setting(RuleKind.LEAVE, Map.of()));
        assertThat(cost(afternoon, DAY.minusDays(1), NIGHT)).isZero();
    }

    @Test
    void noNightShiftReachesIntoTheFirstProtectedDay() {
        Facts facts = facts(
                List.of(),
                List.of(new Protection(1, 1, ProtectionKind.NURSING, DAY, DAY.plusDays(60))),
                List.of(),
                setting(RuleKind.NURSING, Map.of("minutes", 60)));
        assertThat(cost(facts, DAY.minusDays(1), NIGHT)).isEqualTo(RowRule.HARD);
        assertThat(cost(facts, DAY.minusDays(1), EARLY)).isZero();
        assertThat(cost(facts, DAY.minusDays(2), NIGHT)).isZero();
    }

    @Test
    void earlyHoursThatShallBeFreeAreNotWorkedFromTheEveningBefore() {
        Facts cannot = facts(
                List.of(), List.of(), List.of(wish(DAY, WishLevel.CANNOT)), setting(RuleKind.IMPOSSIBLE, Map.of()));
        assertThat(cost(cannot, DAY.minusDays(1), NIGHT)).isEqualTo(RowRule.HARD);
        assertThat(cost(cannot, DAY, NIGHT)).isZero();
        assertThat(cost(cannot, DAY.minusDays(1), EARLY)).isZero();
        Facts rather = facts(
                List.of(),
                List.of(),
                List.of(wish(DAY, WishLevel.STRONG)),
                setting(RuleKind.WISHES, Map.of("strong", 3, "mild", 1)));
        assertThat(cost(rather, DAY.minusDays(1), NIGHT)).isEqualTo(30);
        assertThat(cost(rather, DAY.minusDays(1), EARLY)).isZero();
    }

    @Test
    void theBeginningOfAWeekThatThePeriodCutsOffDoesNotTakeMoreThanAWeek() {
        Facts facts = facts(List.of(), List.of(), List.of(), setting(RuleKind.MAX_HOURS_WEEK, Map.of("hours", 16)));
        int[] row = new int[HORIZON.columns()];
        // Monday 29 to Wednesday 31 March: 24 hours in the part of the week that is planned
        for (int day = 29; day <= 31; day++) {
            row[HORIZON.column(LocalDate.of(2027, 3, day))] = EARLY;
        }
        assertThat(hard(facts, row)).isEqualTo(2);
        row[HORIZON.columns() - 1] = 0;
        assertThat(hard(facts, row)).isZero();
    }

    @Test
    void whoWorksPartTimeHasAtMostTwentyFourHoursAWeek() {
        ContractDraft usual = ContractDraft.usual(1, LocalDate.EPOCH);
        ContractDraft partTime = new ContractDraft(
                1,
                usual.validFrom(),
                null,
                usual.workingTime(),
                usual.payPeriod(),
                true,
                1200,
                4800,
                0,
                usual.loadMaximum(),
                false,
                null,
                Set.of(),
                List.of());
        RuleSetting rule = setting(RuleKind.MAX_HOURS_WEEK, Map.of("hours", 40));
        int[] row = new int[HORIZON.columns()];
        for (int day = 1; day <= 4; day++) {
            row[HORIZON.column(LocalDate.of(2027, 3, day))] = EARLY;
        }
        assertThat(hard(facts(usual, List.of(), List.of(), List.of(), rule), row))
                .isZero();
        assertThat(hard(facts(partTime, List.of(), List.of(), List.of(), rule), row))
                .isEqualTo(2);
    }

    private static long hard(Facts facts, int[] row) {
        return RowRule.hardOf(
                rows().of(facts, row).stream().mapToLong(rule -> rule.cost(row)).sum());
    }
}
