package cn.zhiban.scheduling.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DaysTest {
    private static final LocalDate MIDDLE = LocalDate.of(2027, 3, 16);

    @Test
    void aMonthThatBeganInAnotherRosterCountsFromItsFirstDayWhereThatIsKnown() {
        Horizon horizon = new Horizon(MIDDLE, 15, 20, Set.of());
        assertThat(Days.months(horizon, 0)).containsExactly(new Days.Span(0, 31), new Days.Span(31, 35));
        assertThat(Days.months(horizon, 15)).containsExactly(new Days.Span(15, 31), new Days.Span(31, 35));
    }

    @Test
    void aRosterOfWholeMonthsHasTheseMonths() {
        Horizon horizon = new Horizon(LocalDate.of(2027, 2, 1), 14, 59, Set.of());
        assertThat(Days.months(horizon, 0)).containsExactly(new Days.Span(14, 42), new Days.Span(42, 73));
    }

    @Test
    void nightsOfOneMonthAreNotCountedInTheNext() {
        int[] row = new int[35];
        for (int c : new int[] {28, 29, 30, 31, 32}) {
            row[c] = 1;
        }
        RowRule march = new FewOfKind("nights-month", 15, 0, 31, 2, false, 3, 10);
        RowRule april = new FewOfKind("nights-month", 15, 31, 35, 2, false, 3, 10);
        assertThat(march.cost(row) + april.cost(row)).isZero();
        RowRule inRow = new FewOfKind("nights-in-row", 15, 0, 35, 2, true, 3, 10);
        assertThat(inRow.cost(row)).isEqualTo(20);
        List<List<Integer>> columns = new ArrayList<>();
        inRow.violations(row, found -> columns.add(found.columns()));
        assertThat(columns).containsExactly(List.of(28, 29, 30, 31, 32));
    }
}
