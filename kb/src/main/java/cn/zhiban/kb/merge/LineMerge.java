package cn.zhiban.kb.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three-way merge of lists (三方合并), as in Khanna, Kunal, Pierce: "A Formal Investigation of Diff3" (2007): a stretch that
 * only one side changed is taken from that side; a stretch that both changed differently is left to people. Every line of
 * either side stands in a settled stretch or in a clash.
 */
final class LineMerge {
    private LineMerge() {}

    /** A stretch of the result. */
    sealed interface Stretch<T> {}

    /** Nobody changed it, one side did, or both did the same. */
    record Settled<T>(List<T> lines) implements Stretch<T> {}

    /** Both changed it, each in another way. */
    record Clash<T>(List<T> base, List<T> mine, List<T> theirs) implements Stretch<T> {}

    private record Edit(LineDiff.Change change, boolean mine) {}

    /** Stretches from the first line to the last; no two settled ones beside each other are promised. */
    static <T> List<Stretch<T>> of(List<T> base, List<T> mine, List<T> theirs) {
        List<Edit> edits = Stream.concat(
                        LineDiff.of(base, mine).stream().map(change -> new Edit(change, true)),
                        LineDiff.of(base, theirs).stream().map(change -> new Edit(change, false)))
                .sorted(Comparator.comparingInt((Edit edit) -> edit.change.start())
                        .thenComparingInt(edit -> edit.change.end()))
                .toList();
        List<Stretch<T>> stretches = new ArrayList<>();
        int done = 0;
        int next = 0;
        while (next < edits.size()) {
            int from = edits.get(next).change.start();
            int to = edits.get(next).change.end();
            List<Edit> group = new ArrayList<>(List.of(edits.get(next++)));
            while (next < edits.size() && meets(edits.get(next).change, from, to)) {
                to = Math.max(to, edits.get(next).change.end());
                group.add(edits.get(next++));
            }
            add(stretches, base.subList(done, from));
            stretches.add(settle(base, mine, theirs, group, from, to));
            done = to;
        }
        add(stretches, base.subList(done, base.size()));
        return List.copyOf(stretches);
    }

    /** An insertion before or after what the other side replaced is clear; two insertions at one place are not. */
    private static boolean meets(LineDiff.Change change, int from, int to) {
        return change.start() < to || from == to && change.isInsertion() && change.start() == from;
    }

    private static <T> Stretch<T> settle(
            List<T> base, List<T> mine, List<T> theirs, List<Edit> group, int from, int to) {
        List<T> ours = side(base, mine, group, true, from, to);
        List<T> others = side(base, theirs, group, false, from, to);
        List<T> before = List.copyOf(base.subList(from, to));
        if (ours.equals(others) || others.equals(before)) {
            return new Settled<>(ours);
        }
        return ours.equals(before) ? new Settled<>(others) : new Clash<>(before, ours, others);
    }

    /** What one side made of a stretch of the base. */
    private static <T> List<T> side(List<T> base, List<T> changed, List<Edit> group, boolean mine, int from, int to) {
        List<T> lines = new ArrayList<>();
        int done = from;
        for (Edit edit : group) {
            if (edit.mine == mine) {
                lines.addAll(base.subList(done, edit.change.start()));
                lines.addAll(changed.subList(edit.change.newStart(), edit.change.newEnd()));
                done = edit.change.end();
            }
        }
        lines.addAll(base.subList(done, to));
        return List.copyOf(lines);
    }

    private static <T> void add(List<Stretch<T>> stretches, List<T> lines) {
        if (!lines.isEmpty()) {
            stretches.add(new Settled<>(List.copyOf(lines)));
        }
    }
}
