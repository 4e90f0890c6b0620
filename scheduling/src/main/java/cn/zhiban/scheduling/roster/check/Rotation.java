package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.RowShape;
import cn.zhiban.scheduling.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shifts turn by bands (轮班): so many days of one band, then so many of the next, and again from the first. Blocks begin on
 * the same day for everybody, so that a rotation of seven days runs from Monday to Sunday and goes on from month to month.
 * Where somebody stands follows from what they had in the block before the period; who had nothing may stand anywhere, and
 * the place that fits their shifts best counts. Shifts of bands that do not take part are left alone.
 *
 * @param block per column the number of its block
 * @param kinds per band a bit for each of its types
 * @param begin which band the first block has, or -1 when nothing is known
 */
record Rotation(
        String id, int first, int[] block, long[] kinds, int begin, List<String> names, List<String> bands, long weight)
        implements RowRule {
    /** A Monday from which blocks are counted. */
    private static final long EPOCH = 4;

    /**
     * @param length days of a block
     * @param past the person's row with the days before the period
     * @param names of types, for messages
     * @param bands names of the bands, for messages
     */
    static Rotation of(
            Horizon horizon,
            int length,
            long[] kinds,
            int[] past,
            List<String> names,
            List<String> bands,
            long weight) {
        int[] block = new int[horizon.columns()];
        int zero = block(horizon, horizon.first(), length);
        for (int c = 0; c < block.length; c++) {
            block[c] = block(horizon, c, length) - zero;
        }
        int[] votes = new int[kinds.length];
        for (int c = 0; c < horizon.first(); c++) {
            for (int k = 0; k < kinds.length; k++) {
                // a block that has begun before the period goes on, else the one before it is followed
                boolean same = block[c] == 0;
                if ((same || block[c] == -1) && (kinds[k] >>> past[c] & 1) != 0) {
                    votes[same ? k : (k + 1) % kinds.length] += same ? 100 : 1;
                }
            }
        }
        int begin = -1;
        for (int k = 0; k < kinds.length; k++) {
            if (votes[k] > 0 && (begin < 0 || votes[k] > votes[begin])) {
                begin = k;
            }
        }
        return new Rotation("rotation", horizon.first(), block, kinds, begin, names, bands, weight);
    }

    private static int block(Horizon horizon, int column, int length) {
        return Math.toIntExact(Math.floorDiv(horizon.date(column).toEpochDay() - EPOCH, (long) length));
    }

    private boolean takesPart(int type) {
        for (long kind : kinds) {
            if ((kind >>> type & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(int column, int type, int start) {
        return (kinds[Math.floorMod(start + block[column], kinds.length)] >>> type & 1) != 0;
    }

    private int wrong(int[] row, int start) {
        int wrong = 0;
        for (int c = first; c < row.length; c++) {
            if (row[c] != 0 && !fits(c, row[c], start) && takesPart(row[c])) {
                wrong++;
            }
        }
        return wrong;
    }

    private int start(int[] row) {
        if (begin >= 0) {
            return begin;
        }
        int best = 0;
        for (int start = 1; start < kinds.length; start++) {
            best = wrong(row, start) < wrong(row, best) ? start : best;
        }
        return best;
    }

    @Override
    public long amount(int[] row) {
        return wrong(row, start(row));
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        int start = start(row);
        List<Integer> wrong = new ArrayList<>();
        for (int c = first; c < row.length; c++) {
            if (row[c] != 0 && takesPart(row[c]) && !fits(c, row[c], start)) {
                wrong.add(c);
            }
        }
        for (int c : wrong) {
            String band = bands.get(Math.floorMod(start + block[c], kinds.length));
            found.accept(new Violation(id, weight, List.of(c), "rule." + id, List.of(names.get(row[c]), band)));
        }
    }

    @Override
    public boolean shape(RowShape shape) {
        if (begin < 0 || hard()) {
            return false;
        }
        for (int c = first; c < block.length; c++) {
            for (int type = 1; type <= shape.types(); type++) {
                if (takesPart(type) && !fits(c, type, begin)) {
                    shape.charge(c, type, weight);
                }
            }
        }
        return true;
    }
}
