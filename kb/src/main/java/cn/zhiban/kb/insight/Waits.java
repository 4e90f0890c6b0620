package cn.zhiban.kb.insight;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Waiting times by length, to find the one that a share of them does not exceed. */
final class Waits {
    private final TreeMap<Integer, Long> byMilliseconds = new TreeMap<>();
    private long count;

    void add(int milliseconds, long times) {
        byMilliseconds.merge(milliseconds, times, Long::sum);
        count += times;
    }

    void add(Waits others) {
        others.byMilliseconds.forEach(this::add);
    }

    long count() {
        return count;
    }

    /** Seconds that the share of all does not exceed, null if there are none. @param share from 0 to 1 */
    @Nullable
    Double seconds(double share) {
        long wanted = Math.max(1, (long) Math.ceil(count * share));
        long seen = 0;
        for (Map.Entry<Integer, Long> entry : byMilliseconds.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return entry.getKey() / 1000.0;
            }
        }
        return null;
    }
}
