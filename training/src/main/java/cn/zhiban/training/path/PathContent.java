package cn.zhiban.training.path;

import cn.zhiban.training.ItemKind;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a path asks for.
 *
 * @param title how people call it
 * @param summary whom it is for and what they can do afterwards
 * @param blocks in the order they are shown
 */
public record PathContent(String title, String summary, List<Block> blocks) {
    /** Longest title. */
    public static final int TITLE = 200;
    /** Most blocks, and most items of a block. */
    public static final int MOST = 60;
    /** Latest day at which something may be due. */
    public static final int DAYS = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** How many of several things are needed. Translated as {@code training.path.need.<NAME>}. */
    public enum Need {
        ALL,
        ANY
    }

    /** How days are counted. Translated as {@code training.path.days.<NAME>}. */
    public enum Days {
        CALENDAR,
        /** The person's own working days by published rosters; Monday to Friday where none is published. */
        WORKING
    }

    /** Something to be passed. */
    public record Item(ItemKind kind, long id) {}

    /**
     * A step of a path.
     *
     * @param no its number within the path, from 1; stays the same when blocks are moved
     * @param title how people call it
     * @param items what is to be passed
     * @param need whether all of them or any one
     * @param after numbers of blocks that come first, all of them above this one
     * @param afterNeed whether all of those must be done or any one
     * @param dueDays due so many days after the start of the path; 0: never
     * @param dueBy how these days are counted
     */
    public record Block(
            int no,
            String title,
            List<Item> items,
            Need need,
            List<Integer> after,
            Need afterNeed,
            int dueDays,
            Days dueBy) {
        public Block {
            title = title == null ? "" : title.strip();
            items = items == null ? List.of() : items.stream().distinct().toList();
            after = after == null
                    ? List.of()
                    : after.stream().distinct().sorted().toList();
            need = need == null ? Need.ALL : need;
            afterNeed = afterNeed == null ? Need.ALL : afterNeed;
            dueBy = dueBy == null ? Days.CALENDAR : dueBy;
        }
    }

    /** What is wrong with a path. @param key of the text @param block number of the block as shown, from 1, or 0 */
    public record Problem(String key, int block) {}

    public PathContent {
        title = title == null ? "" : title.strip();
        summary = summary == null ? "" : summary.strip();
        blocks = blocks == null ? List.of() : List.copyOf(blocks);
    }

    /** All items, each once. */
    public Stream<Item> items() {
        return blocks.stream().flatMap(one -> one.items().stream()).distinct();
    }

    /**
     * What keeps it from being learned to its end, if anything. As blocks wait only for blocks above them, nobody can wait
     * in a circle.
     */
    public Optional<Problem> problem() {
        if (blocks.isEmpty()) {
            return Optional.of(new Problem("training.path.problem.empty", 0));
        }
        Set<Integer> above = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.items().isEmpty()) {
                return Optional.of(new Problem("training.path.problem.items", i + 1));
            }
            if (!above.containsAll(block.after())) {
                return Optional.of(new Problem("training.path.problem.after", i + 1));
            }
            if (block.no() < 1 || !above.add(block.no())) {
                return Optional.of(new Problem("training.path.problem.number", i + 1));
            }
        }
        return Optional.empty();
    }

    /** As it is kept. */
    @JsonIgnore
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** What {@link #toJson()} wrote. */
    public static PathContent fromJson(String json) {
        return JSON.readValue(json, PathContent.class);
    }
}
