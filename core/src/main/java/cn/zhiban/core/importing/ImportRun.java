package cn.zhiban.core.importing;

import cn.zhiban.core.tabular.TableRow;
import java.util.List;

/**
 * One way through one file, by one thread. It may remember what it has seen, for example to find the same number twice
 * in the file.
 *
 * @param <T> a row that was read and found right
 */
public interface ImportRun<T> {
    /**
     * Reads a row and finds its mistakes, all of them at once. Writes nothing. Called for every row in the file's order,
     * after a crash once more for rows that are written already.
     */
    RowCheck<T> check(TableRow row);

    /** What {@link #write} would do with each of the rows, in their order. Writes nothing. */
    List<RowOutcome> foresee(List<T> rows);

    /**
     * Writes rows that were found right, within the surrounding transaction, and says what became of each, in their
     * order. A {@link cn.zhiban.core.UserFacingProblem} or a broken constraint rolls back the batch; its rows are then
     * written one by one, and the ones that fail again are reported as errors.
     */
    List<RowOutcome> write(List<T> rows);
}
