package cn.zhiban.core.tabular;

import java.io.IOException;
import java.util.List;

/** A table in a file that is known to be readable. Reading streams; it can be done several times. */
public interface Table {
    /** Most rows that are read. */
    int ROWS = 200_000;
    /** Most columns that are read. */
    int COLUMNS = 200;
    /** Most characters in a cell. */
    int CELL = 100_000;

    /** What the file is. */
    TableFormat format();

    /** Name of the encoding of a CSV file, empty for others. */
    String encoding();

    /**
     * Hands over row by row, the heading first; rows without any text are left out but counted.
     *
     * @throws UnreadableTable the file is broken, or larger than the limits
     */
    void read(Handler handler) throws IOException;

    /** Takes rows. */
    interface Handler {
        /**
         * One row.
         *
         * @param number row as people see it, 1-based
         * @param cells texts from the first column on
         * @return whether to go on
         */
        boolean row(int number, List<String> cells) throws IOException;
    }
}
