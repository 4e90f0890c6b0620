package cn.zhiban.kb.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an answer no longer says and what it says instead, by sentences, short enough for a narrow list.
 *
 * @param removed sentences that are gone
 * @param added sentences that are new
 */
public record SentenceDiff(List<String> removed, List<String> added) {
    private static final Pattern END = Pattern.compile("(?<=[。！？!?；;\\n])");
    private static final int SENTENCES = 400;
    private static final int SHOWN = 3;
    private static final int LENGTH = 120;

    /** Compares two answers. */
    static SentenceDiff of(String before, String after) {
        List<String> old = sentences(before);
        List<String> now = sentences(after);
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                removed.add(old.get(i++));
            } else {
                added.add(now.get(j++));
            }
        }
        return new SentenceDiff(shortened(removed), shortened(added));
    }

    private static List<String> sentences(String text) {
        return END.splitAsStream(text)
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .limit(SENTENCES)
                .toList();
    }

    private static List<String> shortened(List<String> sentences) {
        return sentences.stream()
                .limit(SHOWN)
                .map(one -> one.length() <= LENGTH ? one : one.substring(0, LENGTH - 1) + "…")
                .toList();
    }
}
