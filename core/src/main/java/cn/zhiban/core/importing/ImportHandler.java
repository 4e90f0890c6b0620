package cn.zhiban.core.importing;

import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import cn.zhiban.core.tabular.TableReader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs imports as jobs. */
@Component
class ImportHandler implements JobHandler {
    static final String TYPE = "core.import";
    private final Importers importers;
    private final ImportLedger ledger;
    private final FileStore files;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ImportHandler(
            Importers importers,
            ImportLedger ledger,
            FileStore files,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.importers = importers;
        this.ledger = ledger;
        this.files = files;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What the audit log keeps of an import; each object that it changed has an entry of its own. */
    private record Counts(String importer, int created, int updated) {
        static Counts of(ImportResult result) {
            return new Counts(result.importer(), result.created(), result.updated());
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Object run(JobContext context) throws Exception {
        ImportRequest request = context.parameters(ImportRequest.class);
        RowImporter<?> importer = importers.allowed(request.importer());
        StoredFile file = files.getTrusted(request.file());
        ImportResult result = new ImportPass<>(
                        context, request, importer, ledger.keeper(context.jobId(), request), transaction)
                .through(TableReader.open(files.content(file)));
        if (result.wrote()) {
            transaction.executeWithoutResult(
                    _ -> audit.record("imported", TYPE, context.jobId(), file.name(), null, Counts.of(result)));
        }
        return result;
    }
}
