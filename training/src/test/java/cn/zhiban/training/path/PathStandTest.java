package cn.zhiban.training.path;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.path.PathContent.Block;
import cn.zhiban.training.path.PathContent.Days;
import cn.zhiban.training.path.PathContent.Item;
import cn.zhiban.training.path.PathContent.Need;
import cn.zhiban.training.path.PathStand.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is open, done and locked on a path. */
class PathStandTest {
    private static final Item ONE = new Item(ItemKind.LESSON, 1);
    private static final Item TWO = new Item(ItemKind.EXAM, 1);

    private static Block block(int no, List<Item> items, Need need, List<Integer> after, Need afterNeed) {
        return new Block(no, "block " + no, items, need, after, afterNeed, 0, Days.CALENDAR);
    }

    private static LearningItem item(Item item, int version) {
        return new LearningItem(item.kind(), item.id(), "item", version, 5, "train");
    }

    private static ItemPassed pass(Item item, int version) {
        return new ItemPassed(1, item.kind(), item.id(), version, Instant.EPOCH, null);
    }

    private static PathStand stand(PathContent path, Map<Item, Integer> offered, Map<Item, Integer> passed) {
        Map<Item, LearningItem> now = new HashMap<>();
        offered.forEach((item, version) -> now.put(item, item(item, version)));
        Map<Item, ItemPassed> done = new HashMap<>();
        passed.forEach((item, version) -> done.put(item, pass(item, version)));
        return PathStand.of(path, now, done, _ -> Optional.empty());
    }

    @Test
    void whoeverDoesWhatIsOpenAlwaysReachesTheEnd() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            PathContent path = randomPath(random);
            assertThat(path.problem()).isEmpty();
            Map<Item, Integer> offered = new HashMap<>();
            path.items().forEach(item -> offered.put(item, 1));
            Map<Item, Integer> passed = new HashMap<>();
            int last = -1;
            for (int step = 0; step < 500; step++) {
                PathStand stand = stand(path, offered, passed);
                assertThat(stand.percent())
                        .isGreaterThanOrEqualTo(last)
                        .isEqualTo(stand.isDone() ? 100 : stand.percent());
                last = stand.percent();
                nothingIsOpenBeforeItsTime(stand);
                if (stand.isDone()) {
                    break;
                }
                PathStand.Thing next = stand.next().orElseThrow();
                passed.put(next.item(), 1);
            }
            assertThat(stand(path, offered, passed).isDone()).isTrue();
        }
    }

    private static void nothingIsOpenBeforeItsTime(PathStand stand) {
        Set<Integer> done = new HashSet<>();
        for (PathStand.Step step : stand.steps()) {
            List<Integer> after = step.block().after();
            boolean may = after.isEmpty()
                    || (step.block().afterNeed() == Need.ALL
                            ? done.containsAll(after)
                            : after.stream().anyMatch(done::contains));
            assertThat(step.state() != State.LOCKED).isEqualTo(may);
            if (step.state() == State.DONE) {
                done.add(step.block().no());
            }
        }
    }

    private static PathContent randomPath(Random random) {
        List<Block> blocks = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            List<Integer> after =
                    numbers.stream().filter(_ -> random.nextInt(3) == 0).toList();
            List<Item> items = new ArrayList<>();
            for (int j = 0; j <= random.nextInt(4); j++) {
                items.add(new Item(ItemKind.values()[random.nextInt(3)], random.nextInt(12)));
            }
            int no = 100 - i;
            blocks.add(block(
                    no,
                    items,
                    random.nextBoolean() ? Need.ALL : Need.ANY,
                    after,
                    random.nextBoolean() ? Need.ALL : Need.ANY));
            numbers.add(no);
        }
        return new PathContent("path", "", blocks);
    }

    @Test
    void aBlockThatWaitsForOneBelowItIsRefused() {
        PathContent path = new PathContent(
                "path",
                "",
                List.of(
                        block(1, List.of(ONE), Need.ALL, List.of(2), Need.ALL),
                        block(2, List.of(TWO), Need.ALL, List.of(1), Need.ALL)));

        assertThat(path.problem().orElseThrow().block()).isEqualTo(1);
    }

    @Test
    void aLessonThatWasPublishedAnewMustBeLearnedAgainAnExamNot() {
        PathContent path =
                new PathContent("path", "", List.of(block(1, List.of(ONE, TWO), Need.ALL, List.of(), Need.ALL)));

        PathStand stand = stand(path, Map.of(ONE, 2, TWO, 9), Map.of(ONE, 1, TWO, 1));

        assertThat(stand.isDone()).isFalse();
        assertThat(stand.state(ONE)).contains(State.AGAIN);
        assertThat(stand.state(TWO)).contains(State.DONE);
        assertThat(stand.percent()).isEqualTo(50);
    }

    @Test
    void whatIsClosedIsStillAskedForAndSaysSo() {
        PathContent path =
                new PathContent("path", "", List.of(block(1, List.of(ONE, TWO), Need.ALL, List.of(), Need.ALL)));

        PathStand stand = stand(path, Map.of(ONE, 1), Map.of(ONE, 1));

        assertThat(stand.isDone()).isFalse();
        assertThat(stand.state(TWO)).contains(State.CLOSED);
        assertThat(stand.next()).isEmpty();
    }

    @Test
    void daysAreCountedOverWeekendsMonthEndsAndTheOwnRoster() {
        LocalDate friday = LocalDate.of(2026, 2, 27);

        assertThat(DueDates.due(friday, 3, Days.CALENDAR, 0, Map.of())).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(DueDates.due(friday, 3, Days.WORKING, 0, Map.of())).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(DueDates.due(friday, 3, Days.WORKING, 2, Map.of())).isEqualTo(LocalDate.of(2026, 3, 6));
        // works the weekend, is off on Monday and Tuesday
        Map<LocalDate, Boolean> roster = Map.of(
                friday.plusDays(1),
                true,
                friday.plusDays(2),
                true,
                friday.plusDays(3),
                false,
                friday.plusDays(4),
                false);
        assertThat(DueDates.due(friday, 3, Days.WORKING, 0, roster)).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(DueDates.due(friday, 2, Days.WORKING, 0, roster)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void aLongLeaveDoesNotPutADayOffForEver() {
        Map<LocalDate, Boolean> away = new HashMap<>();
        LocalDate start = LocalDate.of(2026, 1, 1);
        for (int i = 1; i < 400; i++) {
            away.put(start.plusDays(i), false);
        }

        assertThat(DueDates.due(start, 3, Days.WORKING, 0, away)).isBefore(start.plusDays(60));
    }
}
