package cn.zhiban.training.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What buyers say and what is expected of who answers them (演练剧本).
 *
 * @param title how people call it
 * @param intro what it is about, for who takes it
 * @param minutes how long it takes about
 * @param passPercent points of a hundred needed to pass
 * @param limitYuan the highest compensation that may be promised without asking, in yuan
 * @param buyers 1 to 5 windows
 */
public record Scenario(String title, String intro, int minutes, int passPercent, int limitYuan, List<Buyer> buyers) {
    /** Most windows at once. */
    public static final int WINDOWS = 5;

    public Scenario {
        buyers = List.copyOf(buyers);
    }

    /**
     * A buyer's persona and script.
     *
     * @param name how the window is called
     * @param persona age and temper in a few words
     * @param patienceSeconds how long the buyer waits before nudging; angry after twice, gone after three times as long
     * @param startSeconds when the first line comes
     * @param product what the card beside the chat says
     * @param nudge what is said when waiting
     * @param angry what is said when waiting too long
     * @param leaves what is said when leaving
     * @param thanks the last line when all turns are over
     * @param turns the script
     * @param steps what has to be done: greeting, confirming, closing
     * @param facts what has to be said
     */
    public record Buyer(
            String name,
            String persona,
            int patienceSeconds,
            int startSeconds,
            Product product,
            String nudge,
            String angry,
            String leaves,
            String thanks,
            List<Turn> turns,
            List<Wanted> steps,
            List<Wanted> facts) {
        public Buyer {
            turns = List.copyOf(turns);
            steps = List.copyOf(steps);
            facts = List.copyOf(facts);
        }
    }

    /** A product card: its name, its price as shown and what the shop says about it. */
    public record Product(String title, String price, String note) {}

    /**
     * A line of the buyer with what follows.
     *
     * @param says the line
     * @param upset the buyer is angry: the next answer has to apologise
     * @param branches what is said depending on the answer; the first that fits
     * @param otherwise asked once more when no branch fits, or null to go on at once
     */
    public record Turn(
            String says,
            boolean upset,
            List<Branch> branches,
            @Nullable String otherwise) {
        public Turn {
            branches = List.copyOf(branches);
        }
    }

    /** If any of the words is in the answer: what the buyer says (null: nothing), and whether the buyer leaves. */
    public record Branch(List<String> any, @Nullable String says, boolean leaves) {
        public Branch {
            any = List.copyOf(any);
        }
    }

    /** Something that has to be said: its name, accepted wordings and a good example. */
    public record Wanted(String name, List<String> any, String better) {
        public Wanted {
            any = List.copyOf(any);
        }
    }
}
