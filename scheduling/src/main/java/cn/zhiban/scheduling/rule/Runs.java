package cn.zhiban.scheduling.rule;

import java.util.ArrayList;
import java.util.List;

/** Runs of working days and of days off in a row. */
final class Runs {
    private Runs() {}

    interface Visitor {
        void run(int start, int end, boolean works);
    }

    static void each(int[] row, Visitor visitor) {
        int start = 0;
        while (start < row.length) {
            boolean works = row[start] != 0;
            int end = start + 1;
            while (end < row.length && row[end] != 0 == works) {
                end++;
            }
            visitor.run(start, end, works);
            start = end;
        }
    }

    /** By how much runs of one sort are too short; runs that touch either end of the row may go on outside. */
    static long tooShort(int[] row, int first, boolean works, int min) {
        long amount = 0;
        int start = 0;
        for (int c = 1; c <= row.length; c++) {
            if (c == row.length) {
                break;
            }
            if (row[c] != 0 != (row[c - 1] != 0)) {
                if (start > 0 && row[c - 1] != 0 == works && c - start < min && c >= first) {
                    amount += min - (c - start);
                }
                start = c;
            }
        }
        return amount;
    }

    static List<Integer> columns(int start, int end) {
        List<Integer> columns = new ArrayList<>();
        for (int c = start; c < end; c++) {
            columns.add(c);
        }
        return columns;
    }
}
