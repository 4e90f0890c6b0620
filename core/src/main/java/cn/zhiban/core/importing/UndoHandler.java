package cn.zhiban.core.importing;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import org.springframework.stereotype.Component;

/** Takes imports back, as jobs. */
@Component
class UndoHandler implements JobHandler {
    static final String TYPE = "core.import-undo";
    private final Importers importers;
    private final ImportLedger ledger;

    UndoHandler(Importers importers, ImportLedger ledger) {
        this.importers = importers;
        this.ledger = ledger;
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
        return importers.allowed(result.importer()).undo(job, context);
    }
}
