package cn.zhiban.scheduling.solver;

import java.util.Arrays;

/** A binary heap of long keys, least first. */
final class KeyHeap {
    private long[] keys;
    private int size;

    KeyHeap(int capacity) {
        keys = new long[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        int i = size++;
        while (i > 0) {
            int up = (i - 1) >> 1;
            if (keys[up] <= key) {
                break;
            }
            keys[i] = keys[up];
            i = up;
        }
        keys[i] = key;
    }

    long poll() {
        long top = keys[0];
        long last = keys[--size];
        int i = 0;
        while (true) {
            int down = 2 * i + 1;
            if (down >= size) {
                break;
            }
            if (down + 1 < size && keys[down + 1] < keys[down]) {
                down++;
            }
            if (keys[down] >= last) {
                break;
            }
            keys[i] = keys[down];
            i = down;
        }
        keys[i] = last;
        return top;
    }
}
