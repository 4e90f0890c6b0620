package cn.zhiban.core.importing;

import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.tabular.Column;
import java.util.List;

/**
 * One kind of import (导入), brought as a bean by a module: which columns there are, what makes a row right, how rows are
 * kept. Reading the file, mapping its columns, batches, progress, cancel, going on after a crash, counting and showing
 * errors are done around it. All methods are called in the name of whoever imports.
 *
 * <p>Texts: {@code <name>.import.title} is the dialog's title, {@code <name>.column.<field>} names a column for people.
 *
 * @param <T> a row that was read and found right
 */
public interface RowImporter<T> {
    /** Unique name, for example {@code core.employee}; starts with the module's name. */
    String name();

    /** The columns that are understood, in the order in which they are shown and exported. */
    List<Column> columns();

    /** Goes on only if the actor may import at all. @throws cn.zhiban.core.security.NotAllowed it may not */
    void requireAllowed();

    /** Begins to go through a file, once per job and once more after each crash in between. */
    ImportRun<T> start(ImportOrder order);

    /** Whether {@link #undo} takes back what an import wrote. */
    default boolean canUndo() {
        return false;
    }

    /**
     * Takes back what the import with this job id wrote, as far as nobody changed it since. Called in a job, outside a
     * transaction; commits in steps and may be called again after a crash.
     */
    default UndoResult undo(long importJobId, JobContext context) {
        throw new UnsupportedOperationException(name());
    }
}
