package cn.zhiban.core.importing;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.importing.ImportLedger.Tally;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.tabular.CellError;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.ColumnMapping;
import cn.zhiban.core.tabular.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** One way of one job through its file: row by row checked, batch by batch written and counted in one transaction. */
final class ImportPass<T> {
    /** Few enough that a cancel is felt at once, enough that a commit per batch costs little. */
    private static final int BATCH = 200;

    private final JobContext job;
    private final ImportRequest request;
    private final List<Column> columns;
    private final ImportRun<T> run;
    private final Keeper keeper;
    private final TransactionTemplate transaction;
    private final List<Pending<T>> batch = new ArrayList<>();
    private Tally tally;
    private int rowsInFile;
    private @Nullable ColumnMapping mapping;

    /** Remembers how far the pass has come. */
    interface Keeper {
        /** What is done already. */
        Tally begin();

        /** Called in the transaction that writes the rows. */
        void save(Tally tally);
    }

    private record Pending<T>(int row, RowCheck<T> check) {}

    /** Carries a problem of ours through a reader, which would take it for a broken file. */
    private static final class Carried extends IOException {
        private final RuntimeException problem;

        Carried(RuntimeException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    ImportPass(
            JobContext job,
            ImportRequest request,
            RowImporter<T> importer,
            Keeper keeper,
            TransactionTemplate transaction) {
        this.job = job;
        this.request = request;
        this.columns = importer.columns();
        this.run = importer.start(new ImportOrder(job.jobId(), request.dryRun(), request.options()));
        this.keeper = keeper;
        this.transaction = transaction;
        this.tally = Objects.requireNonNull(transaction.execute(_ -> keeper.begin()));
    }

    ImportResult through(Table table) throws IOException {
        try {
            table.read((_, _) -> {
                rowsInFile++;
                return true;
            });
            table.read((number, cells) -> {
                try {
                    take(number, cells);
                } catch (RuntimeException e) {
                    throw new Carried(e);
                }
                return true;
            });
        } catch (Carried e) {
            throw e.problem;
        }
        flush();
        return tally.result();
    }

    private void take(int number, List<String> cells) {
        if (mapping == null) {
            mapping = ColumnMapping.of(cells, columns, request.mapping()).complete();
            return;
        }
        RowCheck<T> check = run.check(mapping.row(number, cells));
        if (number <= tally.lastRow()) {
            return; // written before a crash
        }
        batch.add(new Pending<>(number, check));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        job.checkCancelled();
        if (batch.isEmpty()) {
            return;
        }
        try {
            keep(batch);
        } catch (UserFacingProblem | DataIntegrityViolationException e) {
            for (Pending<T> pending : batch) {
                job.checkCancelled();
                keepAlone(pending);
            }
        }
        batch.clear();
        job.progress(rowsInFile <= 1 ? 1 : (tally.result().rows() + 1.0) / rowsInFile);
    }

    /** Writes and counts in one transaction. */
    private void keep(List<Pending<T>> rows) {
        tally = Objects.requireNonNull(transaction.execute(_ -> {
            List<T> values = new ArrayList<>();
            for (Pending<T> pending : rows) {
                T value = pending.check().value();
                if (value != null) {
                    values.add(value);
                }
            }
            List<RowOutcome> outcomes =
                    values.isEmpty() ? List.of() : request.dryRun() ? run.foresee(values) : run.write(values);
            Tally after = tally;
            int next = 0;
            for (Pending<T> pending : rows) {
                RowOutcome outcome = pending.check().value() == null ? null : outcomes.get(next++);
                after = counted(after, pending, outcome);
            }
            keeper.save(after);
            return after;
        }));
    }

    private void keepAlone(Pending<T> pending) {
        try {
            keep(List.of(pending));
        } catch (UserFacingProblem e) {
            String column = e instanceof InvalidInput input ? column(input.field()) : "";
            refuse(pending, new CellError(pending.row(), column, e.messageKey(), texts(e.arguments())));
        } catch (DataIntegrityViolationException e) {
            refuse(pending, CellError.of(pending.row(), "", "core.import.error.refused"));
        }
    }

    private void refuse(Pending<T> pending, CellError error) {
        tally = Objects.requireNonNull(transaction.execute(_ -> {
            Tally after = counted(tally, pending, RowOutcome.refused(error));
            keeper.save(after);
            return after;
        }));
    }

    private static <T> Tally counted(Tally before, Pending<T> pending, @Nullable RowOutcome outcome) {
        if (outcome == null) {
            return before.plus(
                    pending.row(),
                    RowOutcome.Kind.REFUSED,
                    pending.check().errors().stream().map(ImportError::of).toList());
        }
        CellError error = outcome.error();
        return before.plus(pending.row(), outcome.kind(), error == null ? List.of() : List.of(ImportError.of(error)));
    }

    /** Services name the component of a record ({@code staffNumber}), columns are named {@code staff_number}. */
    private String column(String field) {
        String snake = field.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        return columns.stream()
                .map(Column::field)
                .filter(column -> column.equals(snake) || (column + "_id").equals(snake))
                .findFirst()
                .orElse("");
    }

    private static List<String> texts(Object[] arguments) {
        return Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
