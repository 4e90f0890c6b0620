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

    ImportHandler(Importers importers, ImportLedger ledger, FileStore files, PlatformTransactionManager transactions) {
        this.importers = importers;
        this.ledger = ledger;
        this.files = files;
        this.transaction = new TransactionTemplate(transactions);
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
        return new ImportPass<>(context, request, importer, ledger.keeper(context.jobId(), request), transaction)
                .through(TableReader.open(files.content(file)));
    }
}
