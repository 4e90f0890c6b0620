package cn.zhiban.core.importing;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes imports back, as jobs. */
@Component
class UndoHandler implements JobHandler {
    static final String TYPE = "core.import-undo";
    private final Importers importers;
    private final ImportLedger ledger;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    UndoHandler(Importers importers, ImportLedger ledger, AuditLog audit, PlatformTransactionManager transactions) {
        this.importers = importers;
        this.ledger = ledger;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param importJobId the import that is taken back */
    record Request(long importJobId) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Object run(JobContext context) {
        long job = context.parameters(Request.class).importJobId();
        ImportResult result = ledger.find(job)
                .orElseThrow(() -> new NotFound("core.import", job))
                .result();
        UndoResult undone = importers.allowed(result.importer()).undo(job, context);
        transaction.executeWithoutResult(
                _ -> audit.record("undone", ImportHandler.TYPE, job, result.importer(), null, undone));
        return undone;
    }
}
