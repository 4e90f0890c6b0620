package cn.zhiban.training.exam;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Draws questions for quotas by chance. A question can serve several quotas but is taken once, so the draw is a matching
 * of places and questions, made larger along alternating paths until every place is filled. Where that fails, the
 * quotas that compete for too few questions are named.
 */
public final class PaperDraw {
    private final List<Candidate> pool;
    private final List<Quota> quotas;
    /** For each candidate the quota that has it, or -1. */
    private final int[] taken;

    private final int[] filled;
    /** By which question a quota was reached in the search under way. */
    private final int[] via;

    /** A question that can be drawn. */
    public record Candidate(long id, Set<String> tags, int difficulty) {
        public Candidate {
            tags = Set.copyOf(tags);
        }
    }

    /** Quotas (by their number from 0) that together ask for more than there is. */
    public record Shortage(List<Integer> quotas, int asked, int available) {}

    /** A question drawn for a quota. */
    public record Drawn(long questionId, int quota) {}

    private PaperDraw(List<Candidate> pool, List<Quota> quotas) {
        this.pool = pool;
        this.quotas = quotas;
        taken = new int[pool.size()];
        Arrays.fill(taken, -1);
        filled = new int[quotas.size()];
        via = new int[quotas.size()];
    }

    /** Why the quotas cannot be met, if they cannot. */
    public static Optional<Shortage> shortage(List<Candidate> pool, List<Quota> quotas) {
        return Optional.ofNullable(new PaperDraw(pool, quotas).fill());
    }

    /** Questions for the quotas, in their order. The same seed and pool give the same paper. */
    public static List<Drawn> draw(List<Candidate> pool, List<Quota> quotas, long seed) {
        Random random = new Random(seed);
        List<Candidate> shuffled = new ArrayList<>(pool);
        shuffled.sort(java.util.Comparator.comparingLong(Candidate::id));
        Collections.shuffle(shuffled, random);
        PaperDraw draw = new PaperDraw(shuffled, quotas);
        Shortage shortage = draw.fill();
        if (shortage != null) {
            throw new PaperImpossible(shortage);
        }
        List<Drawn> drawn = new ArrayList<>();
        for (int quota = 0; quota < quotas.size(); quota++) {
            for (int i = 0; i < shuffled.size(); i++) {
                if (draw.taken[i] == quota) {
                    drawn.add(new Drawn(shuffled.get(i).id(), quota));
                }
            }
        }
        return drawn;
    }

    private @org.jspecify.annotations.Nullable Shortage fill() {
        for (int quota = 0; quota < quotas.size(); quota++) {
            while (filled[quota] < quotas.get(quota).count()) {
                BitSet seen = new BitSet();
                if (!grow(quota, seen)) {
                    return shortage(seen);
                }
            }
        }
        return null;
    }

    /** Finds a question for one more place of a quota, moving others to quotas' other choices where needed. */
    private boolean grow(int start, BitSet seen) {
        int[] from = new int[pool.size()];
        Arrays.fill(from, -1);
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        seen.set(start);
        boolean[] reached = new boolean[pool.size()];
        while (!open.isEmpty()) {
            int quota = open.poll();
            for (int i = 0; i < pool.size(); i++) {
                if (reached[i] || taken[i] == quota || !quotas.get(quota).fits(pool.get(i))) {
                    continue;
                }
                reached[i] = true;
                from[i] = quota;
                int holder = taken[i];
                if (holder < 0) {
                    filled[start]++;
                    give(i, from, start);
                    return true;
                }
                if (!seen.get(holder)) {
                    seen.set(holder);
                    open.add(holder);
                    via[holder] = i;
                }
            }
        }
        return false;
    }

    private void give(int last, int[] from, int start) {
        int question = last;
        while (true) {
            int quota = from[question];
            taken[question] = quota;
            if (quota == start) {
                return;
            }
            // the quota gives up the question by which it was reached
            question = via[quota];
        }
    }

    private Shortage shortage(BitSet competing) {
        List<Integer> names = competing.stream().boxed().toList();
        int asked = names.stream().mapToInt(one -> quotas.get(one).count()).sum();
        int available = (int) pool.stream()
                .filter(candidate ->
                        names.stream().anyMatch(one -> quotas.get(one).fits(candidate)))
                .count();
        return new Shortage(names, asked, available);
    }
}
