package cn.zhiban.core.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was changed between two texts, by words of Latin script and by single characters otherwise. Greedy algorithm of
 * Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): time O((N + M) · D) for D changed tokens. Beyond
 * {@value #MOST_EDITS} changed tokens the middle counts as replaced as a whole, which is also how a person would see it.
 */
public final class TextDiff {
    private static final int MOST_EDITS = 1_500;
    private static final Pattern TOKEN = Pattern.compile("[\\p{IsLatin}\\p{Nd}]+|\\s+|\\X", Pattern.DOTALL);

    /** What happened to a part. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** Neighbouring tokens of one kind. */
    public record Part(Kind kind, String text) {}

    private TextDiff() {}

    /** Parts in reading order; what was removed stands before what was added in its place. */
    public static List<Part> of(String before, String after) {
        List<String> a = tokens(before);
        List<String> b = tokens(after);
        int start = 0;
        while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
            start++;
        }
        int end = 0;
        while (end < a.size() - start
                && end < b.size() - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Kind.SAME, String.join("", a.subList(0, start))));
        parts.addAll(middle(a.subList(start, a.size() - end), b.subList(start, b.size() - end)));
        parts.add(new Part(Kind.SAME, String.join("", a.subList(a.size() - end, a.size()))));
        return joined(parts);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static List<Part> middle(List<String> a, List<String> b) {
        List<int[]> trace = new ArrayList<>();
        int most = Math.min(MOST_EDITS, a.size() + b.size());
        int[] furthest = new int[2 * most + 3];
        for (int edits = 0; edits <= most; edits++) {
            // only the diagonals -edits..edits were touched so far
            int[] kept = new int[2 * edits + 1];
            System.arraycopy(furthest, most + 1 - edits, kept, 0, kept.length);
            trace.add(kept);
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int x = isDown(furthest, most + 1 + diagonal, diagonal, edits)
                        ? furthest[most + 2 + diagonal]
                        : furthest[most + diagonal] + 1;
                int y = x - diagonal;
                while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
                    x++;
                    y++;
                }
                furthest[most + 1 + diagonal] = x;
                if (x >= a.size() && y >= b.size()) {
                    return path(a, b, trace);
                }
            }
        }
        return List.of(new Part(Kind.REMOVED, String.join("", a)), new Part(Kind.ADDED, String.join("", b)));
    }

    private static boolean isDown(int[] furthest, int index, int diagonal, int edits) {
        return diagonal == -edits || (diagonal != edits && furthest[index - 1] < furthest[index + 1]);
    }

    private static List<Part> path(List<String> a, List<String> b, List<int[]> trace) {
        List<Part> parts = new ArrayList<>();
        int x = a.size();
        int y = b.size();
        for (int edits = trace.size() - 1; edits >= 0; edits--) {
            int[] furthest = trace.get(edits);
            int diagonal = x - y;
            boolean down = edits > 0 && isDown(furthest, edits + diagonal, diagonal, edits);
            int before = edits == 0 ? 0 : furthest[edits + diagonal + (down ? 1 : -1)];
            int startX = edits == 0 ? 0 : down ? before : before + 1;
            while (x > startX) {
                x--;
                y--;
                parts.add(new Part(Kind.SAME, a.get(x)));
            }
            if (edits > 0 && down) {
                y--;
                parts.add(new Part(Kind.ADDED, b.get(y)));
            } else if (edits > 0) {
                x--;
                parts.add(new Part(Kind.REMOVED, a.get(x)));
            }
        }
        return parts.reversed();
    }

    /** Joins neighbours, and takes single characters that stand alone between changes as changed too: less confetti. */
    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        StringBuilder removed = new StringBuilder();
        StringBuilder added = new StringBuilder();
        StringBuilder same = new StringBuilder();
        for (Part part : parts) {
            if (part.kind() == Kind.SAME) {
                same.append(part.text());
                continue;
            }
            boolean changing = !removed.isEmpty() || !added.isEmpty();
            if (changing
                    && same.codePointCount(0, same.length()) == 1
                    && !same.toString().equals("\n")) {
                removed.append(same);
                added.append(same);
            } else if (!same.isEmpty()) {
                flush(joined, removed, added);
                joined.add(new Part(Kind.SAME, same.toString()));
            }
            same.setLength(0);
            (part.kind() == Kind.REMOVED ? removed : added).append(part.text());
        }
        flush(joined, removed, added);
        if (!same.isEmpty()) {
            joined.add(new Part(Kind.SAME, same.toString()));
        }
        return joined;
    }

    private static void flush(List<Part> joined, StringBuilder removed, StringBuilder added) {
        if (!removed.isEmpty()) {
            joined.add(new Part(Kind.REMOVED, removed.toString()));
        }
        if (!added.isEmpty()) {
            joined.add(new Part(Kind.ADDED, added.toString()));
        }
        removed.setLength(0);
        added.setLength(0);
    }
}
