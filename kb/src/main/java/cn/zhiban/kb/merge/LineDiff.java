package cn.zhiban.kb.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * Which stretches of a list were replaced to get another one: the longest common subsequence by dynamic programming, time
 * and memory O(n · m) for what lies between the common beginning and end. Beyond {@value #MOST_CELLS} cells the middle
 * counts as replaced as a whole, which only makes more of it a matter of choice.
 */
final class LineDiff {
    private static final long MOST_CELLS = 4_000_000;

    private LineDiff() {}

    /** {@code before[start, end)} became {@code after[newStart, newEnd)}; one of the two may be empty. */
    record Change(int start, int end, int newStart, int newEnd) {
        boolean isInsertion() {
            return start == end;
        }
    }

    /** Changes in order; they neither overlap nor touch. */
    static <T> List<Change> of(List<T> before, List<T> after) {
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < after.size() - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        return between(before, after, head, before.size() - tail, after.size() - tail);
    }

    private static <T> List<Change> between(List<T> before, List<T> after, int head, int end, int newEnd) {
        int rows = end - head;
        int columns = newEnd - head;
        if (rows == 0 && columns == 0) {
            return List.of();
        }
        if (rows == 0 || columns == 0 || (long) rows * columns > MOST_CELLS) {
            return List.of(new Change(head, end, head, newEnd));
        }
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before.get(head + i).equals(after.get(head + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Change> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            int fromI = i;
            int fromJ = j;
            while ((i < rows || j < columns) && !same(before, after, head, i, j, rows, columns)) {
                if (j >= columns || i < rows && common[i + 1][j] >= common[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            if (i > fromI || j > fromJ) {
                changes.add(new Change(head + fromI, head + i, head + fromJ, head + j));
            }
            if (i < rows) {
                i++;
                j++;
            }
        }
        return changes;
    }

    private static <T> boolean same(List<T> before, List<T> after, int head, int i, int j, int rows, int columns) {
        return i < rows && j < columns && before.get(head + i).equals(after.get(head + j));
    }
}
