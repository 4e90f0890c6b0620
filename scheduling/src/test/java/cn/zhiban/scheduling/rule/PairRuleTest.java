package cn.zhiban.scheduling.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairRuleTest {
    private static final List<ShiftType> TYPES = List.of(
            new ShiftType("A", 480, 510, 1050, Set.of()),
            new ShiftType("B", 480, 720, 1260, Set.of()),
            new ShiftType("N", 480, 1380, 1920, Set.of()));
    private static final int OFF = 0;
    private static final int A = 1;
    private static final int B = 2;
    private static final int N = 3;

    private static PairRule pair(PairRule.Wish wish, int allowed, boolean mutual, int columns) {
        boolean[] days = new boolean[columns];
        Arrays.fill(days, 1, columns, true);
        boolean[][] counts = new boolean[4][4];
        for (int type = 1; type < 4; type++) {
            Arrays.fill(counts[type], true);
        }
        return new PairRule(
                "pair", 0, 1, "Mei", "Lin", days, PairRule.breaking(TYPES, wish), counts, allowed, mutual, 20);
    }

    @Test
    void shiftsThatShareHalfOfTheShorterAreBesideEachOther() {
        boolean[][] beside = PairRule.breaking(TYPES, PairRule.Wish.BESIDE);
        assertThat(beside[A][A]).isFalse();
        assertThat(beside[A][B]).isFalse();
        assertThat(beside[A][N]).isTrue();
        assertThat(beside[A][OFF]).isTrue();
        assertThat(beside[OFF][A]).isFalse();
    }

    @Test
    void togetherMeansBothOrNone() {
        boolean[][] together = PairRule.breaking(TYPES, PairRule.Wish.TOGETHER);
        assertThat(together[OFF][OFF]).isFalse();
        assertThat(together[OFF][A]).isTrue();
        assertThat(together[A][OFF]).isTrue();
        assertThat(together[A][B]).isFalse();
    }

    @Test
    void apartMeansNotEvenAMinute() {
        boolean[][] apart = PairRule.breaking(TYPES, PairRule.Wish.APART);
        assertThat(apart[A][B]).isTrue();
        assertThat(apart[A][N]).isFalse();
        assertThat(apart[A][OFF]).isFalse();
    }

    @Test
    void daysBeforeThePeriodAreNotLookedAt() {
        PairRule rule = pair(PairRule.Wish.APART, 0, true, 3);
        assertThat(rule.cost(new int[] {A, OFF, A}, new int[] {A, A, OFF})).isZero();
        assertThat(rule.cost(new int[] {OFF, A, A}, new int[] {OFF, A, A})).isEqualTo(40);
    }

    @Test
    void aShareOfTheTraineesShiftsMayBeAlone() {
        PairRule rule = pair(PairRule.Wish.BESIDE, 30, true, 11);
        int[] trainee = {OFF, A, A, A, A, A, A, A, A, A, A};
        int[] mentor = {OFF, A, A, A, A, A, A, A, OFF, OFF, OFF};
        assertThat(rule.cost(trainee, mentor)).isZero();
        mentor[7] = N;
        assertThat(rule.cost(trainee, mentor)).isEqualTo(20);
        List<Violation> told = new ArrayList<>();
        rule.violations(0, trainee, mentor, told::add);
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.columns()).containsExactly(7, 8, 9, 10);
            assertThat(one.arguments()).isEqualTo(List.of("Lin", 6, 10, 70));
        });
    }

    @Test
    void whomSomebodyAvoidsDoesNotHearOfIt() {
        PairRule rule = pair(PairRule.Wish.APART, 0, false, 2);
        List<Violation> told = new ArrayList<>();
        rule.violations(1, new int[] {OFF, A}, new int[] {OFF, A}, told::add);
        assertThat(told).isEmpty();
        rule.violations(0, new int[] {OFF, A}, new int[] {OFF, A}, told::add);
        assertThat(told).hasSize(1);
    }

    @Test
    void whatIsToldCostsWhatTheRuleCosts() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            PairRule.Wish wish = PairRule.Wish.values()[random.nextInt(3)];
            PairRule rule = pair(wish, random.nextInt(3) * 20, true, 20);
            int[] one = random.ints(20, 0, 4).toArray();
            int[] other = random.ints(20, 0, 4).toArray();
            List<Violation> told = new ArrayList<>();
            rule.violations(random.nextInt(2), one, other, told::add);
            assertThat(told.stream().mapToLong(Violation::cost).sum()).isEqualTo(rule.cost(one, other));
        }
    }
}
