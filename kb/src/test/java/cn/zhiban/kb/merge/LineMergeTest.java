package cn.zhiban.kb.merge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.kb.merge.LineMerge.Clash;
import cn.zhiban.kb.merge.LineMerge.Settled;
import cn.zhiban.kb.merge.LineMerge.Stretch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineMergeTest {
    private static final int ROUNDS = 2_000;

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(""));
    }

    private static String merged(String base, String mine, String theirs) {
        StringBuilder text = new StringBuilder();
        for (Stretch<String> one : LineMerge.of(lines(base), lines(mine), lines(theirs))) {
            text.append(
                    switch (one) {
                        case Settled<String> settled -> String.join("", settled.lines());
                        case Clash<String> clash ->
                            "<" + String.join("", clash.mine()) + "|" + String.join("", clash.theirs()) + ">";
                    });
        }
        return text.toString();
    }

    @Test
    void changesInDifferentPlacesComeTogether() {
        assertThat(merged("abcde", "aXcde", "abcdY")).isEqualTo("aXcdY");
        assertThat(merged("abc", "Xbc", "aYc")).isEqualTo("XYc");
        assertThat(merged("abc", "ac", "abcd")).isEqualTo("acd");
        assertThat(merged("abc", "aXbc", "aYc")).isEqualTo("aXYc");
    }

    @Test
    void theSameChangeOnBothSidesIsMadeOnce() {
        assertThat(merged("abc", "aXc", "aXc")).isEqualTo("aXc");
        assertThat(merged("", "ab", "ab")).isEqualTo("ab");
    }

    @Test
    void whatBothChangedIsLeftToPeople() {
        assertThat(merged("abc", "aXc", "aYc")).isEqualTo("a<X|Y>c");
        assertThat(merged("abc", "ac", "aYc")).isEqualTo("a<|Y>c");
        assertThat(merged("ac", "aXc", "aYc")).isEqualTo("a<X|Y>c");
        assertThat(merged("abcd", "aXYd", "abZd")).isEqualTo("a<XY|bZ>d");
        assertThat(merged("", "a", "b")).isEqualTo("<a|b>");
    }

    private static List<String> text(Random random, int length) {
        return IntStream.range(0, length).mapToObj(_ -> "l" + random.nextInt(6)).toList();
    }

    /** Random insertions, deletions and replacements within a range of the lines. */
    private static List<String> edited(Random random, List<String> base, int from, int to, String mark) {
        List<String> lines = new ArrayList<>(base.subList(0, from));
        for (int i = from; i < to; i++) {
            switch (random.nextInt(5)) {
                case 0 -> lines.add(mark + random.nextInt(3));
                case 1 -> {
                    lines.add(base.get(i));
                    lines.add(mark + random.nextInt(3));
                }
                case 2 -> {
                    // gone
                }
                default -> lines.add(base.get(i));
            }
        }
        lines.addAll(base.subList(to, base.size()));
        return lines;
    }

    @Test
    void editsOfDifferentHalvesAreBothAppliedWithoutAsking() {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            // unique lines: what an edit did to which line is beyond doubt
            int size = 2 + random.nextInt(20);
            List<String> base = IntStream.range(0, size).mapToObj(i -> "b" + i).toList();
            int middle = 1 + random.nextInt(size - 1);
            List<String> mine = edited(random, base, 0, middle, "m");
            List<String> theirs = edited(random, base, Math.min(size, middle + 1), size, "t");
            List<String> expected = new ArrayList<>(mine.subList(0, mine.size() - (size - middle)));
            expected.addAll(theirs.subList(middle, theirs.size()));
            List<String> result = new ArrayList<>();
            for (Stretch<String> one : LineMerge.of(base, mine, theirs)) {
                assertThat(one).isInstanceOf(Settled.class);
                result.addAll(((Settled<String>) one).lines());
            }
            assertThat(result)
                    .as("round %s of %s, %s, %s", round, base, mine, theirs)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aSideThatChangedNothingAndASideThatDidTheSameChangeNothing() {
        Random random = new Random(8);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> base = text(random, random.nextInt(12));
            List<String> changed = edited(random, base, 0, base.size(), "m");
            for (List<Stretch<String>> merge : List.of(
                    LineMerge.of(base, changed, base),
                    LineMerge.of(base, base, changed),
                    LineMerge.of(base, changed, changed))) {
                assertThat(merge.stream().flatMap(one -> ((Settled<String>) one).lines().stream()))
                        .isEqualTo(changed);
            }
        }
    }

    @Test
    void noLineOfEitherSideIsEverLost() {
        Random random = new Random(9);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> base = text(random, random.nextInt(12));
            List<String> mine = edited(random, base, 0, base.size(), "m");
            List<String> theirs = edited(random, base, 0, base.size(), "t");
            List<String> allOfMine = new ArrayList<>();
            List<String> everything = new ArrayList<>();
            for (Stretch<String> one : LineMerge.of(base, mine, theirs)) {
                switch (one) {
                    case Settled<String> settled -> {
                        everything.addAll(settled.lines());
                        allOfMine.addAll(settled.lines());
                    }
                    case Clash<String> clash -> {
                        everything.addAll(clash.mine());
                        everything.addAll(clash.theirs());
                        assertThat(clash.mine()).isNotEqualTo(clash.theirs());
                    }
                }
            }
            assertThat(added(base, mine))
                    .allSatisfy((line, times) -> assertThat(count(everything, line))
                            .as("%s of mine", line)
                            .isGreaterThanOrEqualTo(times));
            assertThat(added(base, theirs))
                    .allSatisfy((line, times) -> assertThat(count(everything, line))
                            .as("%s of theirs", line)
                            .isGreaterThanOrEqualTo(times));
        }
    }

    private static Map<String, Integer> added(List<String> base, List<String> side) {
        Map<String, Integer> added = new HashMap<>();
        side.stream().filter(line -> !line.startsWith("l")).forEach(line -> added.merge(line, 1, Integer::sum));
        base.forEach(added::remove);
        return added;
    }

    private static int count(List<String> lines, String line) {
        return (int) lines.stream().filter(line::equals).count();
    }

    @Test
    void textsBeyondMeasureAreMergedAsAWhole() {
        List<String> base = IntStream.range(0, 5_000).mapToObj(i -> "b" + i).toList();
        List<String> mine = IntStream.range(0, 5_000).mapToObj(i -> "m" + i).toList();
        assertThat(LineMerge.of(base, mine, base)).isEqualTo(List.of(new Settled<>(mine)));
    }
}
