package cn.zhiban.training.path;

import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.path.PathContent.Block;
import cn.zhiban.training.path.PathContent.Item;
import cn.zhiban.training.path.PathContent.Need;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody is with a path.
 *
 * @param steps its blocks in order
 */
public record PathStand(List<Step> steps) {
    /** Where a block or item stands. Translated as {@code training.path.state.<NAME>}. */
    public enum State {
        /** Something else comes first. */
        LOCKED,
        OPEN,
        DONE,
        /** Passed, but in a version that no longer counts. */
        AGAIN,
        /** Asked for, but withdrawn or closed at the moment: whoever keeps the path must mend it. */
        CLOSED
    }

    /**
     * A block.
     *
     * @param due last day on time, or null
     * @param waitsFor titles of blocks that come first and are not done
     */
    public record Step(Block block, State state, @Nullable LocalDate due, List<Thing> things, List<String> waitsFor) {}

    /** Something to be passed. @param title empty if it is gone */
    public record Thing(Item item, String title, int minutes, String route, State state) {}

    /**
     * @param offered what can be learned now
     * @param passed what the person has passed
     * @param due day until which a block is due, null for never
     */
    static PathStand of(
            PathContent path,
            Map<Item, LearningItem> offered,
            Map<Item, ItemPassed> passed,
            Function<Block, Optional<LocalDate>> due) {
        Map<Integer, Step> above = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Block block : path.blocks()) {
            List<Step> before = block.after().stream().map(above::get).toList();
            long done = before.stream().filter(one -> one.state() == State.DONE).count();
            boolean open = before.isEmpty() || (block.afterNeed() == Need.ALL ? done == before.size() : done > 0);
            List<Thing> things = block.items().stream()
                    .map(item -> thing(item, open, offered.get(item), passed.get(item)))
                    .toList();
            long passedHere =
                    things.stream().filter(one -> one.state() == State.DONE).count();
            boolean whole = block.need() == Need.ALL ? passedHere == things.size() : passedHere > 0;
            State state = State.LOCKED;
            if (open) {
                state = whole ? State.DONE : State.OPEN;
            }
            Step step = new Step(
                    block,
                    state,
                    due.apply(block).orElse(null),
                    things,
                    open
                            ? List.of()
                            : before.stream()
                                    .filter(one -> one.state() != State.DONE)
                                    .map(one -> one.block().title())
                                    .toList());
            above.put(block.no(), step);
            steps.add(step);
        }
        return new PathStand(List.copyOf(steps));
    }

    private static Thing thing(Item item, boolean open, @Nullable LearningItem now, @Nullable ItemPassed passed) {
        State state = open ? State.OPEN : State.LOCKED;
        if (passed != null) {
            // exams and practice count in the version that was passed; a lesson says itself when it must be learned
            // again
            boolean old = item.kind() == ItemKind.LESSON && now != null && passed.version() < now.version();
            state = old ? State.AGAIN : State.DONE;
            if (old && !open) {
                state = State.LOCKED;
            }
        } else if (now == null) {
            state = State.CLOSED;
        }
        return new Thing(
                item,
                now == null ? "" : now.title(),
                now == null ? 0 : now.minutes(),
                now == null ? "" : now.route(),
                state);
    }

    /** Whether everything is passed. */
    public boolean isDone() {
        return steps.stream().allMatch(one -> one.state() == State.DONE);
    }

    /** How much is passed, in percent of what is needed; 100 only when everything is. */
    public int percent() {
        long needed = 0;
        long done = 0;
        for (Step step : steps) {
            long here = step.things().stream()
                    .filter(one -> one.state() == State.DONE)
                    .count();
            boolean any = step.block().need() == Need.ANY;
            needed += any ? 1 : step.things().size();
            done += any ? Math.min(here, 1) : here;
        }
        return isDone() || needed == 0 ? 100 : (int) Math.min(99, 100 * done / needed);
    }

    /** The first block that can be worked on. */
    public Optional<Step> current() {
        return steps.stream().filter(one -> one.state() == State.OPEN).findFirst();
    }

    /** What to do next: of the first open block, the first thing that is open. */
    public Optional<Thing> next() {
        return steps.stream()
                .filter(one -> one.state() == State.OPEN)
                .flatMap(one -> one.things().stream())
                .filter(one -> one.state() == State.OPEN || one.state() == State.AGAIN)
                .findFirst();
    }

    /** The earliest day on which something open is or was due. */
    public Optional<LocalDate> due() {
        return steps.stream()
                .filter(one -> one.state() != State.DONE)
                .map(Step::due)
                .filter(java.util.Objects::nonNull)
                .min(LocalDate::compareTo);
    }

    /** Titles of blocks that are late on a day. */
    List<Step> late(LocalDate today) {
        return steps.stream()
                .filter(one -> one.state() != State.DONE)
                .filter(one -> one.due() != null && one.due().isBefore(today))
                .toList();
    }

    /** Where an item stands, if it is asked for: open if it is in any block. */
    Optional<State> state(Item item) {
        return steps.stream()
                .flatMap(one -> one.things().stream())
                .filter(one -> one.item().equals(item))
                .map(Thing::state)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        all -> all.stream()
                                .filter(one -> one != State.LOCKED)
                                .findFirst()
                                .or(() -> all.stream().findFirst())));
    }
}
