package cn.zhiban.scheduling.dayplan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Post;
import cn.zhiban.scheduling.load.LoadRule;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DayFactsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 10);

    private static Duty duty(LocalDate day, int start, int end) {
        Person person = new Person(1, "E1", "Somebody", Post.PRE_SALES, 7L, "Team");
        return new Duty(
                person,
                day,
                new ShiftType(3, "A", "A", ShiftKind.WORK, ShiftBand.EARLY, start, end, 60, 0, null, true, 0));
    }

    private static DayFacts facts(Duty duty, Planned plan, long now) {
        DayNeeds needs = new DayNeeds(DAY, List.of(), new int[0][], new int[0][], List.of(), List.of());
        return new DayFacts(
                needs,
                List.of(duty),
                new HashMap<>(Map.of(duty.key(), plan)),
                Map.of(),
                List.of(new BreakRule(null, List.of(), 90, 90, 300, 0)),
                Map.of("7", 34),
                new LoadRule(20, 300, ""),
                Map.of(),
                now);
    }

    private static Planned breakAt(int start, boolean locked) {
        return new Planned(List.of(new Planned.Break(start, 60, locked)), Set.of(), false);
    }

    private static List<Integer> fixed(Duty duty, Planned plan, long now) {
        return facts(duty, plan, now)
                .breakDay(List.of(duty))
                .shifts()
                .getFirst()
                .fixed();
    }

    @Test
    void aBreakThatHasBegunIsNotMovedAnyMore() {
        Duty duty = duty(DAY, 510, 1050);
        assertThat(fixed(duty, breakAt(720, false), 730)).containsExactly(720);
        assertThat(fixed(duty, breakAt(720, false), 700)).containsExactly(-1);
        assertThat(fixed(duty, breakAt(720, true), 700)).containsExactly(720);
    }

    @Test
    void whatHasBegunIsNotLockedByThat() {
        Duty duty = duty(DAY, 510, 1050);
        assertThat(facts(duty, breakAt(720, false), 730)
                        .withBreaks(duty, List.of(720))
                        .breaks())
                .containsExactly(new Planned.Break(720, 60, false));
        assertThat(facts(duty, breakAt(720, true), 0)
                        .withBreaks(duty, List.of(720))
                        .breaks())
                .containsExactly(new Planned.Break(720, 60, true));
    }

    @Test
    void breaksOfYesterdaysNightShiftLieOnTheMorningOfTheDay() {
        Duty duty = duty(DAY.minusDays(1), 1380, 1920);
        boolean[] present = facts(duty, breakAt(1440 + 120, false), 0).present(duty);
        assertThat(present[7]).isTrue();
        assertThat(present[8]).isFalse();
        assertThat(present[11]).isFalse();
        assertThat(present[12]).isTrue();
        assertThat(present[32]).isFalse();
    }

    @Test
    void aPlanThatNoLongerFitsTheShiftIsNone() {
        assertThat(facts(duty(DAY, 510, 1050), breakAt(720, false), 0).isPlanned(duty(DAY, 510, 1050)))
                .isTrue();
        Duty later = duty(DAY, 900, 1440);
        assertThat(facts(later, breakAt(720, true), 0).isPlanned(later)).isFalse();
        Duty without = duty(DAY, 510, 1050);
        assertThat(facts(without, new Planned(List.of(), Set.of(), false), 0).isPlanned(without))
                .isFalse();
    }
}
