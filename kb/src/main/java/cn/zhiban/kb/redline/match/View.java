package cn.zhiban.kb.redline.match;

import java.util.Arrays;

/** One spelling of a text, with the way back to where each of its characters stood. Not for several threads. */
final class View {
    /** Nothing stands before the character. */
    static final byte NONE = 0;
    /** What holds the parts of a code together stands before it: {@code -}, {@code _} or a stroke. */
    static final byte JOINER = 1;
    /** Blanks, symbols or pictures stand before it. */
    static final byte SOFT = 2;
    /** The end of a clause or a sentence stands before it. */
    static final byte HARD = 3;
    /** A line ends before it. */
    static final byte LINE = 4;

    /** Stands for a picture among the units. */
    static final char PICTURE = ' ';

    char[] chars;
    int[] from;
    int[] to;
    byte[] gap;
    /** The Chinese character or letter that the character belongs to: itself, except where sounds are spelt. */
    char[] unit;

    int length;

    View(int capacity) {
        chars = new char[capacity];
        from = new int[capacity];
        to = new int[capacity];
        gap = new byte[capacity];
        unit = new char[capacity];
    }

    void add(char character, int start, int end, byte before, char original) {
        if (length == chars.length) {
            int capacity = length * 2 + 16;
            chars = Arrays.copyOf(chars, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            gap = Arrays.copyOf(gap, capacity);
            unit = Arrays.copyOf(unit, capacity);
        }
        chars[length] = character;
        from[length] = start;
        to[length] = end;
        gap[length] = before;
        unit[length] = original;
        length++;
    }

    /** Exactly the characters there are. */
    char[] text() {
        return Arrays.copyOf(chars, length);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
